import type { Request, RequestHandler, Response } from 'express';
import type { Tenant } from '../../tenants/tenant.ts';
import type { Viewer } from '../../wiring/tenant-identities.ts';
import { afterBodyHead, readBytes, readJson } from '../json-body.ts';

/** Who calls the API: taken from a verified token, a Jira administrator by Jira's own word. */
export interface Caller {
  readonly tenant: Tenant;
  readonly viewer: Viewer;
}

export type Handle = (caller: Caller, req: Request, res: Response) => Promise<void> | void;

/** Finds the caller, or answers the refusal and gives null. */
export type Authenticate = (req: Request, res: Response) => Promise<Caller | null>;

/** A route that only ever sees a verified administrator. */
export function forAdministrators(authenticate: Authenticate, handle: Handle): RequestHandler {
  return async (req, res) => {
    const caller = await authenticate(req, res);
    if (caller !== null) await handle(caller, req, res);
  };
}

/** As {@link forAdministrators}, for a route with a body, of which nothing is read before the caller is known. */
export function withBody(authenticate: Authenticate, handle: Handle): RequestHandler {
  const read: Handle = async (caller, req, res) => {
    await readJson(req, res);
    await handle(caller, req, res);
  };
  return afterBodyHead(forAdministrators(authenticate, read));
}

/** As {@link withBody}, for a body that is handed on as it came. */
export function withBytes(
  authenticate: Authenticate,
  handle: (caller: Caller, body: Uint8Array, res: Response) => Promise<void>,
): RequestHandler {
  return afterBodyHead(
    forAdministrators(authenticate, async (caller, req, res) => {
      await handle(caller, await readBytes(req, res), res);
    }),
  );
}
