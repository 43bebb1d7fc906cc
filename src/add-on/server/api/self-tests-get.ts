import type { Request, Response } from 'express';
import type { LongWork } from '../../long-work/long-work.ts';
import type { ReportView } from '../../long-work/stored-views.ts';
import type { SelfTestRuns } from '../../runs/runs.ts';
import { isWhole, type StoredReport } from '../../runs/stored-report.ts';
import { tenantKey } from '../../tenants/tenant.ts';
import { answerError } from '../answers.ts';
import type { Caller } from './caller.ts';
import { answerWork } from './long-work-answer.ts';

/** An id of ours; anything else is not there, whatever it is. */
export const idForm = /^[a-z0-9-]{1,64}$/;

export interface SelfTestsGetDeps {
  readonly runs: SelfTestRuns;
}

/** A report may have megabytes: it is read on a thread of its own. */
export interface ReportGetDeps extends SelfTestsGetDeps {
  readonly longWork: LongWork;
}

/** `GET /api/self-tests`: newest first, a page at a time; `?before=` the last id seen. */
export function selfTestsGet({ runs }: SelfTestsGetDeps) {
  return async (caller: Caller, req: Request, res: Response): Promise<void> => {
    const { before } = req.query;
    if (before !== undefined && (typeof before !== 'string' || !idForm.test(before))) {
      return answerError(res, 400, 'malformed', 'before must be the id of a self-test.');
    }
    res.json({ selfTests: await runs.list(tenantKey(caller.tenant), before ?? null) });
  };
}

/**
 * `GET /api/self-tests/{id}`: the report, also while it grows. With `?from=` a part of it: the probes from that one on, as many
 * as half a megabyte holds, and `next`, with which the next part begins, unless this is the last.
 */
export function selfTestGet(deps: ReportGetDeps) {
  return async (caller: Caller, req: Request, res: Response): Promise<void> => {
    const { from } = req.query;
    if (from !== undefined && (typeof from !== 'string' || !/^\d{1,6}$/.test(from))) {
      return answerError(res, 400, 'malformed', 'from must be the number of a probe, counted from 0.');
    }
    const stored = await ownStored(caller, req, res, deps);
    if (stored === null) return;
    if (from === undefined && isWhole(stored)) return void res.type('json').send(stored.report);
    const view: ReportView = from === undefined ? { as: 'report' } : { as: 'part', from: Number(from) };
    answerWork(res, await viewed(caller, stored, view, deps));
  };
}

/** `GET /api/self-tests/{id}/advice`: the gaps in order, worded, with fix and message to send. */
export function adviceGet(deps: ReportGetDeps) {
  return async (caller: Caller, req: Request, res: Response): Promise<void> => {
    const stored = await ownStored(caller, req, res, deps);
    if (stored !== null) answerWork(res, await viewed(caller, stored, { as: 'advice' }, deps));
  };
}

const downloads = { json: 'application/json', html: 'text/html', md: 'text/markdown' } as const;

/** Stands alone: its own styles and scripts and nothing from anywhere. */
const downloadPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'none'";

/**
 * `GET /api/self-tests/{id}/report.{json,html,md}`: a file to keep. Through Forge's proxy only JSON is sure to pass, so a
 * caller that takes nothing but JSON gets the file as `{content}`.
 */
export function downloadGet(format: keyof typeof downloads, deps: ReportGetDeps) {
  return async (caller: Caller, req: Request, res: Response): Promise<void> => {
    const stored = await ownStored(caller, req, res, deps);
    if (stored === null) return;
    answerWork(res, await viewed(caller, stored, { as: format }, deps), (content) => {
      if (format !== 'json' && req.headers.accept === 'application/json') return void res.json({ content });
      res.setHeader('Content-Disposition', `attachment; filename="clearance-${req.params.id}.${format}"`);
      res.setHeader('Content-Security-Policy', downloadPolicy);
      res.setHeader('Content-Type', `${downloads[format]}; charset=utf-8`);
      res.send(Buffer.from(content, 'utf8'));
    });
  };
}

function viewed(caller: Caller, stored: StoredReport, view: ReportView, { longWork }: ReportGetDeps) {
  return longWork.do(tenantKey(caller.tenant), { kind: 'stored-report', stored, view });
}

/** The caller's own report; another tenant's id is answered like one that never was. */
export async function ownStored(
  caller: Caller,
  req: Request,
  res: Response,
  deps: SelfTestsGetDeps,
): Promise<StoredReport | null> {
  const id = req.params.id;
  const known = typeof id === 'string' && idForm.test(id);
  const stored = known ? await deps.runs.stored(tenantKey(caller.tenant), id) : null;
  if (stored === null) answerError(res, 404, 'not-found', 'There is no such self-test.');
  return stored;
}
