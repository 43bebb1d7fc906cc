import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { connectDoor } from '../../src/cli/demo/connect-door.ts';
import { type Stage, setStage } from '../../src/cli/demo/stage.ts';
import { accounts, scenarioNamed } from '../../src/simulated-jira/index.ts';
import { launchBrowser, openPage } from './browser.ts';

/**
 * What an administrator does in a week: looks around, asks whether an integration's account would do, mends what it
 * lacks, sees the gap closed, and takes the app off the site again.
 */
const project = 'PAY';
const lost = { project, permission: 'ADD_COMMENTS', holder: { type: 'applicationRole' } };

let browser: Browser;
let stage: Stage;
let page: Page;
let panel: Frame;

beforeAll(async () => {
  const scenario = scenarioNamed('healthy');
  if (scenario === null) throw new Error('there is no healthy scenario');
  browser = await launchBrowser();
  stage = await setStage({ scenario, env: { LOG_LEVEL: 'silent' } });
  const { panelUrl } = await connectDoor(stage.jira, stage.backendUrl);
  page = await openPage(browser, { viewport: { width: 1280, height: 900 } });
  await page.goto(panelUrl);
  const frame = await (await page.waitForSelector('iframe')).contentFrame();
  if (frame === null) throw new Error('The site does not frame the panel.');
  panel = frame;
});
afterAll(async () => {
  await browser.close();
  await stage.close();
});

async function change(...commands: object[]): Promise<void> {
  const answer = await fetch(`${stage.jira.controlUrl}/state`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ commands }),
  });
  expect(await answer.text()).toContain('ok');
}

const summary = async (): Promise<string> => (await panel.getByTestId('summary').textContent()) ?? '';

async function ended(): Promise<void> {
  await panel.getByTestId('progress').waitFor({ state: 'detached' });
  await panel.getByTestId('summary').waitFor();
}

test('the first run of a right installation is green', async () => {
  await panel.getByRole('button', { name: 'Run self-test' }).click();
  await panel.getByTestId('progress').waitFor();
  await ended();
  expect(await summary()).toMatch(/0\s*Problems/);
  expect(await panel.getByTestId('advice').count()).toBe(0);
});

test('whether the account of an integration would do: one thing it lacks, with the screen where it is mended', async () => {
  await change({ do: 'revoke-in-project', ...lost, holder: { type: 'projectRole', parameter: 'Members' } });
  await panel.getByRole('button', { name: 'Judge something else' }).click();
  await panel.getByLabel('What is it for?').selectOption('profile:gitlab');
  await panel.getByLabel(/Whose rights/).fill('Mika');
  await panel.getByRole('button', { name: /^Mika/ }).click();
  await panel.getByLabel(/In which project/).fill(project);
  await panel.getByRole('button', { name: 'Run self-test' }).click();
  await panel.locator('[data-advice]').first().waitFor();
  await ended();
  const cards = await panel
    .locator('[data-advice]')
    .evaluateAll((all) => all.map((one) => one.textContent ?? ''));
  expect(cards.length).toBeGreaterThan(0);
  expect(cards.join(' ')).toContain(project);
  const links = await panel
    .locator('[data-advice] a')
    .evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  expect(links.some((link) => link?.startsWith(stage.jira.siteUrl))).toBe(true);
});

test('mended on the site and checked again, the gap is closed', async () => {
  await change({
    do: 'grant-in-project',
    project,
    permission: 'ADD_COMMENTS',
    holder: { type: 'projectRole', parameter: 'Members' },
  });
  const card = panel.locator('[data-advice]').first();
  await card.getByRole('button', { name: /Check again/ }).click();
  await card.getByText(/^Closed/).waitFor();
});

test('the next run says what has changed', async () => {
  await panel.getByRole('button', { name: 'Run again' }).click();
  await panel.getByTestId('progress').waitFor();
  await ended();
  expect(await panel.locator('[data-advice]').count()).toBe(0);
  await panel.getByRole('tab', { name: 'Runs' }).click();
  const boxes = panel.getByRole('checkbox');
  expect(await boxes.count()).toBeGreaterThanOrEqual(3);
  await boxes.nth(0).check();
  await boxes.nth(2).check();
  expect(await panel.getByTestId('comparison').textContent()).toContain('Closed');
});

test('uninstalled, the files of the database hold nothing of the site', async () => {
  const held = (): string => {
    const folder = dirname(stage.databaseFile);
    return readdirSync(folder)
      .filter((name) => name.startsWith('clearance.db') && !name.endsWith('.keys'))
      .map((name) => readFileSync(join(folder, name), 'latin1'))
      .join('');
  };
  expect(held()).toContain(accounts.member);
  const gone = await fetch(`${stage.jira.controlUrl}/apps/clearance`, { method: 'DELETE' });
  expect(gone.status).toBeLessThan(300);
  const host = new URL(stage.jira.siteUrl).host;
  for (const trace of [accounts.member, accounts.admin, host, 'scope-missing', 'ADD_COMMENTS'])
    expect(`${trace} ${held().includes(trace)}`).toBe(`${trace} false`);
});
