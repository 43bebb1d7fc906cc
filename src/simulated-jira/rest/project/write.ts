import { newProject } from '../../new-site/new-project.ts';
import { roles } from '../../new-site/permission-schemes.ts';
import { jiraError, json, type WireResponse } from '../../request.ts';
import { nextNumber } from '../../state/counters.ts';
import type { Project } from '../../state.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { given, nameTaken } from '../given.ts';
import { self } from '../shapes/address.ts';
import { wholeProject } from '../shapes/projects.ts';
import { addBoard } from './board.ts';
import { stockDesk } from './new-desk.ts';
import { projectChangeSchema, projectTypes, references, schema, typeIn } from './project-payload.ts';
import { administered } from './read.ts';
import { projectRemovalRoutes } from './removal.ts';
import { addTeamManaged } from './team-managed.ts';
import { keyProblem } from './validate.ts';

const unauthenticated = 'You are not authenticated. Authentication required to perform this operation.';

const templateOf = (body: unknown): string =>
  schema.pick({ projectTemplateKey: true }).safeParse(body).data?.projectTemplateKey ?? '';

/** Templates of team-managed projects carry the old names of these; `simplified` alone says nothing (`gh-simplified-basic` is company-managed). */
const wantsTeamManaged = (body: unknown): boolean => /agility|next-gen/.test(templateOf(body));

/** The board that a company-managed template brings along; null: none. */
const boardType = (body: unknown): 'kanban' | 'scrum' | null =>
  (['kanban', 'scrum'] as const).find((type) => templateOf(body).endsWith(`-${type}-classic`)) ?? null;

/** `POST /project`: administrators make projects of any kind, holders of Create team-managed projects those. */
function create(call: RestCall): WireResponse {
  if (call.caller.accountId === null) return jiraError(401, [unauthenticated]);
  const simplified = wantsTeamManaged(call.body);
  const board = boardType(call.body);
  const { rights, state } = call;
  if (!rights.global('ADMINISTER') && !(simplified && rights.global('CREATE_PROJECT')))
    return jiraError(403, ['You do not have permission to create projects.']);
  const asked = given(call, schema);
  if ('status' in asked) return asked;
  const { key, name } = asked.given;
  const { part, errors } = references(call, asked.given);
  const wrongKey = keyProblem(call, key);
  if (wrongKey !== null) errors.projectKey = wrongKey;
  if (name.trim() === '') errors.projectName = 'You must specify a valid project name.';
  else if (
    nameTaken(
      state.projects.filter(({ deletedAt }) => deletedAt === null),
      name,
    )
  )
    errors.projectName = 'A project with that name already exists.';
  const projectTypeKey = typeIn(asked.given);
  if (projectTypeKey === null)
    errors.projectType =
      'An invalid project type was specified. Make sure the project type is available in your Jira instance. Valid project types are: software, service_desk, business.';
  if (
    part.leadAccountId === undefined &&
    errors.projectLead === undefined &&
    !simplified &&
    asked.given.leadAccountId === undefined &&
    asked.given.lead === undefined
  )
    errors.projectLead = 'You must specify a valid project lead.';
  if (projectTypeKey === null || Object.keys(errors).length > 0) return jiraError(400, [], errors);
  const site = state.site.name;
  const project = newProject({
    id: String(
      nextNumber(
        state,
        'project',
        state.projects.map(({ id }) => id),
      ),
    ),
    key,
    name,
    projectTypeKey,
    style: simplified ? 'next-gen' : 'classic',
    leadAccountId: call.caller.accountId,
    ...part,
    roleActors: usualActors(call, site),
  });
  state.projects.push(project);
  if (simplified)
    addTeamManaged(call, project, templateOf(call.body).endsWith('-scrum') ? 'scrum' : 'kanban');
  if (board !== null) addBoard(call, project, board);
  if (projectTypeKey === 'service_desk') stockDesk(call.state, project);
  return json(201, { self: self(call, `/project/${project.id}`), id: Number(project.id), key: project.key });
}

