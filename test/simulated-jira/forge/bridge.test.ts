import { execFile } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import { accounts } from '../../../src/simulated-jira/new-site/people.ts';
import { type SimulatedJira, startSimulatedJira } from '../../../src/simulated-jira/start.ts';
import { launchBrowser, openPage } from '../../browser/browser.ts';
import { temporaryFolder } from '../../run/temporary-folder.ts';
import { get, jsonOf, postJson } from '../calls.ts';
import { customUiSource } from './custom-ui-page.ts';
import { appId, manifestWith, usualScopes } from './manifest-text.ts';
import { type Remote, startRemote } from './remote.ts';

let jira: SimulatedJira;
let remote: Remote;
let browser: Browser;
let page: Page;
let outcomes: Record<string, unknown>;
const directory = temporaryFolder('bridge');

beforeAll(async () => {
  writeFileSync(
    join(directory, 'index.html'),
    '<!doctype html><html><head><script type="module" src="./page.js"></script></head><body></body></html>',
  );
  writeFileSync(join(directory, 'page.js'), customUiSource);
  const bridge = join(process.cwd(), 'node_modules/@forge/bridge/out/index.js');
  const config = {
    root: directory,
    base: './',
    resolve: { alias: { '@forge/bridge': bridge } },
    build: { outDir: 'panel', target: 'es2022', modulePreload: { polyfill: false } },
  };
  writeFileSync(join(directory, 'vite.config.mjs'), `export default ${JSON.stringify(config)};`);
  // In a process of its own: the bundler's native part does not take objects from a test's realm.
  await promisify(execFile)(process.execPath, [
    join('node_modules', 'vite', 'bin', 'vite.js'),
    ...['build', directory, '--config', join(directory, 'vite.config.mjs'), '--logLevel', 'error'],
  ]);
  [jira, remote, browser] = await Promise.all([startSimulatedJira(), startRemote(), launchBrowser()]);
  remote.answer = ({ path }) => {
    if (path === '/unauthorized') return { status: 401, body: '{"error":"details"}' };
    if (path === '/forbidden') return { status: 403, body: '{"error":{"code":"forbidden"}}' };
    return { status: 200, body: '{"siteUrl":"x"}' };
  };
  await postJson(`${jira.controlUrl}/forge-apps`, {
    manifest: manifestWith(usualScopes),
    remoteUrl: remote.url,
    resourceDirectory: directory,
  });
  const control = `${jira.controlUrl}/forge-apps/${encodeURIComponent(appId)}`;
  const { url } = await jsonOf(await get(`${control}/page?module=panel&as=${accounts.admin}`));
  page = await openPage(browser);
  await page.goto(`${url}&theme=dark`);
  const body = page.frameLocator('#forge-app').locator('body[data-outcomes]');
  const text = await body.getAttribute('data-outcomes');
  outcomes = z.record(z.string(), z.unknown()).parse(JSON.parse(text ?? ''));
});

afterAll(async () => {
  await Promise.all([browser.close(), jira.close(), remote.close()]);
  rmSync(directory, { recursive: true });
});

test("Atlassian's own bridge finds its host", () => {
  expect(outcomes.context).toMatchObject({
    accountId: accounts.admin,
    moduleKey: 'panel',
    locale: 'en-US',
    theme: { colorMode: 'dark' },
  });
  expect(outcomes.theme).toBe('dark');
});

test('invokeRemote answers with status, body and joined headers; 403 reaches the page, 401 rejects', () => {
  expect(outcomes.remote).toMatchObject({
    status: 200,
    body: { siteUrl: 'x' },
    headers: { 'content-type': 'application/json' },
  });
  expect(outcomes.forbidden).toMatchObject({ status: 403, body: { error: { code: 'forbidden' } } });
  expect(outcomes.unauthorized).toEqual({ rejected: expect.stringContaining('invocation token') });
  expect(remote.received.find(({ path }) => path === '/api/tenant')?.body).toBe('{"hello":"there"}');
});

test('requestJira, history, events, addresses and flags work; a page is no dialog', async () => {
  expect(outcomes).toMatchObject({
    jira: accounts.admin,
    history: '/runs/7',
    events: { from: 'here' },
    url: `${jira.siteUrl}/browse/PAY-1`,
    close: { rejected: "this resource's view is not closable." },
    function: { rejected: expect.stringContaining('invokeRemote') },
  });
  expect(await page.locator('#flags [data-flag=f]').textContent()).toBe('SavedAll of it');
});

test('the frame is as high as its content, and follows it both ways', async () => {
  const content = page.frame({ url: /\/ui\// });
  const high = () => page.evaluate("document.getElementById('forge-app').clientHeight");
  for (const height of [1_800, 400]) {
    await content?.evaluate(
      `{ const part = document.createElement('div'); part.style.height = '${height}px';
         document.body.style.margin = '0'; document.body.replaceChildren(part); }`,
    );
    await page.waitForFunction(`document.getElementById('forge-app').clientHeight === ${height}`);
    expect(await high()).toBe(height);
  }
});
