import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { createJira, type Jira } from '../../src/simulated-jira/index.ts';
import { accounts } from '../../src/simulated-jira/new-site/people.ts';
import { launchBrowser, openPage } from '../browser/browser.ts';
import { installPeer } from '../peer/installed-peer.ts';
import { built } from '../run/built.ts';
import { freePort } from '../run/free-port.ts';
import { temporaryFolder } from '../run/temporary-folder.ts';
import { until } from '../run/until.ts';
import { installed } from '../simulated-jira/connect-app.ts';

const root = resolve(import.meta.dirname, '../..');
const peer = join(root, 'test/peer');

/** The example as somebody has it who copied it: its folder, with what it depends on in node_modules. */
function copied(): string {
  built('express.cjs');
  const folder = temporaryFolder('example');
  cpSync(join(root, 'examples/embedded-self-test'), folder, { recursive: true });
  mkdirSync(join(folder, 'node_modules'));
  for (const name of ['atlassian-connect-express', 'express'])
    symlinkSync(join(peer, 'node_modules', name), join(folder, 'node_modules', name));
  symlinkSync(root, join(folder, 'node_modules/clearance'));
  return folder;
}

async function start(folder: string, port: number, jira: Jira): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['app.cjs'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      CONNECT_KEYS_CDN_URL: jira.installKeysUrl,
      CONNECT_AUTH_SERVER_URL: jira.connectAuthServerUrl,
      CONNECT_BRIDGE_URL: jira.bridgeUrl,
      SITE_HOSTS: 'localhost:*',
    },
  });
  await new Promise<void>((done, failed) => {
    child.once('exit', (code) => failed(new Error(`the example ended with ${code}`)));
    child.stdout?.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('ready')) done();
    });
  });
  return child;
}

let jira: Jira;
let folder: string;
let app: ChildProcess;
let browser: Browser;
let baseUrl: string;

beforeAll(async () => {
  await installPeer();
  folder = copied();
  [jira, browser] = await Promise.all([createJira(), launchBrowser()]);
  const port = await freePort();
  baseUrl = `http://localhost:${port}`;
  app = await start(folder, port, jira);
  await installed(jira.controlUrl, `${baseUrl}/atlassian-connect.json`);
});

afterAll(async () => {
  app?.kill();
  await Promise.all([browser?.close(), jira?.close()]);
  rmSync(folder, { recursive: true, force: true });
});

const needsAdmin = 'GET /rest/api/3/permissions';

const pageAddress = async (as: string): Promise<string> => {
  const query = new URLSearchParams({ module: 'self-test', as });
  const answer = await fetch(`${jira.controlUrl}/apps/embedded-self-test/page?${query}`);
  return ((await answer.json()) as { url: string }).url;
};

test('the app tests itself under its own key and scopes, in its own page of Jira', async () => {
  const page = await openPage(browser);
  await page.goto(`${jira.siteUrl}/plugins/servlet/ac/embedded-self-test/self-test?as=${accounts.admin}`);
  const frame = page.frameLocator('iframe');
  await frame.getByRole('button', { name: /test/i }).first().click();
  const refused = () =>
    jira
      .requests()
      .filter(({ identity, status }) => identity === 'connect-app' && status === 403)
      .map(({ method, path }) => `${method} ${path}`);
  // READ does not open what asks for ADMIN: the app's own scopes were tested, not ours.
  await until(() => refused().includes(needsAdmin));
  await page.close();
});

test('its API answers a context token of the app and nobody else', async () => {
  expect((await fetch(`${baseUrl}/clearance/api/tenant`)).status).toBe(401);
  expect((await fetch(await pageAddress(accounts.member))).status).toBe(403);
  const address = new URL(await pageAddress(accounts.admin));
  expect((await fetch(address)).status).toBe(200);
  address.searchParams.set('jwt', `${address.searchParams.get('jwt')}x`);
  expect((await fetch(address)).status).toBe(401);
});
