import type { IdentityKind } from '../../evidence/index.ts';
import { pointsFor } from '../../jira-client/index.ts';
import type { OperationsTable } from '../../jira-facts/index.ts';
import type { ChosenOperation } from './choose-operation.ts';
import { permissionKeysFor } from './permission-keys.ts';

/** Schemes and roles of up to three projects, read to say through which grant a right is held. */
export const grantsPoints = (kind: IdentityKind): number =>
  3 * pointsFor(kind, 'GET', '/rest/api/3/project/{projectKeyOrId}/permissionscheme', 1) +
  9 * pointsFor(kind, 'GET', '/rest/api/3/project/{projectIdOrKey}/role/{id}', 3);

/** Questions around the probes; those that are probes themselves are asked once and counted there. */
export function pointsAround(
  chosen: readonly ChosenOperation[],
  kinds: readonly IdentityKind[],
  table: OperationsTable,
): number {
  const keys = permissionKeysFor(
    chosen.map(({ probe }) => probe.operation),
    table,
  );
  const around: [string, string, number][] = [
    ['GET', '/rest/api/3/myself', 6],
    ['GET', '/rest/api/3/mypermissions', keys.global.length + keys.project.length],
    ['GET', '/rest/api/3/groups/picker', 10],
  ];
  if (keys.project.length > 0) around.push(['GET', '/rest/api/3/project/search', 10]);
  const asked = new Set(chosen.map(({ probe }) => probe.operation));
  const extra = around.filter(([method, path]) => !asked.has(`${method} ${path}`));
  if (keys.project.length > 0) extra.push(['POST', '/rest/api/3/permissions/check', keys.project.length]);
  return kinds.reduce(
    (total, kind) =>
      total +
      extra.reduce((points, [method, path, objects]) => points + pointsFor(kind, method, path, objects), 0),
    0,
  );
}
