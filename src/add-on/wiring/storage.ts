import { unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Config } from '../config/config.ts';
import { keyFileFor, readOrGenerateKeyFile } from '../config/key-file.ts';
import { systemErrorCode } from '../config/system-error.ts';
import { reasonOf } from '../database/backup.ts';
import type { DatabaseAddress } from '../database/database-address.ts';
import { makeFolder } from '../database/make-folder.ts';
import { type Database, openDatabase } from '../database/open.ts';
import { claimDatabase } from '../database/single-server.ts';
import type { Log } from '../log.ts';
import type { EncryptionKey } from '../tenants/encryption-keys.ts';
import { openTenants, type Tenants } from '../tenants/open-tenants.ts';
import { StartRefused } from './start-refused.ts';

/** Opens the configured database, migrated. Throws {@link StartRefused} when it cannot be reached or another server has it. */
export async function openStorage(config: Config, log: Log): Promise<Database> {
  const onIdleError = (error: Error): void => log.warn({ name: error.name }, 'a database connection broke');
  try {
    if (config.database.kind === 'postgres') return await openDatabase(config.database, { onIdleError });
    return await openClaimed(config.database, onIdleError);
  } catch (error) {
    if (error instanceof StartRefused) throw error;
    throw new StartRefused([`DATABASE_URL: the database cannot be opened: ${reason(config, error)}`]);
  }
}

/** Of PostgreSQL no file is ours: one that is missing is a certificate, and the system's own message names it. */
function reason({ database }: Config, error: unknown): string {
  if (database.kind === 'embedded' || !(error instanceof Error)) return reasonOf(error);
  // Of a host with several addresses, none of which answers, Node gives a code and no message.
  return error.message || (systemErrorCode(error) ?? error.name);
}

async function openClaimed(
  address: Extract<DatabaseAddress, { kind: 'embedded' }>,
  onIdleError: (error: Error) => void,
): Promise<Database> {
  const { file } = address;
  if (file !== ':memory:') makeFolder(dirname(file));
  const claim = claimDatabase(file);
  if (claim === null) {
    throw new StartRefused([
      `DATABASE_URL: another server is running on ${file}; stop it first, or use PostgreSQL for several.`,
    ]);
  }
  try {
    const database = await openDatabase(address, { onIdleError });
    const close = async (): Promise<void> => {
      await database.close();
      claim.release();
    };
    return { ...database, close };
  } catch (error) {
    claim.release();
    throw error;
  }
}

/** Opens the tenants with the configured keys, or those of the key file. Throws {@link StartRefused} where keys lack. */
export async function openTenantStores(
  config: Config,
  database: Database,
  log: Log,
  now: () => Date,
): Promise<Tenants> {
  const fromFile = config.encryptionKeys === null ? await keysFromFile(config, log) : null;
  const [first, ...rest] = config.encryptionKeys ?? fromFile?.keys ?? [];
  if (first === undefined) throw new StartRefused(['ENCRYPTION_KEYS: holds no key.']);
  const opening = await openTenants(database, [first, ...rest], now);
  if (!opening.ok) throw new StartRefused([(await lostKeyFile(fromFile)) ?? opening.problem]);
  const { rewritten } = opening.tenants;
  if (rewritten > 0) log.info({ secrets: rewritten }, 'encrypted anew with the first key');
  return opening.tenants;
}

interface KeysOfFile {
  readonly file: string;
  readonly keys: readonly EncryptionKey[];
  /** Made by this start. */
  readonly generated: boolean;
}

async function keysFromFile(config: Config, log: Log): Promise<KeysOfFile> {
  const file = keyFileFor(config.database);
  const read = await readOrGenerateKeyFile(file);
  if (!read.ok) throw new StartRefused([read.problem]);
  const { keys, generated } = read;
  log.warn(
    { file, generated },
    'ENCRYPTION_KEYS is not set; using a key file of this machine. Back it up: without it no stored secret can be read.',
  );
  return { file, keys, generated };
}

/** A key that was made just now opens nothing that was stored before: the file it stands in has been lost, and this one is in its way. */
async function lostKeyFile(fromFile: KeysOfFile | null): Promise<string | null> {
  if (fromFile === null || !fromFile.generated) return null;
  await unlink(fromFile.file);
  return `ENCRYPTION_KEYS is not set, and there is no key file ${fromFile.file}, with which the stored secrets were encrypted; put it back from where it was kept.`;
}
