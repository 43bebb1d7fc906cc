import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type ReportFormat, renderReport } from '../../src/report/formats.ts';
import { renderMessages } from '../../src/report/message.ts';
import type { Report } from '../../src/report/model.ts';
import { renderText } from '../../src/report/text.ts';
import { plantedReport } from './planted-report.ts';
import { checkReport, lookedAroundReport, unnamedReport, wideReport } from './wide-report.ts';

/**
 * What people get to read, whole, as files in `rendered/`: a change of wording is a change of these. After one that is meant,
 * `RENDERED=write npm run test:one -- test/report/rendered` writes them anew, and the difference is read like any other.
 */
const writing = process.env.RENDERED === 'write';
const folder = new URL('./rendered/', import.meta.url);

const reports = {
  planted: plantedReport,
  wide: wideReport,
  'looked-around': lookedAroundReport,
  check: checkReport,
  unnamed: unnamedReport,
} satisfies Record<string, () => Report>;

const escaped = (text: string): string => text.replaceAll('\u001b', '␛');
const as = (format: ReportFormat) => (report: Report) => renderReport(report, format, { version: '1.0.0' });
const renderings: Readonly<Record<string, (report: Report) => string>> = {
  text: as('text'),
  'narrow.text': (report) => renderText(report, { width: 44, details: false }),
  'colors.text': (report) => renderText(report, { colors: true }),
  md: as('md'),
  html: as('html'),
  junit: as('junit'),
  sarif: as('sarif'),
  messages: renderMessages,
};

test.each(
  Object.entries(reports).flatMap(([name, make]) =>
    Object.keys(renderings).map((form) => [name, form, make] as const),
  ),
)('the report %s as %s', (name, form, make) => {
  const file = fileURLToPath(new URL(`${name}.${form}.expected`, folder));
  const rendered = escaped(renderings[form]?.(make()) ?? '');
  if (writing) writeFileSync(file, rendered);
  expect(rendered).toBe(existsSync(file) ? readFileSync(file, 'utf8') : null);
});
