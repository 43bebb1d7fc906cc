import { loggedPath } from '../../../src/add-on/server/request-log.ts';
import {
  assembled,
  contextToken,
  hs256,
  type JiraSite,
  payloadOf,
  rs256,
  seconds,
  signedClaims,
} from './jira.ts';
import { stageForAll } from './stage.ts';

const stage = stageForAll();
/** Whatever is refused, what somebody put into it by mistake is told to nobody: not in answers, not in the log, not on disk. */
let site: JiraSite;
beforeAll(async () => {
  site = await stage.installed('careless');
});

const secrets: Readonly<Record<string, string>> = {
  'a GitHub token': 'ghp_q8Zx4Kc7Rw2Lt9Vb3Nf6Hj1Ym5Pd0Sg8Ta4E',
  'an API token of old': 'xK3vQ9mT7rW2zB5nL8cJ4hF1',
  'an API token':
    'ATATT3xFfGF0qP7rT2vX9zB4nM6kL1jH8gF5dS3aQ0wE7rT2yU9iO4pA6sD1fG8hJ5kL3zX0cV7bN2mQ9wE4rT6yU1iO8pA5sD3fG0hJ7kL2=1A2B3C4D',
  'a token of Data Center': 'MzQ1Njc4OTAxMjM0Ogb3q9Zk7Wm2Xc5Vt8Rn1Lp4Jy6H',
};
const json = { 'content-type': 'application/json' };
const bearer = () => ({ authorization: `JWT ${contextToken(site)}` });
type Sent = readonly [method: string, path: string, headers: Record<string, string>, body?: string];

