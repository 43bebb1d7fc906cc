import type { ConnectTenantRow } from '../database/tables.ts';
import { type HeardToken, heardTokens, hearing, withHeard } from './heard-tokens.ts';

/** What orders the calls that Jira signs with its install key. */
export interface HeardCall {
  /** `iat` of its token, seconds since 1970. */
  readonly signedAt: number;
  readonly token: HeardToken;
}

/** The columns that remember which signed calls a tenant has heard. */
export type CallsHeard = Pick<ConnectTenantRow, 'newest_lifecycle_at' | 'heard_tokens'>;

/** Seconds by which an `installed` may be older than the newest one and still count as overtaken on its way, not as one of the past. */
const reorderingToleranceSeconds = 60;

/**
 * Seconds within which two installs may carry one signature: its times are whole seconds, so two calls of one second look alike. Later
 * the body has been exchanged, which no signature covers.
 */
const sameSecondSeconds = 15;

type InstallTurn =
  | { readonly kind: 'in-turn'; readonly heard: CallsHeard }
  /** A newer one came first, and stands. */
  | { readonly kind: 'overtaken' }
  /** Played again though it would undo a newer one, or long past. */
  | { readonly kind: 'superseded' };

/**
 * Whether an `installed` comes in its turn after all that the tenant has heard. `undoes`: taking it would bring back a site that has
 * uninstalled, or another secret. `now` in seconds since 1970.
 */
export function installTurn(
  before: CallsHeard,
  { signedAt, token }: HeardCall,
  undoes: () => boolean,
  now: number,
): InstallTurn {
  const newest = before.newest_lifecycle_at;
  const heard = heardTokens(before.heard_tokens);
  const already = hearing(heard, token);
  if (signedAt < newest) {
    const past = signedAt < newest - reorderingToleranceSeconds || (already !== 'new' && undoes());
    return { kind: past ? 'superseded' : 'overtaken' };
  }
  if (already === 'other-body' && now - signedAt > sameSecondSeconds) return { kind: 'superseded' };
  // Tokens tell whole seconds: of two calls in one, the order is told by what was heard before.
  if (already === 'replayed' && undoes()) return { kind: 'superseded' };
  return { kind: 'in-turn', heard: heardWith(signedAt, heard, token, now) };
}

/** What is heard after an event that comes in its turn; null: something newer has been heard since. `now` in seconds since 1970. */
export function eventTurn(
  before: CallsHeard,
  { signedAt, token }: HeardCall,
  now: number,
): CallsHeard | null {
  const heard = heardTokens(before.heard_tokens);
  if (signedAt < before.newest_lifecycle_at || hearing(heard, token) === 'replayed') return null;
  return heardWith(signedAt, heard, token, now);
}

/** What is heard after the first call of a tenant. */
export function firstHeard({ signedAt, token }: HeardCall, now: number): CallsHeard {
  return heardWith(signedAt, [], token, now);
}

function heardWith(
  signedAt: number,
  heard: readonly HeardToken[],
  token: HeardToken,
  now: number,
): CallsHeard {
  return { newest_lifecycle_at: signedAt, heard_tokens: withHeard(heard, token, now) };
}
