import { readFileSync } from 'node:fs';

/** Beyond this a replica is busy with connections alone. */
const mostEver = 4_000;
/** What database, log, calls out and the rest of the process may need of the open files. */
const keptBack = 200;

/** Connections to take at once; more are closed at the door, before they cost a file somebody else needs. */
export function mostConnections(openFiles: number | null): number {
  if (openFiles === null) return mostEver;
  return Math.max(16, Math.min(mostEver, openFiles - keptBack, Math.floor(openFiles * 0.8)));
}

/** Files this process may have open, by its kernel; null where the kernel does not say. */
export function openFilesAllowed(limitsFile = '/proc/self/limits'): number | null {
  try {
    const line = readFileSync(limitsFile, 'utf8')
      .split('\n')
      .find((text) => text.startsWith('Max open files'));
    const soft = Number(line?.slice('Max open files'.length).trim().split(' ')[0]);
    return Number.isSafeInteger(soft) && soft > 0 ? soft : null;
  } catch {
    return null;
  }
}
