import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { plantedReport } from '../report/planted-report.ts';
import { complaints, launchBrowser, openPage, violations } from './browser.ts';
import { type FixtureState, startFixtureServer } from './fixture-server.ts';

/** Each state of the built panel in a real Chromium, against canned answers. The whole story is in panel.test.ts. */
const state: FixtureState = { reports: [plantedReport()], pause: 0 };
/** A cold Chromium on a busy machine. */
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
  page = await openPage(browser, { colorScheme, viewport: { width: 1280, height: 900 } });
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
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await evidence.waitFor({ state: 'detached' });
    await page.waitForFunction("document.activeElement.textContent.includes('/rest/api/3/permissions as')");
  });

  test('the table filters, and is one stop for the keyboard', async () => {
    await open();
    const rows = page.getByTestId('operations').locator('tbody tr');
    await rows.first().waitFor();
    const all = await rows.count();
    await page.getByRole('button', { name: 'Refused only' }).click();
    expect(await rows.count()).toBeLessThan(all);
    await page.getByRole('button', { name: 'Refused only' }).click();
    await page.getByLabel('Filter operations').fill('webhook');
    expect(await rows.count()).toBe(1);
    await page.getByLabel('Filter operations').fill('');
    expect(await page.locator('button.cell[tabindex="0"]').count()).toBe(1);
    await page.locator('button.cell[tabindex="0"]').focus();
    const before = await page.evaluate('document.activeElement.textContent');
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate('document.activeElement.textContent')).not.toBe(before);
    expect(await page.locator('button.cell[tabindex="0"]').count()).toBe(1);
  });

  test('a gap is checked again by its own operations, and says what is seen now', async () => {
    await open();
    state.wanted = [];
    const scope = page.locator('[data-advice="scope:ADMIN"]');
    await scope.getByRole('button', { name: /Check again/ }).click();
    await scope.getByText('Still open').waitFor();
    expect(state.wanted).toEqual([
      expect.objectContaining({ operations: expect.arrayContaining(['GET /rest/api/3/permissions']) }),
    ]);
    const mended = plantedReport();
    state.reports = [{ ...mended, gaps: { ...mended.gaps, scopes: [] } }];
    await scope.getByRole('button', { name: /Check again/ }).click();
    await scope.getByText('Closed').waitFor();
  });

  test('what changed since the run before stands under the headline', async () => {
    state.changes = {
      since: 'run-0',
      opened: [{ id: 'a', title: 'The scope ADMIN is missing' }],
      closed: [{ id: 'b', title: 'Browse projects in OPS' }],
      unchanged: 2,
    };
    await open();
    const strip = page.getByTestId('changes');
    await strip.waitFor();
    expect(await strip.textContent()).toContain('Browse projects in OPS');
    delete state.changes;
  });

  test('a message to send is copied whole', async () => {
    await open();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const group = page.locator('[data-advice="group:atlassian-addons-admin"]');
    await group.getByRole('button', { name: 'Copy for administrator' }).click();
    await group.getByRole('button', { name: 'Copied' }).waitFor();
    const copied = await page.evaluate('navigator.clipboard.readText()');
    expect(copied).toContain('Not needed: no new scope');
  });

  test('downloads as JSON, as Markdown and as a web page', async () => {
    await open();
    for (const [item, extension, content] of [
      ['JSON', 'json', '"schemaVersion": 2'],
      ['Markdown', 'md', '# Clearance report'],
      ['Web page (HTML)', 'html', '<!doctype html>'],
    ] as const) {
      await page.getByRole('button', { name: 'Download' }).click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: item }).click(),
      ]);
      expect(download.suggestedFilename()).toBe(`clearance-report-run-1.${extension}`);
      expect(await readFile(await download.path(), 'utf8')).toContain(content);
    }
  });
});

