import { causeTraits } from '../diagnosis/index.ts';
import { adviceOf, isGap } from './advice.ts';
import { causeTitle } from './cause-title.ts';
import type { Report } from './model.ts';
import { counted, duration, identityName, listed, moment, sentence } from './wording.ts';

/** One sentence: is anything missing that somebody needs; what was not judged is not praised. */
export function headline(report: Report): string {
  if (report.state === 'running') return `Running: ${counted(report.probes.length, 'answer')} so far`;
  if (report.state === 'failed') return 'The self-test could not be finished';
  const silence = silenceOf(report);
  if (silence !== null) return silence;
  const advice = adviceOf(report);
  const gaps = advice.filter(isGap).length;
  const limits = advice.length - gaps;
  const known = limits > 0 ? `, ${counted(limits, 'limit')} to know` : '';
  if (gaps > 0) return `${counted(gaps, 'gap')} to close${known}`;
  if (report.probes.length === 0) return 'Nothing could be checked';
  const { healthy, problem, closed } = report.summary;
  if (healthy + problem + closed === 0) return 'Nothing could be told';
  if (limits > 0) return `No gap to close${known}`;
  return report.needs.from === 'none' ? lookedAround(report) : nothingMissing(report);
}

/** Where nobody could be asked nothing is known to be missing; null: somebody was. */
function silenceOf({ identities }: Report): string | null {
  const causes = identities.map(({ usable, findings }) => (usable ? undefined : findings?.[0]?.cause));
  const [first] = causes;
  const silent = causes.every((cause) => cause !== undefined && causeTraits(cause).about === 'run');
  return first === undefined || !silent ? null : `Nothing could be told: ${causeTitle(first)}`;
}

/** Who needs it, as the subject of a sentence. */
function needer({ needs }: Report): string {
  switch (needs.from) {
    case 'profile':
      return `${needs.title ?? needs.name ?? 'the integration'} needs`;
    case 'app':
      return `${needs.name ?? 'the app'} needs`;
    case 'operations':
      return 'was asked for';
    case 'none':
      return 'anybody said to need';
  }
}

function nothingMissing(report: Report): string {
  const open = operationsWith(report, 'inconclusive').size;
  return open === 0
    ? `Nothing that ${needer(report)} is missing`
    : `Of what ${needer(report)}, nothing is known to be missing; ${counted(open, 'operation')} could not be told`;
}

function lookedAround(report: Report): string {
  const first = report.identities.find(({ kind }) => kind !== 'anonymous') ?? report.identities[0];
  if (first === undefined) return 'Nothing could be told';
  const own = { ...report, probes: report.probes.filter(({ identity }) => identity === first.kind) };
  const asked = new Set(own.probes.map(({ operation }) => operation)).size;
  const open = operationsWith(own, 'healthy').size;
  const closed = operationsWith(own, 'closed').size;
  const name = identityName(report, first.kind);
  return `${sentence(name)} works: of ${counted(asked, 'operation')} looked at ${counted(open, 'is', 'are')} open to it, ${closed} closed`;
}

function operationsWith(report: Report, verdict: Report['probes'][number]['verdict']): Set<string> {
  return new Set(
    report.probes.filter((probe) => probe.verdict === verdict).map(({ operation }) => operation),
  );
}

/** Who was tested where, how long it took and what it cost. */
export function factsLine(report: Report): string {
  const operations = new Set(report.probes.map((probe) => probe.operation)).size;
  const names = listed(report.identities.map((identity) => identityName(report, identity.kind)));
  const points = report.points.spent ?? report.points.estimated;
  const cost = points === 0 ? '' : `, ${counted(points, 'rate-limit point')}`;
  return `${counted(operations, 'operation')} as ${names || 'nobody'} on ${report.site.url}, ${moment(report.startedAt)}, ${duration(report.durationMs)}${cost}`;
}