/** Who is in the roles of a new project: the defaults of each role, else administrators and staff, and whoever made it. */
function usualActors(call: RestCall, site: string): Project['roleActors'] {
  const { accountId } = call.caller;
  const usual: Project['roleActors'] = {
    [roles.administrators]: { users: accountId === null ? [] : [accountId], groups: [`jira-admins-${site}`] },
    [roles.members]: { users: [], groups: [`${site}-staff`] },
    [roles.addons]: { users: appUsers(call), groups: [] },
  };
  for (const { id, defaultActors } of call.state.projectRoles) {
    if (defaultActors === undefined) continue;
    const known = usual[id] ?? { users: [], groups: [] };
    usual[id] = {
      users: [...new Set([...known.users, ...defaultActors.users])],
      groups: [...new Set([...known.groups, ...defaultActors.groups])],
    };
  }
  return usual;
}

/** Apps come into every new project through the role Jira keeps for them. */
function appUsers({ state }: RestCall): string[] {
  return [...new Set(state.projects.flatMap(({ roleActors }) => roleActors[roles.addons]?.users ?? []))];
}

/** `PUT /project/{projectIdOrKey}`; a new key moves all issues along, the old one still leads here. */
function update(call: RestCall): WireResponse {
  const project = administered(call);
  if ('status' in project) return project;
  const asked = given(call, projectChangeSchema);
  if ('status' in asked) return asked;
  const { key, name, releasedProjectKeys: released = [] } = asked.given;
  const { part, errors } = references(call, asked.given);
  if (key !== undefined && key !== project.key) {
    const wrong = keyProblem(call, key, project);
    if (wrong !== null) errors.projectKey = wrong;
  }
  const foreign = released.find((each) => !project.formerKeys.includes(each));
  if (foreign !== undefined)
    errors.releasedProjectKeys = `The key '${foreign}' is no previous key of this project.`;
  if (name !== undefined && nameTaken(call.state.projects, name, project.id))
    errors.projectName = 'A project with that name already exists.';
  if (Object.keys(errors).length > 0) return jiraError(400, [], errors);
  Object.assign(project, part);
  if (name !== undefined) project.name = name;
  if (key !== undefined && key !== project.key) rename(call, project, key);
  if (released.length > 0) release(call, project, released);
  return json(200, wholeProject(call, project));
}

/** Gives a project another key, which may be one that it had before. */
function rename({ state }: RestCall, project: Project, key: string): void {
  project.formerKeys = [...project.formerKeys.filter((each) => each !== key), project.key];
  project.key = key;
  for (const issue of state.issues.filter(({ projectId }) => projectId === project.id)) {
    const now = `${key}-${issue.key.split('-').pop()}`;
    issue.formerKeys = [...issue.formerKeys.filter((each) => each !== now), issue.key];
    issue.key = now;
  }
}

/** Lets go of former keys, which then lead nowhere and may be taken by others. */
function release({ state }: RestCall, project: Project, keys: readonly string[]): void {
  project.formerKeys = project.formerKeys.filter((each) => !keys.includes(each));
  for (const issue of state.issues.filter(({ projectId }) => projectId === project.id))
    issue.formerKeys = issue.formerKeys.filter((each) => !keys.includes(each.replace(/-\d+$/, '')));
}

function changeType(call: RestCall): WireResponse {
  const project = administered(call);
  if ('status' in project) return project;
  const type = projectTypes.find((each) => each === call.params.newProjectTypeKey);
  if (type === undefined)
    return jiraError(400, [`The project type '${call.params.newProjectTypeKey}' is invalid.`]);
  project.projectTypeKey = type;
  return json(200, wholeProject(call, project));
}

export const projectWriteRoutes: Route[] = [
  ...projectRemovalRoutes,
  selfJudging('POST /project', create),
  selfJudging('PUT /project/{projectIdOrKey}', update),
  selfJudging('PUT /project/{projectIdOrKey}/type/{newProjectTypeKey}', changeType),
];
