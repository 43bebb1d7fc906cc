import { readFile } from 'node:fs/promises';
import { jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { plantedReport } from '../report/planted-report.ts';
import { complaints, launchBrowser, violations } from './browser.ts';
import { type FixtureState, startFixtureServer } from './fixture-server.ts';

/** Each state of the built panel in a real Chromium, against canned answers. The whole story is in panel.test.ts. */
const state: FixtureState = { reports: [plantedReport()], pause: 0 };
/** A cold Chromium on a busy machine. */
jest.setTimeout(60_000);

let browser: Browser;
let server: Awaited<ReturnType<typeof startFixtureServer>>;
let page: Page;
let said: string[];

beforeAll(async () => {
  server = await startFixtureServer(state);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

async function open(colorScheme: 'light' | 'dark' = 'light'): Promise<void> {
  page = await browser.newPage({ colorScheme, viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(20_000);
  said = complaints(page);
  await page.goto(server.panelUrl);
}
afterEach(async () => {
  await page.close();
  state.reports = [plantedReport()];
  state.pause = 0;
  delete state.refusal;
});

describe('a finished report', () => {
  test.each(['light', 'dark'] as const)(
    'reads summary first, in %s, with nothing for axe to find',
    async (scheme) => {
      await open(scheme);
      await page.getByRole('heading', { name: '3 gaps to close, 1 limit to know' }).waitFor();
      expect(await page.getByTestId('advice').count()).toBe(4);
      expect(await page.locator('html').getAttribute('data-color-mode')).toBe(scheme);
      expect(await violations(page)).toEqual([]);
      expect(said).toEqual([]);
    },
  );

  test('a cell opens its evidence from the keyboard, and Escape brings the focus back to it', async () => {
    await open();
    const cell = page.getByRole('button', { name: /GET \/rest\/api\/3\/permissions as the app\./ });
    await cell.focus();
    await page.keyboard.press('Enter');
    const evidence = page.getByTestId('evidence');
    await evidence.waitFor();
    const text = await evidence.textContent();
    expect(text).toContain('curl -X GET');
    expect(text).toContain('JWT ***');
    expect(text).toContain('97 % sure');
    expect(text).toContain('What else it could be');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await evidence.waitFor({ state: 'detached' });
    await page.waitForFunction("document.activeElement.textContent.includes('/rest/api/3/permissions as')");
  });

  test('the table sorts and filters', async () => {
    await open();
    const rows = page.getByTestId('operations').locator('tbody tr');
    await rows.first().waitFor();
    const all = await rows.count();
    await page.getByRole('button', { name: 'Problems only' }).click();
    expect(await rows.count()).toBeLessThan(all);
    await page.getByRole('button', { name: 'Problems only' }).click();
    await page.getByLabel('Filter operations').fill('webhook');
    expect(await rows.count()).toBe(1);
    await page.getByLabel('Filter operations').fill('');
    await page.getByRole('button', { name: 'Operation', exact: true }).click();
    expect(await rows.first().textContent()).toContain('DELETE /rest/api/3/issue');
  });

  test('a message to send is copied whole', async () => {
    await open();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const group = page.locator('[data-advice="group:atlassian-addons-admin"]');
    await group.getByRole('button', { name: 'Copy message to administrator' }).click();
    await group.getByRole('button', { name: 'Copied' }).waitFor();
    const copied = await page.evaluate('navigator.clipboard.readText()');
    expect(copied).toContain('Not needed: no new scope');
  });

  test.each([
    ['JSON', 'json', '"schemaVersion": 1'],
    ['Markdown', 'md', '# Clearance report'],
    ['Web page (HTML)', 'html', '<!doctype html>'],
  ])('downloads as %s', async (item, extension, content) => {
    await open();
    await page.getByRole('button', { name: 'Download' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: item }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`clearance-report-run-1.${extension}`);
    expect(await readFile(await download.path(), 'utf8')).toContain(content);
  });
});

describe('other states', () => {
  test('never run: says what a run does, and runs on a click', async () => {
    state.reports = [];
    await open();
    await page.getByRole('heading', { name: 'No self-test has been run yet' }).waitFor();
    expect(await violations(page)).toEqual([]);
    state.reports = [plantedReport()];
    await page.getByRole('button', { name: 'Run self-test' }).click();
    await page.getByTestId('summary').waitFor();
    expect(said).toEqual([]);
  });

  test('running: counts and a progress bar that a screen reader can follow', async () => {
    state.pause = 60;
    await open();
    await page.getByRole('button', { name: 'Run again' }).click();
    await page.getByRole('progressbar', { name: /of 53 checks done/ }).waitFor();
    await page.getByText('25 percent of the self-test is done').waitFor({ state: 'attached' });
    expect(await violations(page)).toEqual([]);
  });

  test('cut off while running: taken up again where it stopped', async () => {
    state.cutAfter = 20;
    state.resumedFrom = [];
    await open();
    await page.getByRole('button', { name: 'Run again' }).click();
    await page.getByText('The self-test has ended.').waitFor({ state: 'attached' });
    expect(state.resumedFrom).toEqual([0, 20]);
    delete state.cutAfter;
  });

  test('failed: the reason, and how to go on', async () => {
    state.reports = [
      plantedReport({ state: 'failed', probes: [], notChecked: ['The server was restarted.'] }),
    ];
    await open();
    await page.getByRole('heading', { name: 'This self-test ended early' }).waitFor();
    expect(await page.getByText('The server was restarted.').count()).toBeGreaterThan(0);
    expect(await violations(page)).toEqual([]);
  });

  test.each([
    [403, 'You may not see this page'],
    [401, 'This page has been open for too long'],
    [503, 'Clearance is busy'],
  ])('refused with %i: says so in words and offers to try again', async (status, title) => {
    state.refusal = { status, message: 'The server says why.' };
    await open();
    await page.getByRole('heading', { name: title }).waitFor();
    expect(await page.getByText('The server says why.').count()).toBe(1);
    expect(await violations(page)).toEqual([]);
    delete state.refusal;
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByTestId('summary').waitFor();
  });

  test('unreachable: nothing is blank', async () => {
    await open();
    await page.getByTestId('summary').waitFor();
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Run again' }).click();
    await page.getByRole('heading', { name: 'Clearance cannot be reached' }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test('opened outside Jira: says where it belongs', async () => {
    page = await browser.newPage();
    said = complaints(page);
    await page.route('**/all.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
    await page.goto(server.panelUrl);
    await page.getByText('This page works inside Jira').waitFor();
  });
});

describe('what others recorded', () => {
  test('evidence is explained', async () => {
    await open();
    await page.getByRole('tab', { name: 'Explain a failure' }).click();
    await page.getByRole('textbox', { name: 'Evidence' }).fill('not json');
    await page.getByRole('button', { name: 'Explain', exact: true }).click();
    await page.getByRole('heading', { name: 'This is not JSON' }).waitFor();
    await page.getByRole('button', { name: 'Use the example' }).click();
    await page.getByRole('button', { name: 'Explain', exact: true }).click();
    await page.locator('[data-cause="scope-missing"]').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test('a report file is shown, with its checklist', async () => {
    const note = 'The site answers with its own name.';
    const elsewhere = plantedReport({
      id: 'elsewhere',
      checks: [{ id: 'site-address', title: 'The address of the site', verdict: 'healthy', note }],
    });
    await open();
    await page.getByRole('tab', { name: 'Import a report' }).click();
    await page.getByLabel('Report file').setInputFiles({
      name: 'report.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(elsewhere)),
    });
    await page.getByRole('tabpanel', { name: 'Import a report' }).getByTestId('summary').waitFor();
    expect(await page.getByText(note).count()).toBe(1);
    expect(await violations(page)).toEqual([]);
  });
});

test('the history goes back page by page', async () => {
  state.reports = Array.from({ length: 25 }, (_, index) => plantedReport({ id: `run-${index}` }));
  await open();
  await page.getByRole('tab', { name: 'Runs' }).click();
  const lines = page.getByRole('button', { name: /Open the report of/ });
  await lines.first().waitFor();
  expect(await lines.count()).toBe(20);
  await page.getByRole('button', { name: 'Show older runs' }).click();
  await lines.nth(24).waitFor();
  expect(await page.getByRole('button', { name: 'Show older runs' }).count()).toBe(0);
  expect(await violations(page)).toEqual([]);
});

test('a run that is under way is joined when the page opens, beside the report of the run before', async () => {
  state.pause = 40;
  state.reports = [plantedReport({ id: 'now', state: 'running' }), plantedReport({ id: 'before' })];
  await open();
  await page.getByRole('progressbar', { name: /of 53 checks done/ }).waitFor();
  await page.getByText('this is the report of the run before').waitFor();
  state.reports = [plantedReport({ id: 'now' }), plantedReport({ id: 'before' })];
  await page.getByText('The self-test has ended.').waitFor({ state: 'attached' });
  await page.getByTestId('progress').waitFor({ state: 'detached' });
});

test('nothing is cut off on a narrow screen', async () => {
  await open();
  await page.setViewportSize({ width: 480, height: 900 });
  await page.getByTestId('summary').waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(480);
});
