import { chmodSync, existsSync, rmSync } from 'node:fs';
import Sqlite from 'libsql';
import { z } from 'zod';

export type BackupOutcome = { readonly ok: true } | { readonly ok: false; readonly problem: string };

/**
 * Writes the whole embedded database into one new file, complete and consistent, also while a server writes to it. Copying
 * the file itself would leave out what still stands in its journal.
 */
export function backUp(file: string, target: string): BackupOutcome {
  if (!existsSync(file)) return { ok: false, problem: `There is no database at ${file}.` };
  if (existsSync(target)) return { ok: false, problem: `${target} exists already; name a new file.` };
  const database = new Sqlite(file);
  try {
    database.pragma('busy_timeout = 5000');
    database.prepare('vacuum into ?').run(target);
    chmodSync(target, 0o600);
    return soundness(target);
  } catch (error) {
    rmSync(target, { force: true });
    return {
      ok: false,
      problem: `The backup failed: ${error instanceof Error ? error.message : 'unknown'}.`,
    };
  } finally {
    database.close();
  }
}

const Integrity = z.object({ integrity_check: z.literal('ok') });

/** Whether a file is a whole database of ours. */
export function soundness(file: string): BackupOutcome {
  if (!existsSync(file)) return { ok: false, problem: `There is no file ${file}.` };
  const database = new Sqlite(file, { readonly: true });
  try {
    const ours = database.prepare("select 1 from sqlite_master where name = 'connect_tenants'").all();
    const check = Integrity.safeParse(database.prepare('pragma integrity_check').get());
    if (ours.length === 1 && check.success) return { ok: true };
    return { ok: false, problem: `${file} is no whole database of Clearance.` };
  } catch (error) {
    return {
      ok: false,
      problem: `${file} cannot be read: ${error instanceof Error ? error.message : 'unknown'}.`,
    };
  } finally {
    database.close();
  }
}
