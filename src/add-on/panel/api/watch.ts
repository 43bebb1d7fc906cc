import type { Outcome } from './outcome.ts';

/** An end somebody knows; `expiresAt` in ISO 8601. */
interface ExpiryEntry {
  readonly what: string;
  readonly expiresAt: string;
  readonly source: string;
}

export interface WatchSettings {
  readonly every: 'hour' | 'day' | 'off';
  readonly profile?: string;
  readonly operations?: readonly string[];
  readonly project?: string;
  readonly accounts: readonly string[];
  readonly expiries: readonly ExpiryEntry[];
}

/** The watch as it stands; `settings` is what may be changed of it, `expiries` has the announced ends among them. */
export interface Watch extends WatchSettings {
  readonly settings: WatchSettings;
  readonly alerts: readonly {
    readonly id: string;
    readonly at: string;
    readonly text: string;
    readonly selfTest?: string;
  }[];
  readonly lastRun?: {
    readonly id: string;
    readonly at: string;
    readonly gaps: number;
    /** Nothing had changed, so the full look was left out. */
    readonly glance?: boolean;
    /** Accounts that the site does not show. */
    readonly notSeen?: readonly string[];
  };
  readonly nextRun?: string;
}

/** As the server answers. */
type AnsweredWatch = Omit<Watch, 'settings'>;

/** Tells what may be changed from what only happened. */
export function asWatch(outcome: Outcome<AnsweredWatch>): Outcome<Watch> {
  if (!outcome.ok) return outcome;
  const { every, profile, operations, project, accounts, expiries } = outcome.value;
  // Announced ends carry the address they were read at; the others are the owner's own.
  const entered = expiries.filter(({ source }) => !source.startsWith('https://'));
  const settings = {
    every,
    accounts,
    expiries: entered,
    ...(profile === undefined ? {} : { profile }),
    ...(operations === undefined ? {} : { operations }),
    ...(project === undefined ? {} : { project }),
  };
  return { ok: true, value: { ...outcome.value, settings } };
}
