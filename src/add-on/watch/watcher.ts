import type { Identity } from '../../jira-client/index.ts';
import type { Report } from '../../report/index.ts';
import type { PlanOutcome, SelfTestPlan } from '../../self-test/index.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { SelfTestRuns } from '../runs/runs.ts';
import type { Tenant } from '../tenants/tenant.ts';
import { type Alert, alertText } from './alert.ts';
import { expiriesOf, warn } from './expiries.ts';
import { observe, type WatchedGap } from './gap-watch.ts';
import type { PointsBudget } from './points-budget.ts';
import { nextRunAt, periodMs, shareOf } from './schedule.ts';
import type { WatchSettings } from './watch-settings.ts';
import type { Known, WatchStore } from './watch-store.ts';
import { whyChanged } from './why-changed.ts';

/** A look at one subject: the app's own rights, or an account's. */
export interface Look {
  readonly plan: SelfTestPlan;
  readonly identities: readonly Identity[];
  readonly site: Report['site'];
  readonly needs: Report['needs'];
  readonly run: Parameters<SelfTestRuns['start']>[0]['run'];
}

export interface WatcherDeps {
  readonly store: WatchStore;
  readonly jobs: Jobs;
  readonly runs: SelfTestRuns;
  readonly budget: PointsBudget;
  readonly tenant: (key: string) => Promise<Tenant | null>;
  /** Plans a look; `account` null: the app itself. */
  readonly prepare: (
    tenant: Tenant,
    settings: WatchSettings,
    account: string | null,
  ) => { readonly ok: true; readonly look: Look } | Extract<PlanOutcome, { ok: false }>;
  readonly alerts: boolean;
  readonly now: () => Date;
  readonly randomHex: () => string;
}

/** A run of somebody's is in the way: look again when it is over. */
const busyMs = 120_000;

/**
 * Looks at a tenant when its time has come: plans the next look first, so that no look is forgotten whatever happens to
 * this one, runs the self-test, and tells what changed, once.
 */
export function watcher(deps: WatcherDeps) {
  const { store, jobs, now } = deps;

  async function plan(key: string, settings: WatchSettings): Promise<Date | null> {
    if (settings.every === 'off') {
      await jobs.remove('watch', key);
      return null;
    }
    const next = nextRunAt(key, settings.every, now());
    await jobs.put('watch', key, next);
    return next;
  }

  async function postpone(key: string, at: Date): Promise<void> {
    await jobs.put('watch', key, at);
    await store.planned(key, at);
  }

  /** The report of one subject; 'busy' while another run of this tenant is under way, 'quota' where points are short. */
  async function look(
    key: string,
    { plan: planned, site, needs, run }: Look,
    signal: AbortSignal,
  ): Promise<Report | 'busy' | 'quota'> {
    if (!(await deps.budget.take(planned.estimatedPoints))) return 'quota';
    const begun = await deps.runs.start({
      tenant: key,
      site,
      needs,
      estimatedPoints: planned.estimatedPoints,
      run,
    });
    if (!begun.ok) {
      await deps.budget.giveBack(planned.estimatedPoints);
      return 'busy';
    }
    for await (const event of deps.runs.follow(begun.id, 0, signal)) if (event.type === 'finished') break;
    const report = await deps.runs.report(key, begun.id);
    if (report === null) throw new Error('A run of a watch is gone before it was read.');
    await deps.budget.giveBack(planned.estimatedPoints - (report.points.spent ?? planned.estimatedPoints));
    return report;
  }

  return {
    plan,

    /** The job of the queue `watch`. */
    async run(key: string, signal: AbortSignal): Promise<void> {
      const tenant = await deps.tenant(key);
      const { settings, lastRun, known } = await store.read(key);
      if (tenant === null || tenant.state === 'uninstalled' || settings.every === 'off') return;
      const next = await plan(key, settings);
      if (next !== null) await store.planned(key, next);
      const before = known?.gaps ?? {};
      const gaps: Record<string, WatchedGap[]> = { ...before };
      const opened: WatchedGap[] = [];
      const closed: WatchedGap[] = [];
      let newest: Report | null = null;
      for (const account of [null, ...settings.accounts]) {
        const prepared = deps.prepare(tenant, settings, account);
        if (!prepared.ok) throw new Error(`A watch cannot be planned: ${prepared.problem}`);
        const report = await look(key, prepared.look, signal);
        if (report === 'busy') return postpone(key, new Date(now().getTime() + busyMs));
        if (report === 'quota') return postpone(key, laterThan(now(), key));
        newest ??= report;
        const subject = account ?? '';
        const seen = observe(before[subject] ?? null, report);
        gaps[subject] = [...seen.open];
        opened.push(...seen.opened);
        closed.push(...seen.closed);
      }
      if (newest === null) return;
      const at = now();
      const ends = warn(expiriesOf(tenant.door, settings.expiries), known?.toldExpiries ?? {}, at);
      const changed = [...opened, ...closed];
      const from = new Date(lastRun?.at ?? at.getTime() - periodMs[settings.every]);
      const first = deps.prepare(tenant, settings, null);
      const why = first.ok ? await whyChanged(first.look.identities, changed, from) : new Map();
      const named = (gap: WatchedGap) => ({
        ...gap,
        operations: [...gap.operations],
        ...(why.has(gap.id) ? { why: why.get(gap.id) } : {}),
      });
      const told = {
        opened: opened.map(named),
        closed: closed.map(named),
        expiries: ends.warnings,
      };
      const alert: Alert | null =
        changed.length + ends.warnings.length === 0
          ? null
          : {
              schemaVersion: 1,
              kind: 'clearance.watch',
              id: `${at.getTime().toString(36)}-${deps.randomHex()}`,
              at: at.toISOString(),
              site: newest.site.url,
              selfTest: newest.id,
              text: alertText(newest.site.url, told),
              ...told,
            };
      const state: Known = { gaps, toldExpiries: ends.told };
      const open = Object.values(gaps).reduce((sum, list) => sum + list.length, 0);
      await store.looked(key, { id: newest.id, at: at.toISOString(), gaps: open }, state, alert);
      if (alert !== null && deps.alerts) await jobs.put('alert', alert.id, at);
    },
  };
}

/** Some time in the next hour, spread by name: the points are back then. */
function laterThan(now: Date, key: string): Date {
  const hour = Math.floor(now.getTime() / periodMs.hour) + 1;
  return new Date((hour + shareOf(key)) * periodMs.hour);
}
