import { diagnose } from '../diagnosis/index.ts';
import { Evidence, firstFault, type Intake, readRecording } from '../evidence/index.ts';
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
  return diagnose(evidenceFrom(evidenceOrText), loadOperations());
}

/**
 * The same for text, with a word on what was read in it and, where one fact would tell more, the question to ask: its answer goes into
 * `hints` of a second call. Throws {@link NotUnderstood} where there is no call in the text.
 */
export function explainText(text: string, hints: TextHints = {}): ExplainedText {
  const { evidence, read, ask } = recordingIn(text, hints);
  const findings = diagnose(evidence, loadOperations());
  return { findings, read, ...(ask === undefined ? {} : { ask }) };
}

function evidenceFrom(given: EvidenceInput | string): Evidence {
  if (typeof given === 'string') return recordingIn(given, {}).evidence;
  const parsed = Evidence.safeParse(given);
  if (!parsed.success) throw new NotUnderstood(`This is no evidence: ${firstFault(parsed.error)}.`);
  return parsed.data;
}

function recordingIn(text: string, hints: TextHints): Extract<Intake, { ok: true }> {
  const recording = readRecording(text, 'text', hints);
  if (!recording.ok) throw new NotUnderstood(recording.problem);
  return recording;
}
