import { z } from 'zod';
import { findUser, mayUseJira } from '../../people.ts';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { newProject } from '../../sites/new-project.ts';
import { roles } from '../../sites/permission-schemes.ts';
import { nextNumber } from '../../state/counters.ts';
import type { Project } from '../../state.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { given, nameTaken } from '../given.ts';
import { self } from '../shapes/address.ts';
import { wholeProject } from '../shapes/projects.ts';
import { finishedTask } from '../tasks.ts';
import { administered } from './read.ts';
import { addTeamManaged } from './team-managed.ts';
import { keyProblem, keyTaken } from './validate.ts';

const idLike = z.union([z.string(), z.number()]).transform(String);

const schema = z.object({
  key: z.string(),
  name: z.string(),
  projectTypeKey: z.string().nullish(),
  projectTemplateKey: z.string().nullish(),
  leadAccountId: z.string().nullish(),
  lead: z.string().nullish(),
  description: z.string().nullish(),
  url: z.string().nullish(),
  assigneeType: z.enum(['PROJECT_LEAD', 'UNASSIGNED']).nullish(),
  avatarId: idLike.nullish(),
  categoryId: idLike.nullish(),
  permissionScheme: idLike.nullish(),
  notificationScheme: idLike.nullish(),
  issueSecurityScheme: idLike.nullish(),
  issueTypeScheme: idLike.nullish(),
  issueTypeScreenScheme: idLike.nullish(),
  workflowScheme: idLike.nullish(),
});

const partial = schema.partial();
type Given = z.infer<typeof partial>;

const types = ['software', 'service_desk', 'business'] as const;

/** The type of a project, by its name or by the template's; null: no such type. */
function typeIn({ projectTypeKey, projectTemplateKey }: Given): Project['projectTypeKey'] | null {
  const asked =
    projectTypeKey ??
    (projectTemplateKey?.includes('servicedesk')
      ? 'service_desk'
      : projectTemplateKey?.includes('project-management') || projectTemplateKey?.includes('core')
        ? 'business'
        : 'software');
  return types.find((type) => type === asked) ?? null;
}

/** Parts of a project that name other things; errors by field for what is not there. */
function references(
  call: RestCall,
  asked: Given,
): { readonly part: Partial<Project>; readonly errors: Record<string, string> } {
  const { state } = call;
  const errors: Record<string, string> = {};
  const part: Partial<Project> = {};
  const check = (
    all: readonly { id: string | number }[],
    id: string | null | undefined,
    field: string,
    what: string,
  ): boolean => {
    if (id === null || id === undefined) return false;
    if (all.some((each) => String(each.id) === id)) return true;
    errors[field] = `The ${what} with id '${id}' does not exist.`;
    return false;
  };
  const leader = asked.leadAccountId ?? asked.lead;
  if (typeof leader === 'string') {
    if (mayUseJira(findUser(state, leader))) part.leadAccountId = leader;
    else errors.projectLead = 'You must specify a valid project lead.';
  }
  if (check(state.permissionSchemes, asked.permissionScheme, 'permissionScheme', 'permission scheme'))
    part.permissionSchemeId = Number(asked.permissionScheme);
  if (check(state.notificationSchemes, asked.notificationScheme, 'notificationScheme', 'notification scheme'))
    part.notificationSchemeId = Number(asked.notificationScheme);
  if (
    check(
      state.issueSecuritySchemes,
      asked.issueSecurityScheme,
      'issueSecurityScheme',
      'issue security scheme',
    )
  )
    part.issueSecuritySchemeId = Number(asked.issueSecurityScheme);
  if (check(state.issueTypeSchemes, asked.issueTypeScheme, 'issueTypeScheme', 'issue type scheme'))
    part.issueTypeSchemeId = String(asked.issueTypeScheme);
  if (
    check(
      state.issueTypeScreenSchemes,
      asked.issueTypeScreenScheme,
      'issueTypeScreenScheme',
      'issue type screen scheme',
    )
  )
    part.issueTypeScreenSchemeId = String(asked.issueTypeScreenScheme);
  if (check(state.workflowSchemes, asked.workflowScheme, 'workflowScheme', 'workflow scheme'))
    part.workflowSchemeId = Number(asked.workflowScheme);
  if (asked.categoryId === '-1' || asked.categoryId === '') part.categoryId = null;
  else if (check(state.projectCategories, asked.categoryId, 'categoryId', 'project category'))
    part.categoryId = String(asked.categoryId);
  if (typeof asked.avatarId === 'string') part.avatarId = asked.avatarId;
  if (typeof asked.description === 'string') part.description = asked.description;
  if (typeof asked.url === 'string') part.url = asked.url === '' ? null : asked.url;
  if (asked.assigneeType) part.assigneeType = asked.assigneeType;
  return { part, errors };
}

const unauthenticated = 'You are not authenticated. Authentication required to perform this operation.';

/** Templates of team-managed projects carry the old names of these in their keys. */
function wantsTeamManaged(body: unknown): boolean {
  const template = schema.pick({ projectTemplateKey: true }).safeParse(body);
  return template.success && /agility|next-gen|simplified/.test(template.data.projectTemplateKey ?? '');
}

