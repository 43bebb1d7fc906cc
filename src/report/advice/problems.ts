import type { Finding, Fixer, FixStep } from '../../diagnosis/index.ts';
import type { IdentityKind } from '../../evidence/index.ts';
import type { ProbeResult, Report } from '../model.ts';

/** A probe that met a problem, with the finding that leads. */
export interface Problem {
  readonly probe: ProbeResult;
  readonly finding: Finding;
}

/** Every problem of a report with its leading finding. */
export function problemsOf(report: Report): Problem[] {
  return report.probes.flatMap((probe) => {
    const finding = probe.findings[0];
    return probe.verdict === 'problem' && finding ? [{ probe, finding }] : [];
  });
}

/** The problems of some identities whose leading finding answers to `concerns`. */
export function concerning(
  report: Report,
  identities: readonly IdentityKind[],
  concerns: (finding: Finding, probe: ProbeResult) => boolean,
): Problem[] {
  return problemsOf(report).filter(
    ({ probe, finding }) => identities.includes(probe.identity) && concerns(finding, probe),
  );
}

/** Without repetitions, first come first. */
export const distinct = <Item>(items: readonly Item[], key: (item: Item) => string = String): Item[] =>
  [...new Map([...items].reverse().map((item) => [key(item), item])).values()].reverse();

/** Operations as asked, each once. */
export const operationsOf = (problems: readonly Problem[]): string[] =>
  distinct(problems.map(({ probe }) => probe.operation));

/** A finding tells its strongest facts first; what follows supports them and stands in the evidence. */
const strongest = 2;

/** What the findings mainly rest on, each fact once, the strongest of each finding first. */
export function factsOf(problems: readonly Problem[], most = 4): string[] {
  const ranked = problems.flatMap(({ finding }) =>
    finding.because.slice(0, strongest).map((fact, rank) => ({ fact, rank })),
  );
  const inOrder = ranked.sort((left, right) => left.rank - right.rank).map(({ fact }) => fact);
  return distinct(inOrder).slice(0, most);
}

/** The fix steps of the findings, each once. */
const stepsOf = (problems: readonly Problem[]): FixStep[] =>
  distinct(
    problems.flatMap(({ finding }) => finding.fix),
    (step) => `${step.who}: ${step.step}`,
  );

/**
 * Steps that know the very scope, group or permission and its screen, then what the findings say others can do: a rule
 * words its fix for every site, a gap knows this one.
 */
export function exactSteps(exact: readonly FixStep[], problems: readonly Problem[]): FixStep[] {
  const told = new Set(exact.map((step) => step.who));
  return [...exact, ...stepsOf(problems).filter((step) => !told.has(step.who))];
}

/** Who has to act, in the order of the steps. */
export const fixersOf = (steps: readonly FixStep[]): Fixer[] => distinct(steps.map((step) => step.who));

/** Items by key, in order of first appearance; the panel also runs in browsers without Map.groupBy. */
export function grouped<Item>(items: readonly Item[], key: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return [...groups.values()];
}
