import { loginRequired } from '../../refusals.ts';
import { json, type WireResponse } from '../../request.ts';
import type { OutsideCall } from './outside-call.ts';

/**
 * `GET /rest/auth/1/session`, which Cloud still answers to a login by token: the suite of the Python client rests on it. The form is that
 * of Server's documentation, and marked, since none of Cloud was seen.
 */
export function session({ request, caller, world }: OutsideCall): WireResponse | null {
  if (request.path !== '/rest/auth/1/session' || request.method !== 'GET') return null;
  const user = world.state.users.find(({ accountId }) => accountId === caller.accountId);
  if (user === undefined) return loginRequired();
  const self = `${world.addresses.siteUrl}/rest/api/latest/user?accountId=${user.accountId}`;
  const body = { self, name: user.displayName, loginInfo: { loginCount: 1, failedLoginCount: 0 } };
  return json(200, body, { 'x-simulated': 'generic' });
}
