import { createPublicKey, type KeyObject } from 'node:crypto';
import type { Fetch } from '../../../jira-client/index.ts';
import { textWithin } from '../limited-body.ts';
import { lookupShare } from './lookup-share.ts';

/** Where the public keys of signed installs come from. */
export interface InstallKeys {
  /** `kid` must be of a safe form already: it becomes the last part of the address. `from`: the address that asks. */
  find(kid: string, from: string): Promise<InstallKey>;
}

export type InstallKey =
  | { readonly ok: true; readonly key: KeyObject }
  | { readonly ok: false; readonly kind: 'unknown' }
  | { readonly ok: false; readonly kind: 'unreachable'; readonly retryAfterSeconds: number }
  /** Not looked up: nothing is known about this kid, for or against. */
  | { readonly ok: false; readonly kind: 'too-many'; readonly retryAfterSeconds: number };

interface InstallKeysOptions {
  /** Tried in order; without trailing slash. */
  readonly urls: readonly string[];
  readonly fetch: Fetch;
  readonly now: () => Date;
  readonly timeoutMs?: number;
}

/** A key never changes under its kid; a day bounds how long a withdrawn one is believed. */
const keyLifeMs = 86_400_000;
const unknownLifeMs = 300_000;
const unreachableLifeMs = 3_000;
const mostRemembered = 500;
const longestKey = 16_384;

/**
 * Install keys, cached by kid. One fetch in flight for a kid; a kid the source does not know is not asked for again for
 * five minutes; new kids are asked for at a rate bounded for each address and for all, so that forged tokens can neither
 * flood the source nor use up what installs from elsewhere need. Redirects are not followed.
 */
export function installKeys(options: InstallKeysOptions): InstallKeys {
  const remembered = new Map<string, { readonly answer: InstallKey; readonly until: number }>();
  const inFlight = new Map<string, Promise<InstallKey>>();
  const share = lookupShare(options.now);

  function remember(kid: string, answer: InstallKey): void {
    const life = answer.ok ? keyLifeMs : answer.kind === 'unknown' ? unknownLifeMs : unreachableLifeMs;
    if (remembered.size >= mostRemembered) forgetOldest(remembered);
    remembered.set(kid, { answer, until: options.now().getTime() + life });
  }

  async function ask(kid: string): Promise<InstallKey> {
    let unreachable = false;
    for (const url of options.urls) {
      const key = await fetchKey(`${url}/${kid}`, options).catch(() => 'unreachable' as const);
      if (key === 'unreachable') unreachable = true;
      else if (key !== null) return { ok: true, key };
    }
    return unreachable
      ? { ok: false, kind: 'unreachable', retryAfterSeconds: 5 }
      : { ok: false, kind: 'unknown' };
  }

  return {
    async find(kid, from) {
      const now = options.now().getTime();
      const known = remembered.get(kid);
      if (known && known.until > now) return known.answer;
      const pending = inFlight.get(kid);
      if (pending) return pending;
      if (!share.take(from)) return { ok: false, kind: 'too-many', retryAfterSeconds: 2 };
      const asked = ask(kid).finally(() => inFlight.delete(kid));
      inFlight.set(kid, asked);
      const answer = await asked;
      if (answer.ok) share.trust(from);
      remember(kid, answer);
      return answer;
    },
  };
}

/** Refusals go first: a flood of unknown kids must not push a known key out. */
function forgetOldest(remembered: Map<string, { readonly answer: InstallKey }>): void {
  for (const [kid, { answer }] of remembered) {
    if (answer.ok) continue;
    remembered.delete(kid);
    return;
  }
  const [oldest] = remembered.keys();
  if (oldest !== undefined) remembered.delete(oldest);
}

/** null: the source has no such key, or none that can be used; rejects where it cannot be reached. */
async function fetchKey(url: string, options: InstallKeysOptions): Promise<KeyObject | null> {
  const response = await options.fetch(url, {
    redirect: 'manual',
    signal: AbortSignal.timeout(options.timeoutMs ?? 4_000),
    headers: { accept: 'application/x-pem-file, text/plain, */*' },
  });
  if (response.status !== 200) {
    await response.body?.cancel();
    if (response.status >= 500 || response.status === 429) throw new Error('The source cannot answer now.');
    return null;
  }
  return readKey((await textWithin(longestKey, response)) ?? '');
}

function readKey(pem: string): KeyObject | null {
  // createPublicKey would also take a private key or a certificate; neither is what this source serves.
  if (!/^-----BEGIN (RSA )?PUBLIC KEY-----/.test(pem.trimStart())) return null;
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === 'rsa' ? key : null;
  } catch {
    return null;
  }
}
