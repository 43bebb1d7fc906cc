import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { entriesOf } from '../../src/cli/entries-of.ts';
import { readStream, readTextFile } from '../../src/cli/read-input.ts';
import { temporaryFolder } from '../run/temporary-folder.ts';

const folder = temporaryFolder('read-input');

test('a text of PowerShell is read as the same text of others, from a file and from a stream', async () => {
  const file = join(folder, 'calls.txt');
  const bytes = Buffer.from('\ufeffGET /rest/api/3/role', 'utf16le');
  writeFileSync(file, bytes);
  expect(readTextFile(file)).toEqual({ ok: true, text: 'GET /rest/api/3/role' });
  expect(await readStream(Readable.from([bytes.subarray(0, 5), bytes.subarray(5)]))).toBe(
    'GET /rest/api/3/role',
  );
  expect(await readStream(Readable.from([Buffer.from(bytes).swap16()]))).toBe('GET /rest/api/3/role');
});

test('what never ends is not read for ever', async () => {
  const part = Buffer.alloc(16 * 1024 * 1024, 'x');
  let given = 0;
  async function* endless() {
    for (;;) {
      given += 1;
      yield part;
    }
  }
  await expect(readStream(Readable.from(endless()))).rejects.toThrow('goes on behind 256 MiB');
  expect(given).toBeLessThan(40);
});

test('what cannot be read says why', () => {
  expect(readTextFile(join(folder, 'missing.txt'))).toEqual({ ok: false, why: 'there is no such file' });
  expect(readTextFile(folder)).toEqual({ ok: false, why: 'it is a folder' });
  const file = join(folder, 'file.txt');
  writeFileSync(file, '');
  expect(readTextFile(join(file, 'below.txt'))).toEqual({
    ok: false,
    why: 'a file stands in its path where a folder should',
  });
  expect(readTextFile(join(folder, 'x'.repeat(300)))).toEqual({ ok: false, why: 'its name is too long' });
});

test('a folder that is gone, or closed to us, holds nothing', () => {
  expect(entriesOf(join(folder, 'missing'))).toEqual([]);
  writeFileSync(join(folder, 'b'), '');
  writeFileSync(join(folder, 'a'), '');
  expect(
    entriesOf(folder)
      .map(({ name }) => name)
      .slice(0, 2),
  ).toEqual(['a', 'b']);
});
