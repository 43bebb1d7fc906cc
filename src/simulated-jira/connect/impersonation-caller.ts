import type { CallerResolver } from '../caller.ts';
import { findApp, findUser, mayUseJira } from '../people.ts';
import { clientMustBeAuthenticated, notASessionToken } from '../refusals.ts';

const jws = /^[\w-]+\.[\w-]+\.[\w-]*$/;

/**
 * `Authorization: Bearer …` at a Cloud site: only the tokens of the Connect authorization server are good there. An
 * opaque one is not even parsed (403), a JWS-shaped one that is not ours gets 401. The scheme's case counts, and so
 * does the single blank: anything else is ignored and the call goes on as anonymous.
 */
export const impersonationCaller: CallerResolver = (request, world) => {
  if (request.role !== 'site' || world.state.site.deployment !== 'cloud') return null;
  const found = /^Bearer ([^ ].*)$/.exec(request.headers.authorization ?? '');
  const token = found?.[1];
  if (token === undefined) return null;
  if (!jws.test(token)) return { refusal: notASessionToken(), identity: 'unknown-bearer' };
  const refusal = { refusal: clientMustBeAuthenticated(world), identity: 'connect-user' };
  const issued = world.state.accessTokens.find((candidate) => candidate.token === token);
  if (issued === undefined || issued.kind !== 'connect-impersonation' || issued.revoked) return refusal;
  if (Date.parse(issued.expiresAt) <= world.now()) return refusal;
  const app = findApp(world.state, issued.issuedTo);
  if (app === null || app.state !== 'enabled') return refusal;
  if (!mayUseJira(findUser(world.state, issued.accountId))) return refusal;
  return {
    caller: {
      accountId: issued.accountId,
      identity: 'connect-user',
      reach: { kind: 'connect', scopes: issued.scopes, app: app.key },
      loginReason: null,
    },
  };
};
