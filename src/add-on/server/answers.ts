import type { Response } from 'express';
import { redactText } from '../../evidence/index.ts';

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

/** Answers with the one error shape there is (`Error` in docs/openapi.yaml). A sentence about what was sent may quote it, and somebody may have sent a token. */
export function answerError(res: Response, status: number, code: ErrorCode, message: string): void {
  const told = status === 400 ? redactText(message) : message;
  res.status(status).json({ error: { code, message: told, traceId: traceIdOf(res) } });
}

/** The site has uninstalled while its request was under way: it hears what it will hear of every later one. */
export function answerDeparted(res: Response): void {
  answerError(res, 401, 'unauthenticated', notAuthenticated);
}

/** All that the outside hears of a request that was not believed. */
export const notAuthenticated = 'The request is not authenticated.';

/** The id under which the log tells what the outside is not told. */
export function traceIdOf(res: Response): string {
  const traceId: unknown = res.locals.traceId;
  return typeof traceId === 'string' ? traceId : 'none';
}
