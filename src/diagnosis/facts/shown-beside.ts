import { isOfAssets, listsWorkspaces } from '../reading/assets.ts';
import { deploymentTypeOf } from '../reading/body.ts';
import { showsInactiveUser } from '../reading/comparison.ts';
import { type ExchangeReading, shownBody } from '../reading/exchange.ts';
import { listsLessThanOthers } from '../reading/lists.ts';
import type { Reading } from '../reading/reading.ts';
import { byOther, type Fact, fact } from './fact.ts';

const ofServers: readonly unknown[] = ['Server', 'DataCenter', 'Data Center'];

/** Whether the body of another call, to an address of a kind, shows something. */
const shows =
  (isThere: (address: ExchangeReading['address']) => boolean, what: RegExp) =>
  ({ others }: Reading): boolean =>
    others.some((call) => isThere(call.address) && what.test(shownBody(call)));

/** What the answers to other calls show: lists, policies, what the site says of itself. */
export const shownBesideFacts = {
  'token listed as blocked': fact(
    'the list of tokens of the organisation shows one as BLOCKED',
    shows(({ path }) => path.startsWith('/admin/api-access/'), /"status"\s{0,4}:\s{0,4}"BLOCKED"/),
  ),
  'content listed as blocked': fact(
    'the data policy of the project blocks its content for apps',
    shows(
      ({ restPath }) => restPath?.includes('/data-policy') === true,
      /"anyContentBlocked"\s{0,4}:\s{0,4}true/,
    ),
  ),
  'listed in full elsewhere': fact('the same list is longer in another call', ({ at, others }) =>
    listsLessThanOthers(at, others),
  ),
  'a user shown inactive': byOther('the user that another call looks up is not active', showsInactiveUser),
  'no workspace of Assets': fact(
    'the list of workspaces is empty: Assets is not on this site, or not in its plan',
    ({ all, at }) =>
      isOfAssets(at.address.path) &&
      all.some(
        ({ address, status, body }) =>
          status === 200 && body.emptyList && listsWorkspaces(address.restPath ?? ''),
      ),
  ),
  'no service project': byOther(
    'the issue or project is shown to be none of a service project',
    (call, { at }) =>
      at.address.family === 'servicedeskapi' &&
      /"projectTypeKey"\s{0,4}:\s{0,4}"(?:software|business)"/.test(shownBody(call)),
  ),
  'serverInfo fails': fact(
    'even serverInfo, which is open to everyone, fails',
    ({ others, at }) =>
      others.some(
        (call) =>
          call.address.restPath?.endsWith('/serverInfo') === true &&
          call.outcome !== 'worked' &&
          call.status !== 401,
      ) ||
      (at.address.restPath?.endsWith('/serverInfo') === true &&
        others.length > 0 &&
        others.every((call) => call.status === at.status && call.outcome !== 'worked') &&
        at.said.has('siteUnknown')),
  ),
  'serverInfo says Server': fact('serverInfo says that the site is Server or Data Center', ({ all }) =>
    all.some(({ body }) => ofServers.includes(deploymentTypeOf(body))),
  ),
} satisfies Record<string, Fact>;
