import type { Exchange } from '../evidence/index.ts';
import type { ProbeEvidence } from '../report/index.ts';

/** Characters of a body that a report keeps. */
const excerptLength = 1_500;

/** An exchange as a report shows it: a command to try again with one's own credential, and what came back. */
export function evidenceView(exchange: Exchange): ProbeEvidence {
  const { response, failure } = exchange;
  const body = response?.body ?? null;
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
  for (const [name, value] of Object.entries(request.headers)) {
    if (name.toLowerCase() !== 'user-agent') parts.push(`-H ${quoted(`${name}: ${value}`)}`);
  }
  if (request.body !== null && request.body !== '') parts.push(`--data ${quoted(request.body)}`);
  return [...parts, quoted(request.url)].join(' ');
}

/** For a POSIX shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
