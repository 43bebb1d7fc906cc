import { noSuchProject } from '../../permissions/needs.ts';
import { jiraError, json, type WireResponse } from '../../request.ts';
import { findProject, typesOf, workflowOf } from '../../state/lookup.ts';
import type { Project } from '../../state.ts';
import { type RestCall, type Route, route, selfJudging } from '../call.ts';
import { expansions, self } from '../shapes/address.ts';
import { issueTypeBean, listedStatus } from '../shapes/catalogue.ts';
import { ordered, page, queryList } from '../shapes/page.ts';
import { expandedProject, insightOf, wholeProject } from '../shapes/projects.ts';

const administers = (call: RestCall, project: Project): boolean =>
  call.rights.global('ADMINISTER') || call.rights.project('ADMINISTER_PROJECTS', project);

/** What each `action` of a project list asks of the caller. */
function mayBy(call: RestCall, action: string): ((project: Project) => boolean) | null {
  const { rights } = call;
  switch (action) {
    case 'view':
      return (project) => rights.browse(project) || administers(call, project);
    case 'browse':
      return (project) => rights.browse(project);
    case 'edit':
      return (project) => administers(call, project);
    case 'create':
      return (project) => rights.project('CREATE_ISSUES', project) && !project.archived;
    default:
      return null;
  }
}

const view = (call: RestCall, project: Project): boolean => mayBy(call, 'view')?.(project) === true;

/** The project the path names if the caller may know of it, or the 404 that hides it. */
export function projectNamed(call: RestCall, parameter = 'projectIdOrKey'): Project | WireResponse {
  const name = call.params[parameter] ?? '';
  const project = findProject(call.state, name);
  return project !== null && view(call, project) ? project : noSuchProject(name);
}

/** The project the path names once the caller may administer it. */
export function administered(call: RestCall, parameter = 'projectIdOrKey'): Project | WireResponse {
  const project = projectNamed(call, parameter);
  if ('status' in project) return project;
  return administers(call, project)
    ? project
    : jiraError(403, ['You cannot edit the configuration of this project.']);
}

/** Projects a list shows: neither in the trash nor, unless asked for, archived. */
function listed(call: RestCall, may: (project: Project) => boolean): Project[] {
  const statuses = queryList(call, 'status');
  return call.state.projects.filter((project) => {
    const state = project.deletedAt !== null ? 'deleted' : project.archived ? 'archived' : 'live';
    const wanted = statuses.length === 0 ? ['live'] : statuses;
    if (!wanted.includes(state)) return false;
    return state === 'live' ? may(project) : administers(call, project);
  });
}

/** `propertyQuery`: `[key].something.nested=1` asks for what stands at a place within a property. */
function propertyAsAsked(call: RestCall): (project: Project) => boolean {
  const asked = call.query.get('propertyQuery');
  if (asked === null || asked === '') return () => true;
  const [, key = '', path = '', wanted = ''] = /^\[([^\]]+)\]([^=]*)=(.*)$/.exec(asked) ?? [];
  const names = path.split('.').filter((name) => name !== '');
  return ({ properties }) => {
    let at: unknown = Object.hasOwn(properties, key) ? properties[key] : undefined;
    for (const name of names)
      at = new Map(typeof at === 'object' && at !== null ? Object.entries(at) : []).get(name);
    return at !== undefined && String(at) === wanted.replaceAll('"', '');
  };
}

function search(call: RestCall): WireResponse {
  const action = call.query.get('action') ?? 'view';
  const may = mayBy(call, action);
  if (may === null) return jiraError(400, [`Unknown action '${action}'.`]);
  const text = (call.query.get('query') ?? '').toLowerCase();
  const ids = queryList(call, 'id');
  const keys = queryList(call, 'keys');
  const types = queryList(call, 'typeKey');
  const categoryId = call.query.get('categoryId');
  const hasProperty = propertyAsAsked(call);
  const found = listed(call, may).filter(
    (project) =>
      hasProperty(project) &&
      `${project.key} ${project.name}`.toLowerCase().includes(text) &&
      (ids.length === 0 || ids.includes(project.id)) &&
      (keys.length === 0 || keys.includes(project.key)) &&
      (types.length === 0 || types.includes(project.projectTypeKey)) &&
      (categoryId === null ||
        (categoryId === '-1' ? project.categoryId === null : project.categoryId === categoryId)),
  );
  const category = ({ categoryId: id }: Project) =>
    call.state.projectCategories.find((each) => each.id === id)?.name.toLowerCase() ?? '';
  const sorted = ordered(call, found, {
    key: ({ key }) => key,
    name: ({ name }) => name.toLowerCase(),
    category,
    owner: ({ leadAccountId }) => leadAccountId,
    issueCount: (project) => insightOf(call, project).totalIssueCount,
    lastIssueUpdatedDate: (project) => insightOf(call, project).lastIssueUpdateTime ?? '',
    archivedDate: ({ id }) => id,
    deletedDate: ({ deletedAt }) => deletedAt ?? '',
  });
  if (sorted === null) return jiraError(400, ['The orderBy parameter is invalid.']);
  const expand = expansions(call);
  return page(call, sorted, (project) => expandedProject(call, project, expand));
}

