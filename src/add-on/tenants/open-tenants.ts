import type { Kysely } from 'kysely';
import type { Database } from '../database/open.ts';
import { ownCommit, sharedCommit } from '../database/shared-commit.ts';
import type { Tables } from '../database/tables.ts';
import { runsDeletion } from '../runs/runs-deletion.ts';
import { watchStore } from '../watch/watch-store.ts';
import { type ConnectTenants, connectTenants } from './connect-tenants.ts';
import type { EncryptionKey } from './encryption-keys.ts';
import { type ForgeTenants, forgeTenants } from './forge-tenants.ts';
import { type SharedInvocations, sharedInvocations } from './heard-invocations.ts';
import { rotateKeys } from './key-rotation.ts';
import { secretEncryption } from './secret-encryption.ts';
import { type TenantCache, tenantCache } from './tenant-cache.ts';

export interface Tenants {
  readonly connect: ConnectTenants;
  readonly forge: ForgeTenants;
  readonly cache: TenantCache;
  /** null: no other replica can have heard anything. */
  readonly invocations: SharedInvocations | null;
  /** Secrets encrypted anew with the first key at this start. */
  readonly rewritten: number;
}

type TenantsOpening =
  | { readonly ok: true; readonly tenants: Tenants }
  | { readonly ok: false; readonly problem: string };

async function eraseDeparted(through: Kysely<Tables>, tenant: string): Promise<void> {
  await watchStore(through).erase(tenant, 'departed');
  await runsDeletion(through).erase(tenant, 'departed');
}

/** Opens both stores; a problem where stored secrets need a key that is not there. */
export async function openTenants(
  database: Database,
  keys: readonly [EncryptionKey, ...EncryptionKey[]],
  now: () => Date,
): Promise<TenantsOpening> {
  const encryption = secretEncryption(keys);
  const rotation = await rotateKeys(database.db, encryption);
  if (!rotation.ok) {
    const ids = rotation.missingKeyIds.join(', ');
    return {
      ok: false,
      problem: `ENCRYPTION_KEYS: ${rotation.secrets} stored secrets cannot be decrypted with the keys given (made with key id ${ids}); add that key after the first one.`,
    };
  }
  const { db, kind: dialect } = database;
  const commit = dialect === 'embedded' ? sharedCommit(db) : ownCommit(db);
  const deps = { db, dialect, commit, encryption, now, eraseDeparted };
  const connect = connectTenants(deps);
  // An embedded database has one server, which announces its own changes; replicas ask the database each time.
  const maxAgeMs = database.kind === 'embedded' ? 1_000 : 0;
  return {
    ok: true,
    tenants: {
      connect,
      forge: forgeTenants(deps),
      cache: tenantCache(connect, { now, maxAgeMs }),
      invocations: database.kind === 'postgres' ? sharedInvocations(db, now) : null,
      rewritten: rotation.rewritten,
    },
  };
}
