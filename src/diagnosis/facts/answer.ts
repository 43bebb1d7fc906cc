import { keptFromPage, type TransportFailure } from '../../evidence/index.ts';
import type { RefusalMeaning } from '../../jira-facts/index.ts';
import { type ExchangeReading, refusalIn } from '../reading/exchange.ts';
import { clientOfAnotherGrant } from '../reading/grant.ts';
import { comparesWithUnreadDate } from '../reading/jql.ts';
import type { Reading } from '../reading/reading.ts';
import { leavesServer } from '../reading/redirect.ts';
import { type Fact, fact, scene, worded } from './fact.ts';

const agent = ({ at }: Reading) => at.requestHeaders.get('user-agent') ?? '';
const isBrowser = (reading: Reading): boolean => /mozilla|chrome|safari|firefox/i.test(agent(reading));
const asBrowser = (reading: Reading) => isBrowser(reading) || reading.at.requestHeaders.has('origin');
const signed = ({ at }: Reading) => `${at.headers.get('server') ?? ''} ${at.headers.get('via') ?? ''}`;
const loginAddress = /login|signin|sso|saml|adfs|oauth2?\/authorize/i;
const oauthError =
  (...codes: readonly string[]) =>
  (reading: Reading) =>
    codes.includes(reading.at.body.oauthError ?? '');
const requestErrors = [
  'invalid_request',
  'unsupported_grant_type',
  'invalid_scope',
  'unsupported_response_type',
];
const requestError = ({ at }: Reading): string | undefined =>
  [at.body.oauthError, refusalIn((at.headers.get('location') ?? '').slice(0, 4_096))].find(
    (code) => typeof code === 'string' && requestErrors.includes(code),
  ) ?? undefined;
const sentBody = ({ at }: Reading) =>
  (at.exchange.request.body ?? '') !== '' || Number(at.requestHeaders.get('content-length') ?? '0') > 0;

const filter = /squid|zscaler|bluecoat|forcepoint|fortigate|big-?ip|barracuda|netskope|mcafee|sophos/i;
const webServer = /apache|nginx|iis|tomcat|openresty|caddy|haproxy/i;
/** Atlassian's edge and Jira itself put these on every answer (1,073 of 1,073 recorded ones). */
export const isMarked = ({ headers }: ExchangeReading): boolean =>
  headers.has('atl-traceid') || headers.has('x-arequestid');
/** Which limit it was that a call met. */
export const limitReason = ({ headers }: ExchangeReading): string | undefined =>
  headers.get('ratelimit-reason') ?? headers.get('x-ratelimit-reason');
const bearsMark = ({ at }: Reading) =>
  at.body.hasErrorMessages ||
  at.body.gatewayShape ||
  at.login.reason !== null ||
  at.login.recognised ||
  isMarked(at);

const failures: Readonly<Record<TransportFailure['kind'], string>> = {
  dns: 'the host name is not known to the network',
  tls: 'the encrypted connection failed, as with a certificate that the client does not know',
  refused: 'nobody listens at the address',
  timeout: 'there was no answer in time',
  reset: 'the connection was cut',
};

/** What asks for a login that is not Jira's: it stands before Jira. */
function foreignGate({ at }: Reading): string | null {
  if (at.body.sendsToLogin) return 'the page sends on to the login of an identity provider';
  // Jira itself names OAuth there.
  if (/^(negotiate|ntlm|basic)/i.test(at.headers.get('www-authenticate') ?? ''))
    return 'a gate before Jira asks for a login of its own in WWW-Authenticate';
  const { host = null, path = '', place } = at.redirectTo ?? {};
  const foreign = host !== at.address.host && place !== 'cloud-site' && place !== 'auth-server';
  return host !== null && foreign && /login|sso|saml|adfs|oauth2|auth/i.test(`${host}${path}`)
    ? `the call is redirected to a login gate outside of Atlassian (${host})`
    : null;
}

/** Sentences in which a right, a field or a project is lacking. */
const ofRights: readonly RefusalMeaning[] = [
  'fieldNotSettable',
  'projectRequired',
  'projectValueUnknown',
  'anonymousCaller',
  'notAssignable',
  'actionRefused',
  'fieldHidden',
];

