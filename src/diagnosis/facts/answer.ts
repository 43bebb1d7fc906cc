import { schemeContradicts } from '../../evidence/index.ts';
import { oddPath, wellKnownFamily } from '../../jira-facts/index.ts';
import type { Reading } from '../reading/reading.ts';
import { type Fact, fact, scene } from './fact.ts';

const agent = ({ at }: Reading) => at.requestHeaders.get('user-agent') ?? '';
const asBrowser = (reading: Reading) =>
  /mozilla|chrome|safari|firefox/i.test(agent(reading)) || reading.at.requestHeaders.has('origin');
const signed = ({ at }: Reading) => `${at.headers.get('server') ?? ''} ${at.headers.get('via') ?? ''}`;
const loginAddress = /login|signin|sso|saml|adfs|oauth2?\/authorize/i;
const oauthError =
  (...codes: readonly string[]) =>
  (reading: Reading) =>
    codes.includes(reading.at.body.oauthError ?? '');
const sentBody = ({ at }: Reading) =>
  at.exchange.request.body !== null || Number(at.requestHeaders.get('content-length') ?? '0') > 0;

/** What headers, address and form of the request and its answer show. */
export const answerFacts = {
  'login refused': fact(
    'X-Seraph-LoginReason says AUTHENTICATED_FAILED: the login was refused and the call went on as anonymous',
    ({ at }) => at.login.reason === 'failed',
  ),
  'login denied unchecked': fact(
    'the login was denied unchecked (AUTHENTICATION_DENIED, captcha challenge)',
    ({ at }) => at.login.reason === 'denied',
  ),
  'login without right': fact(
    'the login is right but the account may not use Jira (AUTHORISATION_FAILED)',
    ({ at }) => at.login.reason === 'not-authorised',
  ),
  'login out': fact('Jira says that nobody is logged in (OUT)', ({ at }) => at.login.reason === 'out'),
  recognised: fact(
    ({ at }) => `Jira recognised the caller (${at.login.sign ?? 'X-Seraph-LoginReason: OK'})`,
    ({ at }) => at.login.recognised,
  ),
  'anonymous by name': fact(
    'Jira names the caller anonymous in a header',
    ({ at }) => at.login.anonymousByName,
  ),
  'credential malformed': fact(
    ({ at, account }) =>
      `the encoded user and secret are malformed (${[...at.credential.flaws, ...account.credentialFlaws].join(', ')})`,
    ({ at, account }) => at.credential.flaws.length + account.credentialFlaws.length > 0,
  ),
  'mended credential accepted': fact(
    'the same credential without those characters is accepted',
    ({ account }) => account.mendedCredential === 'accepted',
  ),
  'scheme misspelled': fact(
    ({ at }) => `Jira ignores an Authorization header of this form: ${at.credential.misspelled ?? ''}`,
    ({ at }) => at.credential.misspelled !== null,
  ),
  'scheme of another kind': fact(
    ({ at }) => `the credential goes as ${at.credential.scheme ?? ''}, and one of this kind does not`,
    (reading) =>
      schemeContradicts(reading) &&
      !['auth-server', 'connect-auth-server', 'app'].includes(reading.at.address.place),
  ),
  'scheme fits': fact(
    'the scheme fits the credential',
    (reading) =>
      reading.at.credential.scheme !== null &&
      !['cookie', 'query'].includes(reading.at.credential.scheme) &&
      !schemeContradicts(reading) &&
      reading.at.credential.misspelled === null,
  ),
  'credential in query': fact(
    'the credential stands in the query, where Jira does not look',
    ({ at }) => at.credential.scheme === 'query',
  ),
  'credential is a cookie': fact(
    'the call rests on a session cookie',
    ({ at }) => at.credential.scheme === 'cookie',
  ),
  'credential absent': fact(
    'the request states its headers, and Authorization is not among them',
    ({ at }) => at.credential.absent,
  ),
  'credential unstated': scene(({ at }) => at.credential.scheme === null),
  'answered by Jira': fact(
    'Jira itself answered',
    ({ at }) => at.body.hasErrorMessages && at.status !== null,
  ),
  'answered by the gateway': fact('the gateway itself answered, not Jira', ({ at }) => at.body.gatewayShape),
  'answered by the REST layer': fact(
    'the REST layer answers, not a resource behind it',
    ({ at }) => at.body.restLayerShape,
  ),
  'nothing is said': scene(({ at }) => at.said.size === 0),
  'empty list': fact('the list is empty', ({ at }) => at.status === 200 && at.body.emptyList),
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
    'a page answers with 200 where JSON belongs',
    ({ at }) => at.status === 200 && at.body.form === 'html',
  ),
  'worded as a right': scene(({ at }) =>
    [
      'fieldNotSettable',
      'projectRequired',
      'projectValueUnknown',
      'anonymousCaller',
      'notAssignable',
      'actionRefused',
      'fieldHidden',
    ].some((meaning) => [...at.said].some((one) => one === meaning)),
  ),
  'asks to log in elsewhere': fact(
    'the call is redirected to a login page',
    ({ at }) =>
      at.redirectTo !== null && loginAddress.test(`${at.redirectTo.host ?? ''}${at.redirectTo.path}`),
  ),
  'redirected to another host': fact(
    'the address redirects to another host',
    ({ at }) =>
      at.redirectTo !== null && at.redirectTo.host !== null && at.redirectTo.host !== at.address.host,
  ),
  'redirected to a foreign gate': fact(
    'the call is redirected to a login gate outside of Atlassian',
    ({ at }) =>
      at.redirectTo !== null &&
      at.redirectTo.host !== at.address.host &&
      /login|sso|saml|adfs|oauth2|auth/i.test(`${at.redirectTo.host ?? ''}${at.redirectTo.path}`) &&
      at.redirectTo.place !== 'cloud-site' &&
      at.redirectTo.place !== 'auth-server',
  ),
  'redirected to https': fact(
    'the address begins with http: and is redirected to https',
    ({ at }) => at.address.scheme === 'http' && at.redirectTo?.scheme === 'https',
  ),
  'redirected to websudo': fact('the call is redirected to the administrator password page', ({ at }) =>
    /websudo/i.test(at.redirectTo?.path ?? ''),
  ),
  'websudo header': fact('a WebSudo header is in the answer', ({ at }) =>
    [...at.headers.keys()].some((name) => name.includes('websudo')),
  ),
  'bearer called invalid': fact('WWW-Authenticate says invalid_token', ({ at }) =>
    (at.headers.get('www-authenticate') ?? '').includes('invalid_token'),
  ),
  'foreign challenge': fact(
    'a gate before Jira asks for a login of its own: Jira itself names OAuth in WWW-Authenticate',
    ({ at }) => /^(negotiate|ntlm|basic)/i.test(at.headers.get('www-authenticate') ?? ''),
  ),
  'signed by a proxy': fact(
    'a proxy or filter signed the answer',
    (reading) =>
      /squid|zscaler|bluecoat|forcepoint|fortigate|big-?ip|cloudflare|barracuda|netskope|mcafee|sophos|imperva|akamai/i.test(
        signed(reading),
      ) || ['x-squid-error', 'cf-ray', 'proxy-authenticate'].some((name) => reading.at.headers.has(name)),
  ),
  'signed by a web server': fact('a web server in front of Jira answers', (reading) =>
    /apache|nginx|iis|tomcat|openresty|caddy|haproxy/i.test(signed(reading)),
  ),
  'signed by the CDN': fact(
    'the CloudFront CDN answered: the request never reached Jira',
    (reading) =>
      signed(reading).toLowerCase().includes('server: cloudfront') ||
      /^cloudfront/i.test(reading.at.headers.get('server') ?? '') ||
      (reading.at.headers.get('x-cache') ?? '').toLowerCase().includes('error from cloudfront') ||
      reading.at.said.has('cloudfront'),
  ),
  'mark of Jira': fact(
    'the answer bears the marks of Jira',
    ({ at }) =>
      at.body.hasErrorMessages ||
      at.body.gatewayShape ||
      at.login.reason !== null ||
      at.login.recognised ||
      at.headers.has('atl-traceid') ||
      at.headers.has('x-arequestid'),
  ),
  'GET with a body': fact(
    'a GET was sent with a body',
    (reading) => ['GET', 'HEAD'].includes(reading.at.method) && sentBody(reading),
  ),
  'browser headers': fact('the request has a User-Agent or Origin of a browser', asBrowser),
  'no-check sent': fact('X-Atlassian-Token was sent', ({ at }) => at.requestHeaders.has('x-atlassian-token')),
  'retry later': fact('Retry-After says when to come back', ({ at }) => at.headers.has('retry-after')),
  'limit named': fact(
    ({ at }) =>
      `RateLimit-Reason says ${(at.headers.get('ratelimit-reason') ?? at.headers.get('x-ratelimit-reason') ?? '').replace(/[^a-z0-9-]/gi, '').slice(0, 60)}`,
    ({ at }) => at.headers.has('ratelimit-reason') || at.headers.has('x-ratelimit-reason'),
  ),
  'oauth error invalid_client': fact(
    'the authorization server does not accept the client: client id or client secret',
    (reading) => oauthError('invalid_client', 'access_denied')(reading),
  ),
  'oauth error invalid_grant': fact(
    'the authorization server answers invalid_grant',
    oauthError('invalid_grant'),
  ),
  'oauth error unauthorized_client': fact(
    'the authorization server answers unauthorized_client',
    oauthError('unauthorized_client'),
  ),
  'oauth error of the request': fact(
    ({ at }) => `the authorization server answers ${at.body.oauthError ?? ''}`,
    oauthError('invalid_request', 'unsupported_grant_type', 'invalid_scope'),
  ),
  'certificate not trusted': fact(
    'the encrypted connection failed, as with a certificate that the client does not know',
    ({ at }) => at.failure?.kind === 'tls',
  ),
  'certificate of another host': fact(
    'the certificate is that of another host: the host name is wrong',
    ({ at }) =>
      at.failure?.kind === 'tls' &&
      /(?:doesn't|does not|not) match|altname|mismatch|not valid for/i.test(
        at.failure.message.slice(0, 2_000),
      ),
  ),
  'host not found': fact('the host name is not known to the network', ({ at }) => at.failure?.kind === 'dns'),
  'connection refused': fact('nobody listens at the address', ({ at }) => at.failure?.kind === 'refused'),
  'no answer in time': fact('there was no answer in time', ({ at }) => at.failure?.kind === 'timeout'),
  'connection cut': fact('the connection was cut', ({ at }) => at.failure?.kind === 'reset'),

  'double slash': fact(
    'the path has a double slash, as a base address with a trailing slash makes it',
    ({ at }) => at.address.oddities.has('double-slash'),
  ),
  'trailing slash': fact('the path ends in a slash', ({ at }) => at.address.oddities.has('trailing-slash')),
  'jira segment': fact(
    'the address has a /jira segment, and Cloud has none before /rest',
    ({ at, cloud }) => cloud && at.address.oddities.has('jira-segment'),
  ),
  'page address': fact('a page address was taken as the base address', ({ at }) =>
    at.address.oddities.has('page-address'),
  ),
  'doubled base': fact('the REST path occurs twice in the address', ({ at }) =>
    at.address.oddities.has('doubled-base'),
  ),
  'host malformed': fact('the host name is malformed', ({ at }) => at.address.oddities.has('malformed-host')),
  'path before rest': fact(
    'Cloud has no path before /rest',
    ({ at, cloud }) =>
      (cloud || at.address.place === 'gateway') &&
      at.address.contextPath !== '' &&
      !at.address.oddities.has('gateway-path'),
  ),
  'plain http': fact('Cloud speaks https only', ({ at, cloud }) => cloud && at.address.oddities.has('http')),
  'write over http': fact(
    'a write through http: is redirected, and arrives as a read',
    ({ at }) => at.address.oddities.has('http') && at.status === 405 && at.method !== 'GET',
  ),
  'unfilled address': fact(
    'the address holds a blank or an unfilled placeholder',
    ({ at }) => at.address.oddities.has('blank-in-path') || at.address.oddities.has('placeholder'),
  ),
  'unfilled path': fact('a variable in the path was not filled in', ({ at }) =>
    /\/(undefined|null|nan|none)(\/|$)/i.test(at.address.restPath ?? ''),
  ),
  'encoded question mark': fact(
    'the question mark is encoded, so that the parameters became part of the path',
    ({ at }) => at.address.oddities.has('encoded-query'),
  ),
  'gateway without cloud id': fact('the gateway address lacks /ex/jira/{cloudId}', ({ at }) =>
    at.address.oddities.has('gateway-without-product'),
  ),
  'gateway with something else': fact(
    'where the cloud id belongs, the gateway address has something else',
    ({ at }) =>
      at.address.place === 'gateway' &&
      (at.address.oddities.has('cloud-id-not-an-id') || at.address.oddities.has('placeholder')),
  ),
  'gateway of another product': fact(
    'the gateway address is that of another product',
    ({ at }) => at.address.place === 'gateway' && /^\/ex\/(?!jira\/)[a-z]+\//.test(at.address.path),
  ),
  'gateway path at a site': fact(
    'the path of the gateway (/ex/jira/{cloudId}) stands in a call that is already bound to a site',
    ({ at }) => at.address.oddities.has('gateway-path'),
  ),
  'gateway address right': fact(
    'the address is the right one for the token',
    ({ at }) => at.address.place === 'gateway' && at.address.cloudId !== null && !oddPath(at.address),
  ),
  'host without Jira': fact(
    'this Atlassian host serves no Jira REST API',
    ({ at }) => at.address.place === 'atlassian-other',
  ),
  'address unreadable': fact('the address cannot be read', ({ at }) => at.address.place === 'unreadable'),
  'address odd': scene(
    ({ at, selfHosted }) =>
      ['double-slash', 'jira-segment', 'page-address', 'doubled-base', 'gateway-path'].some((oddity) =>
        [...at.address.oddities].some((one) => one === oddity),
      ) ||
      (at.address.contextPath !== '' && !selfHosted),
  ),
  'path odd for the gateway': scene(({ at }) => oddPath(at.address)),
  'path without rest': fact(
    'the path lacks the /rest that all REST paths begin with',
    ({ at }) =>
      at.address.restPath === null &&
      /^\/(?:[\w-]{1,40}\/)?(?:(?:api|agile|auth|greenhopper|dev-status)\/(?:\d|latest)|servicedeskapi\/)/.test(
        at.address.path,
      ),
  ),
  'path of a page': fact(
    'the path is that of a page',
    ({ at }) =>
      at.address.oddities.has('non-rest-path') &&
      /^\/(browse|issues|projects|secure|jira|$)/.test(at.address.path),
  ),
  'path in no reference': fact(
    ({ at }) =>
      `no documented operation has this path${at.needs.nearest === null ? '' : `; the nearest is ${at.needs.nearest}`}`,
    ({ at }) => at.needs.match === 'unknown' && wellKnownFamily(at.address),
  ),
  'named by user name': fact(
    'users are named by user name or key, and Cloud takes accountId only',
    ({ at, cloud }) =>
      cloud &&
      /\/user(\/|$)|\/group\/user/.test(at.address.restPath ?? '') &&
      at.address.query.some(([name]) => ['username', 'key', 'userkey'].includes(name.toLowerCase())),
  ),
  'named by account id': fact(
    'account ids exist on Cloud only',
    ({ at, selfHosted }) =>
      selfHosted && at.address.query.some(([name]) => name.toLowerCase() === 'accountid'),
  ),
} satisfies Record<string, Fact>;
