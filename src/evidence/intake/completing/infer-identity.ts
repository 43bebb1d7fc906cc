import { identityTraits, readAddress, readProviderPath } from '../../../jira-facts/index.ts';
import type { Evidence, Exchange, IdentityKind } from '../../exchange.ts';
import { saidIdentity, showsBareCall } from '../around/index.ts';
import type { Draft } from '../values/index.ts';
import { headerOf, oauthRefusal, wentWrong } from '../values/index.ts';
import { basicKind, bearerKind, pairIn, schemeIn } from './kind-by-form.ts';

interface Inferred {
  readonly kind: IdentityKind;
  /** `assumed`: nothing of the recording tells, the kind is only the likeliest at such an address. */
  readonly from: 'stated' | 'inferred' | 'assumed';
}

const stated = (kind: IdentityKind): Inferred => ({ kind, from: 'stated' });
const inferred = (kind: IdentityKind): Inferred => ({ kind, from: 'inferred' });
const assumed = (kind: IdentityKind): Inferred => ({ kind, from: 'assumed' });

type Told = Pick<Draft, 'said' | 'wholeRequests'>;

/**
 * The likeliest identity of a recording that does not name one: from scheme and address, and from the shape of a Basic
 * pair, which is decoded in memory and forgotten. Must see the exchanges before they are redacted.
 */
export function inferIdentity(
  exchanges: readonly Exchange[],
  deployment: Evidence['deployment'],
  told: Told,
): Inferred {
  const own = exchanges.find(wentWrong)?.identity;
  if (own !== undefined) return stated(own);
  const likeliest = fromRequests(exchanges, deployment, told);
  if (likeliest.from === 'stated') return likeliest;
  const isAnswered = (words: RegExp) => exchanges.some(({ response }) => words.test(response?.body ?? ''));
  if (isAnswered(aboutPasswords)) return inferred('password');
  return identityTraits[likeliest.kind].scopeWorld === null && isAnswered(aboutGranted)
    ? assumed('oauth-3lo')
    : likeliest;
}

/** Who made one call that was recorded whole; before it is redacted. */
export const callerOf = (exchange: Exchange): IdentityKind =>
  inferIdentity([exchange], null, { wholeRequests: true }).kind;

function fromRequests(
  exchanges: readonly Exchange[],
  deployment: Evidence['deployment'],
  { said, wholeRequests }: Told,
): Inferred {
  const seen = exchanges.find(({ request }) => schemeIn(request.headers) !== undefined) ?? exchanges[0];
  if (seen === undefined) return assumed('anonymous');
  // Jira opens the pages of a Connect app with these.
  if (exchanges.some(({ request }) => /[?&](?:jwt|xdm_e)=/.test(request.url))) return inferred('connect-app');
  // With the token of a person that an app of Forge asked for, or of one who did not agree to the app.
  if (exchanges.some(({ response }) => forOnesUser.test(response?.body ?? ''))) return inferred('forge-user');
  const selfHosted = deployment === 'server' || deployment === 'datacenter';
  const { place, path } = readAddress(seen.request.url, selfHosted);
  const ownWhereUnstated = selfHosted && place === 'unstated' ? 'self-hosted' : place;
  const named = said === undefined ? null : saidIdentity(said);
  const value = headerOf(seen.request.headers, 'authorization') ?? '';
  const scheme = schemeIn(seen.request.headers);
  const ofCloud = /\bATATT/.test(`${value} ${pairIn(value)} ${said ?? ''}`);
  if (scheme === undefined && said !== undefined && mayBeBare(seen, place, said))
    return inferred('anonymous');
  const spoken = mayBe(named, seen, { ofCloud, selfHosted }) ? named : null;
  // Of Connect, only an app that acts for a user has business there; no JWT opens the gateway, a token of Forge does.
  if (place === 'connect-auth-server') return inferred('connect-user');
  if (place === 'gateway' && spoken === 'connect-app' && /\bforge\b/i.test(said ?? ''))
    return stated('forge-app');
  // Cloud has no personal access tokens: whoever says so there means an API token, or any token at the gateway.
  if (spoken === 'pat' && place === 'cloud-site' && scheme === 'bearer') return inferred('api-token');
  if (spoken !== null && !(spoken === 'pat' && place === 'gateway')) return stated(spoken);
  // Builds, deployments and the like are sent there with credentials of the tool itself.
  if (place === 'gateway' && scheme !== 'basic' && readProviderPath(path) !== null)
    return inferred('oauth-client-credentials');
  if (place === 'auth-server')
    return inferred(
      (seen.request.body ?? '').includes('client_credentials') ? 'oauth-client-credentials' : 'oauth-3lo',
    );
  switch (scheme) {
    case 'jwt':
      return inferred('connect-app');
    case 'bearer':
      return place === 'relative'
        ? assumed(bearerOfUnknownHost(value, seen))
        : inferred(bearerKind(value, ownWhereUnstated));
    case 'basic':
      // Whoever speaks of Bearer on a server of one's own has a personal access token.
      if (ownWhereUnstated === 'self-hosted' && /\bbearer\b/i.test(said ?? '')) return inferred('pat');
      return inferred(basicKind(value, ownWhereUnstated));
    case undefined:
      if (headerOf(seen.request.headers, 'cookie') !== undefined) return inferred('password');
      if (statesNoCredential(seen))
        return (wholeRequests === true ? inferred : assumed)(
          place === 'relative' ? 'forge-app' : 'anonymous',
        );
      return assumed(withoutHeader(seen, ownWhereUnstated, path, said !== undefined, selfHosted));
    default:
      return assumed(place === 'self-hosted' ? 'pat' : 'api-token');
  }
}

