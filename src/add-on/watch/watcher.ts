import type { Jobs } from '../jobs/jobs.ts';
import type { Tenant } from '../tenants/tenant.ts';
import type { Alert } from './alert.ts';
import { expiriesOf, warn } from './expiries.ts';
import type { Hindrance, LookDeps, Prepare } from './look.ts';
import { lookAtSubjects, type SubjectsLooked } from './look-at-subjects.ts';
import { makeAlert } from './make-alert.ts';
import { nextRunAt, periodMs, shareOf } from './schedule.ts';
import type { WatchSettings } from './watch-settings.ts';
import type { Known, LastRun, StoredWatch, WatchStore } from './watch-store.ts';
import { whyChanged } from './why-changed.ts';

interface WatcherDeps extends LookDeps {
  readonly store: WatchStore;
  readonly jobs: Jobs;
  readonly tenant: (key: string) => Promise<Tenant | null>;
  readonly prepare: Prepare;
  readonly alerts: boolean;
  readonly randomHex: () => string;
  /** Told of every look, for the metrics. */
  readonly onLook?: (outcome: LookOutcome) => void;
}

export const lookOutcomes = ['full', 'glance', 'busy', 'quota', 'limited'] as const;
export type LookOutcome = (typeof lookOutcomes)[number];

/** A run of somebody's is in the way: look again when it is over. */
const busyMs = 120_000;
/** A site that limits calls is left alone at least this long, however short a wait it asks for. */
const limitedMs = 15 * 60_000;

/**
 * Looks at a tenant when its time has come: plans the next look first, so that no look is forgotten whatever happens to
 * this one, looks, and tells what changed, once.
 */
export function watcher(deps: WatcherDeps) {
  const { store, jobs, now } = deps;

  async function plan(key: string, settings: WatchSettings, from = now()): Promise<Date | null> {
    if (settings.every === 'off') {
      await jobs.remove('watch', key);
      return null;
    }
    const next = nextRunAt(key, settings.every, from);
    await jobs.put('watch', key, next);
    return next;
  }

  async function planNext(key: string, { door }: Tenant, settings: WatchSettings): Promise<void> {
    const { every } = settings;
    // A Forge look comes when a token does, so it may come long before its own time: that one is then past, too.
    const ahead = door === 'forge' && every !== 'off' ? periodMs[every] / 2 : 0;
    const next = await plan(key, settings, new Date(now().getTime() + ahead));
    if (next !== null) await store.planned(key, next);
  }

  async function postpone(key: string, hindrance: Hindrance, next: Date | null): Promise<void> {
    const again = againAt(key, hindrance, now());
    if (next !== null && next.getTime() <= again.getTime()) return;
    await jobs.put('watch', key, again);
    await store.planned(key, again);
  }

  return {
    plan,

    /** Looks now at a tenant whose next look would come within `soonMs` anyway: the way there is open just now. */
    async hasten(key: string, soonMs: number): Promise<void> {
      const { settings, nextRun } = await store.read(key);
      if (settings.every === 'off' || nextRun === null) return;
      if (Date.parse(nextRun) - now().getTime() <= soonMs) await jobs.put('watch', key, now());
    },

    /** The job of the queue `watch`. */
    async run(key: string, signal: AbortSignal): Promise<void> {
      const tenant = await deps.tenant(key);
      const watch = await store.read(key);
      const { settings, known } = watch;
      if (tenant === null || tenant.state === 'uninstalled' || settings.every === 'off') return;
      await planNext(key, tenant, settings);
      const looked = await lookAtSubjects({ key, tenant, settings, known }, deps, signal);
      const { hindered, newest } = looked;
      deps.onLook?.(hindered?.kind ?? (newest === null ? 'glance' : 'full'));
      if (hindered === null || newest !== null) {
        const alert = await keep(key, tenant, watch, looked, deps);
        if (alert !== null && deps.alerts) await jobs.put('alert', alert.id, now());
      }
      if (hindered !== null) await postpone(key, hindered, nextRunAt(key, settings.every, now()));
    },
  };
}

/** Keeps what a look found and what is to be told of it. */
async function keep(
  key: string,
  tenant: Tenant,
  { settings, lastRun, known }: StoredWatch,
  looked: SubjectsLooked,
  { store, now, randomHex }: WatcherDeps,
): Promise<Alert | null> {
  const at = now();
  const { opened, closed, newest, look, notSeen } = looked;
  const ends = warn(expiriesOf(tenant.door, settings.expiries), known?.toldExpiries ?? {}, at);
  const every = settings.every === 'off' ? 'day' : settings.every;
  const from = new Date(lastRun?.at ?? at.getTime() - periodMs[every]);
  const why = await whyChanged(look?.identities ?? [], [...opened, ...closed], from);
  const site = look?.site.url ?? newest?.site.url ?? '';
  const selfTest = newest?.id ?? null;
  const told = { at, site, selfTest, opened, closed, warnings: ends.warnings, why };
  const alert = makeAlert(told, randomHex);
  const state: Known = { ...looked.known, toldExpiries: ends.told };
  const run: LastRun = {
    id: newest?.id ?? lastRun?.id ?? '',
    at: at.toISOString(),
    gaps: Object.values(state.gaps).reduce((sum, list) => sum + list.length, 0),
    ...(newest === null ? { glance: true } : {}),
    ...(notSeen.length === 0 ? {} : { notSeen: [...notSeen] }),
  };
  await store.looked(key, run, state, alert);
  return alert;
}

function againAt(key: string, hindrance: Hindrance, now: Date): Date {
  switch (hindrance.kind) {
    case 'busy':
      return new Date(now.getTime() + busyMs);
    case 'quota':
      return laterThan(now, key);
    case 'limited': {
      const asked = Math.max((hindrance.retryAfterSeconds ?? 0) * 1_000, limitedMs);
      return new Date(now.getTime() + asked * (1 + shareOf(key) / 4));
    }
  }
}

/** Some time in the next hour, in another order each hour, so that nobody is always the last: the points are back then. */
function laterThan(now: Date, key: string): Date {
  const hour = Math.floor(now.getTime() / periodMs.hour) + 1;
  return new Date((hour + shareOf(`${key} ${hour}`)) * periodMs.hour);
}
