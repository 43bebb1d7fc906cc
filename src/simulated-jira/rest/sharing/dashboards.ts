import { z } from 'zod';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { nextId } from '../../state/counters.ts';
import type { Dashboard, Gadget } from '../../state.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { given } from '../given.ts';
import { ownerAsAsked } from '../people/named-otherwise.ts';
import { propertyRoutes } from '../properties.ts';
import { expansions, self } from '../shapes/address.ts';
import { ordered, page, pageBounds } from '../shapes/page.ts';
import { dashboardBean, dashboardNamed, visible } from './dashboard-place.ts';
import { dashboardsInBulkRoutes } from './dashboards-in-bulk.ts';
import { gadgetNamed, gadgetRoutes } from './gadgets.ts';
import { readShare, sharedAsAsked, shareSchema } from './shares.ts';

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
    dashboards: all.slice(startAt, startAt + maxResults).map((dashboard) => dashboardBean(call, dashboard)),
  });
}

function search(call: RestCall): WireResponse {
  const name = (call.query.get('dashboardName') ?? '').toLowerCase();
  const owner = ownerAsAsked(call);
  // None is ever archived here, and what is deleted is gone.
  const active = (call.query.get('status') ?? 'active') === 'active';
  const shared = sharedAsAsked(call);
  const all = visible(call).filter(
    (dashboard) =>
      active &&
      dashboard.name.toLowerCase().includes(name) &&
      (owner === null || dashboard.ownerAccountId === owner) &&
      shared(dashboard.sharePermissions),
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
  const expand = expansions(call);
  return page(call, sorted, (dashboard) => {
    const whole = Object.entries(dashboardBean(call, dashboard));
    return Object.fromEntries(whole.filter(([member]) => !onWish.has(member) || expand.has(wishFor(member))));
  });
}

/** Members that the search tells on wish alone, and the wishes that are called otherwise. */
const onWish = new Set([
  ...['description', 'owner', 'view', 'isFavourite', 'popularity'],
  ...['sharePermissions', 'editPermissions', 'isWritable'],
]);
const wishes: Readonly<Record<string, string>> = {
  view: 'viewUrl',
  isFavourite: 'favourite',
  popularity: 'favouritedCount',
};
const wishFor = (member: string): string => wishes[member] ?? member;

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

export const dashboardRoutes: Route[] = [
  ...gadgetRoutes,
  ...dashboardsInBulkRoutes,
  selfJudging('GET /dashboard', list),
  selfJudging('GET /dashboard/search', search),
  selfJudging('POST /dashboard', (call) => {
    const part = read(call);
    return 'status' in part ? part : json(200, dashboardBean(call, keep(call, part)));
  }),
  selfJudging('GET /dashboard/{id}', (call) => {
    const dashboard = dashboardNamed(call);
    return 'status' in dashboard ? dashboard : json(200, dashboardBean(call, dashboard));
  }),
  selfJudging('PUT /dashboard/{id}', (call) => {
    const dashboard = dashboardNamed(call, true);
    if ('status' in dashboard) return dashboard;
    const part = read(call);
    if ('status' in part) return part;
    Object.assign(dashboard, part);
    return json(200, dashboardBean(call, dashboard));
  }),
  selfJudging('DELETE /dashboard/{id}', (call) => {
    const dashboard = dashboardNamed(call, true);
    if ('status' in dashboard) return dashboard;
    call.state.dashboards = call.state.dashboards.filter((each) => each !== dashboard);
    return empty(204);
  }),
  selfJudging('POST /dashboard/{id}/copy', (call) => {
    const dashboard = dashboardNamed(call);
    if ('status' in dashboard) return dashboard;
    const part = read(call);
    return 'status' in part
      ? part
      : json(200, dashboardBean(call, keep(call, part, structuredClone(dashboard.gadgets))));
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
