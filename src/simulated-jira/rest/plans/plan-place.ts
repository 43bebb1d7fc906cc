import { jiraError, json, type WireResponse } from '../../request.ts';
import type { Plan } from '../../state.ts';
import type { RestCall } from '../call.ts';
import { pageBounds } from '../shapes/page.ts';

/** The site's plans; a plan is a thing of Premium, which a free site has not. */
export function plansOf(call: RestCall): Plan[] | WireResponse {
  if (call.state.site.freePlan) return jiraError(403, ['Plans need a Premium edition of Jira.']);
  call.state.plans ??= [];
  return call.state.plans;
}

/** The plan that the path names; `'active'` wants one that can be changed. */
export function planNamed(call: RestCall, wanted: 'any' | 'active' = 'any'): Plan | WireResponse {
  const plans = plansOf(call);
  if (!Array.isArray(plans)) return plans;
  const plan = plans.find(({ id }) => String(id) === call.params.planId);
  if (plan === undefined) return jiraError(404, [`Plan ${call.params.planId} was not found.`]);
  if (wanted === 'active' && plan.status !== 'Active')
    return jiraError(409, [`Plan ${plan.id} is not active.`]);
  return plan;
}

/** A page that goes on from a cursor, which is the number of what was shown. */
export function cursorPage<T>(call: RestCall, all: readonly T[], shape: (each: T) => unknown): WireResponse {
  const cursor = call.query.get('cursor') ?? '';
  const first = /^\d+$/.test(cursor) ? Number(cursor) : 0;
  const { maxResults } = pageBounds(call, 50, 50);
  const values = all.slice(first, first + maxResults);
  const next = first + values.length;
  return json(200, {
    cursor: String(first),
    last: next >= all.length,
    ...(next < all.length ? { nextPageCursor: String(next) } : {}),
    size: values.length,
    total: all.length,
    values: values.map(shape),
  });
}
