import { createSecretKey, type KeyObject } from 'node:crypto';
import type { SettingReading } from '../config/setting-reading.ts';

/** One AES-256 key; its id stands beside what it encrypted, so that keys can be rotated. */
export interface EncryptionKey {
  readonly id: string;
  readonly key: KeyObject;
}

/** Reads `id:base64-of-32-bytes`, comma separated. A problem names the position and id, never the key. */
export function parseEncryptionKeys(text: string): SettingReading<EncryptionKey[]> {
  const keys: EncryptionKey[] = [];
  const entries = text.split(',').map((entry) => entry.trim());
  for (const [index, entry] of entries.entries()) {
    const wrong = (problem: string): SettingReading<EncryptionKey[]> => ({
      ok: false,
      problem: `ENCRYPTION_KEYS: entry ${index + 1} ${problem}`,
    });
    const colon = entry.indexOf(':');
    const id = entry.slice(0, Math.max(colon, 0));
    if (!/^[A-Za-z0-9._-]{1,64}$/.test(id))
      return wrong('must be written id:base64, id of letters, digits, . _ and -.');
    const bytes = decodeBase64(entry.slice(colon + 1));
    if (bytes?.length !== 32)
      return wrong(`("${id}") must be 32 bytes in base64; make one with: openssl rand -base64 32`);
    if (keys.some((other) => other.id === id)) return wrong(`repeats the id "${id}".`);
    keys.push({ id, key: createSecretKey(bytes) });
  }
  return { ok: true, value: keys };
}

function decodeBase64(text: string): Buffer | null {
  return /^[A-Za-z0-9+/_-]+={0,2}$/.test(text) ? Buffer.from(text, 'base64') : null;
}
