import { z } from 'zod';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import type { Project } from '../../state.ts';
import { type RestCall, type Route, route, selfJudging } from '../call.ts';
import { given } from '../given.ts';
import { propertyRoutes } from '../properties.ts';
import { notificationBean } from '../schemes/notification-schemes.ts';
import { self } from '../shapes/address.ts';
import { administered, projectNamed } from './read.ts';

const types = [
  ['software', 'Software', 'jira.project.type.software.description', '#2684FF'],
  ['service_desk', 'Service management', 'jira.project.type.servicedesk.description.jsm', '#67AB49'],
  ['business', 'Business', 'jira.project.type.business.description', '#F5A623'],
  ['product_discovery', 'Product Discovery', 'jira.project.type.polaris.description', '#F5A623'],
] as const;

/** Icons come as pictures in Base64. */
function typeBean([key, formattedKey, descriptionI18nKey, color]: (typeof types)[number]) {
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16"><rect width="16" height="16" fill="${color}"/></svg>`;
  return { key, formattedKey, descriptionI18nKey, icon: Buffer.from(picture).toString('base64'), color };
}

/** Types whose product the site has; to nobody none. */
function accessible({ state, rights }: RestCall) {
  if (rights.user === null) return [];
  const { software, serviceManagement } = state.site.products;
  return types.filter(
    ([key]) =>
      key === 'business' || (key === 'software' && software) || (key === 'service_desk' && serviceManagement),
  );
}

function typeNamed(call: RestCall, all: readonly (typeof types)[number][]): WireResponse {
  const found = all.find(([key]) => key === call.params.projectTypeKey);
  return found === undefined
    ? jiraError(404, [`The project type '${call.params.projectTypeKey}' does not exist.`])
    : json(200, typeBean(found));
}

/** Features of each kind of project, with what they need. */
function featuresOf(project: Project) {
  const boards = project.style === 'next-gen';
  const rows: [key: string, name: string, on: boolean, locked: boolean, needs: string[]][] = [
    ['jsw.classic.roadmap', 'Timeline', true, false, []],
    ['jsw.agility.backlog', 'Backlog', true, !boards, []],
    ['jsw.agility.sprints', 'Sprints', boards, !boards, ['jsw.agility.backlog']],
    ['jsw.agility.board', 'Board', true, true, []],
    ['jsw.agility.reports', 'Reports', true, false, ['jsw.agility.sprints']],
    ['jsw.agility.releases', 'Releases', true, false, []],
    ['jsw.agility.estimation', 'Estimation', true, false, []],
  ];
  return rows.map(([feature, localisedName, on, toggleLocked, prerequisites]) => ({
    projectId: Number(project.id),
    state: project.features[feature] ?? (on ? 'ENABLED' : 'DISABLED'),
    toggleLocked,
    feature,
    prerequisites,
    localisedName,
    localisedDescription: '',
    imageUri: '',
  }));
}

const stateSchema = z.looseObject({ state: z.enum(['ENABLED', 'DISABLED']) });

function toggle(call: RestCall): WireResponse {
  const project = administered(call);
  if ('status' in project) return project;
  const asked = given(call, stateSchema);
  if ('status' in asked) return asked;
  const feature = featuresOf(project).find((each) => each.feature === call.params.featureKey);
  if (feature === undefined)
    return jiraError(404, [`The feature '${call.params.featureKey}' does not exist.`]);
  if (feature.toggleLocked) return jiraError(400, [`The feature '${feature.feature}' cannot be toggled.`]);
  project.features[feature.feature] = asked.given.state;
  return json(200, { features: featuresOf(project) });
}

const emailSchema = z.looseObject({ emailAddress: z.string().nullish() });

export const projectDetailRoutes: Route[] = [
  selfJudging('GET /project/type', () => json(200, types.map(typeBean))),
  selfJudging('GET /project/type/accessible', (call) => json(200, accessible(call).map(typeBean))),
  selfJudging('GET /project/type/{projectTypeKey}', (call) => typeNamed(call, types)),
  selfJudging('GET /project/type/{projectTypeKey}/accessible', (call) => typeNamed(call, accessible(call))),
  selfJudging('GET /project/{projectIdOrKey}/features', (call) => {
    const project = projectNamed(call);
    return 'status' in project ? project : json(200, { features: featuresOf(project) });
  }),
  selfJudging('PUT /project/{projectIdOrKey}/features/{featureKey}', toggle),
  ...propertyRoutes('/project/{projectIdOrKey}/properties', 'propertyKey', (call, access) => {
    const project = access === 'write' ? administered(call) : projectNamed(call);
    if ('status' in project) return project;
    return { properties: project.properties, address: self(call, `/project/${project.id}/properties`) };
  }),
  selfJudging('GET /project/{projectId}/email', (call) => {
    const project = projectNamed(call, 'projectId');
    if ('status' in project) return project;
    const emailAddress = project.email ?? `jira@${call.state.site.name}.atlassian.net`;
    return json(200, { emailAddress });
  }),
  selfJudging('PUT /project/{projectId}/email', (call) => {
    const project = administered(call, 'projectId');
    if ('status' in project) return project;
    const asked = given(call, emailSchema);
    if ('status' in asked) return asked;
    project.email = asked.given.emailAddress ?? null;
    return empty(204);
  }),
  route('GET /project/{projectKeyOrId}/notificationscheme', (call) => {
    const project = projectNamed(call, 'projectKeyOrId');
    if ('status' in project) return project;
    const scheme = call.state.notificationSchemes.find(({ id }) => id === project.notificationSchemeId);
    return scheme === undefined
      ? jiraError(404, ['The project has no notification scheme.'])
      : json(200, notificationBean(call, scheme));
  }),
];
