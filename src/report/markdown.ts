import { type Advice, adviceOf, isGap } from './advice.ts';
import { type ChecklistLine, checklistLines, featureLines } from './checklist.ts';
import { closedSentences, closedTitle } from './closed.ts';
import { factsLine, headline } from './headline.ts';
import { operationMatrix } from './matrix.ts';
import type { Report } from './model.ts';
import { printable } from './printable.ts';
import { verdictCounts } from './summary.ts';
import { webLink } from './web-link.ts';
import { identityName, listed, movingTitle, unusedScopes, unusedTitle, verdictWords } from './wording.ts';

/** For a ticket or a wiki page; everything that came from a site is escaped, so that it cannot become markup. */
export function renderMarkdown(received: Report): string {
  const report = printable(received);
  const advice = adviceOf(report);
  const counts = verdictCounts(report);
  const blocks = [
    '# Clearance report',
    `**${plain(headline(report))}**`,
    plain(factsLine(report)),
    rowsOf([
      counts.map(({ words }) => words),
      counts.map(() => '---:'),
      counts.map(({ count }) => `${count}`),
    ]),
    ...section(
      'Gaps',
      advice.filter(isGap).map((item) => adviceBlock(report, item)),
    ),
    ...section(
      'Limits',
      advice.filter((item) => !isGap(item)).map((item) => adviceBlock(report, item)),
    ),
    ...section('Features', lines(featureLines(report))),
    ...section('The list, checked', lines(checklistLines(report))),
    ...section('Operations', report.probes.length > 0 ? [tableBlock(report)] : []),
    ...section(closedTitle, sentences(closedSentences(report))),
    ...section(unusedTitle, sentences(unusedScopes(report))),
    ...section(movingTitle, sentences(report.moving?.sentences ?? [])),
    ...section('Not checked', sentences(report.notChecked)),
  ];
  return `${blocks.join('\n\n')}\n`;
}

const section = (title: string, blocks: readonly string[]): string[] =>
  blocks.length > 0 ? [`## ${title}`, ...blocks] : [];

const bullets = (items: readonly string[]): string => items.map((item) => `- ${plain(item)}`).join('\n');

const sentences = (items: readonly string[]): string[] => (items.length > 0 ? [bullets(items)] : []);

/** Text as text: no link, no image, no HTML, no table cell may begin in it. */
function plain(text: string): string {
  return text
    .replace(/[\r\n]+/g, ' ')
    .replace(/[\\`*_[\]<>|#~!]/g, (mark) => `\\${mark}`)
    .replace(/@/g, '&#64;');
}

/** A fence longer than any in the text. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}

function autolink(link: string | undefined): string {
  const address = webLink(link);
  return address ? ` <${address}>` : '';
}

function adviceBlock(report: Report, advice: Advice): string {
  const names = listed(advice.identities.map((kind) => identityName(report, kind)));
  return [
    `### ${plain(advice.title)}`,
    `${plain(advice.causeTitle)}, as ${plain(names)}.`,
    ...(advice.because.length > 0 ? [`Because:\n${bullets(advice.because)}`] : []),
    advice.steps
      .map((step, index) => `${index + 1}. **${step.who}**: ${plain(step.step)}${autolink(step.link)}`)
      .join('\n'),
    ...(advice.patch ? [fenced(advice.patch)] : []),
    ...(advice.operations.length > 0 ? [`Concerns: ${advice.operations.map(plain).join(', ')}`] : []),
  ].join('\n\n');
}

function tableBlock(report: Report): string {
  const matrix = operationMatrix(report);
  const head = ['Operation', ...matrix.identities.map((kind) => identityName(report, kind))].map(plain);
  const rows = matrix.rows.map((row) => [
    plain(row.operation),
    ...row.cells.map((probe) => {
      if (!probe) return '';
      const status = probe.predicted ? 'predicted' : probe.status;
      return `${verdictWords[probe.verdict]}${status === undefined ? '' : ` (${status})`}`;
    }),
  ]);
  return rowsOf([head, head.map(() => '---'), ...rows]);
}

const rowsOf = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');

function lines(list: readonly ChecklistLine[]): string[] {
  const rows = list.map(({ title, verdict, note }) => [verdictWords[verdict], plain(title), plain(note)]);
  return rows.length > 0 ? [rowsOf([['Verdict', 'What', 'Found'], ['---', '---', '---'], ...rows])] : [];
}
