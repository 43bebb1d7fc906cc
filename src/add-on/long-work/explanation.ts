import { z } from 'zod';
import { diagnose, explainText } from '../../diagnosis/index.ts';
import { Evidence, evidenceAsWritten, IdentityKind, understandEvidence } from '../../evidence/index.ts';
import type { OperationsTable } from '../../jira-facts/index.ts';
import { wrongFields } from '../wrong-fields.ts';
import type { WorkAnswer } from './work.ts';

/** What a person pasted, and the answer to the question that was asked about it before. */
const Pasted = z.object({
  text: z.string(),
  identity: z.optional(IdentityKind),
  url: z.string().max(8_192).optional(),
  status: z.number().int().min(100).max(599).optional(),
  method: z.string().max(16).optional(),
});

/** Of prose; a recording in JSON is read whole. */
const longestProse = 131_072;

/** An evidence, or `{text}` with whatever a person has → its findings, best first, what was understood, and one question. */
export function explanationOf(body: unknown, operations: OperationsTable): WorkAnswer {
  const isPasted = typeof body === 'object' && body !== null && 'text' in body;
  return isPasted ? ofText(body, operations) : ofEvidence(body, operations);
}

function ofText(body: object, operations: OperationsTable): WorkAnswer {
  const pasted = Pasted.safeParse(body);
  if (!pasted.success) return refused(`Missing or of the wrong type: ${wrongFields(pasted.error)}.`);
  const { text, identity, url, status, method } = pasted.data;
  const explanation = explainText(text, operations, {
    longestProse,
    ...(identity === undefined ? {} : { identity }),
    ...(url === undefined ? {} : { url }),
    ...(status === undefined ? {} : { status }),
    ...(method === undefined ? {} : { method }),
  });
  if (!explanation.ok) return refused(`This text cannot be explained: ${explanation.problem}.`);
  const { findings, read, ask } = explanation;
  return answered({ findings, read, ...(ask === undefined ? {} : { ask }) });
}

function ofEvidence(body: unknown, operations: OperationsTable): WorkAnswer {
  const evidence = Evidence.safeParse(evidenceAsWritten(body));
  if (!evidence.success)
    return refused(`This is no evidence: missing or of the wrong type: ${wrongFields(evidence.error)}.`);
  const { evidence: redacted, read, ask } = understandEvidence(evidence.data);
  return answered({ findings: diagnose(redacted, operations), read, ...(ask === undefined ? {} : { ask }) });
}

const answered = (value: object): WorkAnswer => ({ ok: true, text: JSON.stringify(value) });
const refused = (problem: string): WorkAnswer => ({ ok: false, problem });
