import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';

/** Bits of a mode by which others than the owner may write. */
const writtenByOthers = 0o022;

/**
 * Where a start keeps the code that it compiled: beside the code, because a folder that others may write to could be made to run theirs.
 * Where that is not ours to write, as in an installation by root, the folder that the user has for such things. null: nowhere.
 */
export function cacheFolder(code: string, command: string): string | null {
  if (process.env.NODE_DISABLE_COMPILE_CACHE === '1') return null;
  const form = `${process.version}-${process.arch}`;
  const beside = `${code}/.compile-cache/${form}`;
  // An image may have been made with what its starts need.
  if (isWritable(code) || existsSync(`${beside}/${command}`)) return beside;
  const own = ownFolder();
  return own === null ? null : join(own, form);
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Ours alone: a program that was started by another name, as with sudo, finds the home of somebody who could have put code there. */
function ownFolder(): string | null {
  const { LOCALAPPDATA, XDG_CACHE_HOME, HOME } = process.env;
  const caches =
    process.platform === 'win32' ? LOCALAPPDATA : (XDG_CACHE_HOME ?? (HOME && join(HOME, '.cache')));
  if (!caches || !isAbsolute(caches)) return null;
  const folder = join(caches, 'clearance');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { uid, mode } = statSync(folder);
    const isOurs =
      process.getuid === undefined || (uid === process.getuid() && (mode & writtenByOthers) === 0);
    return isOurs ? folder : null;
  } catch {
    return null;
  }
}
