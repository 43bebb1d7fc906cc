import { diagnose } from '../diagnosis/index.ts';
import { Evidence, readRecording } from '../evidence/index.ts';
import { loadOperations } from '../jira-facts/index.ts';
import type { EvidenceInput } from './evidence-input.ts';
import type { ExplainedCause } from './explained.ts';

export type { EvidenceInput, ExchangeInput, Identity } from './evidence-input.ts';
export type { ExplainedCause, FixStep, Missing } from './explained.ts';

/** Nothing of an HTTP call was found in what was handed in; the message says what would be understood. */
export class NotUnderstood extends Error {
  override readonly name = 'NotUnderstood';
}

/**
 * Names the causes behind a failed call to Jira, best first; empty when nothing looks wrong. Takes an evidence, or text as it was found: a HAR
 * file, curl output, evidence JSON. Secrets in it reach no finding. Throws {@link NotUnderstood} where there is no call in it.
 */
export function explain(evidenceOrText: EvidenceInput | string): ExplainedCause[] {
  return diagnose(evidenceFrom(evidenceOrText), loadOperations());
}

function evidenceFrom(given: EvidenceInput | string): Evidence {
  if (typeof given === 'string') {
    const recording = readRecording(given, 'text');
    if (!recording.ok) throw new NotUnderstood(recording.problem);
    return recording.evidence;
  }
  const parsed = Evidence.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new NotUnderstood(`This is no evidence: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
  }
  return parsed.data;
}
