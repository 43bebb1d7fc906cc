import { fileURLToPath } from 'node:url';
import { Secret } from '../../tokens/index.ts';
import type { SettingReading } from '../config/setting-reading.ts';

/** Where tenants and runs are kept. The PostgreSQL address holds a password, so it is a secret. */
export type DatabaseAddress =
  | { readonly kind: 'embedded'; readonly file: string }
  | { readonly kind: 'postgres'; readonly url: Secret };

/** Reads DATABASE_URL: `file:` and a path, or `postgres://`. */
export function readDatabaseAddress(text: string): SettingReading<DatabaseAddress> {
  if (text.startsWith('file:')) {
    const file = text.startsWith('file://') ? filePath(text) : text.slice('file:'.length);
    if (file !== null && file !== '') return { ok: true, value: { kind: 'embedded', file } };
    return { ok: false, problem: 'DATABASE_URL: file: needs a path, such as file:./data/clearance.db.' };
  }
  if (/^postgres(ql)?:\/\//.test(text) && URL.canParse(text)) {
    return { ok: true, value: { kind: 'postgres', url: new Secret(text) } };
  }
  return {
    ok: false,
    problem: 'DATABASE_URL: must be file:PATH (embedded SQLite) or postgres://USER:PASSWORD@HOST/DATABASE.',
  };
}

function filePath(text: string): string | null {
  try {
    return fileURLToPath(text);
  } catch {
    return null;
  }
}
