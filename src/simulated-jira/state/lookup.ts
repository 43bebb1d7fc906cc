import type {
  Board,
  Filter,
  Issue,
  IssueType,
  Priority,
  Project,
  ProjectRole,
  Resolution,
  SiteState,
  Status,
  Workflow,
} from '../state.ts';

/** The project of this id or key, former keys too; visible or not, but not in the trash. */
export function findProject(state: SiteState, idOrKey: string): Project | null {
  return (
    state.projects.find(
      ({ id, key, formerKeys, deletedAt }) =>
        deletedAt === null && (id === idOrKey || key === idOrKey || formerKeys.includes(idOrKey)),
    ) ?? null
  );
}

/** The issue of this id or key, in any case of letters, former keys too; visible or not. */
export function findIssue(state: SiteState, idOrKey: string): Issue | null {
  const wanted = idOrKey.toUpperCase();
  return (
    state.issues.find(({ id, key }) => id === idOrKey || key === wanted) ??
    state.issues.find(({ formerKeys }) => formerKeys.includes(wanted)) ??
    null
  );
}

/** The project an issue is in. An issue without one is a bug of whoever wrote the state. */
export function projectOf(state: SiteState, issue: Issue): Project | null {
  return state.projects.find(({ id }) => id === issue.projectId) ?? null;
}

/** A thing by its id, else by its name; names are for worlds written by hand. */
function named<T extends { id: string; name: string }>(all: readonly T[], idOrName: string | null): T | null {
  if (idOrName === null) return null;
  return all.find(({ id }) => id === idOrName) ?? all.find(({ name }) => name === idOrName) ?? null;
}

const missing = { id: '0', description: '', properties: {}, entityId: null, projectId: null } as const;

/** The status of an issue. */
export function statusOf(state: SiteState, { status }: Issue): Status {
  return named(state.statuses, status) ?? { ...missing, name: status, category: 'undefined' };
}

/** The work type of an issue; a name means the one its project offers. */
export function issueTypeOf(state: SiteState, issue: Issue): IssueType {
  const offered = typesOf(state, projectOf(state, issue));
  return (
    state.issueTypes.find(({ id }) => id === issue.issueType) ??
    named(offered, issue.issueType) ??
    named(state.issueTypes, issue.issueType) ?? {
      ...missing,
      name: issue.issueType,
      hierarchyLevel: 0,
      avatarId: 10_318,
      properties: {},
    }
  );
}

export function priorityOf(state: SiteState, { priority }: Issue): Priority | null {
  return named(state.priorities, priority);
}

export function resolutionOf(state: SiteState, { resolution }: Issue): Resolution | null {
  return named(state.resolutions, resolution);
}

/** The work types a project offers, in the order of its scheme. */
export function typesOf(state: SiteState, project: Project | null): IssueType[] {
  const scheme = state.issueTypeSchemes.find(({ id }) => id === project?.issueTypeSchemeId);
  return (scheme?.issueTypeIds ?? []).flatMap((id) => state.issueTypes.find((type) => type.id === id) ?? []);
}

/** The sprints of an issue; a sub-task is in those of its parent. */
export function sprintIdsOf(state: SiteState, issue: Issue): readonly number[] {
  if (issueTypeOf(state, issue).hierarchyLevel >= 0) return issue.sprintIds;
  return state.issues.find(({ id }) => id === issue.parentId)?.sprintIds ?? issue.sprintIds;
}

/** The workflow that issues of a type follow in a project. */
export function workflowOf(state: SiteState, project: Project, issueTypeId: string): Workflow | null {
  const scheme = state.workflowSchemes.find(({ id }) => id === project.workflowSchemeId);
  if (scheme === undefined) return null;
  const name = scheme.issueTypeMappings[issueTypeId] ?? scheme.defaultWorkflow;
  return state.workflows.find((workflow) => workflow.name === name) ?? null;
}

/** The filter a board shows. */
export function filterOf(state: SiteState, board: Board): Filter | null {
  return state.filters.find(({ id }) => id === board.filterId) ?? null;
}

/** Fields on the screen where issues of a type are made or edited in a project. */
export function screenFields(
  state: SiteState,
  project: Project,
  issueTypeId: string,
  operation: 'create' | 'edit',
): readonly string[] {
  const ofTypes = state.issueTypeScreenSchemes.find(({ id }) => id === project.issueTypeScreenSchemeId);
  const schemeId = ofTypes?.mappings[issueTypeId] ?? ofTypes?.mappings.default;
  const scheme = state.screenSchemes.find(({ id }) => id === schemeId);
  const screenId = scheme?.screens[operation] ?? scheme?.screens.default;
  return state.screens.find(({ id }) => id === screenId)?.tabs.flatMap(({ fields }) => fields) ?? [];
}

/** Roles a project has: all of the site; a team-managed one has those that came with it. */
export function rolesOf({ projectRoles }: SiteState, { style, roleActors }: Project): ProjectRole[] {
  return projectRoles.filter(({ id }) => style !== 'next-gen' || roleActors[id] !== undefined);
}
