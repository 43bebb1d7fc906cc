import Table from 'cli-table3';
import pc from 'picocolors';
import { type Advice, adviceOf, isGap } from './advice.ts';
import { type ChecklistLine, checklistOf, featuresOf } from './checklist.ts';
import { facts, headline } from './headline.ts';
import { operationMatrix } from './matrix.ts';
import type { Report, Verdict } from './model.ts';
import { printable } from './printable.ts';
import { counted, identityName, listed, movingTitle, verdictWords } from './wording.ts';

type Colors = ReturnType<typeof pc.createColors>;

/** For a terminal: summary, gaps with fix and who, operations × identities, what was not checked. `colors`: ANSI on. */
export function renderText(received: Report, { colors = false }: { readonly colors?: boolean } = {}): string {
  const paint = pc.createColors(colors);
  const report = printable(received);
  const advice = adviceOf(report);
  const blocks = [
    summaryBlock(report, paint),
    ...section(
      'Gaps',
      advice.filter(isGap).map((gap, index) => adviceBlock(report, gap, `${index + 1}.`, paint)),
      paint,
    ),
    ...section(
      'Limits',
      advice.filter((item) => !isGap(item)).map((item) => adviceBlock(report, item, '•', paint)),
      paint,
    ),
    ...section('Features', lines(featuresOf(report), paint), paint),
    ...section('The list, checked', lines(checklistOf(report), paint), paint),
    ...section('Operations', report.probes.length > 0 ? [tableBlock(report, paint)] : [], paint),
    ...section('Declared, and not needed by what was tested', unused(report), paint),
    ...section(movingTitle, report.moving === undefined ? [] : [bullets(report.moving.sentences)], paint),
    ...section('Not checked', report.notChecked.length > 0 ? [bullets(report.notChecked)] : [], paint),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function section(title: string, blocks: readonly string[], paint: Colors): string[] {
  return blocks.length > 0 ? [paint.bold(title), ...blocks] : [];
}

function summaryBlock(report: Report, paint: Colors): string {
  const { healthy, problem, closed, notApplicable, inconclusive } = report.summary;
  const counts = [
    paint.green(`${healthy} healthy`),
    problem > 0 ? paint.red(counted(problem, 'problem')) : 'no problem',
    ...(closed > 0 ? [`${closed} closed`] : []),
    `${notApplicable} not applicable`,
    inconclusive > 0 ? paint.yellow(`${inconclusive} could not tell`) : '0 could not tell',
  ];
  const unusable = report.identities
    .filter((identity) => !identity.usable)
    .map((identity) => paint.red(`${identityName(report, identity.kind)} could not sign in`));
  return [paint.bold(headline(report)), facts(report), [...counts, ...unusable].join(' · ')].join('\n');
}

function adviceBlock(report: Report, advice: Advice, mark: string, paint: Colors): string {
  const lines = [
    `${mark} ${paint.bold(advice.title)} ${paint.dim(`[${advice.cause}]`)}`,
    `   as ${listed(advice.identities.map((kind) => identityName(report, kind)))}`,
    ...advice.because.map((fact) => `   because ${fact}`),
    ...advice.steps.map(
      (step) => `   ${paint.cyan(step.who)}: ${step.step}${step.link ? ` ${paint.dim(step.link)}` : ''}`,
    ),
    ...(advice.patch ? advice.patch.split('\n').map((line) => `   ${paint.green(line)}`) : []),
    ...(advice.operations.length > 0 ? [`   concerns ${advice.operations.join(', ')}`] : []),
  ];
  return lines.join('\n');
}

function tableBlock(report: Report, paint: Colors): string {
  const matrix = operationMatrix(report);
  const table = new Table({
    head: ['Operation', ...matrix.identities.map((kind) => identityName(report, kind))],
    style: { head: [], border: [], compact: true },
  });
  const tint = tints(paint);
  for (const row of matrix.rows) {
    const cells = row.cells.map((probe) => {
      if (!probe) return '';
      const status = probe.predicted ? 'predicted' : (probe.status ?? '');
      return tint[probe.verdict](`${verdictWords[probe.verdict]}${status === '' ? '' : ` (${status})`}`);
    });
    table.push([row.operation, ...cells]);
  }
  return table.toString();
}

const tints = (paint: Colors): Record<Verdict, (text: string) => string> => ({
  healthy: paint.green,
  problem: paint.red,
  closed: paint.dim,
  'not-applicable': paint.dim,
  inconclusive: paint.yellow,
});

function lines(list: readonly ChecklistLine[], paint: Colors): string[] {
  const rows = list.map(
    ({ title, verdict, note }) =>
      ` ${tints(paint)[verdict](verdictWords[verdict].padEnd(14))}  ${title}: ${note}`,
  );
  return rows.length > 0 ? [rows.join('\n')] : [];
}

const unused = (report: Report): string[] =>
  report.gaps.unusedScopes.length > 0
    ? [
        bullets(
          report.gaps.unusedScopes.map(
            ({ identity, scope }) => `${scope} (${identityName(report, identity)})`,
          ),
        ),
      ]
    : [];

const bullets = (items: readonly string[]): string => items.map((item) => ` • ${item}`).join('\n');
