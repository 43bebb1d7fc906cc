import { type DestinationStream, type Logger, pino } from 'pino';
import type { LogLevel } from './config/log-level.ts';
import { type LogOutput, logOutput } from './log-output.ts';

export type Log = Logger;

/**
 * What never reaches a log line, whatever object is logged: the one redaction list. Requests are logged by method and
 * path only (no query, no headers), so this is the second fence, not the first.
 */
const secretNames = [
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
];
const secretHeaders = [
  'authorization',
  'cookie',
  'set-cookie',
  'x-acpt',
  'x-forge-oauth-system',
  'x-forge-oauth-user',
];
const redactedPaths = [
  ...secretNames.flatMap((name) => [name, `*.${name}`]),
  ...secretHeaders.map((name) => `*.headers["${name}"]`),
];

/** The server's log: JSON lines on `destination`, secrets replaced by `***`. */
export function createLog(level: LogLevel, destination: DestinationStream): Log {
  return pino({ level, redact: { paths: redactedPaths, censor: '***' }, base: null }, destination);
}

interface StandardOutput extends LogOutput {
  /** Writes what is held; the process does not remember it any more. */
  end(): void;
}

/** Standard output. What is lost with a killed process is at most a tenth of a second of log. */
export function standardOutput(): StandardOutput {
  const output = logOutput(1);
  const flush = (): void => output.flushSync();
  process.once('exit', flush);
  return {
    ...output,
    end() {
      process.off('exit', flush);
      flush();
    },
  };
}
