import { noSuchProject } from '../permissions/needs.ts';
import { jiraError, json, type WireResponse } from '../request.ts';
import type { Project } from '../state.ts';
import { findProject, type RestCall, type Route, route, selfJudging } from './call.ts';
import { permissionCatalogue } from './permission-catalogue.ts';
import { pageOf, projectBean } from './shapes.ts';

/** What each `action` of a project list asks of the caller. */
function mayBy(call: RestCall, action: string): ((project: Project) => boolean) | null {
  const { rights } = call;
  const administers = (project: Project) =>
    rights.global('ADMINISTER') || rights.project('ADMINISTER_PROJECTS', project);
  switch (action) {
    case 'view':
      return (project) => rights.browse(project) || administers(project);
    case 'browse':
      return (project) => rights.browse(project);
    case 'edit':
      return administers;
    case 'create':
      return (project) => rights.project('CREATE_ISSUES', project);
    default:
      return null;
  }
}

function search(call: RestCall): WireResponse {
  const action = call.query.get('action') ?? 'view';
  const may = mayBy(call, action);
  if (may === null) return jiraError(400, [`Unknown action '${action}'.`]);
  const wanted = (call.query.get('query') ?? '').toLowerCase();
  const found = call.state.projects.filter(
    (project) => may(project) && `${project.key} ${project.name}`.toLowerCase().includes(wanted),
  );
  return json(
    200,
    pageOf(
      call,
      found.map((project) => projectBean(call, project)),
    ),
  );
}

function one(call: RestCall): WireResponse {
  const name = call.params.projectIdOrKey ?? '';
  const project = findProject(call.state, name);
  const may = mayBy(call, 'view');
  if (project === null || may === null || !may(project)) return noSuchProject(name);
  const lead = call.state.users.find(({ accountId }) => accountId === project.leadAccountId);
  return json(200, {
    ...projectBean(call, project),
    description: '',
    lead: lead === undefined ? null : { accountId: lead.accountId, displayName: lead.displayName },
    components: [],
    issueTypes: [],
    versions: [],
    roles: {},
  });
}

export const projectRoutes: Route[] = [
  selfJudging('GET /project/search', search),
  selfJudging('GET /project', (call) => {
    const may = mayBy(call, 'view');
    const found = call.state.projects.filter((project) => may?.(project));
    return json(
      200,
      found.map((project) => projectBean(call, project)),
    );
  }),
  selfJudging('GET /project/{projectIdOrKey}', one),
  route('GET /project/{projectKeyOrId}/securitylevel', (call) => {
    const project = findProject(call.state, call.params.projectKeyOrId ?? '');
    const scheme = call.state.issueSecuritySchemes.find(({ id }) => id === project?.issueSecuritySchemeId);
    const shown = project !== null && call.rights.project('SET_ISSUE_SECURITY', project);
    return json(200, {
      levels: shown ? (scheme?.levels ?? []).map(({ id, name }) => ({ id: String(id), name })) : [],
    });
  }),
  route('GET /issuesecurityschemes', (call) =>
    json(200, {
      issueSecuritySchemes: call.state.issueSecuritySchemes.map(({ id, name }) => ({
        id,
        name,
        description: '',
      })),
    }),
  ),
  route('GET /user/permission/search', (call) => {
    const keys = (call.query.get('permissions') ?? '')
      .split(',')
      .filter((key) => permissionCatalogue.has(key));
    return keys.length === 0
      ? jiraError(400, ["The 'permissions' query parameter is required."])
      : json(200, []);
  }),
];
