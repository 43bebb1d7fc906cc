import { closeSync, existsSync, openSync } from 'node:fs';
import { systemErrorCode } from '../config/system-error.ts';
import { openSqlite } from './sqlite.ts';

/** The embedded database claimed for this server alone. */
interface Claim {
  release(): void;
}

/**
 * Claims the embedded database for one server: an exclusive lock on a file beside it, which the system takes back from a
 * process however it ends. null: another server has it. A reader (a backup) needs no claim.
 */
export function claimDatabase(file: string): Claim | null {
  if (file === ':memory:') return { release: () => undefined };
  const beside = `${file}.server`;
  // Before SQLite does, so that nobody else may read it.
  if (!existsSync(beside)) closeSync(openSync(beside, 'a', 0o600));
  const lock = openSqlite(beside);
  try {
    lock.pragma('busy_timeout = 0');
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if (systemErrorCode(error)?.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
  const release = (): void => {
    // The driver closes a file only when nobody remembers it; the lock goes now.
    lock.exec('rollback');
    lock.close();
  };
  return { release };
}
