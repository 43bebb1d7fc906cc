import { createHash } from 'node:crypto';
import type { Invocation } from '../../../tokens/index.ts';
import type { SharedInvocations } from '../../tenants/heard-invocations.ts';

/** Invocation tokens that were used already. Forge signs a new one for every call of a page. */
export interface HeardInvocations {
  /**
   * Whether this token comes for the first time; remembers it until it has ended. One without a `jti` passes: two calls of
   * one second may carry the same.
   */
  first(compact: string, invocation: Pick<Invocation, 'jti' | 'exp'>): Promise<boolean>;
}

/** A token is accepted for a minute beyond its end. */
const leewaySeconds = 60;

/**
 * In memory, and, where there are other replicas, with them in the database. A server of its own forgets with a restart, after which
 * a token of the minutes before passes once more: that is less than a write for each call of a page would cost.
 */
export function heardInvocations(
  now: () => Date,
  shared: SharedInvocations | null,
  mostRemembered = 100_000,
): HeardInvocations {
  const heard = new Map<string, number>();

  function forgetEnded(at: number): void {
    for (const [name, until] of heard) if (until <= at) heard.delete(name);
    // Full of tokens that all still hold: the oldest go, which end first.
    for (const name of heard.keys()) {
      if (heard.size < mostRemembered) return;
      heard.delete(name);
    }
  }

  return {
    async first(compact, { jti, exp }) {
      if (jti === null) return true;
      // What was signed, without the signature, whose text may be spelled in several ways.
      const name = createHash('sha256')
        .update(compact.slice(0, compact.lastIndexOf('.')))
        .digest('base64url');
      const at = now().getTime() / 1000;
      const until = heard.get(name);
      if (until !== undefined && until > at) return false;
      if (heard.size >= mostRemembered) forgetEnded(at);
      heard.set(name, exp + leewaySeconds);
      return shared === null || shared.first(name, exp + leewaySeconds);
    },
  };
}
