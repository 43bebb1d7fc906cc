import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import chromium from '@sparticuz/chromium';
import axe from 'axe-core';
import {
  type Browser,
  type BrowserContextOptions,
  type Frame,
  type Page,
  chromium as playwright,
} from 'playwright-core';
import { kept, madeOnce } from '../run/made-once.ts';

/** One process for everything, and a graphics card made of software: a page without 3D is drawn for two thirds of the work without. */
const unwanted =
  /^--(single-process|use-gl|use-angle|enable-unsafe-swiftshader|in-process-gpu|ignore-gpu-blocklist)/;

/**
 * One Chromium for a test file; the package's single-process mode would end it with the first page closed. The package unpacks
 * into the temporary folder and takes a file that is still being written for a finished one, so it unpacks where nobody looks.
 */
export async function launchBrowser(): Promise<Browser> {
  const folder = join(kept, 'chromium');
  await madeOnce(folder, async (empty) => {
    const unpack = "import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())";
    await promisify(execFile)(process.execPath, ['-e', unpack], { env: { ...process.env, TMPDIR: empty } });
    return empty;
  });
  return playwright.launch({
    args: [...chromium.args.filter((arg) => !unwanted.test(arg)), '--disable-gpu'],
    ignoreDefaultArgs: ['--enable-unsafe-swiftshader'],
    executablePath: join(folder, 'chromium'),
  });
}

/** A page that waits for what it is asked for as long as it takes; the limit is that of the test. */
export async function openPage(browser: Browser, options?: BrowserContextOptions): Promise<Page> {
  const page = await browser.newPage(options);
  page.setDefaultTimeout(0);
  return page;
}

/** What axe finds wrong, one line an element. */
export async function violations(where: Page | Frame): Promise<string[]> {
  await where.evaluate(axe.source);
  const found = await where.evaluate(async () => {
    const { axe: inPage } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations: all } = await inPage.run({ resultTypes: ['violations'], reporter: 'no-passes' });
    return all.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => node.html) }));
  });
  return found.flatMap(({ id, nodes }) => nodes.map((html) => `${id}: ${html}`));
}

/** Everything the console says that a user's console should not say, from now on. */
export function complaints(page: Page): string[] {
  const lines: string[] = [];
  page.on('pageerror', (error) => lines.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') lines.push(message.text());
  });
  return lines;
}
