import { jiraError, type WireResponse } from '../../request.ts';
import { statusOf } from '../../state/lookup.ts';
import type { Issue, Project, Version } from '../../state.ts';
import type { RestCall } from '../call.ts';
import { expansions } from '../shapes/address.ts';
import { versionBean } from '../shapes/projects.ts';

/** A version with the project it belongs to. */
export interface FoundVersion {
  readonly project: Project;
  readonly version: Version;
}

export const noSuchVersion = (id: string | undefined) =>
  jiraError(404, [`Could not find version for id '${id ?? ''}'`]);

/** The version of an id, in a project the caller may browse. */
function findVersion(call: RestCall, id: string | undefined): FoundVersion | null {
  for (const project of call.state.projects) {
    const version = project.versions.find((each) => each.id === id);
    if (version !== undefined && project.deletedAt === null && call.rights.browse(project))
      return { project, version };
  }
  return null;
}

export const mayChange = (call: RestCall, project: Project): boolean =>
  call.rights.global('ADMINISTER') || call.rights.project('ADMINISTER_PROJECTS', project);

/** The version the path names; with `write` only for those who administer its project. */
export function versionNamed(call: RestCall, write = false, parameter = 'id'): FoundVersion | WireResponse {
  const found = findVersion(call, call.params[parameter]);
  if (found === null) return noSuchVersion(call.params[parameter]);
  return write && !mayChange(call, found.project)
    ? jiraError(403, ['You must have global or project administrator rights in order to modify versions.'])
    : found;
}

export const fixedIn = (call: RestCall, id: string): Issue[] =>
  call.state.issues.filter(({ fixVersionIds }) => fixVersionIds.includes(id));

export const affectedBy = (call: RestCall, id: string): Issue[] =>
  call.state.issues.filter(({ affectedVersionIds }) => affectedVersionIds.includes(id));

/** A version with the parts that `expand` names. */
export function versionAsAsked(call: RestCall, { project, version }: FoundVersion) {
  const expand = expansions(call);
  const counts = { unmapped: 0, toDo: 0, inProgress: 0, done: 0 };
  const names = { undefined: 'unmapped', new: 'toDo', indeterminate: 'inProgress', done: 'done' } as const;
  for (const issue of fixedIn(call, version.id)) counts[names[statusOf(call.state, issue).category]] += 1;
  return {
    ...versionBean(call, project, version),
    ...(expand.has('issuesstatus') ? { issuesStatusForFixVersion: counts } : {}),
    ...(expand.has('operations') ? { operations: [] } : {}),
  };
}
