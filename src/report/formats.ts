import { renderHtml } from './html.ts';
import { renderJson } from './json.ts';
import { renderJunit } from './junit.ts';
import { renderMarkdown } from './markdown.ts';
import type { Report } from './model.ts';
import { renderSarif } from './sarif.ts';
import { renderText, type TextOptions } from './text.ts';

export const reportFormats = ['text', 'json', 'md', 'html', 'junit', 'sarif'] as const;
export type ReportFormat = (typeof reportFormats)[number];

interface RenderOptions extends TextOptions {
  /** Of the program that made the report. */
  readonly version?: string;
}

/** A report in the format asked for; the options count for text only, the version for SARIF. */
export function renderReport(report: Report, format: ReportFormat, options: RenderOptions = {}): string {
  switch (format) {
    case 'text':
      return renderText(report, options);
    case 'json':
      return renderJson(report);
    case 'md':
      return renderMarkdown(report);
    case 'html':
      return renderHtml(report);
    case 'junit':
      return renderJunit(report);
    case 'sarif':
      return renderSarif(report, options.version);
  }
}
