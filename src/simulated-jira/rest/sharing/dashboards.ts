import { z } from 'zod';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { mayEdit, maySee } from '../../sharing.ts';
import { nextId, nextNumber } from '../../state/counters.ts';
import type { Dashboard, Gadget } from '../../state.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { given } from '../given.ts';
import { propertyRoutes } from '../properties.ts';
import { self } from '../shapes/address.ts';
import { ordered, page, pageBounds, queryList } from '../shapes/page.ts';
import { personOf } from '../shapes/users.ts';
import { readShare, shareBean, shareSchema } from './shares.ts';

function bean(call: RestCall, dashboard: Dashboard) {
  const owner = personOf(call, dashboard.ownerAccountId);
  return {
    id: dashboard.id,
    isFavourite: dashboard.favouredBy.includes(call.caller.accountId ?? ''),
    name: dashboard.name,
    description: dashboard.description,
    ...(owner === null ? {} : { owner }),
    popularity: dashboard.favouredBy.length,
    self: self(call, `/dashboard/${dashboard.id}`),
    sharePermissions: dashboard.sharePermissions.map((share) => shareBean(call, share)),
    editPermissions: dashboard.editPermissions.map((share) => shareBean(call, share)),
    view: `${call.world.addresses.siteUrl}/jira/dashboards/${dashboard.id}`,
    isWritable: mayEdit(call.state, call.rights, dashboard),
    systemDashboard: dashboard.isSystem,
  };
}

const visible = (call: RestCall): Dashboard[] =>
  call.state.dashboards.filter((dashboard) => maySee(call.state, call.rights, dashboard));

const noSuchDashboard = (id: string | undefined) =>
  jiraError(404, [`The dashboard with id '${id ?? ''}' does not exist.`]);

function named(call: RestCall, write = false, parameter = 'id'): Dashboard | WireResponse {
  const found = visible(call).find(({ id }) => id === call.params[parameter]);
  if (found === undefined) return noSuchDashboard(call.params[parameter]);
  return write && !mayEdit(call.state, call.rights, found)
    ? jiraError(400, ['You do not have permission to edit this dashboard.'])
    : found;
}

function list(call: RestCall): WireResponse {
  const { accountId } = call.caller;
  const filter = call.query.get('filter');
  const all = visible(call).filter((dashboard) =>
    filter === 'my'
      ? dashboard.ownerAccountId === accountId && accountId !== null
      : filter === 'favourite'
        ? dashboard.favouredBy.includes(accountId ?? '')
        : true,
  );
  const { startAt, maxResults } = pageBounds(call, 20);
  return json(200, {
    startAt,
    maxResults,
    total: all.length,
    ...(startAt > 0
      ? { prev: `${self(call, '/dashboard')}?startAt=${Math.max(0, startAt - maxResults)}` }
      : {}),
    ...(startAt + maxResults < all.length
      ? { next: `${self(call, '/dashboard')}?startAt=${startAt + maxResults}` }
      : {}),
    dashboards: all.slice(startAt, startAt + maxResults).map((dashboard) => bean(call, dashboard)),
  });
}

function search(call: RestCall): WireResponse {
  const name = (call.query.get('dashboardName') ?? '').toLowerCase();
  const owner = call.query.get('accountId');
  const all = visible(call).filter(
    (dashboard) =>
      dashboard.name.toLowerCase().includes(name) && (owner === null || dashboard.ownerAccountId === owner),
  );
  const sorted = ordered(call, all, {
    name: (dashboard) => dashboard.name.toLowerCase(),
    description: ({ description }) => description.toLowerCase(),
    favourite_count: ({ favouredBy }) => favouredBy.length,
    id: ({ id }) => Number(id),
    is_favourite: ({ favouredBy }) => (favouredBy.includes(call.caller.accountId ?? '') ? 0 : 1),
    owner: ({ ownerAccountId }) => ownerAccountId ?? '',
  });
  if (sorted === null) return jiraError(400, ['The orderBy parameter is invalid.']);
  return page(call, sorted, (dashboard) => bean(call, dashboard));
}

const schema = z.looseObject({
  name: z.string().min(1).max(255),
  description: z.string().nullish(),
  sharePermissions: z.array(shareSchema).nullish(),
  editPermissions: z.array(shareSchema).nullish(),
});

/** What a body says of a dashboard, shares read; a response: something in it is wrong. */
function read(call: RestCall) {
  const asked = given(call, schema);
  if ('status' in asked) return asked;
  const { name, description } = asked.given;
  const shares = [asked.given.sharePermissions, asked.given.editPermissions].map((all) =>
    (all ?? []).map((each) => readShare(call, each)),
  );
  const wrong = shares.flat().find((each) => typeof each === 'string');
  if (typeof wrong === 'string') return jiraError(400, [wrong]);
  const [sharePermissions = [], editPermissions = []] = shares.map((all) =>
    all.filter((each) => typeof each !== 'string'),
  );
  return { name, description: description ?? '', sharePermissions, editPermissions };
}

function keep(
  call: RestCall,
  part: Pick<Dashboard, 'name' | 'description' | 'sharePermissions' | 'editPermissions'>,
  gadgets: Gadget[] = [],
): Dashboard {
  const dashboard: Dashboard = {
    ...part,
    id: nextId(call.state, 'dashboard', call.state.dashboards),
    ownerAccountId: call.caller.accountId,
    favouredBy: call.caller.accountId === null ? [] : [call.caller.accountId],
    isSystem: false,
    gadgets,
  };
  call.state.dashboards.push(dashboard);
  return dashboard;
}

