import type { TimeRejection } from '../token-times.ts';

/**
 * Why a request from Jira was not believed, with what it rests on. The whole value goes to the log (it holds no secret
 * and no token); the outside hears only that it is not authenticated.
 */
export type ConnectRejection =
  | { readonly kind: 'token-missing' }
  | { readonly kind: 'token-ambiguous'; readonly found: number }
  | { readonly kind: 'token-malformed'; readonly problem: string }
  | { readonly kind: 'algorithm-not-allowed'; readonly received: string; readonly allowed: string }
  | { readonly kind: 'kid-unsafe' }
  | { readonly kind: 'kid-unknown'; readonly kid: string }
  | { readonly kind: 'keys-unreachable'; readonly kid: string; readonly retryAfterSeconds: number }
  | { readonly kind: 'too-many-unknown-kids'; readonly kid: string; readonly retryAfterSeconds: number }
  | { readonly kind: 'signature-invalid' }
  | { readonly kind: 'claims-malformed'; readonly problem: string }
  | TimeRejection
  | {
      readonly kind: 'audience-mismatch';
      readonly expected: readonly string[];
      readonly received: string | null;
    }
  | {
      readonly kind: 'qsh-mismatch';
      readonly expected: string;
      readonly received: string | null;
      readonly canonical: string;
    }
  | { readonly kind: 'token-kind-not-allowed'; readonly received: 'context' }
  | { readonly kind: 'issuer-mismatch'; readonly iss: string; readonly clientKey: string }
  | { readonly kind: 'payload-malformed'; readonly problem: string }
  | { readonly kind: 'app-key-mismatch'; readonly expected: string; readonly received: string }
  | { readonly kind: 'site-not-allowed'; readonly baseUrl: string }
  | { readonly kind: 'event-mismatch'; readonly expected: string; readonly received: string }
  | { readonly kind: 'superseded'; readonly iat: number; readonly newest: number }
  | { readonly kind: 'tenant-unknown'; readonly clientKey: string }
  | { readonly kind: 'tenant-uninstalled'; readonly clientKey: string };

export type Rejected = { readonly ok: false; readonly rejection: ConnectRejection };

export function rejected(rejection: ConnectRejection): Rejected {
  return { ok: false, rejection };
}
