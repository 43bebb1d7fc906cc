import { z } from 'zod';
import { noSuchProject } from '../../permissions/needs.ts';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { nextNumber } from '../../state/counters.ts';
import { findProject } from '../../state/lookup.ts';
import type { IssueSecurityScheme, NotificationScheme } from '../../state.ts';
import { type RestCall, type Route, route, selfJudging } from '../call.ts';
import { byPath, given, nameTaken } from '../given.ts';
import { expansions, self } from '../shapes/address.ts';
import { page, queryList } from '../shapes/page.ts';

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

const levelSchema = z.looseObject({
  name: z.string().min(1),
  description: z.string().nullish(),
  isDefault: z.boolean().nullish(),
});
const schemeSchema = z.looseObject({
  name: z.string().min(1).max(60),
  description: z.string().nullish(),
  levels: z.array(levelSchema).nullish(),
});

function createSecurity(call: RestCall): WireResponse {
  const asked = given(call, schemeSchema);
  if ('status' in asked) return asked;
  const { name, description, levels } = asked.given;
  const all = call.state.issueSecuritySchemes;
  if (nameTaken(all, name))
    return jiraError(400, ['An issue security scheme with this name already exists.']);
  const taken = all.flatMap((scheme) => scheme.levels.map(({ id }) => id));
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
  for (const level of levels ?? []) {
    const id = nextNumber(call.state, 'securityLevel', taken);
    scheme.levels.push({ id, name: level.name, description: level.description ?? '', members: [] });
    if (level.isDefault === true) scheme.defaultLevelId = id;
  }
  all.push(scheme);
  return json(201, { id: String(scheme.id) });
}

