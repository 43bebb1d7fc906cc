import type { OperationsTable } from '../../jira-facts/index.ts';
import { acceptReport, adviceOf } from '../../report/index.ts';
import { type StoredReport, sizeOfStored } from '../runs/stored-report.ts';
import { appFileOf } from './app-file.ts';
import { explanationOf } from './explanation.ts';
import { changesOf, type ReportView, viewOf } from './stored-views.ts';

/** What somebody sent to be read. `body`: JSON as it was sent, UTF-8. */
export interface ReadWork {
  readonly kind: 'explanation' | 'imported-report';
  readonly body: Uint8Array;
}

/** The file of another app. `today`: ISO 8601 day. */
interface AppFileWork {
  readonly kind: 'app-file';
  readonly body: Uint8Array;
  readonly today: string;
}

type PostedWork = ReadWork | AppFileWork;

/** What we keep of a run; `changes` against an earlier one, which may have to be comparable (`null`, as JSON, where it is not). */
type StoredWork =
  | { readonly kind: 'stored-report'; readonly stored: StoredReport; readonly view: ReportView }
  | {
      readonly kind: 'changes';
      readonly stored: StoredReport;
      readonly earlier: StoredReport | null;
      readonly comparable: boolean;
    };

/** Work on texts: it takes longer the more there is of them. */
export type Work = PostedWork | StoredWork;

/** `text` as it is sent, so that neither side of a thread writes it twice; a problem is one sentence for whoever asked. */
export type WorkAnswer =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: string };

/** Does it here and now, for as long as it takes. Nothing of it is kept. */
export function doWork(work: Work, operations: () => OperationsTable): WorkAnswer {
  switch (work.kind) {
    case 'stored-report':
      return { ok: true, text: viewOf(work.stored, work.view) };
    case 'changes':
      return { ok: true, text: changesOf(work.stored, work.earlier, work.comparable) };
    default:
      return doPosted(work, operations);
  }
}

/** Bytes, or characters, of all that is to be read for it. */
export function sizeOfWork(work: Work): number {
  switch (work.kind) {
    case 'stored-report':
      return sizeOfStored(work.stored);
    case 'changes':
      return sizeOfStored(work.stored) + (work.earlier === null ? 0 : sizeOfStored(work.earlier));
    default:
      return work.body.length;
  }
}

function doPosted(work: PostedWork, operations: () => OperationsTable): WorkAnswer {
  const body = parsed(work.body);
  if (body === null) return { ok: false, problem: 'The body is no JSON object or list.' };
  switch (work.kind) {
    case 'app-file':
      return appFileOf(body, operations(), work.today);
    case 'explanation':
      return explanationOf(body, operations());
    case 'imported-report': {
      const imported = acceptReport(body);
      if (!imported.ok) return imported;
      const { report } = imported;
      return { ok: true, text: JSON.stringify({ report, advice: adviceOf(report) }) };
    }
  }
}

function parsed(json: Uint8Array): object | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(json));
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}
