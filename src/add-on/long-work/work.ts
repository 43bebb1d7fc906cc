import type { OperationsTable } from '../../jira-facts/index.ts';
import { acceptReport, adviceOf } from '../../report/index.ts';
import { explanationOf } from './explanation.ts';

/** What is asked of us in texts: it takes longer the more there is of them. `body`: JSON as it was sent, UTF-8. */
export interface Work {
  readonly kind: 'explanation' | 'imported-report';
  readonly body: Uint8Array;
}

/** `json` as it is sent, so that neither side of a thread writes it twice; a problem is one sentence for whoever asked. */
export type WorkAnswer =
  | { readonly ok: true; readonly json: string }
  | { readonly ok: false; readonly problem: string };

/** Does it here and now, for as long as it takes. Nothing of it is kept. */
export function doWork({ kind, body: bytes }: Work, operations: () => OperationsTable): WorkAnswer {
  const body = parsed(bytes);
  if (body === null) return { ok: false, problem: 'The body is no JSON object or list.' };
  switch (kind) {
    case 'explanation':
      return explanationOf(body, operations());
    case 'imported-report': {
      const imported = acceptReport(body);
      if (!imported.ok) return imported;
      const { report } = imported;
      return { ok: true, json: JSON.stringify({ report, advice: adviceOf(report) }) };
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
