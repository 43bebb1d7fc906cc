import { z } from 'zod';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import type { LinkedWorkspace } from '../../state.ts';
import { type RestCall, type Route, route } from '../call.ts';
import { given } from '../given.ts';
import { queryList } from '../shapes/page.ts';
import { ownerOf } from './store.ts';

const own = (call: RestCall, kind: string): LinkedWorkspace[] =>
  (call.state.linkedWorkspaces ?? []).filter((each) => each.kind === kind && each.owner === ownerOf(call));

const without = (call: RestCall, kind: string, ids: readonly string[]): LinkedWorkspace[] => {
  const gone = own(call, kind).filter(({ id }) => ids.includes(id));
  return (call.state.linkedWorkspaces ?? []).filter((each) => !gone.includes(each));
};

function link(call: RestCall, kind: string): WireResponse {
  const asked = given(call, z.looseObject({ workspaceIds: z.array(z.string()) }));
  if ('status' in asked) return asked;
  const updatedAt = new Date(call.world.now()).toISOString();
  const { workspaceIds } = asked.given;
  const linked = workspaceIds.map((id) => ({ kind, owner: ownerOf(call), id, updatedAt }));
  call.state.linkedWorkspaces = [...without(call, kind, workspaceIds), ...linked];
  return empty(202);
}

function unlink(call: RestCall, kind: string): WireResponse {
  const ids = queryList(call, 'workspaceIds');
  if (ids.length === 0) return jiraError(400, ['workspaceIds is required.']);
  call.state.linkedWorkspaces = without(call, kind, ids);
  return empty(202);
}

/** Workspaces of a security or operations tool that a site is linked to. */
export const workspaceRoutes = (kind: string, root: string): Route[] => [
  route(`GET ${root}/linkedWorkspaces`, (call) =>
    json(200, { workspaceIds: own(call, kind).map(({ id }) => id) }),
  ),
  route(`GET ${root}/linkedWorkspaces/{workspaceId}`, (call) => {
    const found = own(call, kind).find(({ id }) => id === call.params.workspaceId);
    return found === undefined
      ? jiraError(404, ['The workspace is not linked.'])
      : json(200, { workspaceId: found.id, updatedAt: found.updatedAt });
  }),
  route(`POST ${root}/linkedWorkspaces/bulk`, (call) => link(call, kind)),
  route(`DELETE ${root}/linkedWorkspaces/bulk`, (call) => unlink(call, kind)),
];
