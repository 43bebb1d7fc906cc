import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { writeFile } from '../../src/cli/write-file.ts';
import { temporaryFolder } from '../run/temporary-folder.ts';

test('a file that may not be written is one sentence', () => {
  const folder = temporaryFolder('write-file');
  const stderr = new PassThrough();
  const io = {
    stdin: Readable.from([]),
    stdout: new PassThrough(),
    stderr,
    env: {},
    setExitCode: () => undefined,
  };
  const path = join(folder, 'kept.txt');
  expect(writeFile(io, path, 'text')).toBe(true);
  expect(readFileSync(path, 'utf8')).toBe('text');
  expect(writeFile(io, folder, 'text')).toBe(false);
  expect(String(stderr.read())).toBe(`${folder} cannot be written: it is a folder.\n`);
  expect(writeFile(io, join(folder, 'none', 'kept.txt'), 'text')).toBe(false);
  expect(String(stderr.read())).toContain('cannot be written: its folder does not exist.');
  rmSync(folder, { recursive: true });
});
