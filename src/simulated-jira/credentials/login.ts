import { userName } from '../server-deployment/user-names.ts';
import type { ApiToken, SiteState, User } from '../state.ts';

/** What a pair of name and secret turns out to be. `none` of them tells the caller which half was wrong. */
type Login =
  | { readonly kind: 'no-user-name' }
  | { readonly kind: 'wrong-pair' }
  | { readonly kind: 'captcha' }
  | { readonly kind: 'password'; readonly user: User }
  | { readonly kind: 'api-token'; readonly user: User; readonly apiToken: ApiToken };

/**
 * Judges name and secret against the accounts. Case does not matter in the name; a locked account is refused before its
 * secret is looked at, so the right one is refused as well. `now` in milliseconds.
 */
export function judgeLogin(state: SiteState, name: string, secret: string, now: number): Login {
  if (name === '') return { kind: 'no-user-name' };
  const user = userNamed(state, name);
  if (user?.captchaRequired) return { kind: 'captcha' };
  if (user === undefined) return { kind: 'wrong-pair' };
  const apiToken = state.apiTokens.find((each) => each.token === secret && each.accountId === user.accountId);
  if (
    apiToken !== undefined &&
    !apiToken.revoked &&
    apiToken.blocked !== true &&
    Date.parse(apiToken.expiresAt) > now
  ) {
    user.failedLogins = 0;
    return { kind: 'api-token', user, apiToken };
  }
  if (user.password !== null && user.password === secret) {
    user.failedLogins = 0;
    return { kind: 'password', user };
  }
  countFailure(state, user);
  return { kind: 'wrong-pair' };
}

function userNamed(state: SiteState, name: string): User | undefined {
  const wanted = name.toLowerCase();
  const cloud = state.site.deployment === 'cloud';
  return state.users.find((user) => (cloud ? user.emailAddress : userName(user))?.toLowerCase() === wanted);
}

function countFailure(state: SiteState, user: User): void {
  user.failedLogins += 1;
  const allowed = failuresAllowed(state);
  if (allowed !== null && user.failedLogins > allowed) user.captchaRequired = true;
}

/** Jira Server asks for a captcha after three failed logins by default; how many Cloud allows is not published. */
function failuresAllowed(state: SiteState): number | null {
  const set = state.site.failedLoginsBeforeCaptcha;
  if (set !== undefined) return set;
  return state.site.deployment === 'cloud' ? null : 3;
}
