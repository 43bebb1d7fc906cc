import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mostConnections, openFilesAllowed } from '../../../src/add-on/server/connection-limit.ts';
import { temporaryFolder } from '../../run/temporary-folder.ts';

test.each([
  [null, 4_000],
  [1_000_000, 4_000],
  [1_024, 819],
  [500, 300],
  [210, 16],
  [10, 16],
])('of %p open files %d may be connections', (files, connections) => {
  expect(mostConnections(files)).toBe(connections);
});

test.each([
  ['Max open files            1024                 524288               files', 1_024],
  ['Max open files            1                    524288               files', 1],
  ['Max open files            0                    524288               files', null],
  ['Max open files            unlimited            unlimited            files', null],
  ['Max processes             1024                 1024                 processes', null],
])('%s: %p', (line, allowed) => {
  const file = join(temporaryFolder('limits'), 'limits');
  writeFileSync(file, `Limit                     Soft Limit           Hard Limit           Units\n${line}\n`);
  expect(openFilesAllowed(file)).toBe(allowed);
});

test('where the kernel says nothing, nothing is known', () => {
  expect(openFilesAllowed('/nowhere')).toBeNull();
});