describe('other states', () => {
  test('never run: says what a run does, and runs on a click', async () => {
    state.reports = [];
    await open();
    await page.getByRole('heading', { name: 'No self-test has been run yet' }).waitFor();
    expect(await violations(page)).toEqual([]);
    // Mounted in an app of somebody else's, the panel is not about Clearance.
    expect(await page.locator('form').textContent()).not.toContain('Clearance');
    await page.getByRole('tab', { name: 'Runs' }).click();
    await page.getByRole('heading', { name: 'Earlier runs' }).waitFor();
    expect(await page.getByText('Tick two runs').count()).toBe(0);
    await page.getByRole('tab', { name: 'Report', exact: true }).click();
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

  test('cut off before anybody was told of: counts nobody, and has no empty list', async () => {
    state.reports = [plantedReport({ state: 'failed', identities: [] })];
    await open();
    await page.getByTestId('summary').waitFor();
    expect(await page.getByTestId('summary').textContent()).not.toContain('identit');
    expect(await page.getByRole('heading', { name: 'Tested as' }).count()).toBe(0);
  });

  test('Jira gives no token any more: that is said, and not that our server is silent', async () => {
    await open();
    await page.getByTestId('summary').waitFor();
    await page.evaluate("window.AP.context.getToken = () => Promise.reject(new Error('gone'))");
    await page.getByRole('button', { name: 'Run again' }).click();
    await page.getByRole('heading', { name: 'This page has been open for too long' }).waitFor();
    expect(await page.getByText(/Jira gave this page no token/).count()).toBe(1);
  });

  test.each([
    [403, 'You may not see this page'],
    [401, 'This page has been open for too long'],
    [404, 'It is not here any more'],
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
    page = await openPage(browser);
    said = complaints(page);
    await page.route('**/all.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
    await page.goto(server.panelUrl);
    await page.getByText('This page works inside Jira').waitFor();
  });
});

describe('what others recorded', () => {
  test('anything pasted is explained: what was read, one question, the cause', async () => {
    await open();
    await page.getByRole('tab', { name: 'Explain a failure' }).click();
    await page.getByRole('button', { name: 'Explain', exact: true }).click();
    await page.getByText('Paste the failure into the field first.').waitFor();
    await page.getByRole('button', { name: 'Use an example' }).click();
    await page.getByRole('button', { name: 'Explain', exact: true }).click();
    await page.getByText(/GET \/rest\/api\/3\/permissions, 403/).waitFor();
    await page.getByRole('button', { name: 'The app', exact: true }).click();
    await page.locator('[data-cause="scope-missing"]').waitFor();
    expect(await page.getByTestId('explanation').textContent()).not.toContain('JSON');
    expect(await violations(page)).toEqual([]);
  });

  test('what is asked one after another is answered together, and the keyboard stays where the answer stands', async () => {
    state.explained = [];
    await open();
    await page.getByRole('tab', { name: 'Explain a failure' }).click();
    const text = 'It says: You do not have permission';
    await page.getByLabel('What went wrong').fill(text);
    await page.getByRole('button', { name: 'Explain', exact: true }).click();
    const address = page.getByLabel('Which address was called?').getByRole('textbox');
    await address.fill('403');
    expect(await page.getByRole('button', { name: 'Answer' }).isDisabled()).toBe(true);
    await address.fill('https://acme.atlassian.net/rest/api/3/permissions');
    await address.press('Enter');
    await page.getByRole('button', { name: 'The app', exact: true }).click();
    const status = page.getByLabel('Which HTTP status did the answer have?').getByRole('textbox');
    await status.fill('403');
    expect(await violations(page)).toEqual([]);
    await status.press('Enter');
    await page.locator('[data-cause="scope-missing"]').waitFor();
    await page.locator(':focus', { hasText: 'Read as' }).waitFor();
    const url = 'https://acme.atlassian.net/rest/api/3/permissions';
    expect(state.explained.at(-1)).toEqual({ text, url, identity: 'connect-app', status: 403 });
    // Another text is another failure.
    await page.getByRole('button', { name: 'Use an example' }).click();
    await page.getByRole('button', { name: 'Explain', exact: true }).click();
    await page.getByText('Who made the call?').waitFor();
    expect(Object.keys(state.explained.at(-1) ?? {})).toEqual(['text']);
  });

  test('a recording that is too long to be sent is sent without what is not read of it', async () => {
    state.explained = [];
    const url = 'https://acme.atlassian.net/rest/api/3/permissions';
    const script = {
      request: { url: 'https://acme.atlassian.net/app.js' },
      response: { content: { text: 'x'.repeat(1_500_000) } },
    };
    const refused = { request: { method: 'GET', url }, response: { status: 403 } };
    await open();
    await page.getByRole('tab', { name: 'Explain a failure' }).click();
    await page.getByLabel('File with the failure').setInputFiles({
      name: 'calls.har',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify({ log: { entries: [script, refused] } })),
    });
    await page.locator('textarea:not(:placeholder-shown)', { hasText: url }).waitFor();
    await page.getByRole('button', { name: 'Explain', exact: true }).click();
    await page.getByTestId('explanation').getByText('Read as').waitFor();
    const sent = String(state.explained[0]?.text);
    expect(sent).toContain(url);
    expect(sent.length).toBeLessThan(1_000);
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

  test('a report that is too long to be sent goes without what is healthy, also where each letter takes several bytes', async () => {
    const report = plantedReport();
    const probe = { ...report.probes[0], verdict: 'healthy', evidence: ['ж'.repeat(300_000)] };
    await open();
    await page.getByRole('tab', { name: 'Import a report' }).click();
    const asked = page.waitForRequest('**/api/imported-reports');
    await page.getByLabel('Report file').setInputFiles({
      name: 'report.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify({ ...report, probes: [probe, ...report.probes] })),
    });
    const sent = (await asked).postDataBuffer() ?? Buffer.alloc(0);
    expect(sent.length).toBeLessThan(500_000);
    const problems = ({ probes }: Pick<typeof report, 'probes'>) =>
      probes.filter(({ verdict }) => verdict === 'problem');
    expect(problems(JSON.parse(sent.toString()))).toEqual(problems(report));
  });
});

test('what was pressed may go, and the keyboard stays where it was or goes where the answer stands', async () => {
  const focused = (words: string): Promise<unknown> => page.locator(':focus', { hasText: words }).waitFor();
  const press = async (name: string | RegExp): Promise<void> =>
    page.getByRole('button', { name }).first().press('Enter');
  const onReport = (): Promise<unknown> => page.locator('[role="tabpanel"]:focus').waitFor();
  state.reports = [];
  await open();
  await press('Explain a failure');
  await page.getByLabel('What went wrong').waitFor();
  await onReport();
  await page.getByRole('tab', { name: 'Report', exact: true }).click();
  await page.getByLabel(/Whose rights/).fill('sync');
  await press(/Sync Robot/);
  await focused('Choose another');
  await press('Choose another');
  await page.locator('input[placeholder^="Name of a person"]:focus').waitFor();
  state.reports = [plantedReport()];
  await press('Run self-test');
  await page.getByTestId('summary').waitFor();
  await onReport();
  await page.getByRole('tab', { name: 'Runs' }).click();
  await press(/Open the report of/);
  await onReport();
  await page.getByRole('tab', { name: 'Watch' }).click();
  await page.getByLabel('How often?').selectOption('day');
  await press('Save');
  await page.getByText('Saved.').waitFor();
  await focused('Save');
  await page.getByRole('tab', { name: 'Data' }).click();
  await press('Erase stored runs');
  await focused('Keep them');
  await press('Keep them');
  await focused('Erase stored runs');
  delete state.watch;
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
  await page.getByTestId('summary').waitFor();
  const cutOff = async (): Promise<number[]> => {
    const found: number[] = [];
    for (const width of [375, 480, 768]) {
      await page.setViewportSize({ width, height: 900 });
      if (Number(await page.evaluate('document.documentElement.scrollWidth')) > width) found.push(width);
    }
    return found;
  };
  expect(await cutOff()).toEqual([]);
  await page.getByRole('button', { name: 'Judge something else' }).click();
  await page.getByLabel('What is it for?').waitFor();
  expect(await cutOff()).toEqual([]);
});

test('a name of any length gives way on any screen', async () => {
  const report = plantedReport();
  const label = 'Synchronisationsdienstleistungsbeauftragtenintegrationskonto'.repeat(3);
  state.reports = [{ ...report, identities: report.identities.map((one) => ({ ...one, label })) }];
  await open();
  await page.getByTestId('summary').waitFor();
  for (const width of [320, 768, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  }
});

test('what was judged stands under the headline, and who was judged without a credential never signed in', async () => {
  const report = plantedReport();
  const [app, ...others] = report.identities;
  if (app === undefined) throw new Error('the planted report has no identity');
  const account = { accountId: 'sync-1', active: true };
  const judged = { ...app, label: 'Sync Robot', account };
  // The administrator who looks is the same account, and is signed in.
  const looking = { ...app, kind: 'connect-user' as const, label: 'the viewing administrator', account };
  state.reports = [
    {
      ...report,
      needs: { from: 'profile', name: 'gitlab', title: 'GitLab', operations: report.needs.operations },
      subject: { accountId: 'sync-1', project: 'PAY' },
      identities: [judged, looking, ...others.filter(({ kind }) => kind !== looking.kind)],
    },
  ];
  await open();
  await page.getByText('Judged: GitLab, the rights of Sync Robot, in the project PAY').waitFor();
  const card = page.locator('.identities li').filter({ hasText: 'Sync Robot' });
  expect(await card.textContent()).toContain('Judged without its credential');
  expect(await card.textContent()).not.toContain('Signed in');
  const beside = await page
    .locator('.identities li')
    .filter({ hasText: 'The viewing administrator' })
    .textContent();
  expect(beside).toContain('Signed in');
  expect(beside).not.toContain('Judged');
});

test('at twice the size the name of an operation stands on one line', async () => {
  await open();
  await page.setViewportSize({ width: 640, height: 450 });
  const box = await page.locator('[role="grid"] .operation', { hasText: 'settings/columns' }).boundingBox();
  expect(box?.height).toBeLessThan(25);
});

test('a run that is refused leaves what was entered, and an answer that is slow is waited for in sight', async () => {
  await open();
  await page.getByRole('button', { name: 'Judge something else' }).click();
  await page.getByLabel(/In which project/).fill('NOPE');
  state.refusal = { status: 400, message: 'There is no such project.' };
  await page.getByRole('button', { name: 'Run self-test' }).click();
  await page.getByText('There is no such project.').waitFor();
  expect(await page.getByLabel(/In which project/).inputValue()).toBe('NOPE');
  expect(await page.getByText('The self-test has started.').count()).toBe(0);
  await page.getByRole('tab', { name: 'Watch' }).click();
  const watch = page.getByRole('tabpanel', { name: 'Watch' });
  await watch.getByText('There is no such project.').waitFor();
  delete state.refusal;
  let answer = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/api/watch', async (route) => {
    await held;
    await route.continue();
  });
  await watch.getByRole('button', { name: 'Try again' }).click();
  await watch.getByLabel('Loading').waitFor();
  expect(await violations(page)).toEqual([]);
  answer();
  await watch.getByLabel('How often?').waitFor();
});

test('a run is begun once, and the page stays where it is', async () => {
  state.wanted = [];
  await open();
  await page.setViewportSize({ width: 1280, height: 500 });
  let answer = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/api/self-tests', async (route) => {
    await held;
    await route.continue();
  });
  const again = page.getByRole('button', { name: /Run again/ });
  await again.click();
  await again.click({ force: true });
  answer();
  await page.getByText('The self-test has ended.').waitFor({ state: 'attached' });
  expect(state.wanted).toHaveLength(1);
  expect(await page.evaluate('scrollY')).toBe(0);
});

test('what is judged is asked for: a profile, somebody’s rights, a project', async () => {
  state.reports = [];
  state.wanted = [];
  await open();
  await page.getByLabel('What is it for?').selectOption({ label: 'GitLab (9 operations)' });
  await page.getByLabel(/Whose rights/).fill('sync');
  await page.getByRole('button', { name: /Sync Robot/ }).click();
  await page.getByLabel(/In which project/).fill('OPS');
  expect(await violations(page)).toEqual([]);
  state.reports = [plantedReport()];
  await page.getByRole('button', { name: 'Run self-test' }).click();
  await page.getByTestId('summary').waitFor();
  expect(state.wanted).toEqual([{ profile: 'gitlab', project: 'OPS', account: 'sync-1' }]);
});

test('another app is judged by its file, what it calls, and its user; what still lacks is said', async () => {
  state.reports = [];
  state.wanted = [];
  await open();
  await page.getByLabel('What is it for?').selectOption('app');
  const run = page.getByRole('button', { name: 'Run self-test' });
  await page.getByText('Give the app’s file first.').waitFor();
  expect(await run.isDisabled()).toBe(true);
  const file = page.getByLabel(/^Its atlassian-connect\.json/);
  await file.fill('hello');
  await page.getByText(/neither a Connect descriptor nor a Forge manifest/).waitFor();
  await page
    .getByLabel('File of the app')
    .setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from('{"key":"ledger"}') });
  await page.getByText('Connect app “Ledger” declares READ.').waitFor();
  await page.getByText(/baseUrl is http/).waitFor();
  await page.getByText(/Name what the app calls/).waitFor();
  await page.getByLabel(/^Operations, or the JSON/).fill('POST /rest/api/3/issue');
  await page.getByLabel(/Whose rights/).fill('sync');
  await page.getByRole('button', { name: /Sync Robot/ }).click();
  await page.getByText('Sync Robot is no app’s user.').waitFor();
  await page.getByRole('button', { name: 'Choose another' }).click();
  await page.getByLabel(/Whose rights/).fill('Ledger');
  await page.getByRole('button', { name: /^Ledger/ }).click();
  expect(await violations(page)).toEqual([]);
  state.reports = [plantedReport()];
  await run.click();
  await page.getByTestId('summary').waitFor();
  expect(state.wanted).toEqual([
    {
      operations: ['POST /rest/api/3/issue'],
      account: '557058:ledger',
      app: { kind: 'connect-app', name: 'Ledger', scopes: ['READ'] },
    },
  ]);
});

