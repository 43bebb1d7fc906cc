import { z } from 'zod';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import type { Filter } from '../../state.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { given } from '../given.ts';
import { personal } from '../people/personal.ts';
import { filterNamed } from './filter-bean.ts';
import { readShare, shareBean } from './shares.ts';

const permissionSchema = z.looseObject({
  type: z.enum(['user', 'project', 'group', 'projectRole', 'global', 'authenticated']),
  projectId: z.string().nullish(),
  groupname: z.string().nullish(),
  groupId: z.string().nullish(),
  projectRoleId: z.string().nullish(),
  accountId: z.string().nullish(),
});

function share(call: RestCall): WireResponse {
  const filter = filterNamed(call, true);
  if ('status' in filter) return filter;
  const asked = given(call, permissionSchema);
  if ('status' in asked) return asked;
  const { type, projectId, groupname, groupId, projectRoleId, accountId } = asked.given;
  const read = readShare(call, {
    type,
    project: { id: projectId },
    role: { id: projectRoleId },
    group: { name: groupname, groupId },
    user: { accountId: accountId ?? '' },
  });
  if (typeof read === 'string') return jiraError(400, [read]);
  filter.sharePermissions.push(read);
  return json(
    201,
    filter.sharePermissions.map((each) => shareBean(call, each)),
  );
}

function shareNamed(
  call: RestCall,
  answer: (filter: Filter, id: number) => WireResponse,
  write: boolean,
): WireResponse {
  const filter = filterNamed(call, write);
  if ('status' in filter) return filter;
  const id = Number(call.params.permissionId);
  return filter.sharePermissions.some((each) => each.id === id)
    ? answer(filter, id)
    : jiraError(404, [`The share permission with id '${call.params.permissionId}' does not exist.`]);
}

const scopeSchema = z.looseObject({ scope: z.enum(['GLOBAL', 'AUTHENTICATED', 'PRIVATE']) });

/** Who sees a filter, and who sees the next one. */
export const filterShareRoutes: Route[] = [
  selfJudging('GET /filter/defaultShareScope', (call) =>
    json(200, {
      scope:
        call.caller.accountId === null ? 'PRIVATE' : personal(call, call.caller.accountId).defaultShareScope,
    }),
  ),
  selfJudging('PUT /filter/defaultShareScope', (call) => {
    const asked = given(call, scopeSchema);
    if ('status' in asked) return asked;
    if (call.caller.accountId === null) return jiraError(401, ['You are not authenticated.']);
    personal(call, call.caller.accountId).defaultShareScope = asked.given.scope;
    return json(200, { scope: asked.given.scope });
  }),
  selfJudging('GET /filter/{id}/permission', (call) => {
    const filter = filterNamed(call);
    return 'status' in filter
      ? filter
      : json(
          200,
          filter.sharePermissions.map((each) => shareBean(call, each)),
        );
  }),
  selfJudging('POST /filter/{id}/permission', share),
  selfJudging('GET /filter/{id}/permission/{permissionId}', (call) =>
    shareNamed(
      call,
      (filter, id) =>
        json(
          200,
          filter.sharePermissions.filter((each) => each.id === id).map((each) => shareBean(call, each))[0],
        ),
      false,
    ),
  ),
  selfJudging('DELETE /filter/{id}/permission/{permissionId}', (call) =>
    shareNamed(
      call,
      (filter, id) => {
        filter.sharePermissions = filter.sharePermissions.filter((each) => each.id !== id);
        return empty(204);
      },
      true,
    ),
  ),
];
