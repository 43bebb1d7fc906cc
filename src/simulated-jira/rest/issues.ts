import { z } from 'zod';
import { noSuchIssue, noSuchProject } from '../permissions/needs.ts';
import { empty, jiraError, json, type WireResponse } from '../request.ts';
import type { Issue } from '../state.ts';
import { findIssue, findProject, type RestCall, type Route, selfJudging } from './call.ts';
import { issueBean, projectBean, self } from './shapes.ts';
import { workTypesOf } from './work-types.ts';

const fieldsSchema = z.object({
  fields: z.looseObject({
    project: z.object({ key: z.string().optional(), id: z.string().optional() }).optional(),
    summary: z.string().optional(),
    issuetype: z.looseObject({ name: z.string().optional() }).optional(),
    reporter: z.unknown().optional(),
  }),
});

const reporterRefused = "Field 'reporter' cannot be set. It is not on the appropriate screen, or unknown.";

function visible(call: RestCall): Issue | null {
  const issue = findIssue(call.state, call.params.issueIdOrKey ?? '');
  return issue !== null && call.rights.see(issue) ? issue : null;
}

/** Whether the caller holds a project permission on an issue it can see. */
function mayOn(call: RestCall, issue: Issue, permission: string): boolean {
  const project = call.state.projects.find(({ id }) => id === issue.projectId);
  return project !== undefined && call.rights.project(permission, project, issue);
}

function create(call: RestCall): WireResponse {
  const asked = fieldsSchema.safeParse(call.body);
  if (!asked.success) return jiraError(400, ['The request body is not valid.']);
  const { fields } = asked.data;
  const name = fields.project?.key ?? fields.project?.id ?? '';
  const { state, rights } = call;
  const project = findProject(state, name);
  if (project === null || (!rights.browse(project) && !rights.project('CREATE_ISSUES', project))) {
    const message = `The value '${name}' does not exist for the field 'project'.`;
    return json(400, { errorMessages: [message], warningMessages: [] });
  }
  if (!rights.project('CREATE_ISSUES', project)) {
    return jiraError(400, [], { project: 'You cannot create issues in this project.' });
  }
  if (fields.reporter !== undefined && !rights.project('MODIFY_REPORTER', project)) {
    return jiraError(400, [], { reporter: reporterRefused });
  }
  if (fields.summary === undefined || fields.summary === '') {
    return jiraError(400, [], { summary: 'You must specify a summary of the issue.' });
  }
  const id = String(1 + Math.max(10_000, ...state.issues.map((issue) => Number(issue.id))));
  const numbers = state.issues.filter(({ projectId }) => projectId === project.id);
  const key = `${project.key}-${1 + Math.max(0, ...numbers.map((issue) => Number(issue.key.split('-').pop())))}`;
  const now = new Date(call.world.now()).toISOString();
  state.issues.push({
    id,
    key,
    projectId: project.id,
    summary: fields.summary,
    issueType: fields.issuetype?.name ?? 'Task',
    status: 'To Do',
    reporterAccountId: call.caller.accountId,
    assigneeAccountId: null,
    securityLevelId: null,
    created: now,
    updated: now,
    fields: {},
  });
  return json(201, { id, key, self: self(call, `/issue/${id}`) });
}

function edit(call: RestCall): WireResponse {
  const issue = visible(call);
  if (issue === null) return noSuchIssue();
  const asked = fieldsSchema.safeParse(call.body);
  if (!asked.success) return jiraError(400, ['The request body is not valid.']);
  if (!mayOn(call, issue, 'EDIT_ISSUES')) {
    return jiraError(403, ['You do not have permission to edit issues in this project.']);
  }
  if (asked.data.fields.reporter !== undefined && !mayOn(call, issue, 'MODIFY_REPORTER')) {
    return jiraError(400, [], { reporter: reporterRefused });
  }
  issue.summary = asked.data.fields.summary ?? issue.summary;
  issue.updated = new Date(call.world.now()).toISOString();
  return empty(204);
}

function remove(call: RestCall): WireResponse {
  const issue = visible(call);
  if (issue === null) return noSuchIssue();
  if (!mayOn(call, issue, 'DELETE_ISSUES')) {
    return jiraError(403, ['You do not have permission to delete issues in this project.']);
  }
  call.state.issues = call.state.issues.filter((one) => one !== issue);
  return empty(204);
}

function creatable(call: RestCall): WireResponse {
  const projects = call.state.projects.filter((project) => call.rights.project('CREATE_ISSUES', project));
  return json(200, {
    expand: 'projects',
    projects: projects.map((project) => ({
      ...projectBean(call, project),
      issuetypes: workTypesOf(call, project),
    })),
  });
}

/** Shown to those who may create there; others get 400, as https://github.com/mattermost/mattermost-plugin-jira/issues/912 met it. */
function creatableTypes(call: RestCall): WireResponse {
  const name = call.params.projectIdOrKey ?? '';
  const project = findProject(call.state, name);
  if (project === null || !call.rights.browse(project)) return noSuchProject(name);
  if (!call.rights.project('CREATE_ISSUES', project)) {
    return jiraError(400, ['You do not have permission to create issues in this project.']);
  }
  const issueTypes = workTypesOf(call, project);
  return json(200, { issueTypes, maxResults: 50, startAt: 0, total: issueTypes.length });
}

export const issueRoutes: Route[] = [
  selfJudging('GET /issue/{issueIdOrKey}', (call) => {
    const issue = visible(call);
    return issue === null ? noSuchIssue() : json(200, issueBean(call, issue));
  }),
  selfJudging('POST /issue', create),
  selfJudging('PUT /issue/{issueIdOrKey}', edit),
  selfJudging('DELETE /issue/{issueIdOrKey}', remove),
  selfJudging('GET /issue/createmeta', creatable),
  selfJudging('GET /issue/createmeta/{projectIdOrKey}/issuetypes', creatableTypes),
];