/** Refused, each in its own way: 400, 401, 403, 404, 405, 409, 413 and 415. */
const refusals: Readonly<Record<string, (secret: string) => Sent>> = {
  'a path nobody knows': (s) => ['GET', `/${s}`, {}],
  'a path below one we know': (s) => ['GET', `/connect/${s}/x`, {}],
  'a path in the place of an id': (s) => ['GET', `/api/self-tests/${s}`, bearer()],
  'a query': (s) => ['GET', `/connect/panel?token=${s}&jwt=${s}`, {}],
  'a query that is signed otherwise': (s) => [
    'GET',
    `/connect/panel?access_token=${s}&jwt=${hs256({ iss: site.clientKey, sub: 'ada', exp: seconds() + 60, qsh: 'x' }, site.sharedSecret)}`,
    {},
  ],
  'a method': (s) => ['PATCH', `/api/self-tests/${s}`, bearer()],
  'a Bearer token': (s) => ['GET', '/api/tenant', { authorization: `Bearer ${s}` }],
  'a JWT that is none': (s) => ['GET', '/api/tenant', { authorization: `JWT ${s}` }],
  'Basic credentials': (s) => [
    'GET',
    '/api/tenant',
    { authorization: `Basic ${Buffer.from(`a:${s}`).toString('base64')}` },
  ],
  'a cookie and other headers': (s) => [
    'GET',
    '/api/tenant',
    {
      cookie: `session=${s}`,
      'x-api-key': s,
      'x-b3-traceid': s,
      'user-agent': s,
      referer: `https://x/${s}`,
      origin: s,
    },
  ],
  'an issuer': (s) => [
    'GET',
    '/api/tenant',
    { authorization: `JWT ${hs256({ iss: s, exp: seconds() + 60, qsh: 'context-qsh' }, 'x')}` },
  ],
  'a kid': (s) => [
    'POST',
    '/connect/installed',
    {
      ...json,
      authorization: `JWT ${rs256(signedClaims(site, stage.backend.url, '/connect/installed'), { ...stage.key, kid: s.replace(/=.*/, '') })}`,
    },
    '{}',
  ],
  'an algorithm': (s) => [
    'GET',
    '/api/tenant',
    { authorization: `JWT ${assembled(JSON.stringify({ alg: s }), '{"iss":"a"}', 'x')}` },
  ],
  'an audience': (s) => [
    'GET',
    '/api/tenant',
    {
      authorization: `JWT ${hs256({ iss: site.clientKey, sub: 'ada', exp: seconds() + 60, aud: s, qsh: 'context-qsh' }, site.sharedSecret)}`,
    },
  ],
  'a hash': (s) => [
    'GET',
    `/api/operations?q=${s}`,
    {
      authorization: `JWT ${hs256({ iss: site.clientKey, sub: 'ada', exp: seconds() + 60, qsh: s }, site.sharedSecret)}`,
    },
  ],
  'a kid of Forge': (s) => [
    'POST',
    '/forge/events',
    { ...json, authorization: `Bearer ${assembled(JSON.stringify({ alg: 'RS256', kid: s }), '{}', 'x')}` },
    '{}',
  ],
  'another site': (s) => signedBody({ ...payloadOf(site, 'installed'), baseUrl: `https://${s}.example` }),
  'another app': (s) => signedBody({ ...payloadOf(site, 'installed'), key: s }),
  'another tenant': (s) => signedBody({ ...payloadOf(site, 'installed'), clientKey: s }),
  'a shared secret beside a wrong field': (s) =>
    signedBody({ ...payloadOf(site, 'installed'), sharedSecret: s, baseUrl: 7 }),
  'an event': (s) => signedBody({ ...payloadOf(site, 'installed'), eventType: s }),
  'a body that is no JSON': (s) => ['POST', '/api/explanations', { ...json, ...bearer() }, `{"a":"${s}`],
  'a body of another kind': (s) => [
    'POST',
    '/api/explanations',
    { 'content-type': 'text/plain', ...bearer() },
    s,
  ],
  'a kind of body': (s) => [
    'POST',
    '/api/explanations',
    { 'content-type': `application/${s}`, ...bearer() },
    '{}',
  ],
  'a text with no call in it': (s) => [
    'POST',
    '/api/explanations',
    { ...json, ...bearer() },
    JSON.stringify({ text: s }),
  ],
  'an unknown field': (s) => [
    'POST',
    '/api/self-tests',
    { ...json, ...bearer() },
    JSON.stringify({ [s]: 1, identities: [s] }),
  ],
  'an operation': (s) => [
    'POST',
    '/api/self-tests',
    { ...json, ...bearer() },
    JSON.stringify({ operations: [s] }),
  ],
  'a profile': (s) => ['POST', '/api/self-tests', { ...json, ...bearer() }, JSON.stringify({ profile: s })],
  'an account': (s) => [
    'POST',
    '/api/self-tests',
    { ...json, ...bearer() },
    JSON.stringify({ account: `${s} x` }),
  ],
  'the time between looks': (s) => [
    'PUT',
    '/api/watch',
    { ...json, ...bearer() },
    JSON.stringify({ every: s }),
  ],
  'a report': (s) => [
    'POST',
    '/api/imported-reports',
    { ...json, ...bearer() },
    JSON.stringify({ schemaVersion: 2, id: s, state: s }),
  ],
  'an app file': (s) => [
    'POST',
    '/api/app-files',
    { ...json, ...bearer() },
    JSON.stringify({ text: `{"${s}": ` }),
  ],
};

function signedBody(body: object): Sent {
  const path = '/connect/installed';
  const token = rs256(
    { ...signedClaims(site, stage.backend.url, path), jti: String(Math.random()) },
    stage.key,
  );
  return ['POST', path, { ...json, authorization: `JWT ${token}` }, JSON.stringify(body)];
}

test.each(Object.entries(secrets))('%s', async (_what, secret) => {
  const told: string[] = [];
  for (const [where, sent] of Object.entries(refusals)) {
    const [method, path, headers, body] = sent(secret);
    const before = stage.backend.logged.length;
    const answer = await fetch(stage.backend.url + path, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
    });
    const said = `${await answer.text()} ${JSON.stringify([...answer.headers])}`;
    if (answer.status < 400) told.push(`${where}: ${answer.status}`);
    if (said.includes(secret)) told.push(`${where}: answer ${said.slice(0, 300)}`);
    const line = stage.backend.logged.slice(before).find((one) => one.includes(secret));
    if (line !== undefined) told.push(`${where}: log ${line}`);
  }
  if (stage.backend.stored().includes(secret)) told.push('on disk');
  expect(told).toEqual([]);
});

test('a path of ours stands in the log as it was asked for', () => {
  const id = '0b5c7f5e-8d8f-4d43-9d8d-3f1f8a8e6f11';
  for (const path of [
    '/healthz',
    '/connect/installed',
    `/api/self-tests/${id}`,
    `/api/self-tests/${id}/report.html`,
  ])
    expect(loggedPath(`${path}?a=b`)).toBe(path);
});
