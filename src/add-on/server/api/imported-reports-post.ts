import type { Request, Response } from 'express';
import { acceptReport, adviceOf } from '../../../report/index.ts';
import { answerError } from '../answers.ts';
import type { Caller } from './caller.ts';

/** `POST /api/imported-reports`: a report made elsewhere → the same with its advice, or why it is not shown. Nothing is kept. */
export function importedReportsPost(_caller: Caller, req: Request, res: Response): void {
  const imported = acceptReport(req.body);
  if (imported.ok) res.json({ report: imported.report, advice: adviceOf(imported.report) });
  else answerError(res, 400, 'malformed', imported.problem);
}
