import type { Request, Response } from 'express';
import type { Outcome } from '../../long-work/off-the-loop.ts';
import type { StoredReport } from '../../runs/stored-report.ts';
import { tenantKey } from '../../tenants/tenant.ts';
import { answerError } from '../answers.ts';
import type { Caller } from './caller.ts';
import { answerWork } from './long-work-answer.ts';
import { idForm, ownStored, type ReportGetDeps } from './self-tests-get.ts';

/** Earlier runs looked at, at most: the one to compare with is nearly always the last. */
const lookedAt = 20;

/** The answer where an earlier run asked for other things, or for less. */
const notComparable = 'null';

/** `GET /api/self-tests/{id}/changes`: gaps opened and closed since the run before, or since the run `?since=`. */
export function changesGet(deps: ReportGetDeps) {
  return async (caller: Caller, req: Request, res: Response): Promise<void> => {
    const { since } = req.query;
    if (since !== undefined && (typeof since !== 'string' || !idForm.test(since))) {
      return answerError(res, 400, 'malformed', 'since must be the id of a self-test.');
    }
    const stored = await ownStored(caller, req, res, deps);
    if (stored === null) return;
    const tenant = tenantKey(caller.tenant);
    if (since === undefined)
      return answerWork(res, await sinceComparable(tenant, req.params.id, stored, deps));
    const earlier = await deps.runs.stored(tenant, since);
    if (earlier === null) return answerError(res, 404, 'not-found', 'There is no such self-test.');
    answerWork(res, await deps.longWork.do(tenant, { kind: 'changes', stored, earlier, comparable: false }));
  };
}

/** Against the newest earlier run that asked for as much; one at a time, so that no more than two are ever held. */
async function sinceComparable(
  tenant: string,
  id: unknown,
  stored: StoredReport,
  { runs, longWork }: ReportGetDeps,
): Promise<Outcome> {
  const listed = typeof id === 'string' ? await runs.list(tenant, id) : [];
  for (const before of listed.slice(0, lookedAt)) {
    if (before.state !== 'finished') continue;
    const earlier = await runs.stored(tenant, before.id);
    if (earlier === null) continue;
    const outcome = await longWork.do(tenant, { kind: 'changes', stored, earlier, comparable: true });
    const compared = outcome.kind === 'answered' && outcome.answer.ok ? outcome.answer.text : null;
    if (compared !== notComparable) return outcome;
  }
  return longWork.do(tenant, { kind: 'changes', stored, earlier: null, comparable: true });
}
