import { adviceOf, changesSince, isComparable, type Report, renderReport } from '../../report/index.ts';
import { readStored, type StoredReport } from '../runs/stored-report.ts';

/** What is wanted of a stored report; `from`: a part of it that begins with this probe. */
export type ReportView =
  | { readonly as: 'report' | 'advice' | 'json' | 'html' | 'md' }
  | { readonly as: 'part'; readonly from: number };

/** Characters of probes in one part of a report, more or less: Forge passes 5 MB, and nobody is to wait for so much at once. */
const partSize = 600_000;

/** The view as it is sent. */
export function viewOf(stored: StoredReport, view: ReportView): string {
  const report = readStored(stored);
  switch (view.as) {
    case 'report':
      return JSON.stringify(report);
    case 'advice':
      return JSON.stringify(adviceOf(report));
    case 'part':
      return partOf(report, view.from);
    default:
      return renderReport(report, view.as);
  }
}

/** The report with as many of its probes as fit, at least one, and `next`: the probe with which the next part begins. */
function partOf(report: Report, from: number): string {
  const probes: string[] = [];
  let size = 0;
  for (let at = from; at < report.probes.length && (size < partSize || probes.length === 0); at += 1) {
    const text = JSON.stringify(report.probes[at]);
    if (probes.length > 0 && size + text.length > partSize) break;
    probes.push(text);
    size += text.length;
  }
  const end = from + probes.length;
  const others = JSON.stringify({
    ...report,
    probes: [],
    ...(end < report.probes.length ? { next: end } : {}),
  });
  return others.replace('"probes":[]', () => `"probes":[${probes.join(',')}]`);
}

/** What changed since an earlier run; `null` as JSON where that one is to be comparable and is not. */
export function changesOf(stored: StoredReport, earlier: StoredReport | null, comparable: boolean): string {
  const report = readStored(stored);
  if (earlier === null) return JSON.stringify(changesSince(report, null));
  const before = readStored(earlier);
  return JSON.stringify(comparable && !isComparable(report, before) ? null : changesSince(report, before));
}
