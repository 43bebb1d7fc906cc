import type { Evidence, Exchange } from '../diagnosis/evidence.ts';
import type { Identity } from '../jira/identity.ts';
import type { PatienceOptions } from '../jira/patience.ts';
import type { OperationsTable } from '../operations/index.ts';
import { announcer } from './announcer.ts';
import type { SelfTestEvent } from './events.ts';
import { reportOf } from './make-report.ts';
import { surroundingsOf } from './open-surroundings.ts';
import type { SelfTestPlan } from './plan.ts';
import { probeAll } from './probe-all.ts';
import type { Report } from './report-model.ts';

export interface SelfTestRun {
  readonly id: string;
  /** `url` as people know it; `deployment` and `cloudId` where they are known beforehand. */
  readonly site: {
    readonly url: string;
    readonly deployment?: Evidence['deployment'];
    readonly cloudId?: string;
  };
  readonly plan: SelfTestPlan;
  readonly identities: readonly Identity[];
  /** Asks the site's own address as nobody, for comparison; missing: the run's own anonymous identity, if any. */
  readonly outsider?: Identity;
  readonly table: OperationsTable;
  /** When the app was installed on this site: rights of a Forge app's user appear minutes later. */
  readonly installedAt?: Date;
  readonly now: () => Date;
  readonly onEvent?: (event: SelfTestEvent) => void;
  readonly signal?: AbortSignal;
  /** How to wait for a burst limit; missing: by the real clock. */
  readonly patience?: PatienceOptions;
  /** Told of every call made, redacted: for counting and for verbose output. */
  readonly onExchange?: (exchange: Exchange) => void;
}

/**
 * Runs a plan and reports. Expected failures, a dead site included, are findings and verdicts in the report; `state` is
 * `failed` only when the run was cut off. Changes nothing on the site.
 */
export async function runSelfTest(run: SelfTestRun): Promise<Report> {
  const started = run.now();
  const signal = run.signal ?? new AbortController().signal;
  const around = surroundingsOf(run, signal);
  const tell = announcer(run, around.plan.probes.length);
  const probes = await probeAll(around, tell.probe);
  const report = await reportOf(run, around, started, probes);
  tell.finished(report.state, report.state === 'failed' ? report.notChecked[0] : undefined);
  return report;
}
