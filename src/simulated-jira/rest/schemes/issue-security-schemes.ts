import { z } from 'zod';
import { noSuchProject } from '../../permissions/needs.ts';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { nextNumber } from '../../state/counters.ts';
import { findProject } from '../../state/lookup.ts';
import type { IssueSecurityScheme } from '../../state.ts';
import { type RestCall, type Route, route, selfJudging } from '../call.ts';
import { given, nameTaken } from '../given.ts';
import { self } from '../shapes/address.ts';
import { page } from '../shapes/page.ts';
import { among, flagged, wrongIds } from '../shapes/wanted.ts';
import { addLevels, levelSchema, schemeNamed, securityLevelRoutes } from './issue-security-levels.ts';
import { securityMemberRoutes } from './issue-security-members.ts';

function securityBean(call: RestCall, scheme: IssueSecurityScheme, whole = false) {
  return {
    self: self(call, `/issuesecurityschemes/${scheme.id}`),
    id: scheme.id,
    name: scheme.name,
    description: scheme.description ?? '',
    ...(scheme.defaultLevelId === undefined || scheme.defaultLevelId === null
      ? {}
      : { defaultSecurityLevelId: scheme.defaultLevelId }),
    ...(whole ? { levels: scheme.levels.map((level) => levelBean(call, level)) } : {}),
  };
}

function levelBean(call: RestCall, level: IssueSecurityScheme['levels'][number]) {
  return {
    self: self(call, `/securitylevel/${level.id}`),
    id: String(level.id),
    description: level.description ?? '',
    name: level.name,
  };
}

/** A level shows to those who see issues behind it by right of Browse Projects of a project that uses it. */
function levelNamed(call: RestCall): WireResponse {
  const scheme = call.state.issueSecuritySchemes.find(({ levels }) =>
    levels.some(({ id }) => String(id) === call.params.id),
  );
  const level = scheme?.levels.find(({ id }) => String(id) === call.params.id);
  return level === undefined
    ? jiraError(404, [`The security level with id '${call.params.id}' was not found.`])
    : json(200, levelBean(call, level));
}

const schemeSchema = z.looseObject({
  name: z.string().min(1).max(60),
  description: z.string().max(4000).nullish(),
  levels: z.array(levelSchema).nullish(),
});

function createSecurity(call: RestCall): WireResponse {
  const asked = given(call, schemeSchema);
  if ('status' in asked) return asked;
  const { name, description, levels } = asked.given;
  const all = call.state.issueSecuritySchemes;
  if (nameTaken(all, name))
    return jiraError(400, ['An issue security scheme with this name already exists.']);
  const scheme: IssueSecurityScheme = {
    id: nextNumber(
      call.state,
      'securityScheme',
      all.map(({ id }) => id),
    ),
    name,
    description: description ?? '',
    defaultLevelId: null,
    levels: [],
  };
  addLevels(call, scheme, levels ?? []);
  all.push(scheme);
  return json(201, { id: String(scheme.id) });
}

/** `GET /issuesecurityschemes/level`: levels of all schemes, or of those that are named. */
function levels(call: RestCall): WireResponse {
  const wrong = wrongIds(call, 'id', 'schemeId');
  if (wrong !== null) return wrong;
  const [hasId, hasScheme] = [among(call, 'id'), among(call, 'schemeId')];
  const onlyDefault = flagged(call, 'onlyDefault');
  const found = call.state.issueSecuritySchemes.flatMap((scheme) =>
    scheme.levels
      .map((level) => ({ scheme, level, isDefault: scheme.defaultLevelId === level.id }))
      .filter(
        ({ level, isDefault }) => hasId(level.id) && hasScheme(scheme.id) && (isDefault || !onlyDefault),
      ),
  );
  return page(call, found, ({ scheme, level, isDefault }) => ({
    ...levelBean(call, level),
    issueSecuritySchemeId: String(scheme.id),
    isDefault,
  }));
}

export const securityRoutes: Route[] = [
  ...securityLevelRoutes,
  ...securityMemberRoutes,
  route('GET /issuesecurityschemes', (call) =>
    json(200, {
      issueSecuritySchemes: call.state.issueSecuritySchemes.map((scheme) => securityBean(call, scheme)),
    }),
  ),
  route('POST /issuesecurityschemes', createSecurity),
  route('GET /issuesecurityschemes/search', (call) => {
    const wrong = wrongIds(call, 'id', 'projectId');
    if (wrong !== null) return wrong;
    const [hasId, hasProject] = [among(call, 'id'), among(call, 'projectId')];
    const found = call.state.issueSecuritySchemes
      .map((scheme) => ({ scheme, projectIds: projectIds(call, scheme) }))
      .filter(
        ({ scheme, projectIds: used }) => hasId(scheme.id) && (hasProject(null) || used.some(hasProject)),
      );
    return page(call, found, ({ scheme, projectIds: used }) => ({
      ...securityBean(call, scheme),
      projectIds: used,
    }));
  }),
  route('GET /issuesecurityschemes/level', levels),
  route('GET /issuesecurityschemes/project', (call) => {
    const [hasScheme, hasProject] = [among(call, 'issueSecuritySchemeId'), among(call, 'projectId')];
    const found = call.state.projects.filter(
      ({ id, issueSecuritySchemeId: scheme }) => scheme !== null && hasScheme(scheme) && hasProject(id),
    );
    return page(call, found, ({ id, issueSecuritySchemeId }) => ({
      projectId: id,
      issueSecuritySchemeId: String(issueSecuritySchemeId),
    }));
  }),
  route('GET /issuesecurityschemes/{id}', (call) => {
    const scheme = schemeNamed(call, 'id');
    return 'status' in scheme ? scheme : json(200, securityBean(call, scheme, true));
  }),
  route('DELETE /issuesecurityschemes/{schemeId}', (call) => {
    const scheme = schemeNamed(call, 'schemeId');
    if ('status' in scheme) return scheme;
    if (projectIds(call, scheme).length > 0)
      return json(400, "You can't delete an issue security scheme if any projects are associated with it.");
    call.state.issueSecuritySchemes = call.state.issueSecuritySchemes.filter((each) => each !== scheme);
    return empty(204);
  }),
  route('GET /securitylevel/{id}', levelNamed),
  selfJudging('GET /project/{projectKeyOrId}/issuesecuritylevelscheme', (call) => {
    const name = call.params.projectKeyOrId ?? '';
    const project = findProject(call.state, name);
    const may = (permission: string) => project !== null && call.rights.project(permission, project);
    if (project === null || !(may('BROWSE_PROJECTS') || call.rights.global('ADMINISTER')))
      return noSuchProject(name);
    if (!may('ADMINISTER_PROJECTS') && !call.rights.global('ADMINISTER'))
      return jiraError(403, ['You cannot view the issue security scheme of this project.']);
    const scheme = call.state.issueSecuritySchemes.find(({ id }) => id === project.issueSecuritySchemeId);
    return scheme === undefined
      ? jiraError(404, ['The project has no issue security scheme.'])
      : json(200, securityBean(call, scheme, true));
  }),
];

const projectIds = (call: RestCall, scheme: IssueSecurityScheme): number[] =>
  call.state.projects
    .filter(
      ({ issueSecuritySchemeId, deletedAt }) => issueSecuritySchemeId === scheme.id && deletedAt === null,
    )
    .map(({ id }) => Number(id));