/** `POST /project`: administrators make projects of any kind, holders of Create team-managed projects those. */
function create(call: RestCall): WireResponse {
  if (call.caller.accountId === null) return jiraError(401, [unauthenticated]);
  const simplified = wantsTeamManaged(call.body);
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
  if (simplified) addTeamManaged(call, project);
  if (projectTypeKey === 'service_desk') addServiceDesk(call, project);
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

function addServiceDesk({ state }: RestCall, project: Project): void {
  state.serviceDesks.push({
    id: String(
      nextNumber(
        state,
        'serviceDesk',
        state.serviceDesks.map(({ id }) => id),
        1,
      ),
    ),
    projectId: project.id,
    requestTypes: [],
    queues: [],
    customerAccountIds: [],
    organizationIds: [],
  });
}

/** `PUT /project/{projectIdOrKey}`; a new key moves all issues along, the old one still leads here. */
function update(call: RestCall): WireResponse {
  const project = administered(call);
  if ('status' in project) return project;
  const asked = given(call, partial);
  if ('status' in asked) return asked;
  const { key, name } = asked.given;
  const { part, errors } = references(call, asked.given);
  if (key !== undefined && key !== project.key) {
    const wrong = keyProblem(call, key);
    if (wrong !== null) errors.projectKey = wrong;
  }
  if (name !== undefined && nameTaken(call.state.projects, name, project.id))
    errors.projectName = 'A project with that name already exists.';
  if (Object.keys(errors).length > 0) return jiraError(400, [], errors);
  Object.assign(project, part);
  if (name !== undefined) project.name = name;
  if (key !== undefined && key !== project.key) {
    project.formerKeys.push(project.key);
    project.key = key;
    for (const issue of call.state.issues.filter(({ projectId }) => projectId === project.id)) {
      issue.formerKeys.push(issue.key);
      issue.key = `${key}-${issue.key.split('-').pop()}`;
    }
  }
  return json(200, wholeProject(call, project));
}

/** What belongs to a project goes with it once it is gone for good. */
function drop({ state }: RestCall, project: Project): void {
  const gone = new Set(state.issues.filter(({ projectId }) => projectId === project.id).map(({ id }) => id));
  state.projects = state.projects.filter((each) => each !== project);
  state.issues = state.issues.filter(({ id }) => !gone.has(id));
  state.issueLinks = state.issueLinks.filter(
    ({ inwardIssueId, outwardIssueId }) => !gone.has(inwardIssueId) && !gone.has(outwardIssueId),
  );
  const boards = new Set(
    state.boards.filter(({ projectId }) => projectId === project.id).map(({ id }) => id),
  );
  state.boards = state.boards.filter(({ id }) => !boards.has(id));
  state.sprints = state.sprints.filter(({ boardId }) => !boards.has(boardId));
  state.serviceDesks = state.serviceDesks.filter(({ projectId }) => projectId !== project.id);
}

function remove(call: RestCall): WireResponse {
  const project = administered(call);
  if ('status' in project) return project;
  if (!call.rights.global('ADMINISTER')) return jiraError(401, ['You cannot delete this project.']);
  if (project.archived) return jiraError(400, ['An archived project cannot be deleted: restore it first.']);
  if (call.query.get('enableUndo') === 'false') drop(call, project);
  else project.deletedAt = new Date(call.world.now()).toISOString();
  return empty(204);
}

/** `POST /project/{projectIdOrKey}/delete`: for good, as a task. */
function removeLater(call: RestCall): WireResponse {
  const project = administered(call);
  if ('status' in project) return project;
  if (!call.rights.global('ADMINISTER')) return jiraError(401, ['You cannot delete this project.']);
  drop(call, project);
  return finishedTask(call, `Delete project ${project.key}`, {});
}

function archive(call: RestCall): WireResponse {
  const project = administered(call);
  if ('status' in project) return project;
  if (project.archived) return jiraError(400, ['The project is archived already.']);
  project.archived = true;
  return empty(204);
}

/** Brings a project back, from the archive or the trash; in the trash only administrators find it. */
function restore(call: RestCall): WireResponse {
  const name = call.params.projectIdOrKey ?? '';
  const project = call.state.projects.find(({ id, key }) => id === name || key === name);
  if (project === undefined || !call.rights.global('ADMINISTER'))
    return jiraError(404, [`No project could be found with key '${name}'.`]);
  if (project.deletedAt !== null && keyTaken(call, project.key))
    return jiraError(400, ['Another project has the key of this one by now.']);
  project.archived = false;
  project.deletedAt = null;
  return json(200, wholeProject(call, project));
}

function changeType(call: RestCall): WireResponse {
  const project = administered(call);
  if ('status' in project) return project;
  const type = types.find((each) => each === call.params.newProjectTypeKey);
  if (type === undefined)
    return jiraError(400, [`The project type '${call.params.newProjectTypeKey}' is invalid.`]);
  project.projectTypeKey = type;
  return json(200, wholeProject(call, project));
}

export const projectWriteRoutes: Route[] = [
  selfJudging('POST /project', create),
  selfJudging('PUT /project/{projectIdOrKey}', update),
  selfJudging('DELETE /project/{projectIdOrKey}', remove),
  selfJudging('POST /project/{projectIdOrKey}/delete', removeLater),
  selfJudging('POST /project/{projectIdOrKey}/archive', archive),
  selfJudging('POST /project/{projectIdOrKey}/restore', restore),
  selfJudging('PUT /project/{projectIdOrKey}/type/{newProjectTypeKey}', changeType),
];
