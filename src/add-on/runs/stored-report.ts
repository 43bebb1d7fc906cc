import { type Report, readableReport } from '../../report/index.ts';
import { readEvent, runningReport } from './run-record.ts';

/**
 * A run as it lies in the database, nothing of it read yet: JSON texts. A report may have megabytes, and reading one of them
 * takes a tenth of a second, so who only hands it on need not read it.
 */
export interface StoredReport {
  readonly report: string;
  /** What a running one has told so far, in order; empty once it has ended. */
  readonly events: readonly string[];
}

/** In characters. */
export function sizeOfStored({ report, events }: StoredReport): number {
  return events.reduce((size, event) => size + event.length, report.length);
}

export function readStored({ report, events }: StoredReport): Report {
  const read = readableReport.parse(JSON.parse(report));
  return read.state === 'running' ? runningReport(read, events.map(readEvent)) : read;
}

/** Of the present version and ended: the text is what is to be sent. */
export function isWhole({ report, events }: StoredReport): boolean {
  return (
    events.length === 0 &&
    /^\{"schemaVersion":2,"id":"[a-z0-9-]*","state":"(?:finished|failed)",/.test(report)
  );
}
