import { Composer, type CST, type Document, Lexer, LineCounter, Parser, type YAMLParseError } from 'yaml';

/** Values inside each other; more than any file that people write. */
export const deepestNesting = 64;

/** A text in YAML as far as it was read. */
interface ComposedYaml {
  readonly document: Document.Parsed | null;
  /** Documents after the first are not read; whether there are any. */
  readonly hasMore: boolean;
  /** The offset at which it is nested more than `deepestNesting`, which ends the reading; null: nowhere. */
  readonly tooDeepAt: number | null;
  /** Of errors and warnings; offsets in characters. */
  readonly problems: readonly Pick<YAMLParseError, 'message' | 'code' | 'pos'>[];
  readonly lines: LineCounter;
}

/**
 * Reads the first document of a text in time that grows with its length: the composer of `yaml` takes minutes for a few thousand
 * `? ` or brackets inside each other, and compares every key of a map with every other. Keys are texts; whether they are unique is
 * not checked.
 */
export function composeYaml(text: string): ComposedYaml {
  const lines = new LineCounter();
  const parser = new Parser(lines.addNewLine);
  let tooDeepAt: number | null = null;

  function* tokens(): Generator<CST.Token> {
    lines.addNewLine(0);
    for (const lexeme of new Lexer().lex(text)) {
      yield* parser.next(lexeme);
      // Two more stand for the document and for a scalar.
      if (parser.stack.length > deepestNesting + 2) {
        tooDeepAt = parser.offset;
        return;
      }
    }
    yield* parser.end();
  }

  let document: Document.Parsed | null = null;
  let hasMore = false;
  const composer = new Composer({
    uniqueKeys: false,
    stringKeys: true,
    lineCounter: lines,
    prettyErrors: false,
  });
  for (const composed of composer.compose(tokens(), true, text.length)) {
    hasMore = document !== null;
    if (hasMore) break;
    document = composed;
  }
  const problems = document === null ? [] : [...document.errors, ...document.warnings];
  return { document: tooDeepAt === null ? document : null, hasMore, tooDeepAt, problems, lines };
}
