import { execFile } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { madeOnce } from '../run/made-once.ts';

const here = join(process.cwd(), 'test/peer');

/** Atlassian's own framework with what it needs, installed where `app.cjs` finds it. */
export async function installPeer(): Promise<void> {
  await madeOnce(join(here, 'node_modules'), async (empty) => {
    for (const name of ['package.json', 'package-lock.json']) cpSync(join(here, name), join(empty, name));
    await promisify(execFile)('npm', ['ci', '--no-audit', '--no-fund', '--prefer-offline'], { cwd: empty });
    return join(empty, 'node_modules');
  });
}
