import type { Request, Response } from 'express';
import type { Finding } from '../../../diagnosis/index.ts';
import { Evidence } from '../../../evidence/index.ts';
import { answerError } from '../answers.ts';
import type { Caller } from './caller.ts';

export interface ExplanationsPostDeps {
  /** Redacts and diagnoses. */
  readonly explain: (evidence: Evidence) => readonly Finding[];
}

/** `POST /api/explanations`: an evidence of whatever origin → its findings, best first. Nothing of it is kept. */
export function explanationsPost({ explain }: ExplanationsPostDeps) {
  return (_caller: Caller, req: Request, res: Response): void => {
    const evidence = Evidence.safeParse(req.body);
    if (!evidence.success) {
      const names = [...new Set(evidence.error.issues.map((issue) => issue.path.join('.') || 'body'))].slice(
        0,
        5,
      );
      answerError(
        res,
        400,
        'malformed',
        `This is no evidence: missing or of the wrong type: ${names.join(', ')}.`,
      );
      return;
    }
    res.json({ findings: explain(evidence.data) });
  };
}
