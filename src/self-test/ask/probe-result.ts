import type { Finding } from '../../diagnosis/index.ts';
import type { Exchange } from '../../evidence/index.ts';
import type { Answer } from '../../jira-client/index.ts';
import { needsOf, type Operation } from '../../jira-facts/index.ts';
import type { ProbeResult, Verdict } from '../../report/index.ts';
import type { PlannedProbe } from '../plan/index.ts';
import type { Participant, RunSurroundings } from '../run/index.ts';
import type { DifferentialBudget } from './differential.ts';
import { evidenceViews } from './evidence-view.ts';

/** What the parts of one probe's run share. */
export interface ProbeRun {
  readonly planned: PlannedProbe;
  readonly participant: Participant;
  readonly around: RunSurroundings;
  readonly operation: Operation;
  readonly budget: DifferentialBudget;
  /** How other identities were answered to the same question; resolves once they were. */
  readonly alike: () => Promise<readonly Answer[]>;
  /** Tells the others how this one was answered. */
  readonly answered: (answer: Answer | null) => void;
}

interface ResultParts {
  readonly exchange?: Exchange;
  readonly beside?: readonly Exchange[];
  readonly findings?: readonly Finding[];
  readonly note?: string;
  /** Key of the project it was judged in. */
  readonly project?: string | null;
}

/** Puts a result together; what was asked comes first in its evidence, and what worked keeps none. A refusal nobody minds is no problem, but `closed`. */
export function result(run: ProbeRun, verdict: Verdict, parts: ResultParts): ProbeResult {
  const { planned, participant, operation } = run;
  const { exchange, beside = [], findings = [], note, project = null } = parts;
  const status = exchange?.response?.status ?? null;
  const kept = verdict === 'healthy' ? [] : [...(exchange === undefined ? [] : [exchange]), ...beside];
  const evidence = evidenceViews(kept, participant.identity.label, planned.predicted);
  return {
    operation: planned.operation,
    identity: participant.kind,
    verdict: verdict === 'problem' && !planned.needed ? 'closed' : verdict,
    needed: planned.needed,
    predicted: planned.predicted,
    ...(status === null || planned.predicted ? {} : { status }),
    ...(exchange?.durationMs === undefined || planned.predicted ? {} : { durationMs: exchange.durationMs }),
    needs: needsOf(operation),
    findings: [...findings],
    ...(project === null ? {} : { project }),
    ...(note === undefined ? {} : { note }),
    ...(evidence.length === 0 ? {} : { evidence }),
  };
}

/** Where rights may not have arrived yet; `why` is a clause. */
export const pendingNote = (why: string): string => `Cannot be told yet: ${why}.`;
