import { z } from 'zod';
import { anonymous } from '../caller.ts';
import { noSuchIssue, noSuchProject } from '../permissions/needs.ts';
import { type Rights, rightsOf } from '../permissions/rights.ts';
import { administratorsOnly } from '../refusals.ts';
import { invalidPayload, jiraError, json, type WireResponse } from '../request.ts';
import type { Issue, Project } from '../state.ts';
import { findIssue, findProject, type RestCall, type Route, route, selfJudging } from './call.ts';
import { permissionCatalogue } from './permission-catalogue.ts';
import { readPayload } from './scalars.ts';
import { queryList } from './shapes/page.ts';

const checkSchema = z.object({
  accountId: z.string().optional(),
  globalPermissions: z.array(z.string()).optional(),
  projectPermissions: z
    .array(
      z.object({
        permissions: z.array(z.string()),
        projects: z.array(z.number()).max(1000).optional(),
        issues: z.array(z.number()).max(1000).optional(),
      }),
    )
    .optional(),
});

const permissionsSchema = z.object({ permissions: z.array(z.string()) });

function unrecognized(keys: readonly string[]): WireResponse | null {
  const unknown = keys.filter((key) => !permissionCatalogue.has(key));
  if (unknown.length === 0) return null;
  return jiraError(400, [], Object.fromEntries(unknown.map((key) => [key, 'Unrecognized permission'])));
}

/** Whose rights are asked for: an app calling server to server may ask about anybody, others only as administrator. */
function subjectRights(call: RestCall, accountId: string | undefined): Rights | null {
  if (accountId === undefined || accountId === call.caller.accountId) return call.rights;
  if (call.caller.identity !== 'connect-app' && !call.rights.global('ADMINISTER')) return null;
  return rightsOf(call.state, { ...anonymous, accountId });
}

function check(call: RestCall): WireResponse {
  const asked = readPayload(checkSchema, call.body);
  if (!asked.success) return invalidPayload();
  const { globalPermissions = [], projectPermissions = [], accountId } = asked.data;
  const bad = unrecognized([
    ...globalPermissions,
    ...projectPermissions.flatMap(({ permissions }) => permissions),
  ]);
  if (bad !== null) return bad;
  const subject = subjectRights(call, accountId);
  if (subject === null) return administratorsOnly();
  const { state } = call;
  const mayProject = (permission: string, id: number) => {
    const project = state.projects.find((one) => one.id === String(id));
    return project !== undefined && subject.project(permission, project);
  };
  const mayIssue = (permission: string, id: number) => {
    const issue = state.issues.find((one) => one.id === String(id));
    const project = state.projects.find((one) => one.id === issue?.projectId);
    return (
      project !== undefined &&
      issue !== undefined &&
      subject.see(issue) &&
      subject.project(permission, project, issue)
    );
  };
  return json(200, {
    globalPermissions: globalPermissions.filter((permission) => subject.global(permission)),
    projectPermissions: projectPermissions.flatMap(({ permissions, projects = [], issues = [] }) =>
      permissions.map((permission) => ({
        permission,
        projects: projects.filter((id) => mayProject(permission, id)),
        issues: issues.filter((id) => mayIssue(permission, id)),
      })),
    ),
  });
}

/** The project and issue `/mypermissions` is asked about; a response when one cannot be seen. */
function context(call: RestCall): { project: Project | null; issue: Issue | null } | WireResponse {
  const { query, state, rights } = call;
  const issueName = query.get('issueKey') ?? query.get('issueId');
  if (issueName !== null) {
    const issue = findIssue(state, issueName);
    if (issue === null || !rights.see(issue)) return noSuchIssue();
    return { issue, project: state.projects.find(({ id }) => id === issue.projectId) ?? null };
  }
  const projectName = query.get('projectKey') ?? query.get('projectId');
  if (projectName === null) return { project: null, issue: null };
  const project = findProject(state, projectName);
  if (project === null || !rights.browse(project)) return noSuchProject(projectName);
  return { project, issue: null };
}

function mine(call: RestCall): WireResponse {
  const keys = queryList(call, 'permissions');
  if (keys.length === 0) {
    return jiraError(400, ["The 'permissions' query parameter is required."]);
  }
  const bad = unrecognized(keys);
  if (bad !== null) return bad;
  const place = context(call);
  if ('status' in place) return place;
  const { project, issue } = place;
  const { rights, state } = call;
  const have = (key: string) => {
    if (permissionCatalogue.get(key)?.type === 'GLOBAL') return rights.global(key);
    // Optimistic on purpose: a right that depends on the issue shows as held while no issue is named.
    if (project !== null) return rights.project(key, project, issue, 'optimistic');
    return state.projects.some((one) => rights.project(key, one, null, 'optimistic'));
  };
  const permissions = Object.fromEntries(
    keys.map((key) => [key, { ...permissionCatalogue.get(key), havePermission: have(key) }]),
  );
  return json(200, { permissions });
}

function permittedProjects(call: RestCall): WireResponse {
  const asked = readPayload(permissionsSchema, call.body);
  if (!asked.success) return invalidPayload();
  const bad = unrecognized(asked.data.permissions);
  if (bad !== null) return bad;
  const projects = call.state.projects
    .filter((project) => asked.data.permissions.every((key) => call.rights.project(key, project)))
    .map(({ id, key }) => ({ id: Number(id), key }));
  return json(200, { projects });
}

export const permissionRoutes: Route[] = [
  route('GET /permissions', () => {
    const all = [...permissionCatalogue].map(([key, { id: _, ...entry }]) => [key, entry] as const);
    return json(200, { permissions: Object.fromEntries(all) });
  }),
  selfJudging('GET /mypermissions', mine),
  route('POST /permissions/check', check),
  selfJudging('POST /permissions/project', permittedProjects),
];