/** Work types of a project with the statuses that each can have. */
function statuses(call: RestCall): WireResponse {
  const project = projectNamed(call);
  if ('status' in project) return project;
  return json(
    200,
    typesOf(call.state, project).map((type) => {
      const { self: at, id, name, subtask } = issueTypeBean(call, type);
      const ids = workflowOf(call.state, project, type.id)?.statusIds ?? [];
      return {
        self: at,
        id,
        name,
        subtask,
        statuses: call.state.statuses
          .filter((status) => ids.includes(status.id))
          .map((status) => listedStatus(call, status)),
      };
    }),
  );
}

/** Levels of work types; team-managed projects have their own, others are told so (measured by a client's suite). */
function hierarchy(call: RestCall): WireResponse {
  const project = projectNamed(call, 'projectId');
  if ('status' in project) return project;
  if (project.style !== 'next-gen')
    return jiraError(404, [`The project with id '${project.id}' is not simplified.`]);
  const types = typesOf(call.state, project);
  const levels = [...new Set(types.map(({ hierarchyLevel }) => hierarchyLevel))].sort(
    (one, other) => other - one,
  );
  const names: Readonly<Record<number, string>> = { 1: 'Epic', 0: 'Base', [-1]: 'Subtask' };
  return json(200, {
    projectId: Number(project.id),
    hierarchy: levels.map((level) => ({
      entityId: `hierarchy-${level}`,
      level,
      name: names[level] ?? String(level),
      issueTypes: types
        .filter(({ hierarchyLevel }) => hierarchyLevel === level)
        .map(({ id, entityId, name, avatarId }) => ({ id: Number(id), entityId, name, avatarId })),
    })),
  });
}

/** Projects by when something last happened in them; at most twenty are told. */
function recent(call: RestCall, most = 20): Project[] {
  const last = (project: Project) => insightOf(call, project).lastIssueUpdateTime ?? '';
  return listed(call, (project) => call.rights.browse(project))
    .sort((one, other) => last(other).localeCompare(last(one)))
    .slice(0, Math.min(most, 20));
}

function inFull(call: RestCall, projects: readonly Project[]): WireResponse {
  const expand = expansions(call);
  return json(
    200,
    projects.map((project) => expandedProject(call, project, expand)),
  );
}

export const projectReadRoutes: Route[] = [
  selfJudging('GET /project/search', search),
  selfJudging('GET /project', (call) => {
    const most = Number(call.query.get('recent'));
    return inFull(call, most > 0 ? recent(call, most) : listed(call, (project) => view(call, project)));
  }),
  selfJudging('GET /project/recent', (call) => inFull(call, recent(call))),
  selfJudging('GET /project/{projectIdOrKey}', (call) => {
    const project = projectNamed(call);
    if ('status' in project) return project;
    const expand = expansions(call);
    return json(200, {
      ...wholeProject(call, project),
      ...(expand.has('projectKeys') ? { projectKeys: [project.key, ...project.formerKeys] } : {}),
      ...(expand.has('insight') ? { insight: insightOf(call, project) } : {}),
    });
  }),
  selfJudging('GET /project/{projectIdOrKey}/statuses', statuses),
  selfJudging('GET /project/{projectId}/hierarchy', hierarchy),
  route('GET /project/{projectKeyOrId}/securitylevel', (call) => {
    const project = findProject(call.state, call.params.projectKeyOrId ?? '');
    const scheme = call.state.issueSecuritySchemes.find(({ id }) => id === project?.issueSecuritySchemeId);
    const shown = project !== null && call.rights.project('SET_ISSUE_SECURITY', project);
    return json(200, {
      levels: shown
        ? (scheme?.levels ?? []).map(({ id, name, description = '' }) => ({
            self: self(call, `/securitylevel/${id}`),
            id: String(id),
            name,
            description,
          }))
        : [],
    });
  }),
];
