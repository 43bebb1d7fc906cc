import pc from 'picocolors';
import { type Advice, adviceOf, isGap } from './advice.ts';
import { type ChecklistLine, checklistLines, featureLines } from './checklist.ts';
import { closedBy, closedTitle } from './closed.ts';
import { headline } from './headline.ts';
import { isolated } from './isolated.ts';
import { columns, wrapped } from './layout.ts';
import { operationMatrix } from './matrix.ts';
import type { ProbeResult, Report, Verdict } from './model.ts';
import { openingLines } from './opening.ts';
import { printable } from './printable.ts';
import { verdictCounts } from './summary.ts';
import {
  identityName,
  listed,
  movingTitle,
  sentence,
  unusedScopes,
  unusedTitle,
  verdictWords,
} from './wording.ts';

type Colors = ReturnType<typeof pc.createColors>;

export interface TextOptions {
  /** ANSI on. */
  readonly colors?: boolean;
  /** Columns of the terminal; words are never broken, so a longer one sticks out. */
  readonly width?: number;
  /** False: what somebody has to do, the list, and the verdict; true: also every operation. */
  readonly details?: boolean;
}

interface Page {
  readonly report: Report;
  readonly paint: Colors;
  readonly width: number;
}

/** For a terminal: the answer first, then gaps with fix and who, the list, operations, and the verdict last. */
export function renderText(received: Report, options: TextOptions = {}): string {
  const { colors = false, width = 100, details = true } = options;
  const report = isolated(printable(received));
  const page: Page = { report, paint: pc.createColors(colors), width: Math.max(20, width) };
  const { paint } = page;
  const advice = adviceOf(report);
  const blocks = [
    summaryBlock(page),
    ...section(
      'Gaps',
      advice.filter(isGap).map((gap, index) => adviceBlock(page, gap, `${index + 1}.`)),
      paint,
    ),
    ...section(
      'Limits',
      advice.filter((item) => !isGap(item)).map((item) => adviceBlock(page, item, '•')),
      paint,
    ),
    ...section('Features', lines(featureLines(report), page), paint),
    ...section('The list, checked', lines(checklistLines(report), page), paint),
    ...(details ? detailBlocks(page) : []),
    ...section('What ends', bullets(endings(report), page), paint),
    ...section('Not checked', bullets(report.notChecked, page), paint),
    verdictBlock(page, details),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** What an organization says of the ends of its credentials, a sentence each. */
const endings = (report: Report): string[] =>
  (report.checks ?? []).flatMap(({ id, note }) =>
    id === 'organization' || id === 'expiry' ? [sentence(note)] : [],
  );

function detailBlocks(page: Page): string[] {
  const { report, paint } = page;
  return [
    ...section('Operations', report.probes.length > 0 ? [tableBlock(page)] : [], paint),
    ...section(closedTitle, closedBlock(page), paint),
    ...section(unusedTitle, bullets(unusedScopes(report), page), paint),
    ...section(movingTitle, bullets(report.moving?.sentences ?? [], page), paint),
  ];
}

function section(title: string, blocks: readonly string[], paint: Colors): string[] {
  return blocks.length > 0 ? [paint.bold(title), ...blocks] : [];
}

function summaryBlock({ report, paint, width }: Page): string {
  const counts = verdictCounts(report).map(({ verdict, count, words }) => {
    const told = `${count} ${words.toLowerCase()}`;
    return count > 0 ? tints(paint)[verdict](told) : told;
  });
  // A check has said so in its first line already.
  const unusable = (report.checks === undefined ? report.identities : [])
    .filter(({ usable }) => !usable)
    .map(({ kind }) => paint.red(`${identityName(report, kind)} could not sign in`));
  const [first = '', ...rest] = openingLines(report);
  const told = [paint.bold(first), ...rest];
  if (report.probes.length > 0 || unusable.length > 0)
    told.push([...(report.probes.length > 0 ? counts : []), ...unusable].join(' · '));
  return told.map((line) => wrapped(line, width)).join('\n');
}

function verdictBlock({ report, paint, width }: Page, details: boolean): string {
  const more = details || report.checks === undefined ? '' : ' (--verbose shows every operation)';
  const told = headline(report);
  const only = adviceOf(report).find(isGap);
  const words = told === '1 gap to close' && only !== undefined ? `${told}: ${only.title}` : told;
  return wrapped(`${paint.bold('Verdict:')} ${words}${more}`, width);
}

function adviceBlock({ report, paint, width }: Page, advice: Advice, mark: string): string {
  const indent = '   ';
  const line = (text: string): string => wrapped(`${indent}${text}`, width, `${indent}  `);
  const rows = [
    wrapped(`${mark} ${paint.bold(advice.title)} ${paint.dim(`[${advice.cause}]`)}`, width, indent),
    line(`as ${listed(advice.identities.map((kind) => identityName(report, kind)))}`),
    ...advice.because.map((fact) => line(`because ${fact}`)),
    ...advice.steps.map((step) =>
      line(`${paint.cyan(step.who)}: ${step.step}${step.link ? ` ${paint.dim(step.link)}` : ''}`),
    ),
    ...(advice.patch ? advice.patch.split('\n').map((text) => `${indent}${paint.green(text)}`) : []),
    ...(advice.operations.length > 0 ? [line(`concerns ${advice.operations.join(', ')}`)] : []),
  ];
  return rows.join('\n');
}

function tableBlock(page: Page): string {
  const { report, paint, width } = page;
  const matrix = operationMatrix(report);
  const names = matrix.identities.map((kind) => identityName(report, kind));
  const told = (probe: ProbeResult): string => {
    const status = probe.predicted ? 'predicted' : (probe.status ?? '');
    return tints(paint)[probe.verdict](
      `${verdictWords[probe.verdict]}${status === '' ? '' : ` (${status})`}`,
    );
  };
  const table = columns(
    [
      ['Operation', ...names].map((name) => paint.bold(name)),
      ...matrix.rows.map((row) => [row.operation, ...row.cells.map((probe) => (probe ? told(probe) : ''))]),
    ],
    width,
  );
  if (table !== null) return table;
  return matrix.rows
    .flatMap((row) => [
      row.operation,
      ...row.cells.flatMap((probe, index) => (probe ? [`  ${names[index]}: ${told(probe)}`] : [])),
    ])
    .map((line) => wrapped(line, width, '    '))
    .join('\n');
}

/** A refusal nobody minds: its cause, and no word of widening anything. */
const closedBlock = ({ report, width }: Page): string[] =>
  closedBy(report).map(({ title, opening, whose, operations }) =>
    [`${title}; ${opening}. For ${whose}:`, ...operations]
      .map((line, index) => wrapped(index === 0 ? ` • ${line}` : `     ${line}`, width, '       '))
      .join('\n'),
  );

const tints = (paint: Colors): Record<Verdict, (text: string) => string> => ({
  healthy: paint.green,
  problem: paint.red,
  closed: paint.dim,
  'not-applicable': paint.dim,
  inconclusive: paint.yellow,
});

function lines(list: readonly ChecklistLine[], { paint, width }: Page): string[] {
  const rows = list.map(({ title, verdict, note }) =>
    wrapped(` ${tints(paint)[verdict](verdictWords[verdict].padEnd(14))}  ${title}: ${note}`, width, '   '),
  );
  return rows.length > 0 ? [rows.join('\n')] : [];
}

const bullets = (items: readonly string[], { width }: Page): string[] =>
  items.length === 0 ? [] : [items.map((item) => wrapped(` • ${item}`, width, '   ')).join('\n')];
