import { type ChecklistLine, checklistLines, featureLines } from './checklist.ts';
import { escapeMarkup } from './markup.ts';
import type { ProbeResult, Report, ReportIdentity, Verdict } from './model.ts';
import { printable } from './printable.ts';
import { identityName } from './wording.ts';

/** JUnit XML: a suite an identity, a case an operation; "could not tell" is an error, not a pass. */
export function renderJunit(told: Report): string {
  const report = printable(told);
  const suites = [
    ...listSuite('checklist', report, checklistLines(report)),
    ...listSuite('features', report, featureLines(report)),
    ...report.identities.map((identity) => suite(report, identity)),
  ];
  const all = suites.join('\n');
  const count = (mark: RegExp): number => all.match(mark)?.length ?? 0;
  const totals = `tests="${count(/<testcase /g)}" failures="${count(/<failure /g)}" errors="${count(/<error /g)}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="clearance" ${totals} time="${seconds(report.durationMs)}">\n${all}\n</testsuites>\n`;
}

/** ISO 8601 without a zone, as the schema of the CI systems has it; UTC. */
const stamp = (report: Report): string => escapeMarkup(report.startedAt.replace(/(?:\.\d{1,3})?Z$/, ''));

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3);

function suite(report: Report, identity: ReportIdentity): string {
  const probes = report.probes.filter((probe) => probe.identity === identity.kind);
  const name = escapeMarkup(identityName(report, identity.kind));
  const count = (verdict: ProbeResult['verdict']): number =>
    probes.filter((probe) => probe.verdict === verdict).length;
  const failures = count('problem') + (refusal(identity) ? 1 : 0);
  const cases = [signIn(identity), ...probes.map((probe) => testCase(identity, probe))];
  return [
    `  <testsuite name="${name}" tests="${cases.length}" failures="${failures}" errors="${count('inconclusive')}" skipped="${count('not-applicable') + count('closed')}" timestamp="${stamp(report)}" time="${seconds(probes.reduce((sum, { durationMs = 0 }) => sum + durationMs, 0))}">`,
    ...cases,
    '  </testsuite>',
  ].join('\n');
}

function listSuite(name: string, report: Report, list: readonly ChecklistLine[]): string[] {
  if (list.length === 0) return [];
  const count = (verdict: Verdict): number => list.filter((line) => line.verdict === verdict).length;
  const cases = list.map(({ title, verdict, note }) => {
    const failed = `<failure type="problem" message="${escapeMarkup(note)}"/>`;
    return element(name, title, 0, verdict === 'problem' ? failed : unjudged(verdict, note));
  });
  return [
    [
      `  <testsuite name="${name}" tests="${list.length}" failures="${count('problem')}" errors="${count('inconclusive')}" skipped="${count('not-applicable') + count('closed')}" timestamp="${stamp(report)}" time="0.000">`,
      ...cases,
      '  </testsuite>',
    ].join('\n'),
  ];
}

/** The finding about the whole identity or site, when there is one. */
const refusal = (identity: ReportIdentity) => identity.findings?.[0];

function signIn(identity: ReportIdentity): string {
  const finding = refusal(identity);
  return element(identity.kind, 'identity can be used', 0, finding ? failure(finding) : '');
}

function testCase(identity: ReportIdentity, probe: ProbeResult): string {
  return element(identity.kind, probe.operation, probe.durationMs ?? 0, outcome(probe));
}

function element(suiteName: string, name: string, milliseconds: number, inner: string): string {
  const head = `    <testcase classname="${escapeMarkup(suiteName)}" name="${escapeMarkup(name)}" time="${seconds(milliseconds)}"`;
  return inner === '' ? `${head}/>` : `${head}>${inner}</testcase>`;
}

function outcome(probe: ProbeResult): string {
  return probe.verdict === 'problem' ? failure(probe.findings[0]) : unjudged(probe.verdict, probe.note ?? '');
}

function unjudged(verdict: Exclude<Verdict, 'problem'>, note: string): string {
  switch (verdict) {
    case 'healthy':
      return '';
    case 'closed':
    case 'not-applicable':
      return `<skipped>${escapeMarkup(note)}</skipped>`;
    case 'inconclusive':
      return `<error type="inconclusive" message="${escapeMarkup(note)}"/>`;
  }
}

function failure(finding: ProbeResult['findings'][number] | undefined): string {
  if (!finding) return '<failure type="problem" message="no cause was found"/>';
  const lines = [...finding.because, ...finding.fix.map((step) => `${step.who}: ${step.step}`)];
  return `<failure type="${finding.cause}" message="${escapeMarkup(finding.because[0] ?? finding.cause)}">${escapeMarkup(lines.join('\n'))}</failure>`;
}
