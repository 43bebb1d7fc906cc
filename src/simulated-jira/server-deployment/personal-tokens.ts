import { z } from 'zod';
import { personalAccessToken } from '../credentials/known.ts';
import { loginRequired } from '../refusals.ts';
import { empty, jiraError, json, jsonIn, type WireResponse } from '../request.ts';
import type { OutsideCall } from '../rest/outside-table/outside-call.ts';
import { readPayload } from '../rest/scalars.ts';
import { nextNumber } from '../state/counters.ts';
import type { PersonalAccessToken } from '../state.ts';

const dayMs = 86_400_000;

const askedSchema = z.looseObject({
  name: z.string().min(1),
  expirationDuration: z.number().int().min(1).optional(),
});

/** The number before the colon of a token (state/accounts.ts), which is also its id for the REST API. */
function idOf({ token }: PersonalAccessToken): number {
  return Number.parseInt(Buffer.from(token, 'base64').toString('latin1'), 10);
}

/**
 * `/rest/pat/latest/tokens` of Data Center since 8.14 (https://confluence.atlassian.com/enterprise/using-personal-access-tokens-1026032365.html):
 * somebody's own tokens listed, made and revoked. null: something else is asked.
 */
export function personalTokens({ request, caller, world }: OutsideCall): WireResponse | null {
  const match = /^\/rest\/pat\/(?:latest|1\.0)\/tokens(?:\/(\d+))?\/?$/.exec(request.path);
  if (match === null) return null;
  const [, id] = match;
  if (caller.accountId === null) return loginRequired();
  const { state, now } = world;
  const shown = (each: PersonalAccessToken) => ({
    id: idOf(each),
    name: each.label ?? 'token',
    ...(each.createdAt === undefined ? {} : { createdAt: each.createdAt }),
    ...(each.expiresAt === null ? {} : { expiringAt: each.expiresAt }),
  });
  const own = state.personalAccessTokens.filter(
    (each) => each.accountId === caller.accountId && !each.revoked,
  );
  const named = own.find((each) => String(idOf(each)) === id);
  if (id !== undefined && named === undefined) return jiraError(404, [`Token with id ${id} not found`]);
  if (request.method === 'GET') return json(200, named === undefined ? own.map(shown) : shown(named));
  if (request.method === 'DELETE' && named !== undefined) {
    named.revoked = true;
    return empty(204);
  }
  if (request.method !== 'POST' || named !== undefined) return empty(405);
  const asked = readPayload(askedSchema, jsonIn(request)).data;
  if (asked === undefined) return jiraError(400, ['The token needs a name.']);
  const made: PersonalAccessToken = {
    token: personalAccessToken(
      String(nextNumber(state, 'personalAccessToken', [], 100_000_000_000)),
      world.random(20),
    ),
    accountId: caller.accountId,
    expiresAt: new Date(now() + (asked.expirationDuration ?? 90) * dayMs).toISOString(),
    revoked: false,
    label: asked.name,
    createdAt: new Date(now()).toISOString(),
  };
  state.personalAccessTokens.push(made);
  return json(201, { ...shown(made), rawToken: made.token });
}
