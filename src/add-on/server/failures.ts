import type { ErrorRequestHandler, RequestHandler } from 'express';
import { redactText } from '../../evidence/index.ts';
import type { Log } from '../log.ts';
import { answerError, type ErrorCode, traceIdOf } from './answers.ts';

/** Any path that no route has. */
export const notFound: RequestHandler = (_req, res) => {
  answerError(res, 404, 'not-found', 'There is nothing at this address.');
};

/** A known path with a method it does not take. */
export function methodNotAllowed(allow: string): RequestHandler {
  return (_req, res) => {
    res.setHeader('Allow', allow);
    answerError(res, 405, 'method-not-allowed', `Use ${allow}.`);
  };
}

/** What the body parser and the router throw, by their status; 503 while the database is away; everything else is a bug of ours: 500, told to the log only. */
export function failureHandler(log: Log, reachable: () => Promise<boolean>): ErrorRequestHandler {
  return async (error: unknown, req, res, next) => {
    if (res.headersSent) return next(error);
    const known = statusOf(error);
    const answer = known === null ? undefined : answers[known];
    if (known !== null && answer) return answerError(res, known, answer[0], answer[1]);
    const told =
      error instanceof Error
        ? { name: error.name, message: redactText(error.message), at: where(error) }
        : {};
    log.error({ traceId: traceIdOf(res), method: req.method, error: told }, 'request failed');
    if (!(await reachable())) {
      res.setHeader('Retry-After', '5');
      answerError(res, 503, 'unavailable', 'The database does not answer; try again shortly.');
      return;
    }
    answerError(res, 500, 'internal', 'Something went wrong here; the trace id finds it in the log.');
  };
}

const answers: Readonly<Record<number, [ErrorCode, string]>> = {
  400: ['malformed', 'The request cannot be read.'],
  413: ['too-large', 'The body is larger than 1 MiB.'],
  415: ['unsupported-media-type', 'Send the body as application/json, UTF-8, not compressed.'],
};

function statusOf(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('status' in error)) return null;
  return typeof error.status === 'number' ? error.status : null;
}

/** Stack frames without the message, which may hold what redaction does not know. */
function where(error: Error): string[] {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8);
}
