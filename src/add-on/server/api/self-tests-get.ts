import type { Request, Response } from 'express';
import { adviceOf, type Report, renderReport } from '../../../report/index.ts';
import type { SelfTestRuns } from '../../runs/runs.ts';
import { tenantKey } from '../../tenants/tenant.ts';
import { answerError } from '../answers.ts';
import type { Caller } from './caller.ts';

/** An id of ours; anything else is not there, whatever it is. */
const idForm = /^[a-z0-9-]{1,64}$/;

export interface SelfTestsGetDeps {
  readonly runs: SelfTestRuns;
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

/** `GET /api/self-tests/{id}`: the report, also while it grows. */
export function selfTestGet(deps: SelfTestsGetDeps) {
  return async (caller: Caller, req: Request, res: Response): Promise<void> => {
    const report = await ownReport(caller, req, res, deps);
    if (report !== null) res.json(report);
  };
}

/** `GET /api/self-tests/{id}/advice`: the gaps in order, worded, with fix and message to send. */
export function adviceGet(deps: SelfTestsGetDeps) {
  return async (caller: Caller, req: Request, res: Response): Promise<void> => {
    const report = await ownReport(caller, req, res, deps);
    if (report !== null) res.json(adviceOf(report));
  };
}

/** `GET /api/self-tests/{id}/changes`: gaps opened and closed since the run before, or since the run `?since=`. */
export function changesGet({ runs }: SelfTestsGetDeps) {
  return async (caller: Caller, req: Request, res: Response): Promise<void> => {
    const { id } = req.params;
    const { since } = req.query;
    if (since !== undefined && (typeof since !== 'string' || !idForm.test(since))) {
      return answerError(res, 400, 'malformed', 'since must be the id of a self-test.');
    }
    const known = typeof id === 'string' && idForm.test(id);
    const changes = known ? await runs.changes(tenantKey(caller.tenant), id, since ?? null) : null;
    if (changes === null) return answerError(res, 404, 'not-found', 'There is no such self-test.');
    res.json(changes);
  };
}

const downloads = {
  json: { type: 'application/json; charset=utf-8' },
  html: { type: 'text/html; charset=utf-8' },
  md: { type: 'text/markdown; charset=utf-8' },
} as const;

/** Stands alone: its own styles and scripts and nothing from anywhere. */
const downloadPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'none'";

/**
 * `GET /api/self-tests/{id}/report.{json,html,md}`: a file to keep. Through Forge's proxy only JSON is sure to pass, so a
 * caller that takes nothing but JSON gets the file as `{content}`.
 */
export function downloadGet(format: keyof typeof downloads, deps: SelfTestsGetDeps) {
  return async (caller: Caller, req: Request, res: Response): Promise<void> => {
    const report = await ownReport(caller, req, res, deps);
    if (report === null) return;
    const content = renderReport(report, format);
    if (format !== 'json' && req.headers.accept === 'application/json') return void res.json({ content });
    res.setHeader('Content-Disposition', `attachment; filename="clearance-${report.id}.${format}"`);
    res.setHeader('Content-Security-Policy', downloadPolicy);
    res.setHeader('Content-Type', downloads[format].type);
    res.send(Buffer.from(content, 'utf8'));
  };
}

/** The caller's own report; another tenant's id is answered like one that never was. */
async function ownReport(
  caller: Caller,
  req: Request,
  res: Response,
  deps: SelfTestsGetDeps,
): Promise<Report | null> {
  const id = req.params.id;
  const known = typeof id === 'string' && idForm.test(id);
  const report = known ? await deps.runs.report(tenantKey(caller.tenant), id) : null;
  if (report === null) answerError(res, 404, 'not-found', 'There is no such self-test.');
  return report;
}
