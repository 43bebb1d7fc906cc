import type { Kysely } from 'kysely';
import type { Secret } from '../../tokens/index.ts';
import type { SharedCommit } from '../database/shared-commit.ts';
import type { Tables } from '../database/tables.ts';
import type { SecretEncryption } from './secret-encryption.ts';

export interface StoreDeps {
  readonly db: Kysely<Tables>;
  readonly dialect: 'embedded' | 'postgres';
  /** How work that must be durable is committed. */
  readonly commit: SharedCommit;
  readonly encryption: SecretEncryption;
  readonly now: () => Date;
  /** Erases what is kept of a tenant beside its own row, if it has uninstalled. */
  readonly eraseDeparted: (through: Kysely<Tables>, tenant: string) => Promise<void>;
}

/** A stored secret that no key opens: the start refuses to run in that state, so meeting it later is a bug or tampering. */
export class UnreadableSecret extends Error {
  constructor(owner: string, keyId: string | null) {
    super(`The secret of ${owner} cannot be decrypted (key id ${keyId ?? 'unknown'}).`);
    this.name = 'UnreadableSecret';
  }
}

/** A stored secret in the clear. Throws {@link UnreadableSecret}. */
export function openedSecret({ decrypt }: SecretEncryption, encrypted: string, owner: string): Secret {
  const opened = decrypt(encrypted, owner);
  if (!opened.ok) throw new UnreadableSecret(owner, opened.keyId);
  return opened.secret;
}
