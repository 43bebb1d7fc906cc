import type { TimeRejection } from '../token-times.ts';

/** Why an invocation token was not believed (401), or believed but not for this (403); for the log, with its evidence. */
export type ForgeRejection =
  | { readonly kind: 'token-missing' }
  | { readonly kind: 'token-ambiguous'; readonly found: number }
  | { readonly kind: 'token-malformed'; readonly problem: string }
  | { readonly kind: 'algorithm-not-allowed'; readonly received: string; readonly allowed: string }
  | { readonly kind: 'kid-unknown'; readonly kid: string }
  | { readonly kind: 'keys-unreachable'; readonly kid: string; readonly retryAfterSeconds: number }
  | { readonly kind: 'signature-invalid' }
  | { readonly kind: 'claims-malformed'; readonly problem: string }
  | { readonly kind: 'issuer-mismatch'; readonly iss: string; readonly expected: string }
  | {
      readonly kind: 'audience-mismatch';
      readonly expected: readonly string[];
      readonly received: string | null;
    }
  | TimeRejection
  | { readonly kind: 'app-mismatch'; readonly received: string; readonly expected: string }
  | { readonly kind: 'gateway-not-allowed'; readonly apiBaseUrl: string }
  | { readonly kind: 'installation-inconsistent'; readonly installationId: string }
  | {
      readonly kind: 'environment-not-served';
      readonly environment: string;
      readonly served: readonly string[];
    }
  | { readonly kind: 'replayed'; readonly jti: string };

export type ForgeRejected = { readonly ok: false; readonly rejection: ForgeRejection };

export function refused(rejection: ForgeRejection): ForgeRejected {
  return { ok: false, rejection };
}
