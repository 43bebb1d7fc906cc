import type { AuthorizationServerSettings, SiteState } from '../state.ts';

/**
 * Atlassian's values: access tokens live an hour, refresh tokens die after 90 days unused and 365 days in all
 * (developer.atlassian.com, OAuth 2.0 (3LO) apps), a rotated one works on for about ten minutes
 * (community.developer.atlassian.com/t/50348/60). The life of a code is not published.
 */
const atlassians: AuthorizationServerSettings = {
  codeSeconds: 300,
  accessTokenSeconds: 3600,
  reuseWindowSeconds: 600,
  inactivityDays: 90,
  absoluteDays: 365,
  autoApproveAs: null,
  grantAtMost: null,
  expiredTokenStatus: 401,
};

/** The settings in force: Atlassian's, overlaid with what the state says. */
export function authorizationServer(state: SiteState): AuthorizationServerSettings {
  return { ...atlassians, ...state.authorizationServer };
}
