import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import jwt from 'jsonwebtoken';
import { embedSelfTest } from '../../src/add-on/index.ts';
import { createSelfTest } from '../../src/library/express.ts';
import { temporaryFolder } from '../run/temporary-folder.ts';

test('a database file belongs to one process: two would end the runs of each other', async () => {
  const file = join(temporaryFolder('embedded'), 'reports.db');
  const embedded = () =>
    embedSelfTest({
      ...{ appKey: 'app', scopes: [], baseUrl: 'https://app.example', findTenant: async () => null },
      settings: { DATABASE_URL: `file:${file}` },
      logTo: { write: () => undefined },
    });
  const [first, second] = [embedded(), embedded()];
  await expect(second.handle({} as never, {} as never)).rejects.toThrow(
    `DATABASE_URL: another server is running on ${file}; stop it first, or use PostgreSQL for several.`,
  );
  await second.close();
  await first.close();
});

/** What a token of the site `ck` is answered with, and what the log says. */
async function answered(findTenant: () => Promise<unknown>, scopes: readonly string[] = []) {
  const lines: string[] = [];
  const embedded = embedSelfTest({
    ...{ appKey: 'app', scopes, baseUrl: 'http://localhost:1', settings: {} },
    findTenant: findTenant as Parameters<typeof embedSelfTest>[0]['findTenant'],
    logTo: { write: (line) => void lines.push(line) },
  });
  const server = createServer((request, response) => void embedded.handle(request, response)).listen(0);
  const now = Math.floor(Date.now() / 1000);
  const token = jwt.sign(
    { iss: 'ck', sub: 'ada', qsh: 'context-qsh', iat: now, exp: now + 60 },
    's'.repeat(40),
  );
  const { port } = server.address() as AddressInfo;
  const { status } = await fetch(`http://localhost:${port}/api/tenant`, {
    headers: { authorization: `JWT ${token}` },
  });
  server.close();
  await embedded.close();
  return { status, log: lines.join('') };
}

test('a site that an app does not know is not let in, whether its store says null or undefined', async () => {
  expect((await answered(async () => null)).status).toBe(401);
  expect((await answered(async () => undefined)).status).toBe(401);
});

test('a record that cannot be used is named in the log', async () => {
  const baseUrl = 'http://localhost:1';
  const sharedSecret = 's'.repeat(40);
  for (const [record, wrong] of [
    [{ clientKey: 'ck', baseUrl }, 'sharedSecret'],
    [{ clientKey: 'ck', sharedSecret }, 'baseUrl'],
    [{ baseUrl: 'acme', sharedSecret, installedAt: 5 }, 'baseUrl and no installedAt'],
    [5, 'record'],
  ] as const) {
    const { status, log } = await answered(async () => record);
    expect({ status, log }).toEqual({
      status: 500,
      log: expect.stringContaining(`findSite gave no ${wrong} that can be used for the site ck`),
    });
  }
});

test('options that are wrong are a sentence each, before the first request', () => {
  const create = createSelfTest as (options?: unknown) => unknown;
  expect(() => create({ appKey: '', scopes: 'READ', baseUrl: 'https://app.example' })).toThrow(
    /^appKey: it takes [^\n]+\nscopes: it takes [^\n]+\nfindSite: it takes a function [^\n]+$/,
  );
  expect(() => create()).toThrow(/baseUrl: it takes/);
});

test('one that is closed is forgotten by the process', async () => {
  const before = process.listenerCount('exit');
  const options = { appKey: 'app', scopes: [], baseUrl: 'https://app.example', findSite: async () => null };
  for (let turn = 0; turn < 3; turn += 1) await createSelfTest(options).close();
  expect(process.listenerCount('exit')).toBe(before);
});
