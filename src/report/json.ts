import type { Report } from './model.ts';

/** The report itself, indented, ending in a line break. */
export function renderJson(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
