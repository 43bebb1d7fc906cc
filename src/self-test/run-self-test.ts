import type { Report } from '../report/index.ts';
import { namedPlacesNotSeen, probeAll, reportLimit } from './ask/index.ts';
import { openSurroundings } from './open-surroundings.ts';
import { reportOf } from './outcome/index.ts';
import { announcer, type SelfTestRun } from './run/index.ts';

/**
 * Runs a plan and reports. Expected failures, a dead site included, are findings and verdicts in the report; `state` is
 * `failed` only when the run was cut off. Changes nothing on the site.
 */
export async function runSelfTest(run: SelfTestRun): Promise<Report> {
  const started = run.now();
  const signal = run.signal ?? new AbortController().signal;
  const around = openSurroundings(run, signal);
  const tell = announcer(run, around.plan.probes.length);
  const limit = reportLimit();
  const planned = await probeAll(around, limit, tell.probe);
  const probes = [...planned, ...(await namedPlacesNotSeen(around, planned))];
  const report = withLeftOut(await reportOf(run, around, started, probes), limit.leftOut());
  tell.finished(report.state, report.state === 'failed' ? report.notChecked[0] : undefined);
  return report;
}

function withLeftOut(report: Report, leftOut: string | null): Report {
  return leftOut === null ? report : { ...report, notChecked: [...report.notChecked, leftOut] };
}
