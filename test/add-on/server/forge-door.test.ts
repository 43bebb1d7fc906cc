import { createHmac, randomUUID } from 'node:crypto';
import Sqlite from 'libsql';
import supertest, { type Test } from 'supertest';
import { type Atlassian, type SigningKey, signingKey, startAtlassian } from './atlassian.ts';
import { forgeAppId, type RunningBackend, runBackend } from './backend.ts';
import {
  assembled,
  type Claims,
  contextToken,
  hs256,
  type JiraSite,
  rs256,
  seconds,
  signedEvent,
} from './jira.ts';

const key = signingKey('forge-1');
const forged = signingKey('forge-unknown');
let atlassian: Atlassian;
let backend: RunningBackend;

const installation = (name: string): string => `ari:cloud:ecosystem::installation/${name}`;

/** An invocation token's claims; `change` goes over `app`. */
const claimsOf = (name: string, module: string, change: Claims = {}, app: Claims = {}): Claims => ({
  iss: 'forge/invocation-token',
  aud: forgeAppId,
  iat: seconds(),
  nbf: seconds(),
  exp: seconds() + 25,
  jti: randomUUID(),
  app: {
    id: forgeAppId,
    appVersion: '2.1.0',
    installationId: installation(name),
    apiBaseUrl: `${atlassian.url}/ex/jira/cloud-${name}`,
    environment: { type: 'PRODUCTION', id: 'environment-1' },
    module: { type: module === 'panel' ? 'jira:adminPage' : 'core:trigger', key: module },
    installation: { id: installation(name), contexts: [{ name: 'jira' }] },
    ...app,
  },
  ...change,
});
const pageClaims = (name: string, change: Claims = {}, app: Claims = {}): Claims =>
  claimsOf(
    name,
    'panel',
    {
      principal: 'ada',
      context: { cloudId: `cloud-${name}`, siteUrl: 'https://acme.atlassian.net' },
      ...change,
    },
    app,
  );

const post = (token: string, eventType: string, tokens: Record<string, string> = {}): Test =>
  supertest(backend.url)
    .post('/forge/events')
    .set('Authorization', `Bearer ${token}`)
    .set(tokens)
    .send({ eventType, id: 'ignored' });
const install = (
  name: string,
  tokens: Record<string, string> = { 'x-forge-oauth-system': `system-token-of-${name}` },
): Test => post(rs256(claimsOf(name, 'lifecycle'), key), 'avi:forge:installed:app', tokens);
const ask = (token: string, tokens: Record<string, string> = {}): Test =>
  supertest(backend.url).get('/api/tenant').set('Authorization', `Bearer ${token}`).set(tokens);

const rows = (): { installation_id: string; state: string; system_token: string | null }[] => {
  const database = new Sqlite(`${backend.folder}/clearance.db`);
  const found = database.prepare('select * from forge_tenants order by 1').all() as ReturnType<typeof rows>;
  database.close();
  return found;
};
const stateOf = (name: string): string | undefined =>
  rows().find((row) => row.installation_id === installation(name))?.state;

beforeAll(async () => {
  atlassian = await startAtlassian();
  atlassian.forgeKeys.push(key.jwk);
  backend = await runBackend(atlassian);
});
afterAll(async () => {
  await backend.close();
  await atlassian.close();
});

