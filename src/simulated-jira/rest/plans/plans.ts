import { z } from 'zod';
import { findGroup } from '../../people.ts';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { nextNumber } from '../../state/counters.ts';
import type { Plan } from '../../state.ts';
import { type RestCall, type Route, route } from '../call.ts';
import { given } from '../given.ts';
import { patched } from '../json-patch.ts';
import { readPayload } from '../scalars.ts';
import { flagged } from '../shapes/wanted.ts';
import { missingIn, partsOf, planSchema } from './plan-payload.ts';
import { cursorPage, planNamed, plansOf } from './plan-place.ts';
import { planTeamRoutes } from './teams.ts';

const saved = (call: RestCall): string => new Date(call.world.now()).toISOString();

function bean(call: RestCall, plan: Plan) {
  const { atlassianTeams: _, planOnlyTeams: __, leadAccountId, permissions, ...shown } = plan;
  const byId = flagged(call, 'useGroupId');
  return {
    ...shown,
    ...(leadAccountId === null ? {} : { leadAccountId }),
    permissions: permissions.map(({ type, holder }) => {
      const group = holder.type === 'Group' ? findGroup(call.state, holder.value) : null;
      const value = group === null ? holder.value : byId ? group.groupId : group.name;
      return { type, holder: { type: holder.type, value } };
    }),
  };
}

function list(call: RestCall): WireResponse {
  const plans = plansOf(call);
  if (!Array.isArray(plans)) return plans;
  const asksFor = (name: string) => call.query.get(name) === 'true';
  const shown = plans.filter(
    ({ status }) =>
      status === 'Active' || (status === 'Trashed' ? asksFor('includeTrashed') : asksFor('includeArchived')),
  );
  return cursorPage(call, shown, ({ id, name, status, issueSources }) => ({
    id: String(id),
    name,
    status,
    issueSources,
    scenarioId: String(id),
  }));
}

function keep(call: RestCall, plans: Plan[], parts: ReturnType<typeof partsOf>): WireResponse {
  const taken = plans.map(({ id }) => id);
  const id = nextNumber(call.state, 'plan', taken, 1);
  plans.push({
    ...parts,
    id,
    status: 'Active',
    lastSaved: saved(call),
    atlassianTeams: [],
    planOnlyTeams: [],
  });
  return json(201, id);
}

function create(call: RestCall): WireResponse {
  const plans = plansOf(call);
  if (!Array.isArray(plans)) return plans;
  const asked = given(call, planSchema);
  if ('status' in asked) return asked;
  const errors = missingIn(call.state, asked.given);
  if (Object.keys(errors).length > 0) return jiraError(400, [], errors);
  return keep(call, plans, partsOf(asked.given));
}

/** `PUT /plans/plan/{planId}` takes a JSON Patch. */
function update(call: RestCall): WireResponse {
  const plan = planNamed(call, 'active');
  if (!('id' in plan)) return plan;
  const asked = readPayload(planSchema, patched(plan, call.body));
  if (!asked.success) return jiraError(400, ['The patch leads to no valid plan.']);
  const errors = missingIn(call.state, asked.data);
  if (Object.keys(errors).length > 0) return jiraError(400, [], errors);
  Object.assign(plan, partsOf(asked.data), { lastSaved: saved(call) });
  return empty(204);
}

function duplicate(call: RestCall): WireResponse {
  const plan = planNamed(call, 'active');
  if (!('id' in plan)) return plan;
  const plans = plansOf(call);
  if (!Array.isArray(plans)) return plans;
  const asked = given(call, z.looseObject({ name: z.string().min(1) }));
  if ('status' in asked) return asked;
  return keep(call, plans, partsOf({ ...structuredClone(plan), name: asked.given.name }));
}

function become(status: Plan['status']): (call: RestCall) => WireResponse {
  return (call) => {
    const plan = planNamed(call, 'active');
    if (!('id' in plan)) return plan;
    plan.status = status;
    return empty(204);
  };
}

/** Plans (https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-plans/); scenarios are not simulated. */
export const planRoutes: Route[] = [
  route('GET /plans/plan', list),
  route('POST /plans/plan', create),
  route('GET /plans/plan/{planId}', (call) => {
    const plan = planNamed(call);
    return 'id' in plan ? json(200, bean(call, plan)) : plan;
  }),
  route('PUT /plans/plan/{planId}', update),
  route('PUT /plans/plan/{planId}/archive', become('Archived')),
  route('PUT /plans/plan/{planId}/trash', become('Trashed')),
  route('POST /plans/plan/{planId}/duplicate', duplicate),
  ...planTeamRoutes,
];
