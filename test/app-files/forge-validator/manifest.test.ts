import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../run/temporary-folder.ts';

const here = import.meta.dirname;
const manifest = join(here, '../../../manifest.yml');
let folder = '';

const judge = (): { success: boolean; errors: { message?: string }[] } =>
  JSON.parse(execFileSync(process.execPath, [join(here, 'validate.cjs')], { cwd: folder, encoding: 'utf8' }));

beforeAll(() => {
  if (!existsSync(join(here, 'node_modules/@forge/manifest'))) {
    execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--prefer-offline'], {
      cwd: here,
      stdio: 'ignore',
    });
  }
  folder = temporaryFolder('manifest');
  mkdirSync(join(folder, 'dist/panel'), { recursive: true });
  writeFileSync(join(folder, 'dist/panel/index.html'), '<!doctype html>');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("Atlassian's own manifest validator", () => {
  test('accepts the manifest as it stands', () => {
    copyFileSync(manifest, join(folder, 'manifest.yml'));
    expect(judge()).toEqual({ success: true, errors: [] });
  });

  test('would notice a broken one', () => {
    writeFileSync(
      join(folder, 'manifest.yml'),
      readFileSync(manifest, 'utf8').replace('endpoint: api', 'endpoint: nowhere'),
    );
    expect(judge().success).toBe(false);
  });
});
