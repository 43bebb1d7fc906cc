import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Path of a file that stands beside the code: a descriptor, a profile, a page of docs/. Found from the sources, from the build and from
 * an installed package alike, because it starts at the nearest package.json above. Whether the file is there is the caller's question.
 */
export function shippedFile(path: string): string {
  return join(packageFolder(), path);
}

/** Folder of this package's package.json. */
export function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}
