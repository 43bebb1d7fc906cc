import { identityTraits, kindsWith } from '../../../jira-facts/index.ts';
import type { Evidence, Exchange } from '../../exchange.ts';
import { redactUrl } from '../../redaction/index.ts';
import type { Draft, Question, Understood, UnstatedFact } from '../values/index.ts';
import { headerOf, wentWrong } from '../values/index.ts';

/** Says of a redacted evidence what was read, and what no call of it states. */
export function understand(
  draft: Draft,
  evidence: Evidence,
  from: Understood['identity']['from'],
): Understood {
  const { exchanges } = evidence;
  const none = (has: (exchange: Exchange) => boolean) => !exchanges.some(has);
  const unstated: UnstatedFact[] = [];
  if (none(({ request }) => request.url !== '')) unstated.push('address');
  if (draft.methodAssumed === true) unstated.push('method');
  if (none(({ response, failure }) => failure !== undefined || response?.status != null))
    unstated.push('status');
  if (none(hasScheme)) unstated.push('scheme');
  if (from === 'assumed') unstated.push('identity');
  return {
    form: draft.form,
    calls: failedFirst(exchanges)
      .slice(0, 20)
      .map((exchange) => callInWords(exchange, draft.methodAssumed === true)),
    identity: { kind: evidence.identity, from },
    unstated,
  };
}

/** Of several calls people want to see the one that failed; those that worked stand behind, in their order. */
function failedFirst(exchanges: readonly Exchange[]): readonly Exchange[] {
  return [...exchanges.filter(wentWrong), ...exchanges.filter((one) => !wentWrong(one))];
}

const schemeOf = ({ request }: Exchange) =>
  /^\s*([A-Za-z][\w-]{1,20})/.exec(headerOf(request.headers, 'authorization') ?? '')?.[1];
const hasScheme = (exchange: Exchange) =>
  schemeOf(exchange) !== undefined || headerOf(exchange.request.headers, 'cookie') !== undefined;

function callInWords(exchange: Exchange, methodAssumed: boolean): string {
  const { request, response, failure } = exchange;
  const address = request.url === '' ? 'an address that is not stated' : redactUrl(request.url).slice(0, 300);
  const outcome =
    failure !== undefined
      ? `no answer (${failure.kind})`
      : response?.status == null
        ? 'status not stated'
        : String(response.status);
  const scheme = schemeOf(exchange);
  return [
    methodAssumed ? address : `${request.method} ${address}`,
    outcome,
    ...(scheme === undefined ? [] : [scheme]),
  ].join(', ');
}

/** What was read in one sentence: "Read as an error of axios: GET …, 403, Basic; as the API token; the scheme is not stated." */
export function understoodInWords({ form, calls, identity, unstated }: Understood): string {
  const who = identityTraits[identity.kind].words;
  const as =
    identity.from === 'stated'
      ? `as ${who}`
      : identity.from === 'inferred'
        ? `by its form ${who}`
        : `taken for ${who}`;
  const lacking = unstated.filter((fact) => fact !== 'identity');
  const [first = 'nothing', ...more] = calls;
  return [
    `Read as ${form}: ${first}`,
    ...(more.length > 0 ? [`and ${more.length} more ${more.length === 1 ? 'call' : 'calls'}`] : []),
    as,
    ...(lacking.length > 0 ? [`not stated: ${lacking.join(', ')}`] : []),
  ].join('; ');
}

/** The one question whose answer would tell most; null where the recording says enough. */
export function questionFor({ unstated }: Understood, evidence: Evidence): Question | null {
  const failed = evidence.exchanges.some(({ failure }) => failure !== undefined);
  if (failed) return null;
  if (unstated.includes('address'))
    return { fact: 'address', question: 'Which address was called?', flag: '--url' };
  if (unstated.includes('identity'))
    return {
      fact: 'identity',
      question: 'Whose credential was it?',
      flag: '--identity',
      choices: kindsWith((traits) => takenAt(traits.home, evidence)),
    };
  if (unstated.includes('status'))
    return { fact: 'status', question: 'Which HTTP status did the answer have?', flag: '--status' };
  return null;
}

/** Kinds that have no business at the place of the calls are no choice. */
function takenAt(home: string, { exchanges }: Evidence): boolean {
  const place = exchanges.find((exchange) => exchange.place !== undefined)?.place;
  if (place === 'site') return home !== 'self-hosted';
  return place === 'gateway' ? home === 'gateway' || home === 'site' : true;
}
