import { type Kysely, sql } from 'kysely';
import type { DatabaseAddress } from './database-address.ts';
import { openEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';
import { migratingPatience, openPostgres, type PostgresPatience, servingPatience } from './postgres.ts';
import { type Readiness, readiness } from './readiness.ts';
import type { Tables } from './tables.ts';

export interface Database extends Readiness {
  readonly db: Kysely<Tables>;
  readonly kind: DatabaseAddress['kind'];
  /** After something was erased: nothing of it is left in the files of the embedded database either. */
  scrub(): Promise<void>;
  close(): Promise<void>;
}

interface DatabaseOptions {
  /** Connections that break while no statement runs are told here; the pool replaces them by itself. */
  readonly onIdleError: (error: Error) => void;
  /** PostgreSQL; as a server has it when left out. */
  readonly patience?: PostgresPatience;
}

/** Opens the database and brings its schema up to date. Throws when it cannot be reached. */
export async function openDatabase(address: DatabaseAddress, options: DatabaseOptions): Promise<Database> {
  const db =
    address.kind === 'embedded' ? openEmbedded(address.file) : await serving(address.url.reveal(), options);
  try {
    if (address.kind === 'embedded') await migrate(db, 'embedded');
  } catch (error) {
    await db.destroy();
    throw error;
  }
  // Overwritten pages reach the file, and the journal that held what they were is cut to nothing.
  const scrub = async (): Promise<void> => {
    if (address.kind === 'embedded') await sql`pragma wal_checkpoint(truncate)`.execute(db);
  };
  return {
    db,
    kind: address.kind,
    ...readiness(db),
    scrub,
    async close() {
      // libsql leaves the journal as it stands, and whoever copies the file of a stopped server would copy none of it.
      await scrub().catch(() => undefined);
      await db.destroy();
    },
  };
}

async function serving(url: string, options: DatabaseOptions): Promise<Kysely<Tables>> {
  const { onIdleError, patience = servingPatience } = options;
  const migrating = await openPostgres(url, { patience: migratingPatience, connections: 2, onIdleError });
  try {
    await migrate(migrating, 'postgres');
  } finally {
    await migrating.destroy();
  }
  return openPostgres(url, { patience, connections: 10, onIdleError });
}