test('a judged account is called by its name, which no report holds', async () => {
  const report = plantedReport();
  const [app, ...others] = report.identities;
  if (app === undefined) throw new Error('the planted report has no identity');
  const label = 'the account sync-1';
  const account = { accountId: 'sync-1', active: true };
  state.reports = [
    { ...report, subject: { accountId: 'sync-1' }, identities: [{ ...app, label, account }, ...others] },
  ];
  await open();
  const group = page.locator('[data-advice="group:atlassian-addons-admin"]');
  await group.getByText(/Sync Robot is not in the group/).waitFor();
  expect(await page.locator('main').textContent()).not.toContain('account sync-1');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await group.getByRole('button', { name: 'Copy for administrator' }).click();
  await group.getByRole('button', { name: 'Copied' }).waitFor();
  expect(await page.evaluate('navigator.clipboard.readText()')).toContain('Sync Robot (account sync-1)');
  expect(state.reports[0]?.identities[0]?.label).toBe(label);
});

test('a name that is written from right to left keeps its parts in their order', async () => {
  const report = plantedReport();
  const [app, ...others] = report.identities;
  if (app === undefined) throw new Error('the planted report has no identity');
  const account = { accountId: 'sync-1', active: true };
  state.accountName = 'מיכה (Jira) כהן';
  state.reports = [
    {
      ...report,
      subject: { accountId: 'sync-1' },
      identities: [{ ...app, label: 'the account sync-1', account }, ...others],
    },
  ];
  await open();
  await page
    .getByRole('heading', { name: '\u2068מיכה (Jira) כהן\u2069 is not in the group atlassian-addons-admin' })
    .waitFor();
  delete state.accountName;
});

