import type { Response } from 'express';
import type { LongWork } from '../../long-work/long-work.ts';
import type { Work } from '../../long-work/work.ts';
import { tenantKey } from '../../tenants/tenant.ts';
import { answerError } from '../answers.ts';
import type { Caller } from './caller.ts';

export interface LongWorkPostDeps {
  readonly longWork: LongWork;
}

/**
 * `POST /api/explanations` and `POST /api/imported-reports`: a text, an evidence or a report made elsewhere → what we say of it.
 * Nothing of it is kept. 429 while too much waits, 503 where it takes too long.
 */
export function longWorkPost(kind: Work['kind'], { longWork }: LongWorkPostDeps) {
  return async (caller: Caller, body: Uint8Array, res: Response): Promise<void> => {
    const outcome = await longWork.do(tenantKey(caller.tenant), { kind, body });
    switch (outcome.kind) {
      case 'answered':
        if (outcome.answer.ok) res.type('json').send(outcome.answer.json);
        else answerError(res, 400, 'malformed', outcome.answer.problem);
        return;
      case 'busy':
        res.setHeader('Retry-After', '5');
        return answerError(res, 429, 'too-many-requests', 'Too much is being read already; try again soon.');
      case 'given-up':
        res.setHeader('Retry-After', '30');
        return answerError(res, 503, 'unavailable', 'Reading this took too long; send less of it.');
      case 'failed':
        throw outcome.error;
    }
  };
}
