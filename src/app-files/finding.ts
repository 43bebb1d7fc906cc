import type { Node, Place } from './document/node.ts';
import { asQuestion, nearestName } from './nearest-name.ts';

/** One thing wrong in a descriptor or manifest. Lines and columns count from 1. */
export interface LintFinding {
  /** A noun phrase of the failing state, stable: to be searched for and, if need be, ignored. */
  readonly rule: string;
  /** `error`: will not install or work; `warning`: works, not as intended or not for long; `note`: worth knowing. */
  readonly severity: 'error' | 'warning' | 'note';
  readonly message: string;
  readonly line: number;
  readonly column: number;
  /** What to write instead, ready to paste where there is one. */
  readonly fix?: string;
  readonly source?: string;
}

type FindingDetail = Pick<LintFinding, 'fix' | 'source'>;

/** Collects findings of a file; each rule is handed one. */
export interface LintReport {
  readonly findings: readonly LintFinding[];
  error(rule: string, where: Place | Node, message: string, detail?: FindingDetail): void;
  warning(rule: string, where: Place | Node, message: string, detail?: FindingDetail): void;
  note(rule: string, where: Place | Node, message: string, detail?: FindingDetail): void;
  /** The known name that a written one was probably meant to be; null when none is near, or when there were too many to look for. */
  nearest(written: string, known: readonly string[]): string | null;
  /** " Did you mean x?" or nothing. */
  didYouMean(written: string, known: readonly string[]): string;
}

/** Names that are compared for one file, all in all: a file of thousands of unknown names is no file of slips. */
const mostCompared = 5_000;

const placeOf = (where: Place | Node): Place => ('at' in where ? where.at : where);

/** An empty report, to be filled by the rules. */
export const newReport = (): LintReport => {
  const findings: LintFinding[] = [];
  const add =
    (severity: LintFinding['severity']) =>
    (rule: string, where: Place | Node, message: string, detail: FindingDetail = {}): void => {
      const { line, column } = placeOf(where);
      findings.push({ rule, severity, message, line, column, ...detail });
    };
  let compared = 0;
  const nearest: LintReport['nearest'] = (written, known) => {
    compared += known.length;
    return compared > mostCompared ? null : nearestName(written, known);
  };
  return {
    findings,
    error: add('error'),
    warning: add('warning'),
    note: add('note'),
    nearest,
    didYouMean: (written, known) => asQuestion(nearest(written, known)),
  };
};

/** Findings of one rule that are worth reading. */
const mostOfARule = 100;

/** The first of each rule, and one more that counts the others: a file with thousands of one kind is told so once. */
export const limitFindings = (findings: readonly LintFinding[]): LintFinding[] => {
  const counted = new Map<string, number>();
  const kept: LintFinding[] = [];
  for (const finding of findings) {
    const count = (counted.get(finding.rule) ?? 0) + 1;
    counted.set(finding.rule, count);
    if (count <= mostOfARule) kept.push(finding);
  }
  const more = [...counted].filter(([, count]) => count > mostOfARule);
  return [
    ...kept,
    ...more.map(
      ([rule, count]): LintFinding => ({
        rule: 'more-of-the-kind',
        severity: 'note',
        message: `${count - mostOfARule} more findings of the kind ${rule}.`,
        line: 1,
        column: 1,
      }),
    ),
  ];
};

/** By place, then by weight. */
export const sortFindings = (findings: readonly LintFinding[]): LintFinding[] => {
  const weight = { error: 0, warning: 1, note: 2 } as const;
  return [...findings].sort(
    (a, b) => a.line - b.line || a.column - b.column || weight[a.severity] - weight[b.severity],
  );
};
