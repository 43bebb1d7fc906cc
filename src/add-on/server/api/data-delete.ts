import type { Request, Response } from 'express';
import { tenantKey } from '../../tenants/tenant.ts';
import type { Caller } from './caller.ts';

export interface DataDeleteDeps {
  /** Ends and erases the self-tests of a tenant, named by its key. */
  readonly eraseRuns: (tenant: string) => Promise<void>;
}

/** `DELETE /api/data`: ends what runs and erases what is stored of this tenant's self-tests; 204. */
export function dataDelete({ eraseRuns }: DataDeleteDeps) {
  return async (caller: Caller, _req: Request, res: Response): Promise<void> => {
    await eraseRuns(tenantKey(caller.tenant));
    res.status(204).end();
  };
}
