import { randomBytes } from 'node:crypto';
import { fsync } from 'node:fs';
import { chmod, type FileHandle, link, open, readFile, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { DatabaseAddress } from '../database/database-address.ts';
import { makeFolder } from '../database/make-folder.ts';
import { type EncryptionKey, parseEncryptionKeys } from '../tenants/encryption-keys.ts';
import { fileTrouble } from './file-trouble.ts';
import { systemErrorCode } from './system-error.ts';

/** Where a generated key is kept: beside the embedded database, or under ./data when the database is elsewhere. */
export function keyFileFor(database: DatabaseAddress): string {
  return database.kind === 'embedded' ? `${database.file}.keys` : join('data', 'clearance.keys');
}

type KeyFile =
  | { readonly ok: true; readonly keys: EncryptionKey[]; readonly generated: boolean }
  | { readonly ok: false; readonly problem: string };

/** Reads the key file, or makes one with mode 0600. Two starts at once agree: only one of them creates the file. */
export async function readOrGenerateKeyFile(file: string): Promise<KeyFile> {
  try {
    return await readOrGenerate(file);
  } catch (error) {
    const why = fileTrouble(error, 'write');
    if (why === null) throw error;
    return {
      ok: false,
      problem: `ENCRYPTION_KEYS is not set, and the key file ${file} cannot be used: ${why}.`,
    };
  }
}

async function readOrGenerate(file: string): Promise<KeyFile> {
  // Nothing is written where there is one: a disk that is full keeps no server from starting with the key it has.
  const kept = await textOf(file);
  const generated = kept === null && (await generate(file));
  const text = kept ?? (await readFile(file, 'utf8'));
  if (!generated) await chmod(file, 0o600);
  const parsed = parseEncryptionKeys(text.trim());
  if (!parsed.ok) return { ok: false, problem: `${file} is damaged. ${parsed.problem}` };
  return { ok: true, keys: parsed.value, generated };
}

/** null: there is no such file. */
async function textOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** True when this call made the file. It appears complete or not at all, so a second start never reads half a key. */
async function generate(file: string): Promise<boolean> {
  makeFolder(dirname(file));
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await writeKey(handle).finally(() => handle.close());
    await link(draft, file);
    return true;
  } catch (error) {
    if (systemErrorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await unlink(draft);
  }
}

async function writeKey(handle: FileHandle): Promise<void> {
  await handle.writeFile(`generated-1:${randomBytes(32).toString('base64')}\n`);
  // The first secret must not become durable before the key that opens it. Yarn's Plug'n'Play has no `sync` for its handles.
  await promisify(fsync)(handle.fd);
}
