import { type Report, renderMessages, renderReport } from '../../report/index.ts';
import { newProblems } from './baseline.ts';
import { exitCodeOf } from './exit-code.ts';
import type { CheckResult, Outside } from './outside.ts';
import type { CheckOptions } from './request/index.ts';

/** The report in the form that was asked for, ending in a line end. */
export function outputOf(report: Report, options: CheckOptions, outside: Outside): string {
  if (options.message) return renderMessages(report);
  const text = renderReport(report, options.format, {
    colors: outside.colors,
    details: options.verbose,
    ...(outside.width === undefined ? {} : { width: outside.width }),
    ...(outside.version === undefined ? {} : { version: outside.version }),
  });
  return text.endsWith('\n') ? text : `${text}\n`;
}

/** The exit code; where there is a baseline, only what is new counts, and is told. */
export function verdictOn(
  report: Report,
  baseline: Report | null,
  outside: Outside,
): CheckResult['exitCode'] {
  const code = exitCodeOf(report);
  if (baseline === null || code !== 1) return code;
  const fresh = newProblems(report, baseline);
  if (fresh.length === 0) {
    outside.tell('Nothing is wrong that the baseline did not have.');
    return 0;
  }
  for (const line of fresh) outside.tell(`New: ${line}`);
  return 1;
}
