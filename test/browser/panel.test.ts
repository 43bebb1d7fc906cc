import { readFile } from 'node:fs/promises';
import type { Browser, Frame, Page } from 'playwright-core';
import { connectDoor } from '../../src/cli/demo/connect-door.ts';
import { forgeDoor } from '../../src/cli/demo/forge-door.ts';
import { type Stage, setStage } from '../../src/cli/demo/stage.ts';
import { Report } from '../../src/report/model.ts';
import { defaultOperations } from '../../src/self-test/index.ts';
import { demo } from '../../src/simulated-jira/scenarios/demo.ts';
import { complaints, launchBrowser, openPage, violations } from './browser.ts';

/**
 * The whole story in a real Chromium, once through each door: the simulated site installs the app, an administrator
 * opens its page in the site's frame, runs the self-test, reads the evidence and takes the report away.
 */
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
});

const doors = [
  { name: 'Connect', open: connectDoor },
  { name: 'Forge', open: forgeDoor },
] as const;

describe.each(doors)('through $name', ({ open, name }) => {
  let stage: Stage;
  let page: Page;
  let panel: Frame;
  let said: string[];

  beforeAll(async () => {
    stage = await setStage({ scenario: demo, env: { LOG_LEVEL: 'silent' } });
    const { panelUrl } = await open(stage.jira, stage.backendUrl);
    page = await openPage(browser, { viewport: { width: 1440, height: 1000 } });
    said = complaints(page);
    await page.goto(panelUrl);
    panel = await framed(page);
  });
  afterAll(async () => {
    await page.close();
    await stage.close();
  });

  test('nothing has been run yet, and the page says so', async () => {
    await panel.getByRole('heading', { name: 'No self-test has been run yet' }).waitFor();
  });

  test('a first run of a right installation judges nothing that nobody needs', async () => {
    await panel.getByRole('button', { name: 'Run self-test' }).click();
    await panel.getByRole('progressbar').waitFor();
    await panel.getByTestId('summary').waitFor();
    await panel.getByTestId('progress').waitFor({ state: 'detached' });
    expect(await panel.getByTestId('summary').textContent()).toMatch(/0\s*Problems/);
  });

  test('with operations that are needed, a run says what is missing', async () => {
    await panel.getByRole('button', { name: 'Judge something else' }).click();
    await panel.getByLabel('What is it for?').selectOption('operations');
    await panel.getByLabel(/^Operations, or the JSON/).fill(defaultOperations.join('\n'));
    await panel.getByLabel(/In which project/).fill('OPS');
    await panel.getByRole('button', { name: 'Run self-test' }).click();
    await panel.getByTestId('advice').first().waitFor();
    const gaps = await panel
      .getByTestId('advice')
      .evaluateAll((cards) => cards.map((card) => card.getAttribute('data-advice')));
    expect(gaps.length).toBeGreaterThan(1);
    if (name === 'Connect') {
      expect(gaps).toContain('scope:ADMIN');
      expect(gaps).toContain('limit:endpoint-not-available-to-identity');
      expect(gaps.some((id) => id?.startsWith('project-permission:OPS'))).toBe(true);
      expect(gaps.some((id) => id?.startsWith('group:'))).toBe(true);
    }
  });

  test('a Connect app is told what changes when it moves to Forge, a Forge app is not', async () => {
    const moving = panel.getByRole('region', { name: 'When this app moves to Forge' });
    expect(await moving.count()).toBe(name === 'Connect' ? 1 : 0);
    if (name === 'Connect') expect(await moving.textContent()).toContain('31 January 2027');
  });

  test('a cell opens its evidence, without a secret in it', async () => {
    const cell = panel.getByRole('button', { name: /Problem.*GET \/rest\/api\/3\/permissions as/ }).first();
    await cell.click();
    const evidence = panel.getByTestId('evidence');
    await evidence.waitFor();
    const text = (await evidence.textContent()) ?? '';
    expect(text).toContain('curl -i');
    expect(text).toMatch(/\d+ % sure/);
    expect(text).not.toMatch(/eyJ[A-Za-z0-9_-]{10}/);
    await page.keyboard.press('Escape');
    await evidence.waitFor({ state: 'detached' });
  });

  test('the report can be taken away as JSON, and imported again', async () => {
    await panel.getByRole('button', { name: 'Download' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      panel.getByRole('menuitem', { name: 'JSON' }).click(),
    ]);
    const text = await readFile(await download.path(), 'utf8');
    const report = Report.parse(JSON.parse(text));
    expect(report.state).toBe('finished');
    expect(report.summary.problem).toBeGreaterThan(0);
    await panel.getByRole('tab', { name: 'Import a report' }).click();
    await panel
      .getByLabel('Report file')
      .setInputFiles({ name: 'report.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await panel.getByRole('tabpanel', { name: 'Import a report' }).getByTestId('summary').waitFor();
    await panel.getByRole('tab', { name: 'Report', exact: true }).click();
  });

  test('a web page of it can be taken away too', async () => {
    await panel.getByRole('button', { name: 'Download' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      panel.getByRole('menuitem', { name: 'Web page (HTML)' }).click(),
    ]);
    expect(await readFile(await download.path(), 'utf8')).toContain('<!doctype html>');
  });

  test('the run is in the history', async () => {
    await panel.getByRole('tab', { name: 'Runs' }).click();
    await panel
      .getByRole('button', { name: /Open the report of/ })
      .first()
      .click();
    await panel.getByTestId('summary').first().waitFor();
  });

  test('light and dark follow the site, and axe finds nothing in either', async () => {
    const html = panel.locator('html');
    expect(await html.getAttribute('data-color-mode')).toBe('light');
    expect(await violations(panel)).toEqual([]);
    await goDark();
    await panel.locator('html[data-color-mode="dark"]').waitFor();
    await panel.getByTestId('summary').first().waitFor();
    expect(await violations(panel)).toEqual([]);
  });

  /** The site of the Connect door switches in place; Forge's page is opened anew. */
  async function goDark(): Promise<void> {
    if (name === 'Connect') return page.locator('#theme').click();
    const dark = new URL(page.url());
    dark.searchParams.set('theme', 'dark');
    await page.goto(dark.href);
    panel = await framed(page);
  }

  test('the console stayed silent all the while', () => {
    expect(said.filter((line) => !aboutTheSite.test(line))).toEqual([]);
  });
});

/** Chromium's remark on the sandbox in which Forge frames every Custom UI. */
const aboutTheSite = /allow-scripts and allow-same-origin/;

async function framed(page: Page): Promise<Frame> {
  const frame = await (await page.waitForSelector('iframe')).contentFrame();
  if (frame === null) throw new Error('The site does not frame the panel.');
  return frame;
}
