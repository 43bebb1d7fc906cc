import type { Request, Response } from 'express';
import { redactText } from '../../evidence/index.ts';
import type { ConnectRejection, ForgeRejection } from '../../tokens/index.ts';
import type { Log } from '../log.ts';
import { answerError, traceIdOf } from './answers.ts';
import type { RefusalLimit } from './refusal-limit.ts';
import { loggedPath } from './request-log.ts';

export interface RefusalDeps {
  readonly log: Log;
  readonly refusals: RefusalLimit;
}

/** Answers a request that was not believed, and gives null for "no caller": the log learns why, the outside learns that it is not authenticated. */
export function refuseUnauthenticated(
  req: Request,
  res: Response,
  rejection: ConnectRejection | ForgeRejection,
  deps: RefusalDeps,
): null {
  const line = {
    traceId: traceIdOf(res),
    path: loggedPath(req.originalUrl),
    rejection: withoutSecrets(rejection),
  };
  deps.log.warn(line, 'request not authenticated');
  const wait = deps.refusals.note(req.socket.remoteAddress ?? 'unknown');
  if (rejection.kind === 'keys-unreachable') {
    res.setHeader('Retry-After', String(rejection.retryAfterSeconds));
    answerError(res, 503, 'unavailable', 'The request cannot be verified at the moment; try again shortly.');
  } else if (wait !== null) {
    res.setHeader('Retry-After', String(wait));
    answerError(res, 429, 'too-many-requests', 'Too many refused requests from this address.');
  } else {
    // Not 429: nobody is slowed down below the limit, and Jira gives up an install on either.
    if (rejection.kind === 'too-many-unknown-kids') {
      res.setHeader('Retry-After', String(rejection.retryAfterSeconds));
    }
    answerError(res, 401, 'unauthenticated', 'The request is not authenticated.');
  }
  return null;
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
