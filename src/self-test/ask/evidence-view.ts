import type { Exchange } from '../../evidence/index.ts';
import { identityTraits } from '../../jira-facts/index.ts';
import type { ProbeEvidence } from '../../report/index.ts';

/** Characters of a body that a report keeps. */
const excerptLength = 1_500;

/** What a report keeps of the calls behind one refusal: the call itself first unless it was only `predicted`, each once. */
export function evidenceViews(
  exchanges: readonly Exchange[],
  ownName: string,
  predicted = false,
): ProbeEvidence[] {
  const [first] = exchanges;
  if (first === undefined) return [];
  const seen = new Set<string>();
  return exchanges.flatMap((exchange) => {
    const { request, identity, response } = exchange;
    const key = JSON.stringify([request.method, request.url, request.body, identity, response?.status]);
    if (seen.has(key)) return [];
    seen.add(key);
    const itself = exchange === first && !predicted;
    const caption = itself ? `The call itself, as ${ownName}` : captionOf(exchange, first, ownName);
    // The body of a call that worked is nobody's evidence: its status says all there is to compare.
    return [{ caption, ...evidenceView(exchange, itself || !worked(exchange)) }];
  });
}

const worked = ({ response }: Exchange): boolean => {
  const status = response?.status ?? 0;
  return status >= 200 && status < 300;
};

function captionOf(exchange: Exchange, first: Exchange, ownName: string): string {
  const { identity } = exchange;
  const who =
    identity === undefined || identity === first.identity ? ownName : identityTraits[identity].words;
  const [here, there] = [addressOf(exchange), addressOf(first)];
  if (here.path.endsWith('/permissions/check') || here.path.endsWith('/mypermissions'))
    return `Which permissions it holds, as ${who}`;
  if (here.path.endsWith('/myself')) return `Who Jira takes it for, as ${who}`;
  if (here.path === there.path && exchange.request.method === first.request.method)
    return here.origin === there.origin
      ? `The same call as ${who}`
      : `The same call at the other address, as ${who}`;
  return there.path.startsWith(`${here.path}/`)
    ? `What the call is about, as ${who}`
    : `For comparison, as ${who}`;
}

/** The gateway names the site in its path. */
function addressOf({ request: { url } }: Exchange): { origin: string; path: string } {
  if (!URL.canParse(url)) return { origin: '', path: url };
  const { origin, pathname } = new URL(url);
  const parts = pathname.split('/');
  return pathname.startsWith('/ex/jira/')
    ? { origin: `${origin}/ex/jira`, path: `/${parts.slice(4).join('/')}` }
    : { origin, path: pathname };
}

/** An exchange as a report shows it: a command to try again with one's own credential, and what came back. */
export function evidenceView(exchange: Exchange, withBody = true): ProbeEvidence {
  const { response, failure } = exchange;
  const body = withBody ? (response?.body ?? null) : null;
  return {
    curl: curlOf(exchange),
    status: response?.status ?? null,
    headers: response?.headers ?? {},
    bodyExcerpt: body === null || body.length <= excerptLength ? body : `${body.slice(0, excerptLength)}…`,
    ...(failure === undefined ? {} : { failure: `${failure.kind}: ${failure.message}` }),
  };
}

function curlOf({ request }: Exchange): string {
  const parts = ['curl -i'];
  if (request.method !== 'GET') parts.push(`-X ${request.method}`);
  let told = '';
  for (const [name, value] of Object.entries(request.headers)) {
    const masked = name.toLowerCase() === 'authorization' ? maskedCredential(value) : null;
    if (masked !== null) {
      parts.push(masked.option);
      told = masked.facts === '' ? '' : `\n# What was sent: ${masked.facts}`;
    } else if (name.toLowerCase() !== 'user-agent' && value !== '***') {
      parts.push(`-H ${quoted(`${name}: ${value}`)}`);
    }
  }
  if (request.body !== null && request.body !== '') parts.push(`--data ${quoted(request.body)}`);
  return `${[...parts, quoted(request.url)].join(' ')}${told}`;
}

/** A masked credential as an option that runs with the reader's own, and what was readable of the one that was sent. */
function maskedCredential(value: string): { readonly option: string; readonly facts: string } | null {
  const [head = '', rest = ''] = value.split(' ***', 2);
  if (!/^[A-Za-z]+$/.test(head) || !value.includes(' ***')) return null;
  const facts = rest.replaceAll(/[\r\n]/g, ' ').trim();
  const option = head.toLowerCase() === 'basic' ? '-u "$EMAIL:$TOKEN"' : `-H "authorization: ${head} $TOKEN"`;
  return { option, facts: facts === '' ? '' : `${head} ${facts}` };
}

/** For a POSIX shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
