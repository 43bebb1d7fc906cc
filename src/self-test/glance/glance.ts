import { z } from 'zod';
import {
  type Answer,
  type Identity,
  type JiraRequest,
  pointsOf,
  rateLimitOf,
} from '../../jira-client/index.ts';
import type { OperationsTable } from '../../jira-facts/index.ts';
import { permissionKeysFor, type SelfTestPlan } from '../plan/index.ts';
import { factIn, PermissionsCheckAnswer, permissionsCheckRequest } from '../probes/index.ts';
import { glanceQuestions } from './glance-questions.ts';

/** What a glance has seen: a text that is the same as long as nothing has changed, or that it could not be had. */
export type Glance =
  | { readonly kind: 'seen'; readonly print: string; readonly points: number }
  /** The site limits calls; `retryAfterSeconds` null: not said. `quota`: the points of the hour are spent. */
  | {
      readonly kind: 'limited';
      readonly retryAfterSeconds: number | null;
      readonly quota: boolean;
      readonly points: number;
    }
  /** No answer, or one that says nothing. */
  | { readonly kind: 'unclear'; readonly points: number };

const Place = z.object({ id: z.coerce.string() });
const Places = z.object({ values: z.array(Place) });

/**
 * The cheapest look at an identity: its permissions in one question, and for each different scope of the plan the status
 * of the cheapest call that needs it. What it says is compared, never judged.
 */
export async function glance(
  plan: SelfTestPlan,
  identity: Identity,
  table: OperationsTable,
  signal?: AbortSignal,
): Promise<Glance> {
  const seen: string[] = [];
  let points = 0;
  const ask = async (request: JiraRequest): Promise<Answer> => {
    const answer = await identity.ask(request, signal);
    points += pointsOf(identity.kind, answer);
    return answer;
  };
  const { place, witnesses } = glanceQuestions(plan, identity.kind, table);
  const keys = permissionKeysFor(plan.operations, table);
  const projects: { readonly id: string; readonly key: string }[] = [];
  if (place !== null) {
    const answer = await ask({ method: 'GET', path: place });
    const stopped = notTelling(answer, points);
    if (stopped !== null) return stopped;
    const found = plan.project === null ? factIn(answer, Places) : factIn(answer, Place);
    const ids = !found.ok ? [] : 'values' in found.value ? found.value.values : [found.value];
    projects.push(...ids.map(({ id }) => ({ id, key: id })));
    seen.push(`${statusOf(answer)} ${place} ${ids.map(({ id }) => id).join(',')}`);
  }
  const asked = await ask(
    permissionsCheckRequest({ globalPermissions: keys.global, projectPermissions: keys.project, projects }),
  );
  const stopped = notTelling(asked, points);
  if (stopped !== null) return stopped;
  const held = factIn(asked, PermissionsCheckAnswer);
  seen.push(`${statusOf(asked)} ${held.ok ? permissionsHeld(held.value) : ''}`);
  for (const path of witnesses) {
    const answer = await ask({ method: 'GET', path });
    const silent = notTelling(answer, points);
    if (silent !== null) return silent;
    seen.push(`${statusOf(answer)} ${path}`);
  }
  return { kind: 'seen', print: seen.join('\n'), points };
}

const statusOf = ({ exchange, ranAs }: Answer): string =>
  `${exchange.response?.status ?? 0} ${ranAs ?? 'nobody'}`;

function permissionsHeld({ globalPermissions, projectPermissions }: z.infer<typeof PermissionsCheckAnswer>) {
  const inProjects = projectPermissions.map(
    ({ permission, projects }) => `${permission}:${[...projects].sort().join(',')}`,
  );
  return [...globalPermissions, ...inProjects].sort().join(' ');
}

/** A limit, an outage or silence: nothing can be compared. null: an answer that says something. */
function notTelling({ exchange }: Answer, points: number): Glance | null {
  const { limited, quota, retryAfterSeconds } = rateLimitOf(exchange);
  if (limited) return { kind: 'limited', retryAfterSeconds, quota, points };
  const status = exchange.response?.status ?? null;
  return status === null || status >= 500 ? { kind: 'unclear', points } : null;
}
