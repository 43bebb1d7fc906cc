import type { Response } from 'express';
import { tenantKey } from '../../tenants/tenant.ts';
import type { Caller } from './caller.ts';
import { answerWork } from './long-work-answer.ts';
import type { LongWorkPostDeps } from './long-work-post.ts';

export interface AppFilesPostDeps extends LongWorkPostDeps {
  /** ISO 8601 day. */
  readonly today: () => string;
}

/** `POST /api/app-files`: what another app's descriptor or manifest declares, as `{kind, name, scopes, flaws}`. */
export function appFilesPost({ longWork, today }: AppFilesPostDeps) {
  return async (caller: Caller, body: Uint8Array, res: Response): Promise<void> =>
    answerWork(res, await longWork.do(tenantKey(caller.tenant), { kind: 'app-file', body, today: today() }));
}