describe('the life of a Forge installation', () => {
  test('installed twice, used, upgraded, refreshed and uninstalled; late events change nothing', async () => {
    await install('life').expect(204);
    await install('life').expect(204);
    const { body } = await ask(rs256(pageClaims('life'), key), {
      'x-forge-oauth-user': 'user-token-of-ada',
    }).expect(200);
    expect(body).toMatchObject({
      installationId: installation('life'),
      siteUrl: 'https://acme.atlassian.net',
      state: 'installed',
      identities: ['forge-app', 'forge-user', 'anonymous'],
    });
    await post(rs256(claimsOf('life', 'lifecycle'), key), 'avi:forge:upgraded:app').expect(204);
    const ends = seconds() + 3 * 3600;
    const newer = `x.${Buffer.from(JSON.stringify({ exp: ends })).toString('base64url')}.y`;
    await post(rs256(claimsOf('life', 'recheck'), key), 'scheduled', {
      'x-forge-oauth-system': newer,
    }).expect(204);
    await post(rs256(claimsOf('life', 'farewell'), key), 'preUninstall').expect(204);
    expect(rows().find((row) => row.installation_id === installation('life'))).toMatchObject({
      state: 'uninstalled',
      system_token: null,
    });
    await install('life').expect(204);
    await post(rs256(claimsOf('life', 'recheck'), key), 'scheduled', {
      'x-forge-oauth-system': newer,
    }).expect(204);
    expect(rows().find((row) => row.installation_id === installation('life'))).toMatchObject({
      state: 'uninstalled',
      system_token: null,
    });
    await ask(rs256(pageClaims('life'), key)).expect(403);
  });

  test('what the body says of itself ends no installation', async () => {
    await install('kept').expect(204);
    const other = rs256(claimsOf('kept', 'recheck'), key);
    await post(other, 'preUninstall').expect(204);
    await post(rs256(claimsOf('kept', 'recheck'), key), 'avi:forge:uninstalled:app').expect(403);
    expect(stateOf('kept')).toBe('installed');
  });

  test('a scheduled call of an installation whose first event was lost makes it known', async () => {
    await post(rs256(claimsOf('lost', 'recheck'), key), 'scheduled').expect(204);
    expect(stateOf('lost')).toBe('installed');
  });

  test('the user is asked with the own token once it is the principal’s, else the app is asked', async () => {
    await install('asking').expect(204);
    atlassian.asked.length = 0;
    await ask(rs256(pageClaims('asking'), key), { 'x-forge-oauth-user': 'token-of-ada' }).expect(200);
    expect(atlassian.asked.map((path) => path.replace(/^.*\/rest/, '/rest').split('?')[0])).toEqual([
      '/rest/api/3/myself',
      '/rest/api/3/mypermissions',
    ]);
    atlassian.asked.length = 0;
    atlassian.myself = 'mallory';
    await ask(rs256(pageClaims('asking'), key), { 'x-forge-oauth-user': 'token-of-mallory' }).expect(200);
    expect(atlassian.asked.at(-1)).toContain('/permissions/check');
    atlassian.myself = 'ada';
    const bob = await ask(rs256(pageClaims('asking', { principal: 'bob' }), key), {
      'x-forge-oauth-user': 'token-of-mallory',
    });
    expect([bob.status, bob.body.error.code]).toEqual([403, 'not-administrator']);
  });
});

const part = (text: string): string => Buffer.from(text).toString('base64url');

const badTokens: [string, () => string][] = [
  ['rubbish', () => 'rubbish'],
  ['an unknown key', () => rs256(pageClaims('victim'), forged)],
  ['a forged key under a known kid', () => rs256(pageClaims('victim'), forged, { kid: key.kid })],
  ['alg none', () => assembled('{"alg":"none","kid":"forge-1"}', JSON.stringify(pageClaims('victim')))],
  [
    'alg HS256 with the public key',
    () => {
      const input = `${part(JSON.stringify({ alg: 'HS256', kid: key.kid }))}.${part(JSON.stringify(pageClaims('victim')))}`;
      return `${input}.${createHmac('sha256', key.publicPem).update(input).digest('base64url')}`;
    },
  ],
  ['alg RS512', () => rs256(pageClaims('victim'), key, { alg: 'RS512' })],
  ['no kid', () => rs256(pageClaims('victim'), key, { kid: undefined })],
  ['expired', () => rs256(pageClaims('victim', { exp: seconds() - 61 }), key)],
  ['no exp', () => rs256(pageClaims('victim', { exp: undefined }), key)],
  ['not valid yet', () => rs256(pageClaims('victim', { nbf: seconds() + 120 }), key)],
  ['issued in the future', () => rs256(pageClaims('victim', { iat: seconds() + 120 }), key)],
  ['the audience a bare UUID', () => rs256(pageClaims('victim', { aud: forgeAppId.split('/')[1] }), key)],
  [
    'another audience',
    () =>
      rs256(
        pageClaims('victim', { aud: 'ari:cloud:ecosystem::app/99999999-2222-3333-4444-555555555555' }),
        key,
      ),
  ],
  ['our audience among others', () => rs256(pageClaims('victim', { aud: [forgeAppId, 'another'] }), key)],
  ['no audience', () => rs256(pageClaims('victim', { aud: undefined }), key)],
  ['another issuer', () => rs256(pageClaims('victim', { iss: 'https://evil.example' }), key)],
  [
    'another app inside',
    () => rs256(pageClaims('victim', {}, { id: 'ari:cloud:ecosystem::app/other' }), key),
  ],
  ['no app', () => rs256(pageClaims('victim', { app: undefined }), key)],
  [
    'two installations in one token',
    () => rs256(pageClaims('victim', {}, { installation: { id: installation('other') } }), key),
  ],
  ['two sites in one token', () => rs256(pageClaims('victim', { context: { cloudId: 'cloud-other' } }), key)],
  ...[
    'https://evil.example/ex/jira/cloud-victim',
    'GATEWAY.evil.example/ex/jira/x',
    'GATEWAY/ex/jira/../../x',
    'GATEWAY/ex/jira/x/y',
    'GATEWAY/ex/jira/',
    'GATEWAY/ex/confluence/x',
    'GATEWAY@evil.example/ex/jira/x',
    'GATEWAY/ex/jira/x?y',
    '',
  ].map((address): [string, () => string] => [
    `the gateway ${address}`,
    () => rs256(pageClaims('victim', {}, { apiBaseUrl: address.replace('GATEWAY', atlassian.url) }), key),
  ]),
];

