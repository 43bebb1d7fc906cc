import type { Evidence } from '../evidence/index.ts';
import type { OperationsTable } from '../jira-facts/index.ts';
import type { CauseId } from './cause.ts';
import { weighCalls } from './diagnose.ts';
import type { Bearing } from './engine/arguments.ts';
import { factIds } from './engine/fact-state.ts';
import { sentenceOf } from './engine/findings.ts';
import { sharesOf } from './engine/shares.ts';
import type { FactId } from './facts/index.ts';

/** How the diagnosis came about, for one call: the facts that were read, and what each says of each cause. */
export interface WhyCall {
  /** "GET /rest/api/3/permissions → 403" */
  readonly call: string;
  readonly facts: readonly { readonly id: FactId; readonly says: string }[];
  readonly causes: readonly {
    readonly cause: CauseId;
    /** 0..1 among the causes considered; 0 where it is ruled out. */
    readonly share: number;
    /** Rank among what is usual for such a refusal, 3 the likeliest. */
    readonly usual: number;
    readonly arguments: readonly { readonly bearing: Bearing; readonly facts: readonly FactId[] }[];
  }[];
}

/** Lays open how the findings of an evidence came about: facts × causes, for each call that is explained. */
export function why(evidence: Evidence, operations: OperationsTable, callerAssumed = false): WhyCall[] {
  return weighCalls(evidence, operations, {}).map(({ call, reading, state, weighed }) => {
    const { restPath, path } = call.address;
    return {
      call: `${call.method} ${(restPath ?? path).replace(/[^\w./{}:-]/g, '…').slice(0, 120)} → ${call.status ?? call.failure?.kind ?? 'not stated'}`,
      facts: factIds
        .filter((id) => state.holds(id))
        .flatMap((id) => {
          const says = sentenceOf(id, reading);
          return says === null ? [] : [{ id, says }];
        }),
      causes: sharesOf(weighed, callerAssumed).map(({ weighed: { id, usual, arguments: found }, share }) => ({
        cause: id,
        share: Math.round(share * 100) / 100,
        usual,
        arguments: found,
      })),
    };
  });
}
