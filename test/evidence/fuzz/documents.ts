import { drawing, neighbours, type PlantedSecret, plantedSecrets } from '../redaction/secrets.ts';

/** A recording or a pasted text that was never seen, with a secret of every kind in some place of it. */
export interface FuzzedDocument {
  readonly form: 'evidence' | 'text';
  readonly text: string;
  readonly secrets: readonly PlantedSecret[];
}

const hosts = [
  'https://example.atlassian.net',
  'https://jira.example.com',
  'https://api.atlassian.com/ex/jira/11111111-2222-3333-4444-555555555555',
  'http://localhost:8080/jira',
  '$JIRA_URL',
  '{{baseUrl}}',
  '',
];
const paths = [
  '/rest/api/3/myself',
  '/rest/api/2/issue/ABC-1',
  '/rest/api/3/search/jql?jql=project%3DABC',
  '/rest/agile/1.0/board',
  '/rest/servicedeskapi/request',
  '/oauth/token',
  '/browse/ABC-1',
];
const statuses = [200, 302, 400, 401, 403, 404, 405, 410, 429, 500, 503];
const methods = ['GET', 'POST', 'PUT', 'DELETE'];
const identities = ['api-token', 'pat', 'password', 'oauth-3lo', 'connect-app', 'forge-app', 'anonymous'];
const headers = ['Authorization', 'Cookie', 'X-Note', 'Location', 'Server', 'Set-Cookie', 'WWW-Authenticate'];

type Draw = ReturnType<typeof drawing>;

/** The same seed gives the same document. */
export function fuzzedDocument(seed: number): FuzzedDocument {
  const draw = drawing(seed * 7_919 + 17);
  const secrets = plantedSecrets(seed);
  return draw.below(2) === 0
    ? { form: 'evidence', text: JSON.stringify(evidence(draw, secrets)), secrets }
    : { form: 'text', text: pasted(draw, secrets), secrets };
}

function besides(draw: Draw, { text }: PlantedSecret): string {
  const [before, behind] = draw.pick(neighbours);
  return `${before}${text}${behind}`;
}

function evidence(draw: Draw, secrets: readonly PlantedSecret[]): object {
  const exchanges = Array.from({ length: 1 + draw.below(3) }, () => exchange(draw));
  const notes: Record<string, unknown> = {};
  for (const secret of secrets) {
    const { request, response } = draw.pick(exchanges);
    const text = besides(draw, secret);
    const name = draw.pick(headers);
    switch (draw.below(10)) {
      case 0:
        request.url += `${request.url.includes('?') ? '&' : '?'}q=${encodeURIComponent(text)}`;
        break;
      case 1:
        request.url += `/${text}`;
        break;
      case 2:
        request.headers[`${name}-${draw.below(99)}`] = text;
        break;
      case 3:
        request.body = `${request.body ?? ''}\n${text}`;
        break;
      case 4:
        response.headers[`${name}-${draw.below(99)}`] = text;
        break;
      case 5:
        response.body = `${response.body}\n${text}`;
        break;
      case 6:
        response.body = JSON.stringify({ errorMessages: [text], errors: { [text]: text } });
        break;
      case 7:
        notes[`note${draw.below(99)}`] = { deep: [text] };
        break;
      case 8:
        notes[text] = true;
        break;
      default:
        request.headers[name] = text;
    }
  }
  return { identity: draw.pick(identities), accountNotes: notes, exchanges };
}

interface MutableExchange {
  readonly request: { method: string; url: string; headers: Record<string, string>; body: string | null };
  readonly response: { status: number; headers: Record<string, string>; body: string };
}

function exchange(draw: Draw): MutableExchange {
  return {
    request: {
      method: draw.pick(methods),
      url: `${draw.pick(hosts)}${draw.pick(paths)}`,
      headers: {},
      body: null,
    },
    response: { status: draw.pick(statuses), headers: {}, body: 'it failed' },
  };
}

/** Lines as clients print them, in any order, one secret a line. */
function pasted(draw: Draw, secrets: readonly PlantedSecret[]): string {
  const address = () => `${draw.pick(hosts)}${draw.pick(paths)}`;
  const opening = draw.pick([
    () => `${draw.pick(methods)} ${address()} ${draw.pick(statuses)}`,
    () => `${draw.pick(statuses)} Client Error: Forbidden for url: ${address()}`,
    () => `$ curl -i ${address()}\nHTTP/2 ${draw.pick(statuses)}\ncontent-type: application/json\n`,
    () => `Invoke-RestMethod : The remote server returned an error: (${draw.pick(statuses)}) Unauthorized.`,
    () => `AxiosError: Request failed with status code ${draw.pick(statuses)}\n  url: '${address()}',`,
    () =>
      `jira.exceptions.JIRAError: JiraError HTTP ${draw.pick(statuses)} url: ${address()}\n\ttext: it failed`,
    () => `{"level":"error","status":${draw.pick(statuses)},"url":"${address()}"}`,
  ])();
  const lines = secrets.map((secret) => {
    const text = besides(draw, secret);
    switch (draw.below(6)) {
      case 0:
        return `we sent ${text}`;
      case 1:
        return `{"errorMessages":[${JSON.stringify(text)}],"errors":{}}`;
      case 2:
        return `level=error msg=${JSON.stringify(text)} url=${address()}`;
      case 3:
        return `    at call (${text})`;
      case 4:
        return `x-note-${draw.below(9)}: ${text}`;
      default:
        return text;
    }
  });
  const at = draw.below(3);
  return [...lines.slice(0, at), opening, ...lines.slice(at)].join('\n');
}
