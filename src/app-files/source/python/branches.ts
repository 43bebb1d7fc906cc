import { inside, type PythonTexts } from './python-texts.ts';
import { isVerb } from './read-request.ts';
import { childrenOf, type SyntaxNode, wordsOf } from './syntax.ts';

type Texts = (node: SyntaxNode) => PythonTexts;

/** Whether `method == "GET"` holds for what was given; null: something else is asked, or it is not known. */
const holds = (condition: SyntaxNode, text: string, texts: Texts): boolean | null => {
  const [left, sign, right] = childrenOf(condition);
  if (condition.name !== 'BinaryExpression' || !left || !sign || right?.name !== 'String') return null;
  const verb = inside(wordsOf(right, text));
  if (wordsOf(sign, text) !== '==' || !isVerb(verb)) return null;
  const given = texts(left).texts;
  if (given.length === 0 || !given.every(isVerb)) return null;
  const equal = given.filter((one) => one.toUpperCase() === verb.toUpperCase()).length;
  return equal === 0 ? false : equal === given.length ? true : null;
};

/** What `if …: return …` with nothing else asks: what follows is reached only where it does not hold. */
const askedBefore = (node: SyntaxNode): SyntaxNode | null => {
  const bodies = node.name === 'IfStatement' ? node.getChildren('Body') : [];
  const ends = bodies.length === 1 && /^(?:Return|Raise)Statement$/.test(bodies[0]?.lastChild?.name ?? '');
  return ends ? node.getChild('BinaryExpression') : null;
};

/** Whether what was given leads into all branches that a place stands in: `if method == "GET": … elif … else: …`. */
export const isReached = (place: SyntaxNode, text: string, texts: Texts): boolean => {
  for (let node = place; node.parent; node = node.parent) {
    for (let before = node.prevSibling; before; before = before.prevSibling) {
      const asked = askedBefore(before);
      if (asked !== null && holds(asked, text, texts) === true) return false;
    }
    if (node.name !== 'Body' || node.parent.name !== 'IfStatement') continue;
    const before = childrenOf(node.parent).filter(
      ({ from, name }) => from < node.from && name === 'BinaryExpression',
    );
    const own = node.prevSibling?.name === 'BinaryExpression' ? node.prevSibling : null;
    for (const condition of before) {
      const isOwn = condition.from === own?.from;
      if (holds(condition, text, texts) === !isOwn) return false;
    }
  }
  return true;
};
