import { z } from 'zod';
import type { Caller } from '../caller.ts';
import type { WireRequest, WireResponse } from '../request.ts';
import { withSiteHeaders } from '../site/answer-headers.ts';
import { answerRest } from '../site/rest.ts';
import type { ConnectApp, User } from '../state.ts';
import { logRequest } from '../transport/request-log.ts';
import type { SimulatedWorld } from '../world.ts';

/** What `AP.request` was called with. */
export const apRequestSchema = z.object({
  url: z.string().startsWith('/'),
  type: z.string().transform((method) => method.toUpperCase()),
  data: z.string().nullable(),
  contentType: z.string().nullable(),
});

/** Runs a call of the app's page as the viewing user, limited by the app's scopes. */
export function apRequest(
  wanted: z.infer<typeof apRequestSchema>,
  app: ConnectApp,
  viewer: User,
  world: SimulatedWorld,
): WireResponse {
  const [path = '', rawQuery = ''] = wanted.url.split('?', 2);
  const request: WireRequest = {
    role: 'site',
    method: wanted.type,
    path,
    rawQuery,
    query: new URLSearchParams(rawQuery),
    headers: { 'content-type': wanted.contentType ?? 'application/json' },
    body: Buffer.from(wanted.data ?? ''),
    remoteAddress: '127.0.0.1',
  };
  const caller: Caller = {
    accountId: viewer.accountId,
    identity: 'ap-request',
    reach: { kind: 'connect', scopes: app.grantedScopes, app: app.key },
    loginReason: null,
  };
  const log = logRequest(request, world);
  const answer = withSiteHeaders(request, answerRest(request, caller, world), world, caller);
  log({ identity: caller.identity, accountId: caller.accountId, status: answer.status });
  return answer;
}
