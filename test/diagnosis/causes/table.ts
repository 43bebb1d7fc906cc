import type { Evidence } from '../../../src/evidence/exchange.ts';

/** Evidence in which the cause must come first, and evidence that looks alike in which it must not. */
export interface CauseTable {
  readonly fires: Readonly<Record<string, Evidence>>;
  readonly quiet: Readonly<Record<string, Evidence>>;
}

export const cloud = { deployment: 'cloud' } as const;
export const dc = { deployment: 'datacenter' } as const;
export const server = { deployment: 'server' } as const;
export const messages = (...errorMessages: string[]) => ({ errorMessages, errors: {} });
export const scopeMismatch = { code: 401, message: 'Unauthorized; scope does not match' };
export const failedLogin = { 'X-Seraph-LoginReason': 'AUTHENTICATED_FAILED' };
export const tokenAddress = 'POST https://auth.atlassian.com/oauth/token';
export const assertionAddress =
  'POST https://oauth-2-authorization-server.services.atlassian.com/oauth2/token';
export const assertion = 'grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=***';
export const known = { 'X-AAccountId': 'x' };
