import { type DestinationStream, type Logger, pino } from 'pino';
import type { LogLevel } from './config/config.ts';

export type Log = Logger;

/**
 * What never reaches a log line, whatever object is logged: the one redaction list. Requests are logged by method and
 * path only (no query, no headers), so this is the second fence, not the first.
 */
export const redactedPaths = [
  'sharedSecret',
  'assertion',
  'jwt',
  'password',
  'access_token',
  'refresh_token',
  'client_secret',
  'systemToken',
  'userToken',
  'authorization',
  'cookie',
  '*.sharedSecret',
  '*.assertion',
  '*.jwt',
  '*.password',
  '*.access_token',
  '*.refresh_token',
  '*.client_secret',
  '*.systemToken',
  '*.userToken',
  '*.authorization',
  '*.cookie',
  '*.headers.authorization',
  '*.headers.cookie',
  '*.headers["set-cookie"]',
  '*.headers["x-acpt"]',
  '*.headers["x-forge-oauth-system"]',
  '*.headers["x-forge-oauth-user"]',
];

/**
 * The log of answered requests, on the same destination: its few fields are named by us and hold no object, so it does
 * without the redaction list, which costs more than the line itself.
 */
export function createRequestLog(level: LogLevel, destination: DestinationStream): Log {
  return pino({ level, base: null }, destination);
}

/** The server's log: JSON lines on `destination`, secrets replaced by `***`. */
export function createLog(level: LogLevel, destination: DestinationStream): Log {
  return pino({ level, redact: { paths: redactedPaths, censor: '***' }, base: null }, destination);
}

/**
 * Standard output, written in blocks of 4 KiB or a tenth of a second, whichever comes first: a system call for each line
 * would cost a fifth of a request. What is lost with a killed process is at most that tenth of a second of log.
 */
export function standardOutput(): DestinationStream {
  return pino.destination({ dest: 1, sync: false, minLength: 4096, periodicFlush: 100 });
}
