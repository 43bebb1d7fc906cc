import { schemeContradicts } from '../evidence/index.ts';
import { listsWorkspaces } from './reading/assets.ts';
import type { ExchangeReading } from './reading/exchange.ts';
import { listsLessThanOthers } from './reading/lists.ts';
import type { Surroundings } from './reading/reading.ts';
import { states } from './reading/statements.ts';
import { asksForToken } from './reading/tenants.ts';

const most = 6;

/**
 * The calls worth explaining: refusals and silence first; where there are none, redirects and answers that only look
 * like success. Calls made as somebody else are comparisons, unless there is nothing else.
 */
export function suspectsOf(around: Surroundings): ExchangeReading[] {
  const own = around.all.filter((call) => !call.foreign);
  const pool = own.length > 0 ? own : around.all;
  const plain = pool.filter((call) => call.outcome === 'refused' || call.outcome === 'no-answer');
  if (plain.length > 0) return plain.slice(0, most);
  const odd = pool.filter(
    (call) => looksOdd(call) || shorterThanFor(around, call) || listsLessThanOthers(call, around.all),
  );
  if (odd.length > 0) return odd.slice(0, most);
  return pool.filter((call) => call.outcome === 'unstated').slice(0, most);
}

/** Success by status, and yet not what a recognised caller gets. */
export function looksOdd(call: ExchangeReading): boolean {
  if (call.outcome === 'redirected') return true;
  if (call.outcome !== 'worked') return false;
  if (call.login.reason === 'failed' || call.login.reason === 'denied' || call.login.anonymousByName)
    return true;
  if (
    call.body.form === 'html' &&
    (call.address.restPath !== null || isTokenRequest(call) || asksForMore.test(call.body.words))
  )
    return true;
  if (call.body.listsErrors) return true;
  if (call.address.place === 'cloud-site' && schemeContradicts({ identity: call.identity, at: call }))
    return true;
  return call.body.emptyList && showsOnlyVisible(call);
}

/** A list that works, of which people say that it holds too little. */
function shorterThanFor({ account }: Surroundings, call: ExchangeReading): boolean {
  return (
    call.outcome === 'worked' &&
    call.method === 'GET' &&
    states(account.noted, 'showsLess') &&
    showsOnlyVisible(call)
  );
}

/** The other thing asked of that server, consent, is a page. */
const isTokenRequest = (call: ExchangeReading): boolean => call.method === 'POST' && asksForToken(call);

/** Titles of the pages that ask to log in, or to log in once more as an administrator. */
const asksForMore = /administrator access|secure administrator|\blog in\b|\bsign in\b/;

/** Lists that hold what the caller may see; others may well be empty. */
function showsOnlyVisible({ needs, address }: ExchangeReading): boolean {
  if (needs.match !== 'known' || needs.filtered || needs.anonymousAllowed) return true;
  return (
    address.path.includes('/accessible-resources') ||
    listsWorkspaces(address.path) ||
    needs.projectPermissions.includes('BROWSE_PROJECTS') ||
    needs.globalPermissions.includes('USER_PICKER')
  );
}
