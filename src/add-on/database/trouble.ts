import { systemErrorCode } from '../config/system-error.ts';

/** Why a statement failed that is well-formed and would succeed another time. */
export type DatabaseTrouble = 'busy' | 'full' | 'away';

const sqlite: Readonly<Record<string, DatabaseTrouble>> = {
  SQLITE_BUSY: 'busy',
  SQLITE_BUSY_SNAPSHOT: 'busy',
  SQLITE_BUSY_RECOVERY: 'busy',
  SQLITE_LOCKED: 'busy',
  SQLITE_FULL: 'full',
  SQLITE_READONLY: 'full',
  SQLITE_CANTOPEN: 'away',
};

/** SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
const postgres: Readonly<Record<string, DatabaseTrouble>> = {
  '25P03': 'busy',
  '40001': 'busy',
  '40P01': 'busy',
  '55P03': 'busy',
  '57014': 'busy',
  '53100': 'full',
  '53200': 'full',
  '53300': 'busy',
  '57P01': 'away',
  '57P02': 'away',
  '57P03': 'away',
};

const network = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH']);

/** The driver of PostgreSQL has no code for these. */
const withoutCode = [
  'Query read timeout',
  'timeout exceeded when trying to connect',
  'Connection terminated',
  'Client has encountered a connection error',
];

/** null: no trouble of the database's, so a fault of ours. */
export function databaseTrouble(error: unknown): DatabaseTrouble | null {
  const code = systemErrorCode(error);
  if (code !== null) {
    if (code.startsWith('SQLITE_IOERR')) return 'full';
    const known =
      sqlite[code] ?? postgres[code] ?? (network.has(code) || code.startsWith('08') ? 'away' : null);
    if (known !== null) return known;
  }
  const message = error instanceof Error ? error.message : '';
  return withoutCode.some((text) => message.startsWith(text)) ? 'away' : null;
}
