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
    ...report.identities.map((identity) => identitySuite(report, identity)),
  ];
  const all = suites.join('\n');
  const count = (mark: RegExp): number => all.match(mark)?.length ?? 0;
  const totals = `tests="${count(/<testcase /g)}" failures="${count(/<failure /g)}" errors="${count(/<error /g)}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="clearance" ${totals} time="${seconds(report.durationMs)}">\n${all}\n</testsuites>\n`;
}

/** ISO 8601 without a zone, as the schema of the CI systems has it; UTC. */
const stamp = (report: Report): string => escapeMarkup(report.startedAt.replace(/(?:\.\d{1,3})?Z$/, ''));

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3);

interface TestCase {
  readonly name: string;
  readonly verdict: Verdict;
  readonly milliseconds: number;
  /** What stands in the element: a failure, an error, why it was skipped. */
  readonly inner: string;
}

function suite(report: Report, name: string, className: string, cases: readonly TestCase[]): string {
  const count = (...verdicts: readonly Verdict[]): number =>
    cases.filter(({ verdict }) => verdicts.includes(verdict)).length;
  const time = cases.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  return [
    `  <testsuite name="${escapeMarkup(name)}" tests="${cases.length}" failures="${count('problem')}" errors="${count('inconclusive')}" skipped="${count('not-applicable', 'closed')}" timestamp="${stamp(report)}" time="${seconds(time)}">`,
    ...cases.map((each) => element(className, each)),
    '  </testsuite>',
  ].join('\n');
}

function element(className: string, { name, milliseconds, inner }: TestCase): string {
  const head = `    <testcase classname="${escapeMarkup(className)}" name="${escapeMarkup(name)}" time="${seconds(milliseconds)}"`;
  return inner === '' ? `${head}/>` : `${head}>${inner}</testcase>`;
}

function listSuite(name: string, report: Report, list: readonly ChecklistLine[]): string[] {
  if (list.length === 0) return [];
  const cases = list.map(({ title, verdict, note }) => {
    const failed = `<failure type="problem" message="${escapeMarkup(note)}"/>`;
    const inner = verdict === 'problem' ? failed : unjudged(verdict, note);
    return { name: title, verdict, milliseconds: 0, inner };
  });
  return [suite(report, name, name, cases)];
}

function identitySuite(report: Report, identity: ReportIdentity): string {
  const probes = report.probes.filter((probe) => probe.identity === identity.kind);
  const cases = probes.map(({ operation, verdict, durationMs = 0, findings, note = '' }) => {
    const inner = verdict === 'problem' ? failure(findings[0]) : unjudged(verdict, note);
    return { name: operation, verdict, milliseconds: durationMs, inner };
  });
  return suite(report, identityName(report, identity.kind), identity.kind, [signIn(identity), ...cases]);
}

/** Fails with the finding about the whole identity or site, when there is one. */
function signIn({ findings }: ReportIdentity): TestCase {
  const about = { name: 'identity can be used', milliseconds: 0 };
  const finding = findings?.[0];
  return finding === undefined
    ? { ...about, verdict: 'healthy', inner: '' }
    : { ...about, verdict: 'problem', inner: failure(finding) };
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
