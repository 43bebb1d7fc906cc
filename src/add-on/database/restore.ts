import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { type BackupOutcome, soundness } from './backup.ts';
import { claimDatabase } from './single-server.ts';

/**
 * Puts a backup in the place of the embedded database, which is kept beside it as `.before-restore`. Refused while a server
 * runs on it, and for a file that is no whole backup.
 */
export function restore(backup: string, file: string): BackupOutcome {
  const sound = soundness(backup);
  if (!sound.ok) return sound;
  mkdirSync(dirname(file), { recursive: true });
  const claim = claimDatabase(file);
  if (claim === null) return { ok: false, problem: `A server is running on ${file}; stop it first.` };
  try {
    const draft = `${file}.restoring`;
    copyFileSync(backup, draft);
    chmodSync(draft, 0o600);
    if (existsSync(file)) {
      for (const end of ['', '-wal', '-shm']) {
        rmSync(`${file}.before-restore${end}`, { force: true });
        if (existsSync(`${file}${end}`)) renameSync(`${file}${end}`, `${file}.before-restore${end}`);
      }
    }
    renameSync(draft, file);
    return { ok: true };
  } finally {
    claim.release();
  }
}