test('what is closed is told with its reason, and what it would take', async () => {
  const report = plantedReport();
  const probes = report.probes.map((probe) =>
    probe.verdict === 'problem' ? { ...probe, verdict: 'closed' as const } : probe,
  );
  state.reports = [{ ...report, needs: { from: 'none', operations: [] }, probes }];
  await open();
  const closed = page.getByTestId('closed');
  await closed.getByText(/it would take the scope ADMIN/).waitFor();
  for (const summary of await closed.locator('summary').all()) await summary.click();
  await closed.getByText('GET /rest/api/3/permissions', { exact: true }).waitFor();
  expect(await violations(page)).toEqual([]);
});

test('a page that was left and opened again asks anew', async () => {
  await open();
  await page.getByRole('tab', { name: 'Watch' }).click();
  await page.getByText('Connect support').waitFor();
  await page.getByRole('tab', { name: 'Report', exact: true }).click();
  await page.getByTestId('summary').waitFor();
  expect(await page.getByLabel('How often?').count()).toBe(0);
});

test('two runs are held against each other', async () => {
  state.reports = [plantedReport({ id: 'b' }), plantedReport({ id: 'a' })];
  const title = 'The account sync-1 lacks the permission “Add comments”';
  state.changes = { since: 'a', opened: [], closed: [{ id: 'x', title }], unchanged: 1 };
  await open();
  await page.getByRole('tab', { name: 'Runs' }).click();
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await page.getByTestId('comparison').getByText('Sync Robot lacks the permission “Add comments”').waitFor();
  expect(await violations(page)).toEqual([]);
  delete state.changes;
});

