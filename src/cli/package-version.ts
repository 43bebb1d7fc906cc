import { readFileSync } from 'node:fs';
import { shippedFile } from '../shipped-files/index.ts';

/** The version of this package, as package.json states it. */
export function packageVersion(): string {
  const found: unknown = JSON.parse(readFileSync(shippedFile('package.json'), 'utf8'));
  return typeof found === 'object' && found !== null && 'version' in found
    ? String(found.version)
    : 'unknown';
}
