import { diagnose, type Explanation, explainText as textExplained } from '../diagnosis/index.ts';
import { Evidence, evidenceAsWritten, firstFault } from '../evidence/index.ts';
import { loadOperations } from '../jira-facts/index.ts';
import type { EvidenceInput } from './evidence-input.ts';
import type { ExplainedCause } from './explained.ts';
import type { ExplainedText, TextHints } from './explained-text.ts';

export type { EvidenceInput, ExchangeInput, Identity } from './evidence-input.ts';
export type { ExplainedCause, FixStep, Missing } from './explained.ts';
export type { AskedBack, ExplainedText, ReadAs, TextHints } from './explained-text.ts';

/** Nothing of an HTTP call was found in what was handed in; the message says what would be understood. */
export class NotUnderstood extends Error {
  override readonly name = 'NotUnderstood';
}

/**
 * Names the causes behind a failed call to Jira, best first; empty when nothing looks wrong. Takes an evidence, or text as it was found: a HAR
 * file, curl output, evidence JSON. Secrets in it reach no finding. Throws {@link NotUnderstood} where there is no call in it.
 */
export function explain(evidenceOrText: EvidenceInput | string): ExplainedCause[] {
  if (typeof evidenceOrText === 'string') return [...understood(evidenceOrText, {}).findings];
  const evidence = Evidence.safeParse(evidenceAsWritten(evidenceOrText));
  if (!evidence.success) throw new NotUnderstood(`This is no evidence: ${firstFault(evidence.error)}.`);
  return diagnose(evidence.data, loadOperations());
}

/**
 * The same for text, with a word on what was read in it and, where one fact would tell more, the question to ask: its answer goes into
 * `hints` of a second call. Throws {@link NotUnderstood} where there is no call in the text.
 */
export function explainText(text: string, hints: TextHints = {}): ExplainedText {
  const { findings, read, ask } = understood(text, hints);
  return { findings, read, ...(ask === undefined ? {} : { ask }) };
}

function understood(text: string, hints: TextHints): Extract<Explanation, { ok: true }> {
  const explanation = textExplained(text, loadOperations(), hints);
  if (!explanation.ok) throw new NotUnderstood(explanation.problem);
  return explanation;
}
