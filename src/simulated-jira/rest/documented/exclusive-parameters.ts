import { jiraError, type WireResponse } from '../../request.ts';
import type { RestCall } from '../call.ts';

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

/** The refusal of a call that gives two such parameters, in the words that are recorded of groups; null: it does not. */
export function exclusiveParameters({ operation, query }: RestCall): WireResponse | null {
  const name = `${operation.method} ${operation.path.replace(/^\/rest\/api\/[23]/, '')}`;
  const both = exclusive[name]?.find(([one, other]) => query.has(one) && query.has(other));
  return both === undefined
    ? null
    : jiraError(400, [`The query parameters '${both[0]}' and '${both[1]}' are mutually exclusive.`]);
}
