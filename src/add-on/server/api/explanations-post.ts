import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Finding } from '../../../diagnosis/index.ts';
import {
  capped,
  Evidence,
  IdentityKind,
  readRecording,
  understandEvidence,
} from '../../../evidence/index.ts';
import { answerError } from '../answers.ts';
import type { Caller } from './caller.ts';

export interface ExplanationsPostDeps {
  /** Redacts and diagnoses. */
  readonly explain: (evidence: Evidence) => readonly Finding[];
}

/** What a person pasted, and the answer to the question that was asked about it before. */
const Pasted = z.object({
  text: z.string(),
  identity: IdentityKind.optional(),
  url: z.string().max(8_192).optional(),
  status: z.number().int().min(100).max(599).optional(),
  method: z.string().max(16).optional(),
});

/** Of prose; a recording in JSON is read whole. Together with its redaction this stays within a fraction of a second. */
const longestProse = 131_072;

/**
 * `POST /api/explanations`: an evidence, or `{text}` with whatever a person has → its findings, best first, what was
 * understood, and the one question that would tell more. Nothing of it is kept.
 */
export function explanationsPost({ explain }: ExplanationsPostDeps) {
  return (_caller: Caller, req: Request, res: Response): void => {
    const body: unknown = req.body;
    if (typeof body === 'object' && body !== null && 'text' in body) explainText(explain, body, res);
    else explainEvidence(explain, body, res);
  };
}

function explainText(explain: ExplanationsPostDeps['explain'], body: object, res: Response): void {
  const pasted = Pasted.safeParse(body);
  if (!pasted.success) {
    refuse(res, `Missing or of the wrong type: ${fieldsOf(pasted.error)}.`);
    return;
  }
  const { text, identity, url, status, method } = pasted.data;
  const recording = readRecording(text, 'text', {
    longestProse,
    ...(identity === undefined ? {} : { identity }),
    ...(url === undefined ? {} : { url }),
    ...(status === undefined ? {} : { status }),
    ...(method === undefined ? {} : { method }),
  });
  if (!recording.ok) {
    refuse(res, `This text cannot be explained: ${recording.problem}.`);
    return;
  }
  const { evidence, read, ask } = recording;
  res.json({ findings: explain(evidence), read, ...(ask === undefined ? {} : { ask }) });
}

function explainEvidence(explain: ExplanationsPostDeps['explain'], body: unknown, res: Response): void {
  const evidence = Evidence.safeParse(capped(body));
  if (!evidence.success) {
    refuse(res, `This is no evidence: missing or of the wrong type: ${fieldsOf(evidence.error)}.`);
    return;
  }
  const { evidence: redacted, read, ask } = understandEvidence(evidence.data);
  res.json({ findings: explain(redacted), read, ...(ask === undefined ? {} : { ask }) });
}

const fieldsOf = ({ issues }: z.ZodError) =>
  [...new Set(issues.slice(0, 50).map(({ path }) => path.join('.') || 'body'))].slice(0, 5).join(', ');

function refuse(res: Response, message: string): void {
  answerError(res, 400, 'malformed', message);
}
