import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pruneCache } from '../../src/cli/prune-cache.ts';
import { temporaryFolder } from '../run/temporary-folder.ts';

const now = Date.parse('2026-11-27T12:00:00Z');
const day = 24 * 3_600_000;

test('of what starts kept, what is a month old goes, with the folders that it leaves empty', () => {
  const root = temporaryFolder('kept');
  const kept = (path: string, days: number): string => {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, 'code');
    utimesSync(file, new Date(now - days * day), new Date(now - days * day));
    return file;
  };
  const files = [
    kept('v22/explain/old', 31),
    kept('v22/scan/old', 40),
    kept('v24/explain/old', 31),
    kept('v24/explain/new', 29),
    kept('v24/lint/old', 31),
  ];
  pruneCache(root, now);
  expect(files.map((file) => existsSync(file))).toEqual([false, false, false, true, false]);
  expect([readdirSync(root), readdirSync(join(root, 'v24'))]).toEqual([['v24'], ['explain']]);
});
