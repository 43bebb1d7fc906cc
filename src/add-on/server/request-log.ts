import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Request, RequestHandler, Response } from 'express';
import type { DestinationStream } from 'pino';
import { redactText } from '../../evidence/index.ts';
import { type LogLevel, logLevels } from '../config/log-level.ts';
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
 * never a header. The line has the form of pino's, among which it stands, but is put together here: its few fields are named by
 * us and hold no object, and pino takes three times as long for it (measured in bench/).
 */
export function requestLog(level: LogLevel, destination: DestinationStream): Noted {
  const writes = (written: LogLevel): boolean =>
    level !== 'silent' && logLevels.indexOf(written) <= logLevels.indexOf(level);
  const [writesInfo, writesError] = [writes('info'), writes('error')];
  return {
    begin: () => randomUUID(),
    end(req, res, ms) {
      const failed = res.statusCode >= 500;
      if (failed ? !writesError : !writesInfo) return;
      // Node's parser lets only the methods it knows through; of the others, the path alone may hold any character.
      destination.write(
        `{"level":${failed ? 50 : 30},"time":${Date.now()},"traceId":"${traceIdOf(res)}","method":"${req.method}",` +
          `"path":${JSON.stringify(loggedPath(req.originalUrl))},"status":${res.statusCode},` +
          `"ms":${Math.round(ms * 10) / 10}${theirTraceIds(req.headers)},"msg":"request"}\n`,
      );
    },
  };
}

/** What Atlassian's support asks for, by the names under which Jira and Forge send it. */
function theirTraceIds(headers: IncomingHttpHeaders): string {
  return member('b3TraceId', headers['x-b3-traceid']) + member('atlTraceId', headers['atl-traceid']);
}

/** Hexadecimal, as trace ids are, or left out: nobody's token goes to the log as one. */
function member(name: string, header: string | string[] | undefined): string {
  return typeof header === 'string' && /^[0-9a-f-]{1,64}$/i.test(header) ? `,"${name}":"${header}"` : '';
}

/** Longer than any path of ours; what stands behind it nobody needs. */
const longestLoggedPath = 200;

/** Words, as our own routes have them: nothing that redaction would take away. */
const plainPath = /^[a-z/._-]{1,80}$/;

/** The path, cut short before anything reads it; one that is more than words may hold anything, so it goes through redaction. */
export function loggedPath(url: string): string {
  const head = url.slice(0, longestLoggedPath);
  const query = head.indexOf('?');
  const path = query === -1 ? head : head.slice(0, query);
  return plainPath.test(path) ? path : redactText(path);
}
