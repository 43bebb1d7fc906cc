import { z } from 'zod';
import { empty, type WireResponse } from '../../request.ts';
import type { Issue } from '../../state.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { given } from '../given.ts';
import { idOrKey } from '../ids.ts';
import { type FoundVersion, noSuchVersion, versionNamed } from './version-place.ts';

/** Takes a version out of an issue, and puts another one in where there is one. */
export function replace(
  issue: Issue,
  list: 'fixVersionIds' | 'affectedVersionIds',
  gone: string,
  by: string | null,
): void {
  if (!issue[list].includes(gone)) return;
  const rest = issue[list].filter((id) => id !== gone);
  issue[list] = by === null ? rest : [...new Set([...rest, by])];
}

function drop(
  call: RestCall,
  { project, version }: FoundVersion,
  fixTo: string | null,
  affectedTo: string | null,
): void {
  for (const issue of call.state.issues) {
    replace(issue, 'fixVersionIds', version.id, fixTo);
    replace(issue, 'affectedVersionIds', version.id, affectedTo);
  }
  project.versions = project.versions.filter((each) => each !== version);
}

/** The other version of the same project that issues go to; a response: it is none. */
function target({ project, version }: FoundVersion, id: string | null): string | null | WireResponse {
  if (id === null) return null;
  return project.versions.some((each) => each.id === id && each !== version) ? id : noSuchVersion(id);
}

function remove(call: RestCall, fix: string | null, affected: string | null): WireResponse {
  const found = versionNamed(call, true);
  if ('status' in found) return found;
  const fixTo = target(found, fix);
  const affectedTo = target(found, affected);
  if (fixTo !== null && typeof fixTo !== 'string') return fixTo;
  if (affectedTo !== null && typeof affectedTo !== 'string') return affectedTo;
  drop(call, found, fixTo, affectedTo);
  return empty(204);
}

const swapSchema = z.looseObject({
  moveFixIssuesTo: idOrKey.nullish(),
  moveAffectedIssuesTo: idOrKey.nullish(),
});

/** Versions leave, and their work items go elsewhere. */
export const versionRemovalRoutes: Route[] = [
  selfJudging('DELETE /version/{id}', (call) =>
    remove(call, call.query.get('moveFixIssuesTo'), call.query.get('moveAffectedIssuesTo')),
  ),
  selfJudging('POST /version/{id}/removeAndSwap', (call) => {
    const asked = given(call, swapSchema);
    if ('status' in asked) return asked;
    return remove(call, asked.given.moveFixIssuesTo ?? null, asked.given.moveAffectedIssuesTo ?? null);
  }),
  selfJudging('PUT /version/{id}/mergeto/{moveIssuesTo}', (call) => {
    const to = call.params.moveIssuesTo ?? '';
    return remove(call, to, to);
  }),
];
