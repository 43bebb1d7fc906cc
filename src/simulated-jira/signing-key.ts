import { generateKeyPairSync, randomUUID } from 'node:crypto';
import type { SigningKey } from './world.ts';

/** A fresh RSA key; its id is a UUID, as Atlassian's are. */
export function newSigningKey(): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { kid: randomUUID(), privateKey, publicKey };
}
