import { identityTraits } from '../jira-facts/index.ts';
import type { CauseId } from './cause.ts';
import type { Reading } from './reading/reading.ts';
import { forbidden } from './usual/forbidden.ts';
import { redirected, successful } from './usual/misleading.ts';
import { notFound } from './usual/not-found.ts';
import type { Odds } from './usual/odds.ts';
import { atAuthServer, atConnectAuthServer, belowHttp } from './usual/outside-jira.ts';
import { unauthorised } from './usual/unauthorised.ts';

/** What usually lies behind a status for this kind of caller at this kind of address, and the sentence for people. */
export interface Usual {
  readonly odds: Odds;
  readonly says: string;
}

/**
 * Prior knowledge, from public threads and the reference pages: where an evidence is thin ("401, API token, no
 * body"), this ranks sensibly; one strong clue outweighs it.
 */
export function usualCauses(reading: Reading): Usual {
  const { at, identity } = reading;
  const what =
    at.failure !== null
      ? `no answer (${at.failure.kind})`
      : at.status === null
        ? 'an unstated status'
        : `status ${at.status}`;
  const says = `nothing in the evidence decides it; experience: ${what} for ${identityTraits[identity].words} at ${placeWords[at.address.place]} most often comes from this`;
  return { odds: oddsOf(reading), says };
}

const placeWords = {
  'cloud-site': 'the address of a Cloud site',
  gateway: 'the gateway',
  'auth-server': 'the authorization server',
  'connect-auth-server': 'the authorization server of Connect',
  'self-hosted': 'a self-hosted address',
  relative: 'an address without host',
  'atlassian-other': 'an Atlassian address that serves no Jira REST API',
  app: 'the address of the app',
  unreadable: 'an address that cannot be read',
  unstated: 'an address that is not stated',
} as const;

function oddsOf(reading: Reading): Odds {
  const { at } = reading;
  if (at.failure !== null) return belowHttp(at.failure.kind);
  if (at.address.place === 'auth-server') return atAuthServer(reading);
  if (at.address.place === 'connect-auth-server') return atConnectAuthServer(at.status);
  if (at.address.place === 'app')
    return {
      'jwt-bad-signature': 1.2,
      'jwt-qsh-mismatch': 1,
      'jwt-expired-or-clock-skew': 1,
      'jwt-claims-invalid': 1.2,
    };
  switch (at.status) {
    case 400:
    case 409:
    case 411:
    case 413:
    case 415:
    case 422:
      return {
        'bad-request-parameters': 2.4,
        'project-permission-missing': 0.8,
        'resource-not-visible': 0.2,
      };
    case 401:
      return unauthorised(reading);
    case 403:
      return forbidden(reading);
    case 404:
      return notFound(reading);
    case 405:
      return { 'method-not-allowed': 3, 'wrong-site-url': 0.8, 'not-cloud': 0.3, 'endpoint-not-found': 0.3 };
    case 407:
      return { 'network-or-proxy': 6 };
    case 410:
      return { 'endpoint-removed': 5 };
    case 429:
      return { 'rate-limited': 6 };
    case 500:
    case 501:
      return { 'platform-bug': 1.8, 'bad-request-parameters': 1.2, 'site-unavailable': 0.8 };
    case 502:
    case 503:
    case 504:
      return { 'site-unavailable': 3, 'network-or-proxy': 1.2, 'rate-limited': 0.2 };
    case null:
      return unstated(reading);
    default:
      if (at.status >= 500) return { 'site-unavailable': 2, 'platform-bug': 1, 'network-or-proxy': 1 };
      if (at.status >= 400) return { 'bad-request-parameters': 1.5 };
      if (at.status >= 300) return redirected(reading);
      return successful(reading);
  }
}

/** No status: the place alone, weakly. */
function unstated(reading: Reading): Odds {
  const mixed = [unauthorised(reading), forbidden(reading), notFound(reading)];
  const odds: Odds = {};
  for (const each of mixed) {
    for (const [cause, value] of Object.entries(each) as [CauseId, number][])
      odds[cause] = Math.max(odds[cause] ?? 0, value * 0.5);
  }
  // At the gateway, people who write down no status mostly write of scopes: an expired token is seen at once.
  if (reading.identity === 'oauth-3lo' && reading.at.address.place === 'gateway')
    odds['scope-missing'] = (odds['scope-missing'] ?? 0) + 0.4;
  return odds;
}