/** The code of the call is shown, and it sends no credential; a token is asked for with one in the body, and Forge puts in its own. */
const mayBeBare = ({ request, response }: Exchange, place: string, said: string) =>
  !/auth-server/.test(place) &&
  Object.keys(request.headers).length === 0 &&
  !recognised(response) &&
  headerOf(response?.headers, 'x-seraph-loginreason') === undefined &&
  !/@forge\/|\brequestJira\b/.test(said) &&
  showsBareCall(said);

/** Who shows a credential, or is refused for one, did not call without; what is of Cloud is no personal access token. */
function mayBe(
  named: IdentityKind | null,
  { request, response }: Exchange,
  { ofCloud, selfHosted }: { readonly ofCloud: boolean; readonly selfHosted: boolean },
): boolean {
  const scheme = schemeIn(request.headers);
  switch (named) {
    // Connect is of Cloud; a header that is written beats a word.
    case 'connect-app':
    case 'connect-user':
      return !(selfHosted && scheme !== undefined && scheme !== 'jwt');
    case 'anonymous':
      return scheme === undefined && headerOf(response?.headers, 'x-seraph-loginreason') === undefined;
    case 'pat':
      return !ofCloud;
    default:
      return !(named === 'oauth-3lo' && scheme === 'basic');
  }
}

/** Prose that leaves the host out: the answer of the gateway, or the form of the token, may still tell. */
function bearerOfUnknownHost(value: string, { request, response }: Exchange): IdentityKind {
  if (gatewayAnswer.test(response?.body ?? '') || request.url.includes('/ex/jira/')) return 'oauth-3lo';
  const kind = bearerKind(value, 'unstated');
  return kind === 'api-token' ? 'pat' : kind;
}

/** Whom the answer names has shown a credential, whatever the text leaves out. */
function recognised(response: Exchange['response']): boolean {
  const user = headerOf(response?.headers, 'x-ausername') ?? 'anonymous';
  return headerOf(response?.headers, 'x-aaccountid') !== undefined || !/^anonymous$/i.test(user);
}

/** The gateway alone answers in this form. */
const gatewayAnswer = /^\s*\{"code":\d{3},"message"/;

const aboutAge = /\b(?:access )?token (?:is |has |was )?(?:already )?expired\b/i;
/** Of the token of an app. */
const aboutJwt = /\bjwt\b|\bjsonwebtoken|\bqsh\b|query (?:string )?hash|\binvalid audience\b/i;
/** What an app says of the token that Jira sent it; of the login of a person others say so as well: https://bitbucket.org/atlassian/atlassian-connect-express */
const ofApp = /authentication request has expired/i;

/** What Cloud says of a Basic pair that holds no API token. */
const aboutPasswords = /basic auth\w{0,12} with passwords? is deprecated/i;

/** What the pages say on which people let an app in: https://support.atlassian.com/jira/kb/access-denied-for-app */
const ofConsentPage = /\bapp requires access to an? |\ballow the app to access atlassian/i;

/** What Forge answers an app that acts for a person: https://developer.atlassian.com/platform/forge/remote/calling-product-apis/ */
const forOnesUser = /"offlineUserAuthToken\\?"|\bNEEDS_AUTHENTICATION_ERR\b/;

/** No credential without scopes is refused for their sake. */
const aboutGranted = /scopes? (?:does|do) not match|"insufficient_scope"|explicitly granted by the user/i;

const isSite = (place: string): boolean => ['cloud-site', 'gateway', 'self-hosted'].includes(place);

/** Headers are shown, and neither they nor the answer tell of a credential. */
const statesNoCredential = ({ request: { headers }, response }: Exchange) =>
  Object.keys(headers).length > 0 &&
  headerOf(headers, 'authorization') === undefined &&
  !recognised(response);

/** Who mostly calls there, by the answer alone; `prose`: of a text, not of a record. */
function withoutHeader(
  { request, response }: Exchange,
  place: string,
  path: string,
  prose: boolean,
  own: boolean,
): IdentityKind {
  const body = response?.body ?? '';
  // Assets stands at the root of the gateway for pairs only: https://developer.atlassian.com/cloud/assets/assets-rest-api-guide/workflow/
  if (place === 'gateway' && /^\/jsm\/(?:assets|insight)\//.test(path)) return 'api-token';
  if (place === 'gateway' || (place === 'unstated' && gatewayAnswer.test(body))) return 'oauth-3lo';
  if (oauthRefusal.test(body) || ofConsentPage.test(body)) return 'oauth-3lo';
  // What is refused for its age, and is no API token, was handed out for an hour.
  if (place !== 'self-hosted' && aboutAge.test(body) && !/api token/i.test(body)) return 'oauth-3lo';
  // Only apps sign what they send.
  if (aboutJwt.test(body) || (ofApp.test(body) && !isSite(place))) return 'connect-app';
  if (place === 'relative') {
    if (request.url.includes('/ex/jira/')) return 'oauth-3lo';
    // In prose a path without a host is a short way of saying an address, not a call of Forge.
    if (prose) return own ? 'password' : 'api-token';
    return 'forge-app';
  }
  // Only a server of one's own tells of sessions and names of users.
  const tells = ['x-asessionid', 'x-ausername'].some(
    (name) => headerOf(response?.headers, name) !== undefined,
  );
  return place === 'self-hosted' || tells ? 'password' : 'api-token';
}
