import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const dist = resolve(import.meta.dirname, '../../dist');

/** Path of a built file, for tests of what is built; where it is missing they say how to get it. */
export function built(name: string): string {
  const path = resolve(dist, name);
  if (!existsSync(path))
    throw new Error(`dist/${name} is missing, and this test is of what is built: npm run build`);
  return path;
}
