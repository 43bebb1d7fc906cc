import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { sharedSecretOwner } from './connect-tenants.ts';
import { systemTokenOwner } from './forge-tenants.ts';
import type { SecretEncryption } from './secret-encryption.ts';

type KeyRotation =
  | { readonly ok: true; readonly rewritten: number }
  /** Ids of keys that stored secrets need and ENCRYPTION_KEYS does not hold. */
  | { readonly ok: false; readonly missingKeyIds: string[]; readonly secrets: number };

/**
 * At the start: encrypts anew with the first key whatever an older one made, so that the older key can then be dropped.
 * Every replica must hold the new key before one of them has it first (`old,new` everywhere, then `new,old`, then `new`).
 * A secret that no key opens stops the start, because its tenant could not be verified any more. Each row is changed
 * only if nobody else changed it meanwhile, so several replicas may do this at once.
 */
export async function rotateKeys(db: Kysely<Tables>, encryption: SecretEncryption): Promise<KeyRotation> {
  const missing = new Set<string>();
  let unreadable = 0;
  let rewritten = 0;
  const renew = (encrypted: string, owner: string): string | null => {
    const opened = encryption.decrypt(encrypted, owner);
    if (opened.ok) return encryption.isCurrent(encrypted) ? null : encryption.encrypt(opened.secret, owner);
    missing.add(opened.keyId ?? 'unknown');
    unreadable += 1;
    return null;
  };

  for (const row of await db
    .selectFrom('connect_tenants')
    .select(['client_key', 'shared_secret'])
    .execute()) {
    if (row.shared_secret === '') continue;
    const renewed = renew(row.shared_secret, sharedSecretOwner(row.client_key));
    if (renewed === null) continue;
    rewritten += 1;
    await db
      .updateTable('connect_tenants')
      .set({ shared_secret: renewed })
      .where('client_key', '=', row.client_key)
      .where('shared_secret', '=', row.shared_secret)
      .execute();
  }

  for (const row of await db
    .selectFrom('forge_tenants')
    .select(['installation_id', 'system_token'])
    .execute()) {
    if (row.system_token === null) continue;
    const renewed = renew(row.system_token, systemTokenOwner(row.installation_id));
    if (renewed === null) continue;
    rewritten += 1;
    await db
      .updateTable('forge_tenants')
      .set({ system_token: renewed })
      .where('installation_id', '=', row.installation_id)
      .where('system_token', '=', row.system_token)
      .execute();
  }
  if (missing.size > 0) return { ok: false, missingKeyIds: [...missing], secrets: unreadable };
  return { ok: true, rewritten };
}
