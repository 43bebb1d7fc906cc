import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Frame, Page } from 'playwright-core';
import { accounts } from '../../src/simulated-jira/new-site/people.ts';
import { type SimulatedJira, startSimulatedJira } from '../../src/simulated-jira/start.ts';
import { complaints, launchBrowser, openPage, violations } from '../browser/browser.ts';
import { installed } from './connect-app.ts';

/** An app whose page does nothing but load the bridge, as any app's page would. */
async function startPageApp(bridgeUrl: () => string): Promise<{ server: Server; descriptorUrl: string }> {
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    const path = (request.url ?? '').split('?')[0];
    if (path === '/atlassian-connect.json') {
      const descriptor = {
        key: 'page-app',
        name: 'Page app',
        baseUrl: `http://localhost:${port}`,
        authentication: { type: 'jwt' },
        lifecycle: { installed: '/installed' },
        scopes,
        modules: {
          adminPages: [
            { key: 'panel', name: { value: 'A panel' }, url: '/panel', location: 'admin_plugins_menu' },
          ],
        },
      };
      response.setHeader('content-type', 'application/json').end(JSON.stringify(descriptor));
    } else if (path === '/panel') {
      response.setHeader('content-type', 'text/html');
      response.end(
        `<!DOCTYPE html><html lang="en"><head><title>Panel</title><script src="${bridgeUrl()}"></script></head><body><main><h1>Panel</h1></main></body></html>`,
      );
    } else response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { server, descriptorUrl: `http://localhost:${port}/atlassian-connect.json` };
}

/** What the app declares now. */
let scopes = ['READ'];
let jira: SimulatedJira;
let app: { server: Server; descriptorUrl: string };
let browser: Browser;
let page: Page;
let said: string[];

beforeAll(async () => {
  jira = await startSimulatedJira();
  app = await startPageApp(() => jira.bridgeUrl);
  await installed(jira.controlUrl, app.descriptorUrl);
  browser = await launchBrowser();
  page = await openPage(browser);
  said = complaints(page);
});

afterAll(async () => {
  await browser.close();
  await jira.close();
  app.server.closeAllConnections();
  app.server.close();
});

async function open(query = ''): Promise<Frame> {
  await page.goto(`${jira.siteUrl}/plugins/servlet/ac/page-app/panel${query}`);
  const frame = await (await page.waitForSelector('iframe[data-ready="true"]')).contentFrame();
  if (frame === null) throw new Error('no frame');
  return frame;
}

/** Runs text in the frame: the bridge's global is none of TypeScript's. */
const inFrame = (frame: Frame, script: string): Promise<unknown> => frame.evaluate(script);

test('the frame’s address carries a JWT and what Jira always adds', async () => {
  const frame = await open();
  const query = new URL(frame.url()).searchParams;
  expect(query.get('xdm_e')).toBe(jira.siteUrl);
  expect([query.get('cp'), query.get('lic'), query.get('cv')]).toEqual(['', 'none', '1001.0.0-SNAPSHOT']);
  expect(query.get('jwt')?.split('.')).toHaveLength(3);
});

test('getToken gives a context token of the viewing user, by promise and by callback', async () => {
  const frame = await open(`?as=${accounts.member}`);
  const token = String(await inFrame(frame, 'AP.context.getToken()'));
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  expect(claims).toMatchObject({
    sub: accounts.member,
    qsh: 'context-qsh',
    iss: jira.world.state.connectApps[0]?.clientKey,
  });
  const again = await inFrame(frame, 'new Promise((resolve) => AP.context.getToken(resolve))');
  expect(String(again).split('.')).toHaveLength(3);
  expect(await inFrame(frame, 'AP.user.getCurrentUser()')).toEqual({ atlassianAccountId: accounts.member });
  expect(await inFrame(frame, 'AP.context.getContext()')).toEqual({});
});

test('a page follows the colour mode once it asked to', async () => {
  const frame = await open('?theme=dark');
  const mode = () => inFrame(frame, 'document.documentElement.getAttribute("data-color-mode")');
  expect(await mode()).toBeNull();
  await inFrame(frame, 'AP.theming.initializeTheming()');
  expect(await mode()).toBe('dark');
  await page.click('#theme');
  await frame.waitForFunction('document.documentElement.getAttribute("data-color-mode") === "light"');
});

test('AP.request acts as the viewer within the app’s scopes', async () => {
  const frame = await open(`?as=${accounts.member}`);
  const call = (url: string) =>
    inFrame(frame, `AP.request('${url}').then((a) => JSON.parse(a.body), (e) => e.xhr.status)`);
  expect(await call('/rest/api/3/myself')).toMatchObject({ accountId: accounts.member });
  expect(await call('/rest/api/3/permissions')).toBe(403);
  expect(jira.world.requests.at(-1)).toMatchObject({ identity: 'ap-request', status: 403 });
});

test('flags show and can be closed', async () => {
  const frame = await open();
  await inFrame(
    frame,
    'window.flag = AP.flag.create({ title: "Saved", body: "All is well", type: "success" }); 1',
  );
  await page.getByText('All is well').waitFor();
  await inFrame(frame, 'window.flag.close()');
  await page.getByText('All is well').waitFor({ state: 'detached' });
});

test.each(['light', 'dark'])(
  'the site’s own page is accessible in %s, and the console is silent',
  async (theme) => {
    await open(`?theme=${theme}`);
    // Before axe, which talks to frames of other origins and complains when they are.
    expect(said).toEqual([]);
    expect(await violations(page)).toEqual([]);
    await page.goto(`${jira.siteUrl}/plugins/servlet/upm?theme=${theme}`);
    expect(await violations(page)).toEqual([]);
    said.length = 0;
  },
);

test('an unknown page, app or viewer is no page', async () => {
  for (const path of ['none/panel', 'page-app/none', 'page-app/panel?as=nobody']) {
    expect((await fetch(`${jira.siteUrl}/plugins/servlet/ac/${path}`)).status).toBe(404);
  }
});

test('an administrator finds the update of an app and approves it', async () => {
  scopes = ['READ', 'WRITE'];
  await page.goto(`${jira.siteUrl}/plugins/servlet/upm`);
  await page.getByRole('button', { name: 'Check for updates' }).click();
  await page.getByText('Update asks for WRITE').waitFor();
  expect(jira.world.state.connectApps[0]?.grantedScopes).toEqual(['READ']);
  await page.getByRole('button', { name: 'Approve update' }).click();
  await page.getByRole('cell', { name: 'READ, WRITE' }).waitFor();
  expect(jira.world.state.connectApps[0]?.grantedScopes).toEqual(['READ', 'WRITE']);
});
