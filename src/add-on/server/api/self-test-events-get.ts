import { once } from 'node:events';
import type { Request, Response } from 'express';
import type { SelfTestEvent } from '../../../report/index.ts';
import type { SelfTestRuns } from '../../runs/runs.ts';
import { tenantKey } from '../../tenants/tenant.ts';
import { answerError } from '../answers.ts';
import type { Caller } from './caller.ts';
import { openStreams } from './open-streams.ts';
import { idForm } from './self-tests-get.ts';

export interface EventsGetDeps {
  readonly runs: SelfTestRuns;
  /** Fires when the server stops: streams end, and clients resume elsewhere with Last-Event-ID. */
  readonly stopping: AbortSignal;
}

/** Proxies close a silent stream after half a minute or more. */
const keepAliveMs = 15_000;

/**
 * `GET /api/self-tests/{id}/events`: server-sent events, one for each finished probe, resumed by Last-Event-ID, ending
 * with `finished`. A caller that takes nothing but JSON (Forge's proxy passes no stream) gets those there are, up to 200 at once.
 */
export function eventsGet({ runs, stopping }: EventsGetDeps) {
  const streams = openStreams();
  const asText = wording();
  return async (caller: Caller, req: Request, res: Response): Promise<void> => {
    const id = typeof req.params.id === 'string' ? req.params.id : '';
    if (!idForm.test(id) || !(await runs.exists(tenantKey(caller.tenant), id)))
      return answerError(res, 404, 'not-found', 'There is no such self-test.');
    const last = lastSeen(req);
    if (last === null) return answerError(res, 400, 'malformed', 'Last-Event-ID must be the id of an event.');
    const newest = await runs.newestEvent(id);
    if (last > (newest?.sequence ?? 0)) {
      return answerError(
        res,
        400,
        'malformed',
        'Last-Event-ID must be the id of an event of this self-test.',
      );
    }
    if (req.headers.accept === 'application/json') {
      return void res.json({ events: await runs.events(id, last) });
    }
    // A browser opens an ended stream again by itself until it is told that there is no more.
    if (newest?.type === 'finished' && newest.sequence === last) return void res.status(204).end();
    const tenant = tenantKey(caller.tenant);
    if (!streams.enter(tenant)) {
      res.setHeader('Retry-After', '10');
      const message = 'Too many event streams are open; close one, or ask for the report now and then.';
      return answerError(res, 429, 'too-many-requests', message);
    }
    const over = new AbortController();
    const end = (): void => over.abort();
    res.once('close', end);
    stopping.addEventListener('abort', end, { once: true });
    // Neither is told again of what happened while the caller was being known.
    if (res.destroyed || stopping.aborted) end();
    res.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' });
    res.flushHeaders();
    // Where nothing goes out any more nothing is added: the connection falls silent, and is dropped for it.
    const keepAlive = setInterval(() => {
      if (!res.writableNeedDrain) res.write(': still here\n\n');
    }, keepAliveMs);
    try {
      for await (const event of runs.follow(id, last, over.signal))
        if (!res.write(asText(event))) await drained(res, over.signal);
    } finally {
      streams.leave(tenant);
      clearInterval(keepAlive);
      stopping.removeEventListener('abort', end);
      res.end();
    }
  };
}

/** Nothing more is written for somebody who reads slowly, or not at all, until what was written has gone out. */
async function drained(res: Response, over: AbortSignal): Promise<void> {
  await once(res, 'drain', { signal: over }).catch(() => undefined);
}

/** Worded once for all who watch the same run. */
function wording(): (event: SelfTestEvent) => string {
  const texts = new WeakMap<SelfTestEvent, string>();
  return (event) => {
    const text = texts.get(event) ?? worded(event);
    texts.set(event, text);
    return text;
  };
}

function worded(event: SelfTestEvent): string {
  return `id: ${event.sequence}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}

/** null: not a sequence of ours. */
function lastSeen(req: Request): number | null {
  const text = req.headers['last-event-id'];
  if (text === undefined || text === '') return 0;
  return typeof text === 'string' && /^\d{1,9}$/.test(text) ? Number(text) : null;
}
