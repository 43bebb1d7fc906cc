import type { ForgePlatformSettings, SiteState } from '../state.ts';

/**
 * Atlassian's values: an invocation token lives 25 s in the documented sample; OAuth tokens live at most 4 h and arrive with
 * 2 to 4 h left; events must be answered in 5 s, calls of a page in 25 s; failed events are retried up to 4 times, 60 s apart
 * (developer.atlassian.com/platform/forge/remote/essentials, …/calling-product-apis).
 */
const atlassians: ForgePlatformSettings = {
  invocationTokenSeconds: 25,
  oauthTokenSeconds: 4 * 3600,
  oauthTokenLeftSeconds: 2 * 3600,
  eventTimeoutMs: 5000,
  uiTimeoutMs: 25_000,
  retries: 4,
  retrySpacingMs: 60_000,
  rightsDelayMs: 0,
  scheduleEveryMs: null,
};

/** The settings in force: Atlassian's, overlaid with what the state says. */
export function forgePlatform(state: SiteState): ForgePlatformSettings {
  return { ...atlassians, ...state.forgePlatform };
}

/** Most bytes a page may send to the remote, and the remote may answer. */
export const sizeLimits = { request: 500_000, response: 5_000_000 } as const;

/** Invocations an installation may make a minute, and offline tokens an app may ask for (fixed windows, CHANGE-3006). */
export const minuteLimits = { invocations: 1200, offlineTokens: 1000 } as const;
