import { createRequire } from 'node:module';
import type Sqlite from 'libsql';
import { StartRefused } from '../wiring/start-refused.ts';
import { nativePartMissing } from './native-part.ts';

export type Connection = InstanceType<typeof Sqlite>;

const load: (name: 'libsql') => typeof Sqlite = createRequire(import.meta.url);

/**
 * libsql, loaded where a database is first opened: its native part may be missing, and whoever imports us hears of that in a sentence. Throws
 * {@link StartRefused} then.
 */
export function sqlite(): typeof Sqlite {
  try {
    return load('libsql');
  } catch (error) {
    const told = error instanceof Error ? nativePartMissing(error.message) : null;
    throw told === null ? error : new StartRefused([told]);
  }
}

/** Throws {@link StartRefused} where libsql's native part is missing, else what libsql throws. */
export function openSqlite(file: string, options?: { readonly readonly: true }): Connection {
  const Database = sqlite();
  return new Database(file, options);
}
