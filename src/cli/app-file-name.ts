import { basename } from 'node:path';

/** Whether a file is called like a descriptor or a manifest. */
export const isAppFile = (path: string): boolean =>
  /^(?:manifest\.ya?ml|atlassian-connect\.json)$/i.test(basename(path));
