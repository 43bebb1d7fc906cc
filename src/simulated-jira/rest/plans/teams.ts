import { z } from 'zod';
import { findUser } from '../../people.ts';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { nextNumber } from '../../state/counters.ts';
import type { Plan, PlanOnlyTeam, PlanTeam } from '../../state.ts';
import { type RestCall, type Route, route } from '../call.ts';
import { given } from '../given.ts';
import { patched } from '../json-patch.ts';
import { readPayload } from '../scalars.ts';
import { cursorPage, planNamed } from './plan-place.ts';

const planning = {
  planningStyle: z.enum(['Scrum', 'Kanban']),
  issueSourceId: z.number().int().optional(),
  sprintLength: z.number().int().optional(),
  capacity: z.number().optional(),
};

const atlassianSchema = z.object({ id: z.string().min(1), ...planning });

const planOnlySchema = z.object({
  name: z.string().min(1).max(255),
  memberAccountIds: z.array(z.string()).optional(),
  ...planning,
});

/** The 400 of members that nobody is; null: all are there. */
function unknownMember(call: RestCall, members: readonly string[] = []): WireResponse | null {
  const lost = members.find((accountId) => findUser(call.state, accountId) === null);
  return lost === undefined
    ? null
    : jiraError(400, [], { memberAccountIds: `The user ${lost} does not exist.` });
}

const notInPlan = (id: string | undefined): WireResponse =>
  jiraError(404, [`Team ${id} was not found in the plan.`]);

/** One team of the plan that the path names, with the list it stands in. */
function atlassianTeam(
  call: RestCall,
  wanted: 'any' | 'active',
): { plan: Plan; team: PlanTeam } | WireResponse {
  const plan = planNamed(call, wanted);
  if (!('id' in plan)) return plan;
  const team = plan.atlassianTeams.find(({ id }) => id === call.params.atlassianTeamId);
  return team === undefined ? notInPlan(call.params.atlassianTeamId) : { plan, team };
}

function planOnlyTeam(
  call: RestCall,
  wanted: 'any' | 'active',
): { plan: Plan; team: PlanOnlyTeam } | WireResponse {
  const plan = planNamed(call, wanted);
  if (!('id' in plan)) return plan;
  const team = plan.planOnlyTeams.find(({ id }) => String(id) === call.params.planOnlyTeamId);
  return team === undefined ? notInPlan(call.params.planOnlyTeamId) : { plan, team };
}

function addAtlassian(call: RestCall): WireResponse {
  const plan = planNamed(call, 'active');
  if (!('id' in plan)) return plan;
  const asked = given(call, atlassianSchema);
  if ('status' in asked) return asked;
  if (plan.atlassianTeams.some(({ id }) => id === asked.given.id))
    return jiraError(400, [`Team ${asked.given.id} is in the plan already.`]);
  plan.atlassianTeams.push(asked.given);
  return empty(204);
}

function createPlanOnly(call: RestCall): WireResponse {
  const plan = planNamed(call, 'active');
  if (!('id' in plan)) return plan;
  const asked = given(call, planOnlySchema);
  if ('status' in asked) return asked;
  const refused = unknownMember(call, asked.given.memberAccountIds);
  if (refused !== null) return refused;
  const taken = (call.state.plans ?? []).flatMap(({ planOnlyTeams }) => planOnlyTeams.map(({ id }) => id));
  const id = nextNumber(call.state, 'planOnlyTeam', taken, 1);
  plan.planOnlyTeams.push({ id, ...asked.given });
  return json(201, id);
}

const noTeam = 'The patch leads to no valid team.';

function updateAtlassian(call: RestCall): WireResponse {
  const found = atlassianTeam(call, 'active');
  if ('status' in found) return found;
  const { plan, team } = found;
  const changed = readPayload(atlassianSchema, patched(team, call.body));
  if (!changed.success || changed.data.id !== team.id) return jiraError(400, [noTeam]);
  plan.atlassianTeams = plan.atlassianTeams.map((each) => (each === team ? changed.data : each));
  return empty(204);
}

function updatePlanOnly(call: RestCall): WireResponse {
  const found = planOnlyTeam(call, 'active');
  if ('status' in found) return found;
  const { plan, team } = found;
  const changed = readPayload(planOnlySchema, patched(team, call.body));
  if (!changed.success) return jiraError(400, [noTeam]);
  const refused = unknownMember(call, changed.data.memberAccountIds);
  if (refused !== null) return refused;
  const { id } = team;
  plan.planOnlyTeams = plan.planOnlyTeams.map((each) => (each === team ? { id, ...changed.data } : each));
  return empty(204);
}

function list(call: RestCall): WireResponse {
  const plan = planNamed(call);
  if (!('id' in plan)) return plan;
  const all = [
    ...plan.planOnlyTeams.map(({ id, name }) => ({ id: String(id), name, type: 'PlanOnly' })),
    ...plan.atlassianTeams.map(({ id }) => ({ id, type: 'Atlassian' })),
  ];
  return cursorPage(call, all, (each) => each);
}

/** Teams of plans; Atlassian's teams themselves are not simulated: any id is one. */
export const planTeamRoutes: Route[] = [
  route('GET /plans/plan/{planId}/team', list),
  route('POST /plans/plan/{planId}/team/atlassian', addAtlassian),
  route('GET /plans/plan/{planId}/team/atlassian/{atlassianTeamId}', (call) => {
    const found = atlassianTeam(call, 'any');
    return 'status' in found ? found : json(200, found.team);
  }),
  route('PUT /plans/plan/{planId}/team/atlassian/{atlassianTeamId}', updateAtlassian),
  route('DELETE /plans/plan/{planId}/team/atlassian/{atlassianTeamId}', (call) => {
    const found = atlassianTeam(call, 'active');
    if ('status' in found) return found;
    found.plan.atlassianTeams = found.plan.atlassianTeams.filter((each) => each !== found.team);
    return empty(204);
  }),
  route('POST /plans/plan/{planId}/team/planonly', createPlanOnly),
  route('GET /plans/plan/{planId}/team/planonly/{planOnlyTeamId}', (call) => {
    const found = planOnlyTeam(call, 'any');
    return 'status' in found ? found : json(200, found.team);
  }),
  route('PUT /plans/plan/{planId}/team/planonly/{planOnlyTeamId}', updatePlanOnly),
  route('DELETE /plans/plan/{planId}/team/planonly/{planOnlyTeamId}', (call) => {
    const found = planOnlyTeam(call, 'active');
    if ('status' in found) return found;
    found.plan.planOnlyTeams = found.plan.planOnlyTeams.filter((each) => each !== found.team);
    return empty(204);
  }),
];
