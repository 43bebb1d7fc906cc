import type { RequestHandler } from 'express';
import { answerError } from './answers.ts';
import { hasOneHost } from './broken-requests.ts';
import type { Observe } from './metrics.ts';
import type { Noted } from './request-log.ts';

interface BeforeRoutesDeps {
  readonly noted: Noted;
  /** Counts answers; null when nobody asked for metrics. */
  readonly observe: Observe | null;
  readonly draining: () => boolean;
}

/** What stands before every route, in one layer: the request is noted, has one Host, and is told when the server stops. */
export function beforeRoutes({ noted, observe, draining }: BeforeRoutesDeps): RequestHandler {
  return (req, res, next) => {
    const began = performance.now();
    res.locals.traceId = noted.begin();
    // `close` comes once, after every answer, finished or broken off; `once` would only cost a wrapper more.
    res.on('close', () => {
      const ms = performance.now() - began;
      noted.end(req, res, ms);
      if (res.writableFinished) observe?.(req.method, res.statusCode, ms);
    });
    if (!hasOneHost(req)) {
      return answerError(res, 400, 'malformed', 'The request must have one Host header.');
    }
    if (!draining() || req.path.endsWith('/healthz') || req.path.endsWith('/readyz')) return next();
    res.setHeader('Connection', 'close');
    res.setHeader('Retry-After', '5');
    answerError(res, 503, 'unavailable', 'The server is stopping; try again shortly.');
  };
}
