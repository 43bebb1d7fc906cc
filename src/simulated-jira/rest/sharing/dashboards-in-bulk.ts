import { z } from 'zod';
import { findUser } from '../../people.ts';
import { jiraError, json, type WireResponse } from '../../request.ts';
import type { Dashboard, SharePermission } from '../../state.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { given } from '../given.ts';
import { readShare, shareSchema } from './shares.ts';

const schema = z.looseObject({
  action: z.enum(['changeOwner', 'changePermission', 'addPermission', 'removePermission']),
  entityIds: z.array(z.number().int()).min(1).max(100),
  changeOwnerDetails: z.looseObject({ newOwner: z.string() }).nullish(),
  permissionDetails: z
    .looseObject({ sharePermissions: z.array(shareSchema), editPermissions: z.array(shareSchema) })
    .nullish(),
  extendAdminPermissions: z.boolean().nullish(),
});

type Shares = Pick<Dashboard, 'sharePermissions' | 'editPermissions'>;

/** The shares of a body; a response: one of them cannot be read. */
function sharesIn(
  call: RestCall,
  details: z.infer<typeof schema>['permissionDetails'],
): Shares | WireResponse {
  const wrong: string[] = [];
  const read = (all: z.infer<typeof shareSchema>[]): SharePermission[] =>
    all.flatMap((each) => {
      const share = readShare(call, each);
      if (typeof share !== 'string') return [share];
      wrong.push(share);
      return [];
    });
  const shares = {
    sharePermissions: read(details?.sharePermissions ?? []),
    editPermissions: read(details?.editPermissions ?? []),
  };
  return wrong.length === 0 ? shares : jiraError(400, wrong);
}

/** Whether two shares let the same people in. */
const alike = ({ id: _, ...one }: SharePermission, { id: __, ...other }: SharePermission): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

const without = (from: readonly SharePermission[], gone: readonly SharePermission[]): SharePermission[] =>
  from.filter((each) => !gone.some((other) => alike(each, other)));

/** `PUT /dashboard/bulk/edit`: owners and shares of several; whose dashboard is somebody else's is told of it by its id. */
function edit(call: RestCall): WireResponse {
  const asked = given(call, schema);
  if ('status' in asked) return asked;
  const { action, entityIds, changeOwnerDetails, permissionDetails, extendAdminPermissions } = asked.given;
  const shares = sharesIn(call, permissionDetails);
  if ('status' in shares) return shares;
  const owner = findUser(call.state, changeOwnerDetails?.newOwner ?? null);
  if (action === 'changeOwner' && owner === null)
    return jiraError(400, [], { newOwner: 'The new owner does not exist.' });
  if (action !== 'changeOwner' && !permissionDetails)
    return jiraError(400, [], { permissionDetails: 'permissionDetails is required.' });
  const administers = extendAdminPermissions === true && call.rights.global('ADMINISTER');
  const entityErrors: Record<string, { errors: Record<string, string>; errorMessages: string[] }> = {};
  for (const id of entityIds) {
    const found = call.state.dashboards.find((each) => each.id === String(id));
    const own = found?.ownerAccountId === call.caller.accountId && call.caller.accountId !== null;
    if (found === undefined || !(own || administers)) {
      entityErrors[id] = {
        errors: {},
        errorMessages: ['You do not have permission to edit this dashboard.'],
      };
      continue;
    }
    if (action === 'changeOwner') found.ownerAccountId = owner?.accountId ?? null;
    else
      for (const list of ['sharePermissions', 'editPermissions'] as const) {
        const kept = action === 'changePermission' ? [] : without(found[list], shares[list]);
        found[list] = action === 'removePermission' ? kept : [...kept, ...shares[list]];
      }
  }
  return json(200, { action, entityErrors });
}

export const dashboardsInBulkRoutes: Route[] = [selfJudging('PUT /dashboard/bulk/edit', edit)];
