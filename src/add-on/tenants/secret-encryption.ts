import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Secret } from '../../tokens/index.ts';
import type { EncryptionKey } from './encryption-keys.ts';

/**
 * Encrypts one secret for its owner: AES-256-GCM, fresh 96-bit IV, key id beside the text, the owner (kind of secret and
 * clientKey or installationId) as associated data, so that a row copied onto another tenant does not open.
 */
export interface SecretEncryption {
  encrypt(secret: Secret, owner: string): string;
  /** Fails where the key is gone, the text was tampered with, or it belongs to another owner. */
  decrypt(
    encrypted: string,
    owner: string,
  ): { ok: true; secret: Secret } | { ok: false; keyId: string | null };
  /** Whether the newest key made it; if not, it should be written again. */
  isCurrent(encrypted: string): boolean;
}

const version = 'v1';

/** `keys`: the first encrypts, all decrypt. */
export function secretEncryption(keys: readonly [EncryptionKey, ...EncryptionKey[]]): SecretEncryption {
  const [current] = keys;
  return {
    encrypt(secret, owner) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', current.key, iv);
      cipher.setAAD(associated(current.id, owner));
      const text = Buffer.concat([cipher.update(secret.reveal()), cipher.final(), cipher.getAuthTag()]);
      return [version, current.id, iv.toString('base64url'), text.toString('base64url')].join(':');
    },
    decrypt(encrypted, owner) {
      const [form, id, iv = '', text = ''] = encrypted.split(':');
      const found = keys.find((key) => key.id === id);
      if (form !== version || !found) return { ok: false, keyId: id ?? null };
      try {
        const bytes = Buffer.from(text, 'base64url');
        const options = { authTagLength: 16 };
        const decipher = createDecipheriv('aes-256-gcm', found.key, Buffer.from(iv, 'base64url'), options);
        decipher.setAAD(associated(found.id, owner));
        decipher.setAuthTag(bytes.subarray(-16));
        const opened = Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]);
        return { ok: true, secret: new Secret(opened.toString()) };
      } catch {
        return { ok: false, keyId: found.id };
      }
    },
    isCurrent: (encrypted) => encrypted.startsWith(`${version}:${current.id}:`),
  };
}

function associated(keyId: string, owner: string): Buffer {
  return Buffer.from(JSON.stringify([version, keyId, owner]));
}
