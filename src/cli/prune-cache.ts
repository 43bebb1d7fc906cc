import { readdirSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Milliseconds after which what was kept is dropped; what is still in use is kept anew within a few starts. */
const keptFor = 30 * 24 * 3_600_000;

/**
 * Drops what was kept long ago, as by versions of Clearance or of Node that are gone: their files have other names, so nobody replaces
 * them. `root` holds a folder a Node, and that a folder a command.
 */
export function pruneCache(root: string, now: number): void {
  for (const node of foldersIn(root)) {
    for (const command of foldersIn(node)) {
      for (const file of readdirSync(command)) {
        const path = join(command, file);
        if (now - statSync(path).mtimeMs > keptFor) rmSync(path);
      }
      dropIfEmpty(command);
    }
    dropIfEmpty(node);
  }
}

const foldersIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, name));

function dropIfEmpty(folder: string): void {
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}
