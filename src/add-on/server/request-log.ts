import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { RequestHandler } from 'express';
import { redactText } from '../../evidence/index.ts';
import type { Log } from '../log.ts';

/** For a server without a request log: its errors carry a trace id too. */
export const giveTraceId: RequestHandler = (_req, res, next) => {
  res.locals.traceId = randomUUID();
  next();
};

/**
 * One line a request: method, path, status, milliseconds, trace id. Never the query, which carries `jwt=` on pages, and
 * never a header. Written with pino itself: pino-http builds a child logger and two serialised objects for each request,
 * which cost more than verifying a token (measured in bench/).
 */
export function requestLog(log: Log): RequestHandler {
  return (req, res, next) => {
    const began = performance.now();
    const traceId = randomUUID();
    res.locals.traceId = traceId;
    // `close` comes after every answer, finished or broken off.
    res.once('close', () => {
      const ms = Math.round((performance.now() - began) * 10) / 10;
      const line = {
        traceId,
        method: req.method,
        path: loggedPath(req.originalUrl),
        status: res.statusCode,
        ms,
        ...theirTraceIds(req.headers),
      };
      if (res.statusCode >= 500) log.error(line, 'request');
      else log.info(line, 'request');
    });
    next();
  };
}

/** What Atlassian's support asks for, by the names under which Jira and Forge send it. */
function theirTraceIds(headers: IncomingHttpHeaders): Record<string, string> {
  const b3 = traceId(headers['x-b3-traceid']);
  const atl = traceId(headers['atl-traceid']);
  return { ...(b3 === null ? {} : { b3TraceId: b3 }), ...(atl === null ? {} : { atlTraceId: atl }) };
}

function traceId(header: string | string[] | undefined): string | null {
  return typeof header === 'string' && /^[\w-]{1,64}$/.test(header) ? header : null;
}

/** Longer than any path of ours; what stands behind it nobody needs. */
const longestLoggedPath = 200;

/** The path, cut short before anything reads it; one that is longer than any of ours may hold anything, so it goes through redaction. */
export function loggedPath(url: string): string {
  const head = url.slice(0, longestLoggedPath);
  const query = head.indexOf('?');
  const path = query === -1 ? head : head.slice(0, query);
  return path.length <= 80 && !path.includes('eyJ') && !path.includes('@') && !path.includes('%40')
    ? path
    : redactText(path);
}
