import type { Response } from 'express';

/** Codes of our own error answers; the sentence beside one may change, the code does not. */
export type ErrorCode =
  | 'malformed'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-administrator'
  | 'not-found'
  | 'method-not-allowed'
  | 'conflict'
  | 'too-large'
  | 'unsupported-media-type'
  | 'too-many-requests'
  | 'unavailable'
  | 'internal';

/** Answers with the one error shape of the contract. */
export function answerError(res: Response, status: number, code: ErrorCode, message: string): void {
  res.status(status).json({ error: { code, message, traceId: traceIdOf(res) } });
}

/** The id under which the log tells what the outside is not told. */
export function traceIdOf(res: Response): string {
  const traceId: unknown = res.locals.traceId;
  return typeof traceId === 'string' ? traceId : 'none';
}
