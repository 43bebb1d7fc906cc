import type { Report } from '../../report/index.ts';
import type { Tenant } from '../tenants/tenant.ts';
import type { Alert } from './alert.ts';
import { observe, type WatchedGap } from './gap-watch.ts';
import { type Hindrance, type Look, type LookDeps, lookAt, type Prepare } from './look.ts';
import type { WatchSettings } from './watch-settings.ts';
import type { Known } from './watch-store.ts';

/** A gap with whose it is; without an account it is the app's own. */
export type ChangedGap = Pick<Alert['opened'][number], 'accountId'> & WatchedGap;

export interface SubjectsLooked {
  readonly known: Pick<Known, 'gaps' | 'glances'>;
  readonly opened: readonly ChangedGap[];
  readonly closed: readonly ChangedGap[];
  /** Of the app itself, or of the first account that was looked at in full; null: all glances showed no change. */
  readonly newest: Report | null;
  /** The app's own look, for whoever asks further. */
  readonly look: Look | null;
  readonly notSeen: readonly string[];
  /** Why not everybody was looked at; null: everybody was. */
  readonly hindered: Hindrance | null;
}

/** Looks at the app and at every watched account, one after the other, until a limit is met. Throws where the app itself cannot be planned. */
export async function lookAtSubjects(
  {
    key,
    tenant,
    settings,
    known,
  }: {
    readonly key: string;
    readonly tenant: Tenant;
    readonly settings: WatchSettings;
    readonly known: Known | null;
  },
  deps: LookDeps & { readonly prepare: Prepare },
  signal: AbortSignal,
): Promise<SubjectsLooked> {
  const gaps: Record<string, WatchedGap[]> = {};
  const glances: Known['glances'] = {};
  const opened: ChangedGap[] = [];
  const closed: ChangedGap[] = [];
  const notSeen: string[] = [];
  let newest: Report | null = null;
  let own: Look | null = null;
  let hindered: Hindrance | null = null;
  for (const account of [null, ...new Set(settings.accounts)]) {
    const subject = account ?? '';
    const before = known?.gaps[subject] ?? null;
    const last = known?.glances[subject];
    // Until it is looked at anew it is as it was; an account that is no longer watched is forgotten.
    if (before !== null) gaps[subject] = before;
    if (last !== undefined) glances[subject] = last;
    if (hindered !== null) continue;
    const prepared = await deps.prepare(tenant, settings, account);
    if (!prepared.ok) {
      if (account === null) throw new Error(`A watch cannot be planned: ${prepared.problem}`);
      notSeen.push(account);
      continue;
    }
    const { look } = prepared;
    if (account === null) own = look;
    const looked = await lookAt(key, look, last, deps, signal);
    if (looked.kind === 'unchanged') continue;
    if (looked.kind !== 'report') {
      hindered = looked;
      continue;
    }
    const { report, print } = looked;
    newest ??= report;
    const seen = observe(before, report);
    gaps[subject] = [...seen.open];
    const whose = account === null ? {} : { accountId: account };
    opened.push(...seen.opened.map((gap) => ({ ...gap, ...whose })));
    closed.push(...seen.closed.map((gap) => ({ ...gap, ...whose })));
    if (print !== null && couldTell(report)) glances[subject] = { print, fullAt: deps.now().toISOString() };
    else delete glances[subject];
    const limit = look.limitMet();
    if (limit !== null)
      hindered = limit.quota
        ? { kind: 'quota' }
        : { kind: 'limited', retryAfterSeconds: limit.retryAfterSeconds };
  }
  return { known: { gaps, glances }, opened, closed, newest, look: own, notSeen, hindered };
}

/** Every question of the look got an answer, so that a glance may stand for it until something changes. */
const couldTell = (report: Report): boolean =>
  report.state === 'finished' &&
  report.probes.every(({ verdict, needed }) => !needed || verdict !== 'inconclusive');