const securityRoutes: Route[] = [
  route('GET /issuesecurityschemes', (call) =>
    json(200, {
      issueSecuritySchemes: call.state.issueSecuritySchemes.map((scheme) => securityBean(call, scheme)),
    }),
  ),
  route('POST /issuesecurityschemes', createSecurity),
  route('GET /issuesecurityschemes/search', (call) => {
    const ids = queryList(call, 'id');
    return page(
      call,
      call.state.issueSecuritySchemes.filter(({ id }) => ids.length === 0 || ids.includes(String(id))),
      (scheme) => ({ ...securityBean(call, scheme), projectIds: projectIds(call, scheme) }),
    );
  }),
  route('GET /issuesecurityschemes/level', (call) =>
    page(
      call,
      call.state.issueSecuritySchemes.flatMap((scheme) => scheme.levels.map((level) => ({ scheme, level }))),
      ({ scheme, level }) => ({
        ...levelBean(call, level),
        issueSecuritySchemeId: String(scheme.id),
        isDefault: scheme.defaultLevelId === level.id,
      }),
    ),
  ),
  route('GET /issuesecurityschemes/project', (call) =>
    page(
      call,
      call.state.projects.filter(({ issueSecuritySchemeId }) => issueSecuritySchemeId !== null),
      ({ id, issueSecuritySchemeId }) => ({
        projectId: id,
        issueSecuritySchemeId: String(issueSecuritySchemeId),
      }),
    ),
  ),
  route('GET /issuesecurityschemes/{id}', (call) => {
    const scheme = byPath(call, call.state.issueSecuritySchemes);
    return scheme === undefined
      ? jiraError(404, ['The issue security scheme was not found.'])
      : json(200, securityBean(call, scheme, true));
  }),
  route('DELETE /issuesecurityschemes/{schemeId}', (call) => {
    const scheme = byPath(call, call.state.issueSecuritySchemes, 'schemeId');
    if (scheme === undefined) return jiraError(404, ['The issue security scheme was not found.']);
    if (projectIds(call, scheme).length > 0)
      return jiraError(400, ['The issue security scheme is used by a project.']);
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

function notificationBean(call: RestCall, scheme: NotificationScheme) {
  const expand = expansions(call);
  const withEvents = ['all', 'notificationSchemeEvents', 'user', 'group', 'projectRole', 'field'].some(
    (name) => expand.has(name),
  );
  return {
    expand: 'notificationSchemeEvents,user,group,projectRole,field,all',
    id: scheme.id,
    self: self(call, `/notificationscheme/${scheme.id}`),
    name: scheme.name,
    description: scheme.description,
    ...(withEvents
      ? {
          notificationSchemeEvents: scheme.events.map(({ event, notifications }) => ({
            event,
            notifications: notifications.map((notification) => ({ expand: 'all', ...notification })),
          })),
        }
      : {}),
  };
}

const noNotification = () => jiraError(404, ['The notification scheme was not found.']);
const notificationSchema = z.looseObject({
  name: z.string().min(1).max(255),
  description: z.string().nullish(),
});
const eventsSchema = z.looseObject({
  notificationSchemeEvents: z
    .array(
      z.looseObject({
        event: z.looseObject({ id: z.union([z.string(), z.number()]).transform(Number) }),
        notifications: z.array(
          z.looseObject({ notificationType: z.string(), parameter: z.string().nullish() }),
        ),
      }),
    )
    .min(1),
});

const notificationRoutes: Route[] = [
  route('GET /notificationscheme', (call) => {
    const ids = queryList(call, 'id');
    const projects = queryList(call, 'projectId');
    const used = call.state.projects
      .filter(({ id }) => projects.includes(id))
      .map(({ notificationSchemeId }) => notificationSchemeId);
    const found = call.state.notificationSchemes.filter(
      ({ id }) =>
        (ids.length === 0 || ids.includes(String(id))) && (projects.length === 0 || used.includes(id)),
    );
    return page(call, found, (scheme) => notificationBean(call, scheme));
  }),
  route('POST /notificationscheme', (call) => {
    const asked = given(call, notificationSchema);
    if ('status' in asked) return asked;
    const { name, description } = asked.given;
    if (nameTaken(call.state.notificationSchemes, name))
      return jiraError(400, ['A notification scheme with this name already exists.']);
    const id = nextNumber(
      call.state,
      'notificationScheme',
      call.state.notificationSchemes.map((each) => each.id),
    );
    call.state.notificationSchemes.push({ id, name, description: description ?? '', events: [] });
    return json(201, { id: String(id) });
  }),
  route('GET /notificationscheme/project', (call) =>
    page(
      call,
      call.state.projects.filter(({ notificationSchemeId }) => notificationSchemeId !== null),
      ({ id, notificationSchemeId }) => ({
        notificationSchemeId: String(notificationSchemeId),
        projectId: id,
      }),
    ),
  ),
  route('GET /notificationscheme/{id}', (call) => {
    const scheme = byPath(call, call.state.notificationSchemes);
    return scheme === undefined ? noNotification() : json(200, notificationBean(call, scheme));
  }),
  route('PUT /notificationscheme/{id}', (call) => {
    const scheme = byPath(call, call.state.notificationSchemes);
    if (scheme === undefined) return noNotification();
    const asked = given(call, notificationSchema.partial());
    if ('status' in asked) return asked;
    scheme.name = asked.given.name ?? scheme.name;
    scheme.description = asked.given.description ?? scheme.description;
    return empty(204);
  }),
  route('PUT /notificationscheme/{id}/notification', (call) => {
    const scheme = byPath(call, call.state.notificationSchemes);
    if (scheme === undefined) return noNotification();
    const asked = given(call, eventsSchema);
    if ('status' in asked) return asked;
    for (const { event, notifications } of asked.given.notificationSchemeEvents) {
      const made = notifications.map(({ notificationType, parameter }) => ({
        id: nextNumber(call.state, 'notification', [], 10_100),
        notificationType,
        ...(typeof parameter === 'string' ? { parameter } : {}),
      }));
      const knownEvent = scheme.events.find((each) => each.event.id === event.id);
      if (knownEvent === undefined)
        scheme.events.push({
          event: { id: event.id, name: `Event ${event.id}`, description: '' },
          notifications: made,
        });
      else knownEvent.notifications.push(...made);
    }
    return empty(204);
  }),
  route('DELETE /notificationscheme/{notificationSchemeId}', (call) => {
    const scheme = byPath(call, call.state.notificationSchemes, 'notificationSchemeId');
    if (scheme === undefined) return noNotification();
    call.state.notificationSchemes = call.state.notificationSchemes.filter((each) => each !== scheme);
    for (const project of call.state.projects)
      if (project.notificationSchemeId === scheme.id) project.notificationSchemeId = null;
    return empty(204);
  }),
];

export const securityAndNotificationRoutes: Route[] = [...securityRoutes, ...notificationRoutes];
