import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Request, RequestHandler, Response } from 'express';
import { redactText } from '../../evidence/index.ts';
import type { Log } from '../log.ts';
import { traceIdOf } from './answers.ts';

/** For a server without a request log: its errors carry a trace id too. */
export const giveTraceId: RequestHandler = (_req, res, next) => {
  res.locals.traceId = randomUUID();
  next();
};

/** How a request is noted: `begin` gives its trace id, `end` writes its line once it is over. */
export interface Noted {
  begin(): string;
  end(req: Request, res: Response, ms: number): void;
}

/**
 * One line a request: method, path, status, milliseconds, trace id. Never the query, which carries `jwt=` on pages, and
 * never a header. Written with pino itself: pino-http builds a child logger and two serialised objects for each request,
 * which cost more than verifying a token (measured in bench/).
 */
export function requestLog(log: Log): Noted {
  return {
    begin: () => randomUUID(),
    end(req, res, ms) {
      const line = {
        traceId: traceIdOf(res),
        method: req.method,
        path: loggedPath(req.originalUrl),
        status: res.statusCode,
        ms: Math.round(ms * 10) / 10,
        ...theirTraceIds(req.headers),
      };
      if (res.statusCode >= 500) log.error(line, 'request');
      else log.info(line, 'request');
    },
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
