import { adviceOf, isGap } from './advice.ts';
import { type ChecklistLine, checklistLines, featureLines } from './checklist.ts';
import { closedSentences, closedTitle } from './closed.ts';
import { factsLine, headline } from './headline.ts';
import { adviceCard } from './html/advice-card.ts';
import { evidenceDetails } from './html/evidence-details.ts';
import { style } from './html/style.ts';
import { escapeMarkup as text } from './markup.ts';
import { operationMatrix } from './matrix.ts';
import type { Report } from './model.ts';
import { printable } from './printable.ts';
import { verdictCounts } from './summary.ts';
import { identityName, movingTitle, sentence, unusedScopes, unusedTitle, verdictWords } from './wording.ts';

/** One file that opens offline, light or dark as the reader's system; no script runs and nothing is fetched. */
export function renderHtml(told: Report): string {
  const report = printable(told);
  const advice = adviceOf(report);
  const cards = (items: typeof advice): string => items.map((item) => adviceCard(report, item)).join('\n');
  const withEvidence = report.probes.filter(
    (probe) =>
      probe.verdict !== 'healthy' && (probe.findings.length > 0 || (probe.evidence ?? []).length > 0),
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Clearance report: ${text(report.site.url)}</title>
<style>${style}</style>
</head>
<body><main>
<header><h1>${text(headline(report))}</h1>
<p class="subtle">${text(factsLine(report))}</p>
${counts(report)}</header>
${section('Gaps', cards(advice.filter(isGap)))}
${section('Limits', cards(advice.filter((item) => !isGap(item))))}
${section('Features', lines(featureLines(report)))}
${section('The list, checked', lines(checklistLines(report)))}
${section('Operations', report.probes.length > 0 ? table(report) : '')}
${section(closedTitle, bullets(closedSentences(report)))}
${section('Evidence', withEvidence.map((probe) => evidenceDetails(report, probe)).join('\n'))}
${section(unusedTitle, bullets(unusedScopes(report)))}
${section(movingTitle, bullets(report.moving?.sentences ?? []))}
${section('Not checked', bullets(report.notChecked))}
</main></body>
</html>
`;
}

const section = (title: string, content: string): string =>
  content === '' ? '' : `<section><h2>${text(title)}</h2>\n${content}</section>`;

const bullets = (items: readonly string[]): string =>
  items.length === 0 ? '' : `<ul>${items.map((item) => `<li>${text(item)}</li>`).join('')}</ul>`;

function lines(list: readonly ChecklistLine[]): string {
  if (list.length === 0) return '';
  const rows = list.map(
    ({ title, verdict, note }) =>
      `<tr><th scope="row">${text(title)}</th><td><span class="mark ${verdict}">${verdictWords[verdict]}</span></td><td>${text(note)}</td></tr>`,
  );
  return `<table><thead><tr><th scope="col">What</th><th scope="col">Verdict</th><th scope="col">Found</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
}

function counts(report: Report): string {
  const entries = verdictCounts(report).map(
    ({ verdict, count, words }) => `<li class="${verdict}"><b>${count}</b>${words}</li>`,
  );
  return `<ul class="counts">${entries.join('')}</ul>`;
}

function table(report: Report): string {
  const matrix = operationMatrix(report);
  const head = matrix.identities
    .map((kind) => `<th scope="col">${text(sentence(identityName(report, kind)))}</th>`)
    .join('');
  const rows = matrix.rows.map((row) => {
    const cells = row.cells.map((probe) => {
      if (!probe) return '<td></td>';
      const status = probe.predicted ? 'predicted' : (probe.status ?? '');
      return `<td><span class="mark ${probe.verdict}">${verdictWords[probe.verdict]}</span> <span class="subtle">${status}</span></td>`;
    });
    return `<tr><th scope="row"><code>${text(row.operation)}</code></th>${cells.join('')}</tr>`;
  });
  return `<table><thead><tr><th scope="col">Operation</th>${head}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
}
