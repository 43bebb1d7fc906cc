import { type Address, identityTraits, oddPath, wellKnownFamily } from '../../jira-facts/index.ts';
import { gatewayProduct } from '../reading/differences.ts';
import type { ExchangeReading } from '../reading/exchange.ts';
import { isCloudHost, type Reading } from '../reading/reading.ts';
import { takesOAuthToken } from './callers.ts';
import { type Fact, fact, scene, worded } from './fact.ts';

const odd = (says: string, oddity: Parameters<Address['oddities']['has']>[0]): Fact =>
  fact(says, ({ at }) => at.address.oddities.has(oddity));
/** A parameter names a user by name or key. */
export const asksByUserName = ({ address }: ExchangeReading): boolean =>
  address.query.some(([name]) => ['username', 'key', 'userkey'].includes(name.toLowerCase()));
/** How the body of the call begins. */
const sentBody = ({ exchange }: ExchangeReading): string => exchange.request.body?.slice(0, 2_000) ?? '';

/** What stands before the path of the call and belongs to no base address. */
function wrongInBase(reading: Reading): string | null {
  const { oddities, place, contextPath } = reading.at.address;
  if (oddities.has('page-address')) return 'a page address was taken as the base address';
  if (oddities.has('doubled-base')) return 'the REST path occurs twice in the address';
  const onCloud = (isCloudHost(reading) || place === 'gateway') && !oddities.has('gateway-path');
  // The administration of users stands behind a path: /admin/rest/um/1/….
  return onCloud && contextPath !== '' && contextPath !== '/admin'
    ? `the address has ${contextPath} before /rest, and Cloud has nothing there`
    : null;
}

/** What of /ex/jira/{cloudId} is missing in an address of the gateway, is something else, or stands where it does not belong. */
function wrongAtGateway({ at, identity }: Reading): string | null {
  const { place, path, oddities } = at.address;
  // An answer in the gateway's own form comes from the gateway, whatever host a log left out.
  if (oddities.has('gateway-path') && !(at.body.gatewayShape && identityTraits[identity].framework === null))
    return 'the path of the gateway (/ex/jira/{cloudId}) stands in a call that is already bound to a site';
  // Assets stands at the root of the gateway for pairs only.
  const assets = place === 'gateway' && path.startsWith('/jsm/assets/');
  if (oddities.has('gateway-without-product') || (assets && takesOAuthToken(identityTraits[identity])))
    return 'the gateway address lacks /ex/jira/{cloudId}';
  if (place === 'gateway' && (oddities.has('cloud-id-not-an-id') || oddities.has('placeholder')))
    return 'where the cloud id belongs, the gateway address has something else';
  return (gatewayProduct(at) ?? 'jira') === 'jira' ? null : 'the gateway address is that of another product';
}

/** What the address shows. */
export const addressFacts = {
  'double slash': odd(
    'the path has a double slash, as a base address with a trailing slash makes it',
    'double-slash',
  ),
  'trailing slash': odd('the path ends in a slash', 'trailing-slash'),
  'base address wrong': worded(wrongInBase),
  'host malformed': odd('the host name or its port cannot be right', 'malformed-host'),
  'plain http': fact('Cloud speaks https only', ({ at, cloud }) => cloud && at.address.oddities.has('http')),
  'unfilled address': fact(
    'the address holds a blank or an unfilled placeholder',
    ({ at }) => at.address.oddities.has('blank-in-path') || at.address.oddities.has('placeholder'),
  ),
  'unfilled path': fact(
    'a variable in the path was not filled in',
    ({ at }) =>
      at.address.oddities.has('empty-segment') ||
      /\/(undefined|null|nan|none)(\/|$)/i.test(at.address.restPath ?? at.address.path),
  ),
  'encoded question mark': odd(
    'the question mark is encoded, so that the parameters became part of the path',
    'encoded-query',
  ),
  'gateway address wrong': worded(wrongAtGateway),
  'gateway address right': fact(
    'the address is the right one for the token',
    ({ at }) =>
      at.address.place === 'gateway' &&
      at.address.cloudId !== null &&
      at.address.path.startsWith('/ex/jira/') &&
      !oddPath(at.address),
  ),
  'host without Jira': fact(
    'this Atlassian host serves no Jira REST API',
    ({ at }) => at.address.place === 'atlassian-other' && at.address.restPath !== null,
  ),
  'address odd': scene(
    ({ at, selfHosted }) =>
      ['double-slash', 'jira-segment', 'page-address', 'doubled-base', 'gateway-path'].some((oddity) =>
        [...at.address.oddities].some((one) => one === oddity),
      ) ||
      (at.address.contextPath !== '' && !selfHosted),
  ),
  'path odd for the gateway': scene(({ at }) => oddPath(at.address)),
  // https://github.com/MrRefactoring/jira.js/issues/135
  'path without rest': fact(
    'the path lacks the /rest that all REST paths begin with',
    ({ at }) =>
      at.address.restPath === null &&
      /^\/(?:[\w-]{1,40}\/)?(?:(?:api|agile|auth|greenhopper|dev-status)\/(?:\d|latest)|servicedeskapi\/)/.test(
        at.address.path,
      ),
  ),
  // A server looks up the path before it asks who calls, so that 404 there tells nothing of the credential.
  'path outside of REST': scene(
    ({ at }) => at.address.oddities.has('non-rest-path') && !at.address.path.startsWith('/gateway/'),
  ),
  'path of a page': fact(
    'the path is that of a page',
    ({ at }) =>
      at.address.oddities.has('non-rest-path') &&
      /^\/(browse|issues|projects|secure|jira)/.test(at.address.path),
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
      (asksByUserName(at) || /"(?:name|username)"\s{0,4}:/.test(sentBody(at))),
  ),
  // https://github.com/yontrack/yontrack/issues/1255, https://github.com/go-jira/jira/issues/470
  'project named by no key': fact(
    'the project is named by something that is no key: keys are capital letters, digits and underscores',
    ({ at }) =>
      /"project"\s{0,4}:\s{0,4}\{\s{0,4}"key"\s{0,4}:\s{0,4}"[^"]{0,80}[^A-Z0-9_"]/.test(sentBody(at)),
  ),
  // https://github.com/sooperset/mcp-atlassian/issues/120, https://github.com/atlassian-api/atlassian-python-api/pull/1018
  'named by account id': fact(
    'account ids exist on Cloud only',
    ({ at, selfHosted }) =>
      selfHosted && at.address.query.some(([name]) => name.toLowerCase() === 'accountid'),
  ),
} satisfies Record<string, Fact>;
