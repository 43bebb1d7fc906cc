import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Kept between runs; ignored by git. */
export const kept = join(process.cwd(), 'node_modules/.cache/clearance-tests');

/**
 * A folder that is costly to make and is kept between runs. Several test files may want it at the same moment: each that does
 * not find it makes one of its own, and it takes its place whole or not at all. `make` gets an empty folder and resolves with
 * the one to keep, which lies in it or is it.
 */
export async function madeOnce(folder: string, make: (empty: string) => Promise<string>): Promise<void> {
  if (existsSync(folder)) return;
  mkdirSync(kept, { recursive: true });
  const empty = mkdtempSync(join(kept, 'unfinished-'));
  try {
    renameSync(await make(empty), folder);
  } catch (error) {
    // Somebody else may have been first.
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(empty, { recursive: true, force: true });
  }
}
