import { shortened } from './address.ts';
import type { SettingReading } from './setting-reading.ts';

/** From the least said to the most, but for the last, which says nothing. */
export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** LOG_LEVEL, in any case. */
export function readLogLevel(name: string, text: string): SettingReading<LogLevel> {
  const level = logLevels.find((known) => known === text.toLowerCase());
  if (level !== undefined) return { ok: true, value: level };
  return { ok: false, problem: `${name}: "${shortened(text)}" is not one of ${logLevels.join(', ')}.` };
}
