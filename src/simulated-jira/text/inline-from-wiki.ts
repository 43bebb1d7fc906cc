import type { AdfNode } from '../state.ts';

type Mark = NonNullable<AdfNode['marks']>[number];

const marksBySign: Readonly<Record<string, Mark>> = {
  '*': { type: 'strong' },
  _: { type: 'em' },
  '-': { type: 'strike' },
  '+': { type: 'underline' },
  '^': { type: 'subsup', attrs: { type: 'sup' } },
  '~': { type: 'subsup', attrs: { type: 'sub' } },
};

const wordCharacter = /[\p{L}\p{N}]/u;

/** Where the phrase that a sign opens at `start` ends; -1: it opens none. */
function closing(text: string, start: number, sign: string): number {
  const before = text[start - 1] ?? ' ';
  const after = text[start + 1] ?? ' ';
  if (wordCharacter.test(before) || after === sign || /\s/.test(after)) return -1;
  for (let end = text.indexOf(sign, start + 2); end > 0; end = text.indexOf(sign, end + 1)) {
    const line = text.slice(start, end);
    if (line.includes('\n')) return -1;
    if (!/\s/.test(text[end - 1] ?? ' ') && !wordCharacter.test(text[end + 1] ?? ' ')) return end;
  }
  return -1;
}

function textNode(text: string, marks: readonly Mark[]): AdfNode[] {
  if (text === '') return [];
  return [{ type: 'text', text, ...(marks.length === 0 ? {} : { marks: [...marks] }) }];
}

/** `[text|address]`, `[address]` and `[~accountid:…]`. */
function bracket(inside: string, marks: readonly Mark[]): AdfNode[] | null {
  const mention = /^~(?:accountid:)?(.+)$/.exec(inside)?.[1];
  if (mention !== undefined) return [{ type: 'mention', attrs: { id: mention, text: `@${mention}` } }];
  const [label = '', target] = inside.split('|');
  const href = target ?? label;
  if (!/^(?:https?:|mailto:|#|\/)/.test(href)) return null;
  return textNode(label, [...marks, { type: 'link', attrs: { href } }]);
}

/** `width=200,alt="…"`, `thumbnail`. */
function optionsIn(text: string): ReadonlyMap<string, string> {
  const pairs = text.split(',').map((part) => part.trim().split('='));
  return new Map(pairs.map(([name = '', value = '']) => [name, value.replace(/^"(.*)"$/, '$1')]));
}

/** `!picture.png|width=200!`: sizes that are not stated are those of Atlassian's converter. */
function picture(name: string, written: string): AdfNode {
  const options = optionsIn(written);
  const size = (of: string, otherwise: number) => Number.parseInt(options.get(of) ?? '', 10) || otherwise;
  const percents = options.get('width')?.endsWith('%') === true;
  const alt = options.get('alt');
  const attrs = {
    ...(/^https?:/.test(name) ? { type: 'external', url: name } : { type: 'file', id: name, collection: '' }),
    ...(percents ? {} : { width: size('width', 200), height: size('height', 183) }),
    ...(alt ? { alt } : {}),
  };
  return {
    type: 'mediaSingle',
    attrs: { layout: 'center', ...(percents ? { width: Math.min(size('width', 100), 100) } : {}) },
    content: [{ type: 'media', attrs }],
  };
}

/** A picture or file that begins here, and where it ends: `!picture.png!` beside no word, or `[^file.zip]`. */
function mediaAt(text: string, at: number): { readonly node: AdfNode; readonly end: number } | null {
  const file = /^\[\^([()\w. -]+)\]/.exec(text.slice(at, at + 300));
  if (file !== null) {
    const [whole, id = ''] = file;
    const attrs = { type: 'file', id, collection: '' };
    return { node: { type: 'mediaGroup', content: [{ type: 'media', attrs }] }, end: at + whole.length };
  }
  if (text[at] !== '!' || wordCharacter.test(text[at - 1] ?? ' ')) return null;
  const end = text.indexOf('!', at + 2);
  const inside = text.slice(at + 1, end);
  if (end < 0 || /^\s|\s$|\n/.test(inside) || wordCharacter.test(text[end + 1] ?? ' ')) return null;
  const [name = '', options = ''] = inside.split('|');
  return { node: picture(name, options), end: end + 1 };
}

/** Wiki markup within one block as the nodes of a paragraph. */
export function inlineFromWiki(text: string, marks: readonly Mark[] = []): AdfNode[] {
  const found: AdfNode[] = [];
  let plain = '';
  const flush = () => {
    found.push(...textNode(plain, marks));
    plain = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (text.startsWith('\\\\', at) || sign === '\n') {
      flush();
      found.push({ type: 'hardBreak' });
      if (sign !== '\n') at += 1;
      continue;
    }
    if (sign === '\\' && at + 1 < text.length) {
      at += 1;
      plain += text[at] ?? '';
      continue;
    }
    if (text.startsWith('{{', at)) {
      const end = text.indexOf('}}', at + 2);
      if (end > at + 2) {
        flush();
        found.push(...textNode(text.slice(at + 2, end), [...marks, { type: 'code' }]));
        at = end + 1;
        continue;
      }
    }
    const media = mediaAt(text, at);
    if (media !== null) {
      flush();
      found.push(media.node);
      at = media.end - 1;
      continue;
    }
    if (sign === '[') {
      const end = text.indexOf(']', at + 1);
      const nodes = end < 0 ? null : bracket(text.slice(at + 1, end), marks);
      if (nodes !== null) {
        flush();
        found.push(...nodes);
        at = end;
        continue;
      }
    }
    const mark = marksBySign[sign];
    const end = mark === undefined ? -1 : closing(text, at, sign);
    if (mark !== undefined && end > 0) {
      flush();
      found.push(...inlineFromWiki(text.slice(at + 1, end), [...marks, mark]));
      at = end;
      continue;
    }
    plain += sign;
  }
  flush();
  return found;
}
