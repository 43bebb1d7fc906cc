import { createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { Fetch } from '../../../jira-client/index.ts';
import { textWithin } from '../limited-body.ts';

/** The keys with which Forge signs invocation tokens. */
export interface ForgeKeySet {
  find(kid: string): Promise<ForgeKey>;
}

type ForgeKey =
  | { readonly ok: true; readonly key: KeyObject }
  | { readonly ok: false; readonly kind: 'unknown' }
  | { readonly ok: false; readonly kind: 'unreachable'; readonly retryAfterSeconds: number };

interface ForgeKeySetOptions {
  readonly url: string;
  readonly fetch: Fetch;
  readonly now: () => Date;
  readonly timeoutMs?: number;
}

/** After this long a known key is looked up again, in the background: it goes on working while the source is silent. */
const freshMs = 600_000;
/** However many unknown kids come, the source is asked no more often than this. */
const coolDownMs = 10_000;
const longestKeySet = 262_144;

const KeySet = z.object({ keys: z.array(z.looseObject({ kid: z.string(), kty: z.string() })) });

/**
 * Forge's key set: kept in memory, one fetch in flight, a cool-down between fetches whatever is asked for, no redirects.
 * A key once seen goes on working when the source cannot be reached; an unknown one is then `unreachable`, not `unknown`.
 * (jose's remote key set refuses known keys too once its cache is stale and a reload fails, and does not tell the two apart;
 * Forge wants 401 only for a bad token: https://developer.atlassian.com/platform/forge/remote/essentials/).
 */
export function forgeKeySet(options: ForgeKeySetOptions): ForgeKeySet {
  let keys: ReadonlyMap<string, KeyObject> = new Map();
  let fetchedAt = Number.NEGATIVE_INFINITY;
  let askedAt = Number.NEGATIVE_INFINITY;
  let reachable = true;
  let inFlight: Promise<void> | null = null;

  async function reload(): Promise<void> {
    askedAt = options.now().getTime();
    const fetched = await fetchKeySet(options);
    reachable = fetched !== null;
    if (fetched === null) return;
    keys = fetched;
    fetchedAt = options.now().getTime();
  }

  function reloadOnce(): Promise<void> {
    inFlight ??= reload().finally(() => {
      inFlight = null;
    });
    return inFlight;
  }

  return {
    async find(kid) {
      const now = options.now().getTime();
      const known = keys.get(kid);
      const cooledDown = now - askedAt >= coolDownMs;
      if (known) {
        if (now - fetchedAt >= freshMs && cooledDown) void reloadOnce();
        return { ok: true, key: known };
      }
      if (inFlight !== null || cooledDown) await reloadOnce();
      const key = keys.get(kid);
      if (key) return { ok: true, key };
      return reachable
        ? { ok: false, kind: 'unknown' }
        : { ok: false, kind: 'unreachable', retryAfterSeconds: 10 };
    },
  };
}

/** null: the source did not answer with a key set. */
async function fetchKeySet(options: ForgeKeySetOptions): Promise<ReadonlyMap<string, KeyObject> | null> {
  try {
    const response = await options.fetch(options.url, {
      redirect: 'manual',
      signal: AbortSignal.timeout(options.timeoutMs ?? 4_000),
      headers: { accept: 'application/json' },
    });
    if (response.status !== 200) {
      await response.body?.cancel();
      return null;
    }
    const text = await textWithin(longestKeySet, response);
    return text === null ? null : readKeySet(text);
  } catch {
    return null;
  }
}

function readKeySet(text: string): ReadonlyMap<string, KeyObject> | null {
  const parsed = KeySet.safeParse(JSON.parse(text));
  if (!parsed.success) return null;
  const keys = new Map<string, KeyObject>();
  for (const jwk of parsed.data.keys) {
    if (jwk.kty !== 'RSA' || (jwk.alg !== undefined && jwk.alg !== 'RS256')) continue;
    if (jwk.use !== undefined && jwk.use !== 'sig') continue;
    try {
      keys.set(jwk.kid, createPublicKey({ key: { ...jwk }, format: 'jwk' }));
    } catch {
      // A key we cannot read is a key we do not know; the others still work.
    }
  }
  return keys;
}
