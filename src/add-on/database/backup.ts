import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { fileTrouble } from '../config/file-trouble.ts';
import { StartRefused } from '../wiring/start-refused.ts';
import { type Connection, openSqlite } from './sqlite.ts';

export type BackupOutcome = { readonly ok: true } | { readonly ok: false; readonly problem: string };

/**
 * Writes the whole embedded database into one new file, complete and consistent, also while a server writes to it. Copying
 * the file itself would leave out what still stands in its journal. The file has its name only once it is whole and on the disk:
 * a backup that was killed leaves `FILE.writing`, which the next one replaces.
 */
export function backUp(file: string, target: string): BackupOutcome {
  if (target === '') return { ok: false, problem: 'Name the file to write.' };
  if (!existsSync(file)) return { ok: false, problem: `There is no database at ${file}.` };
  if (existsSync(target)) return { ok: false, problem: `${target} exists already; name a new file.` };
  // SQLite would take it for a journal of the database at its next start.
  if (resolve(target).startsWith(`${resolve(file)}-`))
    return { ok: false, problem: `${target} is the name of a journal of ${file}; name another file.` };
  const draft = `${target}.writing`;
  let database: Connection | null = null;
  let isBegun = false;
  try {
    database = openSqlite(file);
    for (const end of ['', '-journal']) rmSync(`${draft}${end}`, { force: true });
    // Empty and ours before anything stands in it; SQLite writes into an empty file.
    closeSync(openSync(draft, 'wx', 0o600));
    isBegun = true;
    database.pragma('busy_timeout = 5000');
    database.prepare('vacuum into ?').run(draft);
    const sound = soundness(draft);
    if (!sound.ok) return sound;
    toDisk(draft);
    renameSync(draft, target);
    return { ok: true };
  } catch (error) {
    return failure('backup', target, error);
  } finally {
    database?.close();
    if (isBegun) rmSync(draft, { force: true });
  }
}

/** Returns once the system has written the file out. */
export function toDisk(file: string): void {
  const opened = openSync(file, 'r+');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

/** What the operator is told: what is wrong with the file that was to be written, or else with the work. */
export function failure(work: 'backup' | 'restore', written: string, error: unknown): BackupOutcome {
  if (error instanceof StartRefused) return { ok: false, problem: error.message };
  const trouble = fileTrouble(error, 'write');
  const problem =
    trouble === null
      ? `The ${work} failed: ${reasonOf(error)}.`
      : `${written} cannot be written: ${trouble}.`;
  return { ok: false, problem };
}

const noFile = 'local database ';

/** Why something of the database failed; what SQLite says where it gets no file (`ConnectionFailed("… 14")`) helps nobody. */
export function reasonOf(error: unknown): string {
  const trouble = fileTrouble(error, 'write');
  if (trouble !== null) return trouble;
  const why = error instanceof Error ? error.message : 'unknown reason';
  const named = why.startsWith('ConnectionFailed') ? why.indexOf(noFile) : -1;
  if (named === -1) return why;
  return `${why.slice(named + noFile.length, why.lastIndexOf(':'))} is a folder, or may not be opened`;
}

const Integrity = z.object({ integrity_check: z.literal('ok') });

/** Whether a file is a whole database of ours. */
export function soundness(file: string): BackupOutcome {
  if (!existsSync(file)) return { ok: false, problem: `There is no file ${file}.` };
  let database: Connection | null = null;
  try {
    database = openSqlite(file, { readonly: true });
    const ours = database.prepare("select 1 from sqlite_master where name = 'connect_tenants'").all();
    const check = Integrity.safeParse(database.prepare('pragma integrity_check').get());
    if (ours.length === 1 && check.success) return { ok: true };
    return { ok: false, problem: `${file} is no whole database of Clearance.` };
  } catch (error) {
    if (error instanceof StartRefused) return { ok: false, problem: error.message };
    return {
      ok: false,
      problem: `${file} cannot be read: ${reasonOf(error)}.`,
    };
  } finally {
    database?.close();
  }
}
