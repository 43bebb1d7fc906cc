import { adviceOf, isGap } from './advice.ts';
import type { Report } from './model.ts';
import { counted, duration, identityName, listed } from './wording.ts';

/** One sentence: is it healthy, and if not, how much is there to do. */
export function headline(report: Report): string {
  if (report.state === 'running') return `Running: ${counted(report.probes.length, 'answer')} so far`;
  if (report.state === 'failed') return 'The self-test could not be finished';
  const advice = adviceOf(report);
  const gaps = advice.filter(isGap).length;
  const limits = advice.length - gaps;
  const known = limits > 0 ? `, ${counted(limits, 'limit')} to know` : '';
  if (gaps > 0) return `${counted(gaps, 'gap')} to close${known}`;
  if (report.probes.length === 0) return 'Nothing could be checked';
  if (report.summary.healthy === 0 && report.summary.problem === 0) return 'Nothing could be told';
  return `Everything that can work works${known}`;
}

/** Who was tested where, how long it took and what it cost. */
export function facts(report: Report): string {
  const operations = new Set(report.probes.map((probe) => probe.operation)).size;
  const names = listed(report.identities.map((identity) => identityName(report, identity.kind)));
  const points = report.points.spent ?? report.points.estimated;
  return `${counted(operations, 'operation')} as ${names || 'nobody'} on ${report.site.url}, ${report.startedAt}, ${duration(report.durationMs)}, ${counted(points, 'rate-limit point')}`;
}