test('stored runs are erased only after a second word', async () => {
  await open();
  await page.getByRole('tab', { name: 'Data' }).click();
  await page.getByRole('button', { name: 'Erase stored runs' }).click();
  await page.getByRole('button', { name: 'Erase every run now' }).click();
  await page.getByText('Every stored run is erased').waitFor();
  expect(state.reports).toEqual([]);
  expect(await violations(page)).toEqual([]);
});

test('a watch is switched on, and an end that only its owner knows is remembered', async () => {
  await open();
  await page.getByRole('tab', { name: 'Watch' }).click();
  await page.getByText('Connect support').waitFor();
  await page.getByLabel('How often?').selectOption('day');
  await page.getByLabel('For what?').selectOption('gitlab');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
  expect(state.watch).toMatchObject({ every: 'day', profile: 'gitlab' });
  await page.getByLabel(/What ends/).fill('Token of GitLab');
  await page.getByLabel('On which day?').fill('2027-03-01');
  await page.getByRole('button', { name: 'Remind me' }).click();
  await page.getByRole('button', { name: 'Remove Token of GitLab' }).waitFor();
  expect(state.watch).toMatchObject({ profile: 'gitlab', expiries: [{ what: 'Token of GitLab' }] });
  expect(await violations(page)).toEqual([]);
});

