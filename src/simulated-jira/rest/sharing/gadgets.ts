import { z } from 'zod';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { nextNumber } from '../../state/counters.ts';
import type { Dashboard, Gadget } from '../../state.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { given } from '../given.ts';
import { among } from '../shapes/wanted.ts';
import { dashboardNamed } from './dashboard-place.ts';

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

const available = (title: string, key: string, file: string) => ({
  uri: `rest/gadgets/1.0/g/com.atlassian.jira.gadgets:${key}/gadgets/${file}.xml`,
  title,
});

/** Gadgets every site has, by the addresses that people's programs name. */
const availableGadgets = [
  available('Assigned to Me', 'assigned-to-me-gadget', 'assigned-to-me-gadget'),
  available(
    'Created vs. Resolved Chart',
    'created-vs-resolved-issues-chart-gadget',
    'createdvsresolved-gadget',
  ),
  available('Filter Results', 'filter-results-gadget', 'filter-results-gadget'),
  available('Issue Statistics', 'stats-gadget', 'stats-gadget'),
  available('Pie Chart', 'pie-chart-gadget', 'piechart-gadget'),
  available('Recently Created Chart', 'recently-created-chart-gadget', 'recently-created-gadget'),
  available(
    'Two Dimensional Filter Statistics',
    'two-dimensional-stats-gadget',
    'two-dimensional-stats-gadget',
  ),
];

const gadgetSchema = z.looseObject({
  moduleKey: z.string().nullish(),
  uri: z.string().nullish(),
  color: z
    .string()
    .refine((color) => colors.includes(color), 'The color is unknown.')
    .nullish(),
  position: z.looseObject({ row: z.number().int(), column: z.number().int() }).nullish(),
  title: z.string().nullish(),
  ignoreUriAndModuleKeyValidation: z.boolean().nullish(),
});

function addGadget(call: RestCall): WireResponse {
  const dashboard = dashboardNamed(call, true, 'dashboardId');
  if ('status' in dashboard) return dashboard;
  const asked = given(call, gadgetSchema);
  if ('status' in asked) return asked;
  const { moduleKey = null, uri = null, color, position, title } = asked.given;
  if ((moduleKey === null) === (uri === null))
    return jiraError(400, ['Either the moduleKey or the uri is required.']);
  const known = availableGadgets.find((each) => each.uri === uri);
  // Those of apps are known by what the app declares; a dashboard item outlives it.
  if (known === undefined && uri !== null && asked.given.ignoreUriAndModuleKeyValidation !== true)
    return jiraError(400, [`The gadget with the uri '${uri}' is not available.`]);
  const gadget: Gadget = {
    id: nextNumber(
      call.state,
      'gadget',
      call.state.dashboards.flatMap(({ gadgets }) => gadgets.map(({ id }) => id)),
    ),
    title: title ?? known?.title ?? '',
    color: color ?? 'blue',
    moduleKey,
    uri,
    position: position ?? { row: dashboard.gadgets.length, column: 0 },
    properties: {},
  };
  dashboard.gadgets.push(gadget);
  return json(200, gadgetBean(gadget));
}

export function gadgetNamed(
  call: RestCall,
  parameter: string,
  write: boolean,
): { dashboard: Dashboard; gadget: Gadget } | WireResponse {
  const dashboard = dashboardNamed(call, write, 'dashboardId');
  if ('status' in dashboard) return dashboard;
  const gadget = dashboard.gadgets.find(({ id }) => String(id) === call.params[parameter]);
  return gadget === undefined
    ? jiraError(404, ['The dashboard gadget was not found.'])
    : { dashboard, gadget };
}

/** What stands on a dashboard. */
export const gadgetRoutes: Route[] = [
  selfJudging('GET /dashboard/gadgets', () => json(200, { gadgets: availableGadgets })),
  selfJudging('GET /dashboard/{dashboardId}/gadget', (call) => {
    const dashboard = dashboardNamed(call, false, 'dashboardId');
    if ('status' in dashboard) return dashboard;
    const [hasId, hasModule, hasUri] = [
      among(call, 'gadgetId'),
      among(call, 'moduleKey'),
      among(call, 'uri'),
    ];
    return json(200, {
      gadgets: dashboard.gadgets
        .filter(({ id, moduleKey, uri }) => hasId(id) && hasModule(moduleKey) && hasUri(uri))
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
];
