import { systemErrorCode } from './system-error.ts';

const either: Readonly<Record<string, string>> = {
  EISDIR: 'it is a folder',
  ENOTDIR: 'a file stands in its path where a folder should',
  ENAMETOOLONG: 'its name is too long',
  ELOOP: 'its links lead in a circle',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EIO: 'the disk fails',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
};

const reading: Readonly<Record<string, string>> = {
  ...either,
  ENOENT: 'there is no such file',
  ERR_FS_FILE_TOO_LARGE: 'it is larger than 2 GiB',
};

const writing: Readonly<Record<string, string>> = {
  ...either,
  ENOENT: 'its folder does not exist',
  EROFS: 'nothing may be written there',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
};

/** What stands in the way of reading or writing a file, as half a sentence without its name; null: nothing of the system's that is known. */
export function fileTrouble(error: unknown, purpose: 'read' | 'write'): string | null {
  const code = systemErrorCode(error);
  return code === null ? null : ((purpose === 'read' ? reading : writing)[code] ?? null);
}
