import { chmodSync, copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { type BackupOutcome, failure, soundness, toDisk } from './backup.ts';
import { makeFolder } from './make-folder.ts';
import { claimDatabase } from './single-server.ts';
import { openSqlite } from './sqlite.ts';

/**
 * Puts a backup in the place of the embedded database, which is kept beside it as `.before-restore`. Refused while a server
 * runs on it, and for a file that is no whole backup. Killed at any moment it leaves the one database or the other, whole: a
 * server that found none would begin an empty one.
 */
export function restore(backup: string, file: string): BackupOutcome {
  const sound = soundness(backup);
  if (!sound.ok) return sound;
  const draft = `${file}.restoring`;
  let claim: ReturnType<typeof claimDatabase> = null;
  try {
    makeFolder(dirname(file));
    claim = claimDatabase(file);
    if (claim === null) return { ok: false, problem: `A server is running on ${file}; stop it first.` };
    copyFileSync(backup, draft);
    chmodSync(draft, 0o600);
    toDisk(draft);
    if (existsSync(file)) keep(file);
    renameSync(draft, file);
    return { ok: true };
  } catch (error) {
    return failure('restore', file, error);
  } finally {
    if (claim !== null) rmSync(draft, { force: true });
    claim?.release();
  }
}

/** Copies the present database; its journal must not be there any more when another file takes its name. */
function keep(file: string): void {
  const kept = `${file}.before-restore`;
  for (const end of ['', '-wal', '-shm']) rmSync(`${kept}${end}`, { force: true });
  settle(file);
  copyFileSync(file, kept);
  chmodSync(kept, 0o600);
  toDisk(kept);
  for (const end of ['-wal', '-shm'])
    if (existsSync(`${file}${end}`)) renameSync(`${file}${end}`, `${kept}${end}`);
}

/** Writes the journal into the file where it can still be read; who restores may do so because it cannot. */
function settle(file: string): void {
  try {
    const database = openSqlite(file);
    try {
      database.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      database.close();
    }
  } catch {
    // Kept as it is, journal and all.
  }
}