/** What headers and form of the answer show, and why there is none. */
export const answerFacts = {
  'answered by Jira': fact(
    'Jira itself answered',
    ({ at }) => at.body.hasErrorMessages && at.status !== null,
  ),
  'refused by the gateway': fact(
    'the gateway refused the call before Jira was asked',
    ({ at }) =>
      (at.body.gatewayShape || at.headers.has('x-failure-category')) &&
      at.status === 401 &&
      at.address.place === 'gateway',
  ),
  'let in by the gateway': fact(
    'the gateway took the token: Jira itself answered behind it',
    ({ at }) =>
      at.address.place === 'gateway' &&
      at.address.path.startsWith('/ex/') &&
      at.body.hasErrorMessages &&
      !at.said.has('loginRequired') &&
      !at.said.has('anonymousCaller') &&
      !at.said.has('loginFailed'),
  ),
  'nothing is said': scene(({ at }) => at.said.size === 0),
  // Its list of sentences is written by the operation itself, behind the login.
  'unknown words of Jira': scene(
    ({ at }) =>
      at.body.hasErrorMessages && at.said.size === 0 && /[a-z'] [a-z']{2,} [a-z']/.test(at.body.words),
  ),
  'empty list': fact('the list is empty', ({ at }) => at.status === 200 && at.body.emptyList),
  // Cloud's search refuses no such date (measured by two in 2026, and in src/simulated-jira/rest/search).
  'date unread by JQL': fact(
    'the query compares with a date that has a T in it, which JQL does not read: it finds nothing',
    ({ at }) => at.status === 200 && at.body.emptyList && comparesWithUnreadDate(at),
  ),
  'errors inside a success': fact(
    'the call was taken, and the answer lists what is wrong',
    ({ at }) => at.outcome === 'worked' && at.body.listsErrors,
  ),
  'page asks to log in': fact(
    'a login page stands in place of the answer',
    ({ at }) =>
      at.body.form === 'html' &&
      (/^\s*(?:log ?in|sign in)\b/.test(at.body.words) || at.body.words.includes('os_username')),
  ),
  'page in place of data': fact(
    'a page answers where JSON belongs',
    ({ at }) => (at.status === 200 || at.status === null) && at.body.form === 'html',
  ),
  'worded as a right': scene(({ at }) => ofRights.some((meaning) => at.said.has(meaning))),
  'asks to log in elsewhere': fact(
    'the call is redirected to a login page',
    ({ at }) =>
      at.redirectTo !== null && loginAddress.test(`${at.redirectTo.host ?? ''}${at.redirectTo.path}`),
  ),
  'sent to the login of Atlassian': fact(
    'the call is redirected to the login page of Atlassian accounts, which only Atlassian itself does',
    ({ at }) => at.redirectTo?.place === 'auth-server' && loginAddress.test(at.redirectTo.path),
  ),
  'redirected to another host': fact('the address redirects to another host', ({ at }) => leavesServer(at)),
  'gate of somebody else': worded(foreignGate),
  'redirected to https': fact(
    'the address begins with http: and is redirected to https',
    ({ at }) =>
      at.address.scheme === 'http' &&
      at.redirectTo?.scheme === 'https' &&
      at.redirectTo.host === at.address.host,
  ),
  'names WebSudo': worded(({ at }) => {
    if (/websudo/i.test(at.redirectTo?.path ?? ''))
      return 'the call is redirected to the administrator password page';
    return [...at.headers.keys()].some((name) => name.includes('websudo'))
      ? 'a WebSudo header is in the answer'
      : null;
  }),
  // RFC 6750, 3.1: expired, revoked, malformed, or invalid for other reasons.
  'bearer called invalid': fact('WWW-Authenticate says invalid_token', ({ at }) =>
    (at.headers.get('www-authenticate') ?? '').includes('invalid_token'),
  ),
  'signed by a proxy': fact(
    'a proxy or filter signed the answer',
    (reading) =>
      filter.test(reading.at.headers.get('server') ?? '') ||
      ['x-squid-error', 'proxy-authenticate'].some((name) => reading.at.headers.has(name)) ||
      // What these hand on bears their signature too: a page is their own.
      (reading.at.body.form === 'html' &&
        (/squid|cloudflare|imperva|akamai/i.test(signed(reading)) || reading.at.headers.has('cf-ray'))),
  ),
  'signed by a web server': fact('a web server in front of Jira answers', (reading) =>
    webServer.test(signed(reading)),
  ),
  'signed by the CDN': fact(
    'the CloudFront CDN answered: the request never reached Jira',
    (reading) =>
      signed(reading).toLowerCase().includes('server: cloudfront') ||
      /^cloudfront/i.test(reading.at.headers.get('server') ?? '') ||
      reading.at.said.has('cloudfront'),
  ),
  'mark of Jira': fact('the answer bears the marks of Jira', bearsMark),
  'GET with a body': fact(
    'a GET was sent with a body',
    (reading) => ['GET', 'HEAD'].includes(reading.at.method) && sentBody(reading),
  ),
  'browser headers': fact('the request has a User-Agent or Origin of a browser', asBrowser),
  'no-check sent': fact('X-Atlassian-Token was sent', ({ at }) => at.requestHeaders.has('x-atlassian-token')),
  'limit named': fact(
    ({ at }) => `RateLimit-Reason says ${(limitReason(at) ?? '').replace(/[^a-z0-9-]/gi, '').slice(0, 60)}`,
    ({ at }) => limitReason(at) !== undefined,
  ),
  'oauth error invalid_client': fact(
    'the authorization server does not accept the client: client id or client secret',
    oauthError('invalid_client', 'access_denied'),
  ),
  'oauth error invalid_grant': fact(
    'the authorization server answers invalid_grant',
    oauthError('invalid_grant'),
  ),
  'client of another grant': fact(
    'the authorization server knows the client, and says that it may not use this grant',
    clientOfAnotherGrant,
  ),
  'oauth error of the request': worded((reading) => {
    const code = requestError(reading);
    return code === undefined ? null : `the authorization server answers ${code}`;
  }),
  // https://nodejs.org/api/tls.html, https://curl.se/libcurl/c/libcurl-errors.html
  'certificate of another host': fact(
    'the certificate is that of another host: the host name is wrong',
    ({ at }) =>
      at.failure?.kind === 'tls' &&
      /(?:doesn't|does not|not) match|altname|mismatch|not valid for/i.test(
        at.failure.message.slice(0, 2_000),
      ),
  ),
  'no answer': worded(({ at }) =>
    at.failure === null
      ? null
      : keptFromPage(at.failure)
        ? 'the browser showed its page no answer'
        : failures[at.failure.kind],
  ),
  'kept from the page': fact(
    'the browser keeps the answer from the page: the page is of another origin, and the answer allows none',
    ({ at }) => at.failure !== null && keptFromPage(at.failure),
  ),
  // It may be a typing error.
  'host not found': fact('the host name is not known to the network', ({ at }) => at.failure?.kind === 'dns'),
} satisfies Record<string, Fact>;
