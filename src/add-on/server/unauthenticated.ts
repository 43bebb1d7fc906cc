import type { Request, Response } from 'express';
import { redactText } from '../../evidence/index.ts';
import type { ConnectRejection, ForgeRejection } from '../../tokens/index.ts';
import type { Log } from '../log.ts';
import { answerError, type ErrorCode, notAuthenticated, traceIdOf } from './answers.ts';
import type { RefusalLimit } from './refusal-limit.ts';
import { loggedPath } from './request-log.ts';

export interface RefusalDeps {
  readonly log: Log;
  readonly refusals: RefusalLimit;
}

/** What the outside hears of a request that was not believed. */
interface RefusedAnswer {
  readonly status: 401 | 429 | 503;
  readonly code: ErrorCode;
  readonly message: string;
}

/**
 * Answers a request that was not believed, and gives null for "no caller": the log learns why, the outside learns that it
 * is not authenticated.
 */
export function refuseUnauthenticated(
  req: Request,
  res: Response,
  rejection: ConnectRejection | ForgeRejection,
  deps: RefusalDeps,
): null {
  const { status, code, message } = noteRefusal(req, res, rejection, deps);
  answerError(res, status, code, message);
  return null;
}

/** Logs and counts a refusal and says how it is to be answered; Retry-After is set where waiting helps. */
export function noteRefusal(
  req: Request,
  res: Response,
  rejection: ConnectRejection | ForgeRejection,
  deps: RefusalDeps,
): RefusedAnswer {
  const line = {
    traceId: traceIdOf(res),
    path: loggedPath(req.originalUrl),
    rejection: withoutSecrets(rejection),
  };
  deps.log.warn(line, 'request not authenticated');
  const wait = deps.refusals.note(req.socket.remoteAddress ?? 'unknown');
  // 401 is final to Jira, so it is never said of what could not be looked up.
  if (rejection.kind === 'keys-unreachable' || rejection.kind === 'too-many-unknown-kids') {
    res.setHeader('Retry-After', String(rejection.retryAfterSeconds));
    const message = 'The request cannot be verified at the moment; try again shortly.';
    return { status: 503, code: 'unavailable', message };
  }
  if (wait !== null) {
    res.setHeader('Retry-After', String(wait));
    return {
      status: 429,
      code: 'too-many-requests',
      message: 'Too many refused requests from this address.',
    };
  }
  return { status: 401, code: 'unauthenticated', message: notAuthenticated };
}

/** Rejections hold text of the caller's; whatever looks like a secret in it is taken out before it is logged. */
function withoutSecrets(rejection: ConnectRejection | ForgeRejection): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(rejection).map(([name, value]) => [
      name,
      typeof value === 'string' ? redactText(value.slice(0, 500)) : value,
    ]),
  );
}
