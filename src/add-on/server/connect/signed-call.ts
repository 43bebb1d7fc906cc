import type { Request } from 'express';
import {
  type AppAddress,
  type ConnectRejection,
  type LifecycleClaims,
  type Rejected,
  readLifecycleToken,
  rejected,
  verifyLifecycleToken,
} from '../../../tokens/index.ts';
import { tokenInHeader } from '../presented-token.ts';
import type { InstallKey, InstallKeys } from './install-keys.ts';

export interface SignedCallDeps {
  readonly app: AppAddress;
  readonly installKeys: InstallKeys;
  readonly now: () => Date;
}

/** A lifecycle call whose head is verified: the body may now be read, and must name the same tenant. */
interface SignedCall {
  readonly ok: true;
  readonly compact: string;
  readonly claims: LifecycleClaims;
}

/** Verifies an RS256 call from its head alone. */
export async function verifySignedHead(req: Request, deps: SignedCallDeps): Promise<SignedCall | Rejected> {
  const presented = tokenInHeader(req);
  if (!presented.ok) return presented;
  const { scheme, compact } = presented;
  if (scheme !== 'jwt')
    return rejected({ kind: 'token-malformed', problem: 'Authorization scheme is not JWT' });
  const seconds = (): number => Math.floor(deps.now().getTime() / 1000);
  const request = { method: req.method, url: req.originalUrl };
  const read = readLifecycleToken(compact, request, deps.app, seconds());
  if (!read.ok) return read;
  const found = await deps.installKeys.find(read.kid, req.socket.remoteAddress ?? 'unknown');
  if (!found.ok) return rejected(noKey(read.kid, found));
  const claims = verifyLifecycleToken(read, found.key, seconds());
  return claims.ok ? { ok: true, compact, claims } : claims;
}

function noKey(kid: string, missing: Exclude<InstallKey, { ok: true }>): ConnectRejection {
  switch (missing.kind) {
    case 'unknown':
      return { kind: 'kid-unknown', kid };
    case 'unreachable':
      return { kind: 'keys-unreachable', kid, retryAfterSeconds: missing.retryAfterSeconds };
    case 'too-many':
      return { kind: 'too-many-unknown-kids', kid, retryAfterSeconds: missing.retryAfterSeconds };
  }
}
