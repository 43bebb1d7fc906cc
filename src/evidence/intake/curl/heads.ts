/** `HTTP/1.1 403`, also behind the mark of curl -v or a word for what it is. */
export const statusLine =
  /^(?: {4}|\t)?(?:<\s?|(?:[Rr]esponse|[Aa]nswer|[Rr]eply|[Gg]ot):?\s)?HTTP\/\d(?:\.\d)?\s+(\d{3})(?:\s|$)/;
/** `> GET /rest/… HTTP/1.1` of curl -v. */
export const requestLine = /^>\s?([A-Z]{3,10}) (\S+) HTTP\/\d/;
/** The same as other programs and people write it: alone on its line. */
const plainRequest =
  /^\s{0,8}(GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS) (https?:\/\/\S{1,4000}|\/\S{1,4000})(?:\s{1,3}HTTP\/\d(?:\.\d)?)?\s{0,8}$/;

const answerHead = /^< ?[A-Za-z][\w-]{1,60}: /;

/** Below the lines of a request: what came back. */
const statusAlone = /^\s{0,8}([2-5]\d\d)(?: [A-Z][A-Za-z -]{1,40})?\s{0,8}$/;

/** One call as its heads show it: request, answer, or the error that curl told. */
export interface Block {
  method: string | null;
  path: string | null;
  requestHeaders: Record<string, string>;
  status: number | null;
  headers: Record<string, string>;
  body: string[];
  failure: { code: number; message: string } | null;
}

/** Where in a block a line stands. */
type Part = 'request' | 'head' | 'body';

const emptyBlock = (): Block => ({
  method: null,
  path: null,
  requestHeaders: {},
  status: null,
  headers: {},
  body: [],
  failure: null,
});

/** The calls whose heads stand in these lines, as curl -v, -i and those who retype them write them. */
export function readBlocks(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let block: Block | null = null;
  let part: Part = 'body';
  const verbose = lines.some((line) => requestLine.test(line) || /^< HTTP\//.test(line));
  const another = (): Block => {
    const next = emptyBlock();
    blocks.push(next);
    return next;
  };
  for (const line of lines) {
    const request = requestLine.exec(line);
    const status = statusLine.exec(line);
    const failed = /^curl: \((\d{1,3})\)\s{0,4}(.{0,400})/.exec(line);
    const asked = request ?? (verbose ? null : plainRequest.exec(line));
    if (asked) {
      block = another();
      block.method = asked[1] ?? null;
      block.path = asked[2] ?? null;
      part = 'request';
    } else if (status && (!verbose || line.startsWith('<') || block === null)) {
      const code = Number(status[1]);
      if (code < 200 || /connection established/i.test(line)) {
        part = 'head';
        continue;
      }
      if (block === null || block.status !== null) block = another();
      block.status = code;
      part = 'head';
    } else if (failed) {
      // 22 is curl's own word for a status it was told to take as an error, shown above or not.
      const answered = /returned error: (\d{3})/.exec(failed[2] ?? '')?.[1];
      const isShown = answered !== undefined && block?.status === Number(answered);
      if (block === null || (block.status !== null && !isShown)) block = another();
      if (answered === undefined) block.failure = { code: Number(failed[1]), message: failed[2] ?? '' };
      else block.status = Number(answered);
      block = null;
    } else if (block !== null) part = readLine(block, line, part, verbose);
  }
  return joined(
    blocks.filter(({ status, failure, method }) => status !== null || failure !== null || method !== null),
  );
}

/** People name the call also behind its answer. */
function joined(blocks: readonly Block[]): Block[] {
  const [answer, request, ...more] = blocks;
  return answer && request && more.length === 0 && answer.method === null && isOpen(request)
    ? [{ ...answer, method: request.method, path: request.path, requestHeaders: request.requestHeaders }]
    : [...blocks];
}

const isOpen = ({ status, failure }: Block) => status === null && failure === null;

function readLine(block: Block, line: string, part: Part, verbose: boolean): Part {
  if (verbose && (line.startsWith('* ') || /^[{}] \[\d+ bytes data\]/.test(line))) return part;
  const text = verbose ? line.replace(/^[<>] ?/, '') : line;
  // Who copies by hand may leave out the line of the status.
  if (verbose && part === 'request' && answerHead.test(line)) return readLine(block, line, 'head', verbose);
  if (part === 'body') {
    if (!verbose || !/^[<>](?: |$)/.test(line)) block.body.push(verbose ? line.replace(/^\| /, '') : line);
    return part;
  }
  if (text.trim() === '') return part === 'head' ? 'body' : part;
  if (verbose && part === 'head' && !line.startsWith('<')) {
    block.body.push(line);
    return 'body';
  }
  const colon = text.indexOf(':', 1);
  if (colon > 0) {
    const name = text.slice(0, colon).trim();
    if (/^[A-Za-z0-9_-]{1,80}$/.test(name) && name !== '__proto__') {
      (part === 'request' ? block.requestHeaders : block.headers)[name] = text.slice(colon + 1).trim();
      return part;
    }
  }
  const status = verbose || part !== 'request' ? undefined : statusAlone.exec(text)?.[1];
  if (status !== undefined && block.status === null) {
    block.status = Number(status);
    return 'head';
  }
  if (verbose || part === 'request') return part;
  // Whoever copies heads by hand leaves out the empty line behind them.
  block.body.push(line);
  return 'body';
}
