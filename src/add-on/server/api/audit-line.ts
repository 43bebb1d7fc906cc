import type { Request, Response } from 'express';
import type { Log } from '../../log.ts';
import { tenantKey } from '../../tenants/tenant.ts';
import { traceIdOf } from '../answers.ts';
import { loggedPath } from '../request-log.ts';
import type { Caller } from './caller.ts';

/**
 * Who did what, and what came of it: one line for each call of a known person that changes something or was refused. An
 * account id is all it says of a person; a call that only reads and succeeds is in the request log by its trace id.
 */
export function auditLine(log: Log, caller: Caller, req: Request, res: Response): void {
  const reads = req.method === 'GET' || req.method === 'HEAD';
  res.on('finish', () => {
    if (reads && res.statusCode < 400) return;
    log.info(
      {
        traceId: traceIdOf(res),
        tenant: tenantKey(caller.tenant),
        account: caller.viewer.accountId,
        action: `${req.method} ${loggedPath(req.originalUrl)}`,
        outcome: res.statusCode,
      },
      'audit',
    );
  });
}
