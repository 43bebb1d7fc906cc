import { type Report, readableReport } from '../../report/index.ts';

type BaselineReading =
  | { readonly ok: true; readonly report: Report }
  | { readonly ok: false; readonly problem: string };

/** Reads the report of an earlier run (`--format json`). */
export function readBaseline(text: string): BaselineReading {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return {
      ok: false,
      problem: 'the baseline is not JSON; keep the output of an earlier run with --format json',
    };
  }
  const parsed = readableReport.safeParse(content);
  if (parsed.success) return { ok: true, report: parsed.data };
  return {
    ok: false,
    problem: 'the baseline is no report of clearance check; keep the output of --format json',
  };
}

/**
 * What is wrong in a report, as comparable lines: identity, operation or check, and the first cause. `closedToo`: also
 * what was refused while nobody had said that it is needed.
 */
function problemsOf(report: Report, closedToo = false): Set<string> {
  const lines = new Set<string>();
  for (const { kind, findings } of report.identities) {
    for (const finding of findings?.slice(0, 1) ?? []) lines.add(`${kind} ${finding.cause}`);
  }
  for (const probe of report.probes) {
    if (probe.verdict === 'problem' || (closedToo && probe.verdict === 'closed')) {
      lines.add(`${probe.identity} ${probe.operation} ${probe.findings[0]?.cause ?? 'problem'}`);
    }
  }
  for (const check of report.checks ?? []) {
    if (check.verdict === 'problem') lines.add(`${check.identity ?? 'site'} ${check.id}`);
  }
  for (const feature of report.features ?? []) {
    if (feature.verdict === 'problem' && !feature.optional) lines.add(`${feature.identity} ${feature.name}`);
  }
  return lines;
}

/** The problems of `report` that `baseline` did not have. */
export function newProblems(report: Report, baseline: Report): string[] {
  const known = problemsOf(baseline, true);
  return [...problemsOf(report)].filter((line) => !known.has(line));
}