describe('invocation tokens that are none', () => {
  beforeAll(() => install('victim').expect(204));

  test.each(badTokens)(
    '%s: 401 on both routes, nothing stored, no token sent anywhere',
    async (_name, token) => {
      const before = rows();
      atlassian.asked.length = 0;
      const answers = [
        await ask(token(), { 'x-forge-oauth-user': 'a-user-token' }),
        await post(token(), 'avi:forge:installed:app', { 'x-forge-oauth-system': 'another-system-token' }),
      ];
      expect(answers.map(({ status }) => status)).toEqual([401, 401]);
      expect(rows()).toEqual(before);
      expect(atlassian.asked.filter((path) => path !== '/jwks')).toEqual([]);
    },
  );
});

describe('invocation tokens for something else: 403', () => {
  const refusals: [string, () => Test][] = [
    ['an installation never heard of at the API', () => ask(rs256(pageClaims('stranger'), key))],
    ['an event token at the API', () => ask(rs256(claimsOf('victim', 'lifecycle'), key))],
    [
      'a page token without principal at the API',
      () => ask(rs256(pageClaims('victim', { principal: undefined }), key)),
    ],
    [
      'another module with a principal at the API',
      () => ask(rs256(claimsOf('victim', 'other', { principal: 'ada' }), key)),
    ],
    [
      'a known installation at another site',
      () =>
        ask(
          rs256(
            pageClaims(
              'victim',
              { context: undefined },
              { apiBaseUrl: `${atlassian.url}/ex/jira/cloud-other` },
            ),
            key,
          ),
        ),
    ],
    ['a page token as an event', () => post(rs256(pageClaims('fresh'), key), 'avi:forge:installed:app')],
    [
      'a principal in an event',
      () => post(rs256(claimsOf('fresh', 'lifecycle', { principal: 'ada' }), key), 'avi:forge:installed:app'),
    ],
    [
      'an event without module',
      () =>
        post(
          rs256(claimsOf('fresh', 'lifecycle', {}, { module: undefined }), key),
          'avi:forge:installed:app',
        ),
    ],
    [
      'a lifecycle event from the scheduled trigger',
      () => post(rs256(claimsOf('fresh', 'recheck'), key), 'avi:forge:installed:app'),
    ],
  ];
  test.each(refusals)('%s', async (_name, send) => {
    const before = rows();
    const { status, body } = await send();
    expect([status, body.error.code]).toEqual([403, 'forbidden']);
    expect(rows()).toEqual(before);
  });

  test('a body that is no event is 400', async () => {
    const token = rs256(claimsOf('victim', 'lifecycle'), key);
    const { status } = await supertest(backend.url)
      .post('/forge/events')
      .set('Authorization', `Bearer ${token}`)
      .send({ eventType: 7 });
    expect(status).toBe(400);
  });
});

