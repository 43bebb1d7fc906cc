import type { Response } from 'express';
import type { LongWork } from '../../long-work/long-work.ts';
import type { ReadWork } from '../../long-work/work.ts';
import { tenantKey } from '../../tenants/tenant.ts';
import type { Caller } from './caller.ts';
import { answerWork } from './long-work-answer.ts';

export interface LongWorkPostDeps {
  readonly longWork: LongWork;
}

/**
 * `POST /api/explanations` and `POST /api/imported-reports`: a text, an evidence or a report made elsewhere → what we say of it.
 * Nothing of it is kept.
 */
export function longWorkPost(kind: ReadWork['kind'], { longWork }: LongWorkPostDeps) {
  return async (caller: Caller, body: Uint8Array, res: Response): Promise<void> =>
    answerWork(res, await longWork.do(tenantKey(caller.tenant), { kind, body }));
}
