import { jiraError, type WireResponse } from '../../request.ts';
import type { RestCall } from '../call.ts';
import { withoutVersion } from '../operation-shape.ts';

const owner = ['owner', 'accountId'] as const;
const group = ['groupId', 'groupname'] as const;
const roleGroup = ['group', 'groupId'] as const;
const typed = ['query', 'accountId'] as const;

/** Of each operation the parameters that its documents allow only one of. */
const exclusive: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'GET /dashboard/search': [owner, group],
  'GET /filter/search': [owner, group],
  'GET /groups/picker': [['exclude', 'excludeId']],
  'DELETE /group': [['swapGroup', 'swapGroupId']],
  'DELETE /project/{projectIdOrKey}/role/{id}': [roleGroup],
  'DELETE /role/{id}/actors': [roleGroup],
  'GET /user/assignable/multiProjectSearch': [typed],
  'GET /user/assignable/search': [typed],
  'GET /user/permission/search': [typed],
  'GET /user/picker': [['exclude', 'excludeAccountIds']],
  'GET /user/search': [typed],
  'GET /user/viewissue/search': [typed],
};

/** What is said to whoever gives both of two parameters (recorded of groups). */
export const mutuallyExclusive = (one: string, other: string): WireResponse =>
  jiraError(400, [`The query parameters '${one}' and '${other}' are mutually exclusive.`]);

/** The refusal of a call that gives two such parameters; null: it does not. */
export function exclusiveParameters({ operation: { method, path }, query }: RestCall): WireResponse | null {
  const pairs = exclusive[`${method} ${withoutVersion(path)}`];
  const both = pairs?.find(([one, other]) => query.has(one) && query.has(other));
  return both === undefined ? null : mutuallyExclusive(...both);
}
