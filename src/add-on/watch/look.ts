import type { Identity } from '../../jira-client/index.ts';
import type { Report } from '../../report/index.ts';
import type { Glance, SelfTestPlan } from '../../self-test/index.ts';
import type { SelfTestRuns } from '../runs/runs.ts';
import { readStored } from '../runs/stored-report.ts';
import type { Tenant } from '../tenants/tenant.ts';
import type { PointsBudget } from './points-budget.ts';
import type { WatchSettings } from './watch-settings.ts';

/** A look at one subject: the app's own rights, or an account's. */
export interface Look {
  readonly plan: SelfTestPlan;
  readonly identities: readonly Identity[];
  readonly site: Report['site'];
  readonly needs: Report['needs'];
  readonly run: Parameters<SelfTestRuns['start']>[0]['run'];
  /** The cheap look that comes first; null: nobody is there to look as. */
  readonly glance: {
    readonly points: number;
    readonly take: (signal: AbortSignal) => Promise<Glance>;
  } | null;
  /** What the calls of `run` met: the longest wait the site asked for, in seconds; null: no limit was met. */
  readonly limitMet: () => { readonly retryAfterSeconds: number | null; readonly quota: boolean } | null;
}

type Prepared =
  | { readonly ok: true; readonly look: Look }
  /** `passing`: the site did not say enough just now; nothing is wrong with the settings. */
  | { readonly ok: false; readonly problem: string; readonly passing: boolean };

/** Plans a look; `account` null: the app itself. */
export type Prepare = (tenant: Tenant, settings: WatchSettings, account: string | null) => Promise<Prepared>;

/** What keeps a look from being made now. */
export type Hindrance =
  /** Another run of this tenant is under way. */
  | { readonly kind: 'busy' }
  /** The points that all tenants share are short in this hour, or the site says that they are spent. */
  | { readonly kind: 'quota' }
  | { readonly kind: 'limited'; readonly retryAfterSeconds: number | null };

type Looked =
  | { readonly kind: 'unchanged' }
  /** `print` null: what a glance saw is not known, so the next look is a full one. */
  | { readonly kind: 'report'; readonly report: Report; readonly print: string | null }
  | Hindrance;

/** First and weekly full looks take no more of an hour than this, so that glances are never held up by them. */
const shareOfWaiting = 0.75;
/** A full look is made after this long, whatever glances say, as soon as there are points for it. */
const fullLookMs = 7 * 86_400_000;

export interface LookDeps {
  readonly runs: Pick<SelfTestRuns, 'start' | 'follow' | 'stored'>;
  readonly budget: PointsBudget;
  readonly now: () => Date;
}

/** Glances, and looks in full where something has changed since the last full look or that is a week old. */
export async function lookAt(
  key: string,
  look: Look,
  last: { readonly print: string; readonly fullAt: string } | undefined,
  deps: LookDeps,
  signal: AbortSignal,
): Promise<Looked> {
  // A first look is a full one anyway: without points for it, none are spent on a glance.
  if (last === undefined && !(await hasRoom(look, deps.budget))) return { kind: 'quota' };
  const seen = look.glance === null ? null : await glanceWithin(look.glance, deps.budget, signal);
  if (seen?.kind === 'quota' || (seen?.kind === 'limited' && seen.quota)) return { kind: 'quota' };
  if (seen?.kind === 'limited') return { kind: 'limited', retryAfterSeconds: seen.retryAfterSeconds };
  const print = seen?.kind === 'seen' ? seen.print : null;
  const young = last !== undefined && deps.now().getTime() - Date.parse(last.fullAt) < fullLookMs;
  const same = last !== undefined && print !== null && print === last.print;
  if (same && young) return { kind: 'unchanged' };
  // A change is looked at as long as there are points; what can wait leaves some for the glances of others.
  const changed = last !== undefined && !same;
  const report = await fullLook(key, look, deps, changed ? 1 : shareOfWaiting, signal);
  // Nothing has changed, and the weekly look is made on a day with points to spare.
  if (same && 'kind' in report && report.kind === 'quota') return { kind: 'unchanged' };
  return 'kind' in report ? report : { kind: 'report', report, print };
}

/** Whether there are points for a full look that can wait just now. */
async function hasRoom({ plan }: Look, budget: PointsBudget): Promise<boolean> {
  const taken = await budget.take(plan.estimatedPoints, shareOfWaiting);
  if (taken) await budget.giveBack(plan.estimatedPoints);
  return taken;
}

async function glanceWithin(
  { points, take }: NonNullable<Look['glance']>,
  budget: PointsBudget,
  signal: AbortSignal,
): Promise<Glance | { readonly kind: 'quota' }> {
  if (!(await budget.take(points))) return { kind: 'quota' };
  const seen = await take(signal);
  await budget.giveBack(points - seen.points);
  return seen;
}

async function fullLook(
  key: string,
  { plan, site, needs, run }: Look,
  { runs, budget }: LookDeps,
  share: number,
  signal: AbortSignal,
): Promise<Report | Hindrance> {
  const { estimatedPoints } = plan;
  if (!(await budget.take(estimatedPoints, share))) return { kind: 'quota' };
  const made: Report[] = [];
  const keeping: Look['run'] = async (asked) => {
    const report = await run(asked);
    made.push(report);
    return report;
  };
  const begun = await runs.start({ tenant: key, site, needs, estimatedPoints, run: keeping });
  if (!begun.ok) {
    await budget.giveBack(estimatedPoints);
    return { kind: 'busy' };
  }
  for await (const event of runs.follow(begun.id, 0, signal)) if (event.type === 'finished') break;
  const stored = await runs.stored(key, begun.id);
  if (stored === null) throw new Error('A run of a watch is gone before it was read.');
  // What was just made need not be read again; a run that was cut off is told by what is stored alone.
  const report = made.find(({ state }) => state === 'finished') ?? readStored(stored);
  await budget.giveBack(estimatedPoints - (report.points.spent ?? estimatedPoints));
  return report;
}
