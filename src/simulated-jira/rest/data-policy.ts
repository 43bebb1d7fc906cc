import { keptOut } from '../permissions/rights.ts';
import { jiraError, json } from '../request.ts';
import { type RestCall, type Route, selfJudging } from './call.ts';

const blocked = (call: RestCall) =>
  call.state.projects.filter((project) => keptOut(call.state, call.caller, project));

/** What an app may know of the app access rules that bind it. */
export const dataPolicyRoutes: Route[] = [
  selfJudging('GET /data-policy', (call) => json(200, { anyContentBlocked: blocked(call).length > 0 })),
  selfJudging('GET /data-policy/project', (call) => {
    const ids = (call.query.get('ids') ?? '').split(',').filter((id) => id !== '');
    if (ids.length === 0) return jiraError(400, ['The ids of the projects are required.']);
    const kept = new Set(blocked(call).map(({ id }) => id));
    return json(200, {
      projectDataPolicies: ids.map((id) => ({
        id: Number(id),
        dataPolicy: { anyContentBlocked: kept.has(id) },
      })),
    });
  }),
];
