import express from 'express';
import supertest from 'supertest';
import { createLog } from '../../../src/add-on/log.ts';
import { failureHandler } from '../../../src/add-on/server/failures.ts';
import { afterBodyHead, readBytes, readJson } from '../../../src/add-on/server/json-body.ts';

const app = express();
app.post(
  '/json',
  afterBodyHead(async (req, res) => void res.json({ read: (await readJson(req, res)) ?? null })),
);
app.post(
  '/bytes',
  afterBodyHead(async (req, res) => void res.json({ bytes: (await readBytes(req, res)).length })),
);
app.use(failureHandler(createLog('silent', { write: () => undefined }), async () => true));

const sent = (headers: Record<string, string>, body = '{"a":1}', path = '/json') =>
  supertest(app).post(path).set(headers).serialize(String).send(body);
const json = { 'Content-Type': 'application/json' };

test.each<[Record<string, string>, number]>([
  [json, 200],
  [{ 'Content-Type': 'Application/JSON; charset=UTF-8' }, 200],
  [{ 'Content-Type': 'application/json; charset=utf-16' }, 415],
  [{ 'Content-Type': 'application/json; version=1' }, 415],
  [{ 'Content-Type': 'text/plain' }, 415],
  [{ 'Content-Type': 'application/jsonp' }, 415],
  [{ 'Content-Type': ';' }, 415],
  [{ 'Content-Type': `application/json;${' '.repeat(111)}` }, 200],
  [{ 'Content-Type': `application/json;${' '.repeat(111)} charset=utf-8` }, 415],
  [{ ...json, 'Content-Encoding': 'Identity' }, 200],
  [{ ...json, 'Content-Encoding': 'gzip' }, 415],
])('a body with the head %j is %d', async (headers, status) => {
  expect((await sent(headers)).status).toBe(status);
});

test('what is sent is read; where nothing is sent nothing is in it, whatever its type', async () => {
  expect((await sent(json)).body).toEqual({ read: { a: 1 } });
  expect((await supertest(app).post('/json').set('Content-Type', 'text/plain').expect(200)).body).toEqual({
    read: {},
  });
  expect((await sent(json, '{"a":1}', '/bytes')).body).toEqual({ bytes: 7 });
  expect((await supertest(app).post('/bytes').expect(200)).body).toEqual({ bytes: 0 });
});

test('what is no JSON, holds too many values or is too large is refused', async () => {
  expect((await sent(json, '{"a":')).status).toBe(400);
  expect((await sent(json, '"text"')).status).toBe(400);
  expect((await sent(json, '['.repeat(65))).status).toBe(400);
  expect((await sent(json, '['.repeat(65), '/bytes')).status).toBe(400);
  const whole = `"${'x'.repeat(1_048_574)}"`;
  expect((await sent(json, whole, '/bytes')).body).toEqual({ bytes: 1_048_576 });
  const larger = await sent(json, `${whole} `, '/bytes');
  expect([larger.status, larger.headers.connection]).toEqual([413, 'close']);
});
