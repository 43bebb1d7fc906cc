import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import express from 'express';
import supertest from 'supertest';
import { formAnswers } from '../../../src/add-on/server/answer-form.ts';
import { assetGet, readAssets } from '../../../src/add-on/server/assets.ts';
import { headersOfEveryAnswer, securityHeaders } from '../../../src/add-on/server/security-headers.ts';
import { temporaryFolder } from '../../run/temporary-folder.ts';

const plain = {
  'content-security-policy': "default-src 'none';frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin-allow-popups',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-cache, no-store',
};
const lower = (headers: readonly (readonly [string, string])[]) =>
  Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]));

test('every answer carries these headers and no others; over https also that it stays https', () => {
  expect(lower(headersOfEveryAnswer({ https: false }))).toEqual(plain);
  expect(lower(headersOfEveryAnswer({ https: true }))).toEqual({
    ...plain,
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
  });
});

/** What express adds by itself, and what no two answers share. */
const others = ['date', 'connection', 'keep-alive', 'x-powered-by', 'transfer-encoding'];
const ownOf = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !others.includes(name)));

describe('an answer', () => {
  const app = express();
  app.disable('etag');
  formAnswers(app, { https: false });
  app.get('/json', (_req, res) => void res.status(201).json({ text: 'grün' }));
  app.get('/bare', (_req, res) => void res.status(204).end());
  app.get('/chosen', (_req, res) => void res.set('Cache-Control', 'public').type('html').send('<p>'));
  app.get('/written', (_req, res) => void res.writeHead(200, { 'Content-Type': 'text/x' }).end('x'));

  test('in JSON has them, and the length of its bytes', async () => {
    const { status, headers, text } = await supertest(app).get('/json');
    expect([status, text, ownOf(headers)]).toEqual([
      ...[201, '{"text":"grün"}'],
      { ...plain, 'content-type': 'application/json; charset=utf-8', 'content-length': '16' },
    ]);
  });
  test('without a body has them', async () => {
    const { status, headers } = await supertest(app).get('/bare');
    expect([status, ownOf(headers)]).toEqual([204, plain]);
  });
  test('keeps what its route has chosen', async () => {
    const { headers, text } = await supertest(app).get('/chosen');
    expect([ownOf(headers), text]).toEqual([
      {
        ...{ ...plain, 'cache-control': 'public' },
        ...{ 'content-type': 'text/html; charset=utf-8', 'content-length': '3' },
      },
      '<p>',
    ]);
  });
  test('keeps what is written with its head', async () => {
    const { headers } = await supertest(app).get('/written');
    expect(ownOf(headers)).toEqual({ ...plain, 'content-type': 'text/x' });
  });
  test('of a server that is formed otherwise has them too', async () => {
    const other = express().use(securityHeaders({ https: false }));
    other.get('/', (_req, res) => void res.end());
    expect(ownOf((await supertest(other).get('/')).headers)).toMatchObject(plain);
  });
});

describe('the files of the panel', () => {
  const types = {
    'a-1.js': 'text/javascript; charset=utf-8',
    'a-1.css': 'text/css; charset=utf-8',
    'a.svg': 'image/svg+xml',
    'a.png': 'image/png',
    'a.woff2': 'font/woff2',
    'a.json': 'application/json; charset=utf-8',
    'a.txt': 'text/plain; charset=utf-8',
  };
  function served() {
    const folder = temporaryFolder('assets');
    for (const name of [...Object.keys(types), 'a.html', 'none'])
      writeFileSync(join(folder, name), `of ${name}`);
    mkdirSync(join(folder, 'folder.js'));
    return express().use('/:name', assetGet(readAssets(folder)));
  }

  test('are read once, those whose type is known; nothing where there is no folder', async () => {
    const folder = temporaryFolder('assets');
    writeFileSync(join(folder, 'a.js'), 'x');
    const assets = readAssets(folder);
    expect([...assets]).toEqual([['a.js', { type: types['a-1.js'], body: Buffer.from('x') }]]);
    expect(readAssets(join(folder, 'nowhere')).size).toBe(0);
  });

  test('are sent with their type, to be kept for a year', async () => {
    const app = served();
    for (const [name, type] of Object.entries(types)) {
      const { status, headers, body } = await supertest(app).get(`/${name}`).responseType('blob');
      expect([status, headers['content-type'], headers['content-length'], String(body)]).toEqual([
        ...[200, type, String(`of ${name}`.length), `of ${name}`],
      ]);
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    }
  });

  test.each(['a.html', 'none', 'folder.js', 'gone.js'])('%s is none of them', async (name) => {
    expect((await supertest(served()).get(`/${name}`)).body.error.code).toBe('not-found');
  });

  test('a HEAD has no body', async () => {
    const { status, headers } = await supertest(served()).head('/a-1.js');
    expect([status, headers['content-length']]).toEqual([200, '9']);
  });
});
