import {
  type ForgeApp,
  type ForgeRejected,
  type Invocation,
  readInvocationKid,
  refused,
  verifyInvocation,
} from '../../../tokens/index.ts';
import type { ForgeKeySet } from './key-set.ts';

interface ReadInvocationDeps {
  readonly app: ForgeApp;
  readonly keys: ForgeKeySet;
  readonly now: () => Date;
}

export type ReadInvocation = (
  compact: string,
) => Promise<{ ok: true; invocation: Invocation } | ForgeRejected>;

/** The one verifier of invocation tokens: key by kid from the configured key set, then every check. */
export function invocationReader(deps: ReadInvocationDeps): ReadInvocation {
  return async (compact) => {
    const read = readInvocationKid(compact);
    if (!read.ok) return read;
    const { kid } = read;
    const found = await deps.keys.find(kid);
    if (found.ok)
      return verifyInvocation(compact, found.key, deps.app, Math.floor(deps.now().getTime() / 1000));
    if (found.kind === 'unknown') return refused({ kind: 'kid-unknown', kid });
    return refused({ kind: 'keys-unreachable', kid, retryAfterSeconds: found.retryAfterSeconds });
  };
}