describe('where nothing can be clicked, or colours are the reader’s own', () => {
  test('on paper everything is said: titles, and what is folded away on the screen', async () => {
    await open();
    await page.getByTestId('advice').first().waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('heading', { name: 'The scope ADMIN is missing' }).isVisible()).toBe(true);
    const folded = page.locator('[data-advice="scope:ADMIN"] details li').first();
    expect(await folded.isVisible()).toBe(true);
    expect((await folded.boundingBox())?.height).toBeGreaterThan(0);
    expect(await page.getByRole('button', { name: 'Run again' }).isVisible()).toBe(false);
  });

  test('in forced colours each button still has an edge, and nothing is for axe to find', async () => {
    await open();
    await page.getByTestId('advice').first().waitFor();
    await page.emulateMedia({ forcedColors: 'active' });
    const edge = (button: string): Promise<string> =>
      page.evaluate(
        `getComputedStyle([...document.querySelectorAll('button')].find(({ textContent }) => textContent.includes('${button}'))).outlineStyle`,
      );
    for (const button of ['Run again', 'Download', 'Check again']) expect(await edge(button)).toBe('solid');
    expect(await violations(page)).toEqual([]);
  });
});

test('the runs are taken away as a table', async () => {
  await open();
  await page.getByRole('tab', { name: 'Runs' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download as CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('clearance-self-tests.csv');
  expect(await readFile(await download.path(), 'utf8')).toContain('id,startedAt');
});

test('a watch judges other accounts too, and they can be taken off again', async () => {
  state.watch = { every: 'day', accounts: ['gone-1'] };
  await open();
  await page.setViewportSize({ width: 375, height: 800 });
  await page.getByRole('tab', { name: 'Watch' }).click();
  await page.getByLabel(/^Who else’s rights/).fill('sync');
  await page.getByRole('button', { name: /Sync Robot/ }).click();
  await page.getByRole('button', { name: 'Remove gone-1' }).click();
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(375);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
  expect(state.watch).toMatchObject({ every: 'day', accounts: ['sync-1'] });
  expect(await violations(page)).toEqual([]);
});
