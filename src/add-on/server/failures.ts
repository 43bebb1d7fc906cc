import type { ErrorRequestHandler, RequestHandler } from 'express';
import { type DatabaseTrouble, databaseTrouble } from '../database/trouble.ts';
import type { Log } from '../log.ts';
import { UnreadableSecret } from '../tenants/store-deps.ts';
import { toldOf } from '../told-of.ts';
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
  // Express knows a handler of failures by its four parameters.
  return async (error: unknown, req, res, _next) => {
    if (res.headersSent) {
      // Nothing can be told to the caller any more; a connection that ends tells it that the answer is not whole.
      const line = { traceId: traceIdOf(res), method: req.method, error: toldOf(error) };
      log.error(line, 'request failed after its answer had begun');
      req.socket.destroy();
      return;
    }
    const known = knownAnswer(error);
    if (known !== undefined) return answerError(res, ...known);
    const trouble = databaseTrouble(error) ?? ((await reachable()) ? null : 'away');
    const line = { traceId: traceIdOf(res), method: req.method, trouble, error: toldOf(error) };
    log.error(line, 'request failed');
    if (trouble !== null || error instanceof UnreadableSecret) {
      res.setHeader('Retry-After', '5');
      answerError(res, 503, 'unavailable', sentences[trouble ?? 'locked']);
      return;
    }
    answerError(res, 500, 'internal', 'Something went wrong here; the trace id finds it in the log.');
  };
}

const sentences: Readonly<Record<DatabaseTrouble | 'locked', string>> = {
  locked:
    'What is stored of this site cannot be opened at the moment; the operator finds the reason in the log.',
  busy: 'The database is busy; try again shortly.',
  full: 'The database cannot keep anything at the moment; try again shortly.',
  away: 'The database does not answer; try again shortly.',
};

type Answer = readonly [status: number, code: ErrorCode, message: string];

const answers: readonly Answer[] = [
  [400, 'malformed', 'The request cannot be read.'],
  [413, 'too-large', 'The body is larger than 1 MiB.'],
  [415, 'unsupported-media-type', 'Send the body as application/json, UTF-8, not compressed.'],
];

function knownAnswer(error: unknown): Answer | undefined {
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined;
  return answers.find(([status]) => status === error.status);
}