describe('the two doors', () => {
  test('do not open for each other’s tokens', async () => {
    const connectKey: SigningKey = signingKey('key-1');
    atlassian.installKeys.set(connectKey.kid, connectKey.publicPem);
    const site: JiraSite = {
      clientKey: installation('victim'),
      sharedSecret: 'a-shared-secret-0123456789abcdef',
      baseUrl: atlassian.url,
    };
    await signedEvent(site, backend.url, connectKey, 'installed').expect(204);
    await ask(contextToken(site)).expect(401);
    await ask(hs256(pageClaims('victim'), site.sharedSecret)).expect(401);
    await supertest(backend.url)
      .get('/api/tenant')
      .set('Authorization', `JWT ${rs256(pageClaims('victim'), key)}`)
      .expect(401);
    await supertest(backend.url)
      .post('/forge/events')
      .set('Authorization', `JWT ${rs256(claimsOf('victim', 'lifecycle'), key)}`)
      .send({})
      .expect(401);
  });

  test('without FORGE_APP_ID there is no Forge door', async () => {
    const closed = await runBackend(atlassian, { FORGE_APP_ID: '' });
    await supertest(closed.url).post('/forge/events').send({}).expect(404);
    await supertest(closed.url)
      .get('/api/tenant')
      .set('Authorization', `Bearer ${rs256(pageClaims('victim'), key)}`)
      .expect(401);
    await closed.close();
  });
});

describe('what comes beside an invocation, or again', () => {
  test('whoever is refused leaves no system token behind', async () => {
    await install('guarded').expect(204);
    const stored = () => rows().find((row) => row.installation_id === installation('guarded'))?.system_token;
    const before = stored();
    const far = Buffer.from(JSON.stringify({ exp: seconds() + 14_000 })).toString('base64url');
    const answer = await ask(rs256(pageClaims('guarded', { principal: 'mallory' }), key), {
      'x-forge-oauth-system': `planted.${far}.token`,
    });
    expect(answer.status).toBe(403);
    expect(before).toMatch(/^v1:/);
    expect(stored()).toBe(before);
  });

  test('an invocation is taken once', async () => {
    await install('once').expect(204);
    const token = rs256(pageClaims('once'), key);
    await ask(token).expect(200);
    await ask(token).expect(401);
    await ask(rs256(pageClaims('once'), key)).expect(200);
  });

  test('an invocation of an environment that is not served is refused', async () => {
    const development = { environment: { type: 'DEVELOPMENT', id: 'environment-2' } };
    const event = (token: string, url = backend.url) =>
      supertest(url).post('/forge/events').set('Authorization', `Bearer ${token}`).send({
        eventType: 'avi:forge:installed:app',
      });
    await event(rs256(claimsOf('trying', 'lifecycle', {}, development), key)).expect(401);
    const own = await runBackend(atlassian, { FORGE_ENVIRONMENTS: 'development, production' });
    await event(rs256(claimsOf('trying', 'lifecycle', {}, development), key), own.url).expect(204);
    await own.close();
  });
});

describe('with the key set out of reach', () => {
  test('known keys go on working, unknown ones are 503 with Retry-After, and nothing floods', async () => {
    let clock = Date.now();
    const own = await runBackend(atlassian, {}, { now: () => new Date(clock) });
    const call = (signer: SigningKey, kid = signer.kid) =>
      supertest(own.url)
        .post('/forge/events')
        .set(
          'Authorization',
          `Bearer ${rs256(claimsOf('out', 'lifecycle', { exp: seconds() + 3600 }), signer, { kid })}`,
        )
        .send({ eventType: 'avi:forge:installed:app' });
    await call(key).expect(204);
    atlassian.broken = 500;
    clock += 3_000_000;
    await call(key).expect(204);
    clock += 20_000;
    atlassian.asked.length = 0;
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => call(forged, `unknown-${index}`)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]));
    expect(Number(answers[0]?.headers['retry-after'])).toBeGreaterThan(0);
    expect(atlassian.asked.length).toBeLessThanOrEqual(2);
    await call(key).expect(204);
    atlassian.broken = null;
    await own.close();
  });
});

test('no token of Forge’s is in the log or, in clear, in the database', () => {
  const everything = backend.logged.join('') + backend.stored();
  expect(rows().some((row) => row.system_token?.startsWith('v1:'))).toBe(true);
  for (const secret of [
    'system-token-of-',
    'another-system-token',
    'user-token-of-ada',
    'token-of-mallory',
  ]) {
    expect(everything).not.toContain(secret);
  }
  expect(everything).not.toMatch(/eyJ[\w-]{10,}\.[\w-]+\./);
});