const colors = ['blue', 'red', 'yellow', 'green', 'cyan', 'purple', 'gray', 'white'];

function gadgetBean(gadget: Gadget) {
  return {
    id: gadget.id,
    ...(gadget.moduleKey === null ? {} : { moduleKey: gadget.moduleKey }),
    ...(gadget.uri === null ? {} : { uri: gadget.uri }),
    color: gadget.color,
    position: gadget.position,
    title: gadget.title,
  };
}

const gadgetSchema = z.looseObject({
  moduleKey: z.string().nullish(),
  uri: z.string().nullish(),
  color: z
    .string()
    .refine((color) => colors.includes(color), 'The color is unknown.')
    .nullish(),
  position: z.looseObject({ row: z.number().int(), column: z.number().int() }).nullish(),
  title: z.string().nullish(),
});

function addGadget(call: RestCall): WireResponse {
  const dashboard = named(call, true, 'dashboardId');
  if ('status' in dashboard) return dashboard;
  const asked = given(call, gadgetSchema);
  if ('status' in asked) return asked;
  const { moduleKey = null, uri = null, color, position, title } = asked.given;
  if ((moduleKey === null) === (uri === null))
    return jiraError(400, ['Either the moduleKey or the uri is required.']);
  const gadget: Gadget = {
    id: nextNumber(
      call.state,
      'gadget',
      call.state.dashboards.flatMap(({ gadgets }) => gadgets.map(({ id }) => id)),
    ),
    title: title ?? '',
    color: color ?? 'blue',
    moduleKey,
    uri,
    position: position ?? { row: dashboard.gadgets.length, column: 0 },
    properties: {},
  };
  dashboard.gadgets.push(gadget);
  return json(200, gadgetBean(gadget));
}

function gadgetNamed(
  call: RestCall,
  parameter: string,
  write: boolean,
): { dashboard: Dashboard; gadget: Gadget } | WireResponse {
  const dashboard = named(call, write, 'dashboardId');
  if ('status' in dashboard) return dashboard;
  const gadget = dashboard.gadgets.find(({ id }) => String(id) === call.params[parameter]);
  return gadget === undefined
    ? jiraError(404, ['The dashboard gadget was not found.'])
    : { dashboard, gadget };
}

export const dashboardRoutes: Route[] = [
  selfJudging('GET /dashboard', list),
  selfJudging('GET /dashboard/search', search),
  selfJudging('POST /dashboard', (call) => {
    const part = read(call);
    return 'status' in part ? part : json(200, bean(call, keep(call, part)));
  }),
  selfJudging('GET /dashboard/{id}', (call) => {
    const dashboard = named(call);
    return 'status' in dashboard ? dashboard : json(200, bean(call, dashboard));
  }),
  selfJudging('PUT /dashboard/{id}', (call) => {
    const dashboard = named(call, true);
    if ('status' in dashboard) return dashboard;
    const part = read(call);
    if ('status' in part) return part;
    Object.assign(dashboard, part);
    return json(200, bean(call, dashboard));
  }),
  selfJudging('DELETE /dashboard/{id}', (call) => {
    const dashboard = named(call, true);
    if ('status' in dashboard) return dashboard;
    call.state.dashboards = call.state.dashboards.filter((each) => each !== dashboard);
    return empty(204);
  }),
  selfJudging('POST /dashboard/{id}/copy', (call) => {
    const dashboard = named(call);
    if ('status' in dashboard) return dashboard;
    const part = read(call);
    return 'status' in part
      ? part
      : json(200, bean(call, keep(call, part, structuredClone(dashboard.gadgets))));
  }),
  selfJudging('GET /dashboard/{dashboardId}/gadget', (call) => {
    const dashboard = named(call, false, 'dashboardId');
    if ('status' in dashboard) return dashboard;
    const ids = queryList(call, 'gadgetId');
    return json(200, {
      gadgets: dashboard.gadgets
        .filter(({ id }) => ids.length === 0 || ids.includes(String(id)))
        .map(gadgetBean),
    });
  }),
  selfJudging('POST /dashboard/{dashboardId}/gadget', addGadget),
  selfJudging('PUT /dashboard/{dashboardId}/gadget/{gadgetId}', (call) => {
    const found = gadgetNamed(call, 'gadgetId', true);
    if ('status' in found) return found;
    const asked = given(call, gadgetSchema);
    if ('status' in asked) return asked;
    const { title, color, position } = asked.given;
    found.gadget.title = title ?? found.gadget.title;
    found.gadget.color = color ?? found.gadget.color;
    found.gadget.position = position ?? found.gadget.position;
    return empty(204);
  }),
  selfJudging('DELETE /dashboard/{dashboardId}/gadget/{gadgetId}', (call) => {
    const found = gadgetNamed(call, 'gadgetId', true);
    if ('status' in found) return found;
    found.dashboard.gadgets = found.dashboard.gadgets.filter((each) => each !== found.gadget);
    return empty(204);
  }),
  ...propertyRoutes('/dashboard/{dashboardId}/items/{itemId}/properties', 'propertyKey', (call, access) => {
    const found = gadgetNamed(call, 'itemId', access === 'write');
    if ('status' in found) return found;
    return {
      properties: found.gadget.properties,
      address: self(call, `/dashboard/${found.dashboard.id}/items/${found.gadget.id}/properties`),
    };
  }),
];
