import express, { type Request } from 'express';
import supertest from 'supertest';
import { createLog } from '../../../src/add-on/log.ts';
import { failureHandler } from '../../../src/add-on/server/failures.ts';
import { afterBodyHead, readBytes, readJson } from '../../../src/add-on/server/json-body.ts';
import { toldAnswer } from './told-answer.ts';

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

const notJson = 'Send the body as application/json.';
test.each<[Record<string, string>, number, string | null]>([
  [json, 200, null],
  [{ 'Content-Type': 'Application/JSON; charset=UTF-8' }, 200, null],
  [{ 'Content-Type': 'application/json; charset=utf-16' }, 415, notJson],
  [{ 'Content-Type': 'application/json; version=1' }, 415, notJson],
  [{ 'Content-Type': 'text/plain' }, 415, notJson],
  [{ 'Content-Type': 'application/jsonp' }, 415, notJson],
  [{ 'Content-Type': ';' }, 415, notJson],
  [{ 'Content-Type': '' }, 415, notJson],
  [{ 'Content-Type': `application/json;${' '.repeat(111)}` }, 200, null],
  [{ 'Content-Type': `application/json;${' '.repeat(111)} charset=utf-8` }, 415, notJson],
  [{ ...json, 'Content-Encoding': 'Identity' }, 200, null],
  [{ ...json, 'Content-Encoding': 'gzip' }, 415, 'Send the body as it is, not compressed.'],
])('a body with the head %j is %d', async (headers, status, message) => {
  const answer = await sent(headers);
  expect(answer.status).toBe(status);
  expect(answer.body.error?.message ?? null).toBe(message);
  if (status === 415) expect(answer.body.error.code).toBe('unsupported-media-type');
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
  expect([larger.status, larger.headers.connection, larger.body.error]).toMatchObject([
    ...[413, 'close'],
    { code: 'too-large', message: 'The body is larger than 1 MiB.' },
  ]);
});

test('a body that is refused by its head is handed to nobody', () => {
  const handed: unknown[] = [];
  const handle = afterBodyHead((req) => void handed.push(req));
  const answered = (headers: Record<string, string>) => {
    const { said, res } = toldAnswer();
    handle({ headers } as Request, res, () => undefined);
    return [said.status, handed.length];
  };
  const json = { 'content-type': 'application/json' };
  expect(answered({ ...json, 'content-length': '1048577' })).toEqual([413, 0]);
  expect(answered({ ...json, 'content-length': '7', 'content-encoding': 'gzip' })).toEqual([415, 0]);
  expect(answered({ 'content-length': '7' })).toEqual([415, 0]);
  expect(answered({ 'transfer-encoding': 'chunked' })).toEqual([415, 0]);
  expect(answered({ ...json, 'content-length': '1048576' })).toEqual([200, 1]);
  expect(answered({ 'content-length': '0', 'content-encoding': 'gzip' })).toEqual([200, 2]);
  expect(answered({})).toEqual([200, 3]);
});
