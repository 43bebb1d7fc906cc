import type { KeyObject } from 'node:crypto';
import type { Request } from 'express';
import {
  type AppAddress,
  type ConnectRejection,
  type LifecycleRequest,
  type Rejected,
  readLifecycleKid,
  rejected,
} from '../../../tokens/index.ts';
import { tokenInHeader } from '../presented-token.ts';
import type { InstallKey, InstallKeys } from './install-keys.ts';

export interface SignedCallDeps {
  readonly app: AppAddress;
  readonly installKeys: InstallKeys;
  readonly now: () => Date;
}

/** A call with an RS256 token and the key its kid names; nothing about it is verified yet. */
export interface SignedCall {
  readonly ok: true;
  readonly compact: string;
  readonly key: KeyObject;
  readonly request: LifecycleRequest;
  /** Seconds since 1970, taken after the key was there. */
  readonly now: number;
}

export async function readSigned(req: Request, deps: SignedCallDeps): Promise<SignedCall | Rejected> {
  const presented = tokenInHeader(req);
  if (!presented.ok) return presented;
  const { scheme, compact } = presented;
  if (scheme !== 'jwt')
    return rejected({ kind: 'token-malformed', problem: 'Authorization scheme is not JWT' });
  const read = readLifecycleKid(compact);
  if (!read.ok) return read;
  const found = await deps.installKeys.find(read.kid);
  if (!found.ok) return rejected(noKey(read.kid, found));
  const request = { method: req.method, url: req.originalUrl, body: req.body as unknown };
  return { ok: true, compact, key: found.key, request, now: Math.floor(deps.now().getTime() / 1000) };
}

function noKey(kid: string, missing: Exclude<InstallKey, { ok: true }>): ConnectRejection {
  switch (missing.kind) {
    case 'unknown':
      return { kind: 'kid-unknown', kid };
    case 'unreachable':
      return { kind: 'keys-unreachable', kid, retryAfterSeconds: missing.retryAfterSeconds };
    case 'cooling-down':
      return { kind: 'too-many-unknown-kids', kid, retryAfterSeconds: missing.retryAfterSeconds };
  }
}
