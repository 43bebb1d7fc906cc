import type { Request, Response } from 'express';
import { type OperationsTable, searchOperations } from '../../../jira-facts/index.ts';
import { answerError } from '../answers.ts';
import type { Caller } from './caller.ts';

/** `GET /api/operations?q=`: what matching operations need. */
export function operationsGet(table: () => OperationsTable) {
  return (_caller: Caller, req: Request, res: Response): void => {
    const { q = '' } = req.query;
    if (typeof q !== 'string' || q.length > 300) {
      answerError(res, 400, 'malformed', 'q must be one text of at most 300 characters.');
      return;
    }
    res.json({ operations: searchOperations(table(), q) });
  };
}
