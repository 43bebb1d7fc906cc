import { createHmac } from 'node:crypto';
import type { Test } from 'supertest';
import { signingKey } from './atlassian.ts';
import { forgeAppId } from './backend.ts';
import { forgeKey, forgeStageForAll, installationNamed } from './forge-stage.ts';
import { assembled, rs256, seconds } from './jira.ts';

const { stage, pageClaims, fromModule, fromPage, post, install, ask, rows } = forgeStageForAll();
const forged = signingKey('forge-unknown');

beforeAll(() => install('victim').expect(204));

const otherGateways = [
  'https://evil.example/ex/jira/cloud-victim',
  'GATEWAY.evil.example/ex/jira/x',
  'GATEWAY/ex/jira/../../x',
  'GATEWAY/ex/jira/x/y',
  'GATEWAY/ex/jira/',
  'GATEWAY/ex/confluence/x',
  'GATEWAY@evil.example/ex/jira/x',
  'GATEWAY/ex/jira/x?y',
  '',
];

const badTokens: [string, () => string][] = [
  ['rubbish', () => 'rubbish'],
  ['an unknown key', () => rs256(pageClaims('victim'), forged)],
  ['a forged key under a known kid', () => rs256(pageClaims('victim'), forged, { kid: forgeKey.kid })],
  ['alg none', () => assembled('{"alg":"none","kid":"forge-1"}', JSON.stringify(pageClaims('victim')))],
  [
    'alg HS256 with the public key',
    () => {
      const header = JSON.stringify({ alg: 'HS256', kid: forgeKey.kid });
      const input = assembled(header, JSON.stringify(pageClaims('victim'))).slice(0, -1);
      return `${input}.${createHmac('sha256', forgeKey.publicPem).update(input).digest('base64url')}`;
    },
  ],
  ['alg RS512', () => rs256(pageClaims('victim'), forgeKey, { alg: 'RS512' })],
  ['no kid', () => rs256(pageClaims('victim'), forgeKey, { kid: undefined })],
  ['expired', () => fromPage('victim', { exp: seconds() - 61 })],
  ['no exp', () => fromPage('victim', { exp: undefined })],
  ['not valid yet', () => fromPage('victim', { nbf: seconds() + 120 })],
  ['issued in the future', () => fromPage('victim', { iat: seconds() + 120 })],
  ['the audience a bare UUID', () => fromPage('victim', { aud: forgeAppId.split('/')[1] })],
  ['another audience', () => fromPage('victim', { aud: forgeAppId.replace(/[^/]+$/, crypto.randomUUID()) })],
  ['our audience among others', () => fromPage('victim', { aud: [forgeAppId, 'another'] })],
  ['no audience', () => fromPage('victim', { aud: undefined })],
  ['another issuer', () => fromPage('victim', { iss: 'https://evil.example' })],
  ['another app inside', () => fromPage('victim', {}, { id: 'ari:cloud:ecosystem::app/other' })],
  ['no app', () => fromPage('victim', { app: undefined })],
  [
    'two installations in one token',
    () => fromPage('victim', {}, { installation: { id: installationNamed('other') } }),
  ],
  ['two sites in one token', () => fromPage('victim', { context: { cloudId: 'cloud-other' } })],
  ...otherGateways.map((address): [string, () => string] => [
    `the gateway ${address}`,
    () => fromPage('victim', {}, { apiBaseUrl: address.replace('GATEWAY', stage.atlassian.url) }),
  ]),
];

test.each(badTokens)(
  'an invocation token that is none, %s: 401 on both routes, nothing stored, no token sent anywhere',
  async (_name, token) => {
    const before = rows();
    stage.atlassian.asked.length = 0;
    const answers = [
      await ask(token(), { 'x-forge-oauth-user': 'a-user-token' }),
      await post(token(), 'avi:forge:installed:app', { 'x-forge-oauth-system': 'another-system-token' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([401, 401]);
    expect(rows()).toEqual(before);
    expect(stage.atlassian.asked.filter((path) => path !== '/jwks')).toEqual([]);
  },
);

const installed = (token: string): Test => post(token, 'avi:forge:installed:app');

const otherPurposes: [string, () => Test][] = [
  ['an installation never heard of at the API', () => ask(fromPage('stranger'))],
  ['an event token at the API', () => ask(fromModule('victim', 'lifecycle'))],
  ['a page token without principal at the API', () => ask(fromPage('victim', { principal: undefined }))],
  [
    'another module with a principal at the API',
    () => ask(fromModule('victim', 'other', { principal: 'ada' })),
  ],
  [
    'a known installation at another site',
    () => {
      const apiBaseUrl = `${stage.atlassian.url}/ex/jira/cloud-other`;
      return ask(fromPage('victim', { context: undefined }, { apiBaseUrl }));
    },
  ],
  ['a page token as an event', () => installed(fromPage('fresh'))],
  ['a principal in an event', () => installed(fromModule('fresh', 'lifecycle', { principal: 'ada' }))],
  ['an event without module', () => installed(fromModule('fresh', 'lifecycle', {}, { module: undefined }))],
  ['a lifecycle event from the scheduled trigger', () => installed(fromModule('fresh', 'recheck'))],
];

test.each(otherPurposes)('an invocation token for something else, %s: 403', async (_name, send) => {
  const before = rows();
  const { status, body } = await send();
  expect([status, body.error.code]).toEqual([403, 'forbidden']);
  expect(rows()).toEqual(before);
});

test('a body that is no event is 400', () => post(fromModule('victim', 'lifecycle'), 7).expect(400));

test('no token that came with a refused one is in the log or the database', () => {
  const everything = stage.backend.logged.join('') + stage.backend.stored();
  for (const secret of ['a-user-token', 'another-system-token']) expect(everything).not.toContain(secret);
  expect(everything).not.toMatch(/eyJ[\w-]{10,}\.[\w-]+\./);
});
