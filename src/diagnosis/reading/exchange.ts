import {
  type CredentialReading,
  type Exchange,
  type HeaderReading,
  type IdentityKind,
  readCredential,
  readHeaders,
  type TransportFailure,
} from '../../evidence/index.ts';
import {
  type Address,
  identityTraits,
  meaningsIn,
  type OperationsTable,
  type RefusalMeaning,
  readAddress,
} from '../../jira-facts/index.ts';
import { type BodyReading, readBody } from './body.ts';
import { type LoginReading, readLogin } from './login.ts';
import { type NeedsReading, readNeeds } from './needs.ts';
import { needsInWords } from './needs-in-words.ts';

/** One exchange, taken apart. */
export interface ExchangeReading {
  readonly index: number;
  readonly exchange: Exchange;
  readonly identity: IdentityKind;
  /** Made as somebody else than the evidence's identity: a comparison, never the call to explain. */
  readonly foreign: boolean;
  readonly method: string;
  readonly address: Address;
  readonly status: number | null;
  readonly requestHeaders: HeaderReading;
  readonly headers: HeaderReading;
  readonly body: BodyReading;
  /** What the answer says, by meaning. */
  readonly said: ReadonlySet<RefusalMeaning>;
  readonly login: LoginReading;
  readonly credential: CredentialReading;
  readonly needs: NeedsReading;
  readonly failure: TransportFailure | null;
  readonly outcome: 'worked' | 'refused' | 'redirected' | 'no-answer' | 'unstated';
  readonly redirectTo: Address | null;
  /** Words of the request body, lower case, at most 4 KB. */
  readonly asked: string;
}

/** Reads one exchange; `selfHosted` and the identity come from the evidence. */
export function readExchange(
  exchange: Exchange,
  index: number,
  own: IdentityKind,
  scopes: readonly string[] | null,
  selfHosted: boolean,
  operations: OperationsTable,
): ExchangeReading {
  const identity = exchange.identity ?? own;
  const { request, response } = exchange;
  const requestHeaders = readHeaders(request.headers);
  const headers = readHeaders(response?.headers ?? {});
  const address = readAddress(
    request.url,
    selfHosted,
    identityTraits[own].framework === null || selfHosted ? 'jira' : 'app',
    exchange.place ?? null,
  );
  const body = readBody(response?.body ?? null, headers.get('content-type'));
  const status = response?.status ?? body.statedStatus;
  const location = headers.get('location');
  // The browser brings a refusal to the app in the address it calls.
  const brought = address.restPath === null ? request.url : undefined;
  const said = meaningsIn(spoken(body, headers, location ?? brought));
  const login = readLogin(headers, body.namesUser);
  return {
    index,
    exchange,
    identity,
    foreign: exchange.identity !== undefined && exchange.identity !== own,
    method: request.method.trim().toUpperCase().slice(0, 12),
    address,
    status,
    requestHeaders,
    headers,
    body,
    said,
    // Limits are counted for anonymous callers too, so the header proves nothing of whom sends no credential.
    login: identity === 'anonymous' ? { ...login, recognised: false } : login,
    credential: readCredential(request, requestHeaders, address.query),
    needs:
      address.place === 'unstated' && said.has('actionRefused')
        ? needsInWords(body.words, identity, operations, selfHosted)
        : readNeeds(
            request.method,
            address,
            identity,
            scopes,
            operations,
            selfHosted || address.place === 'self-hosted',
          ),
    failure: exchange.failure ?? null,
    outcome: outcomeOf(exchange, status, body),
    redirectTo:
      location === undefined
        ? null
        : readAddress(location, selfHosted, 'jira', placeOfTarget(location, exchange)),
    asked: (request.body ?? '').slice(0, 4_096).toLowerCase(),
  };
}

/** The two statuses of whoever is not let in. */
export const isShutOut = ({ status }: ExchangeReading): boolean => status === 401 || status === 403;

/** The beginning of the body, as it was received. */
export const shownBody = ({ exchange }: ExchangeReading): string =>
  exchange.response?.body?.slice(0, 65_536) ?? '';

/** A redirect within one origin stays where it was; any other is read by its host. */
function placeOfTarget(location: string, { request, place }: Exchange): Exchange['place'] | null {
  if (place === undefined || !URL.canParse(request.url)) return null;
  const from = new URL(request.url);
  return URL.canParse(location, from.href) && new URL(location, from).origin === from.origin ? place : null;
}

/**
 * The words of the answer: body, `WWW-Authenticate`, the category the gateway gives its own failures, and the edge's mark of a host
 * without a tenant. A redirect that brings a refusal back to the app says it in its query (RFC 6749, 4.1.2.1).
 */
export function spoken(body: BodyReading, headers: HeaderReading, location?: string): string {
  const query = location?.slice(0, 4_096) ?? '';
  const refusal = refusalIn(query);
  const described = /[?&]error_description=([^&]{1,400})/.exec(query)?.[1];
  const more = [
    headers.get('www-authenticate'),
    headers.get('x-failure-category'),
    headers.get('forge-proxy-error'),
    headers.get('x-deny-reason'),
    headers.has('atl-missing-tcs') ? 'atl-missing-tcs' : undefined,
    refusal === undefined ? undefined : `redirected with ${refusal}`,
    described?.replace(/\+|%20/g, ' '),
  ];
  return [body.words, ...more]
    .filter((part) => part !== undefined && part !== '')
    .join(' . ')
    .toLowerCase();
}

/** The code that an authorization server gives to the app in the query of a redirect. */
export const refusalIn = (location: string): string | undefined =>
  /[?&]error=([a-z_]{1,40})(?:&|$)/.exec(location)?.[1];

function outcomeOf(exchange: Exchange, status: number | null, body: BodyReading): ExchangeReading['outcome'] {
  if (exchange.failure !== undefined) return 'no-answer';
  if (exchange.response === null) return 'unstated';
  if (status === null) return body.form === 'none' ? 'unstated' : 'refused';
  if (status >= 400) return 'refused';
  if (status >= 300 && status !== 304) return 'redirected';
  return 'worked';
}
