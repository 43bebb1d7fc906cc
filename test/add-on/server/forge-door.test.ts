import supertest from 'supertest';
import { type SigningKey, signingKey } from './atlassian.ts';
import { runBackend } from './backend.ts';
import { forgeKey, forgeStageForAll, installationNamed } from './forge-stage.ts';
import { contextToken, hs256, rs256, seconds } from './jira.ts';

const { stage, claimsOf, pageClaims, fromModule, fromPage, post, install, ask, rows } = forgeStageForAll();
const rowOf = (name: string) => rows().find((row) => row.installation_id === installationNamed(name));

describe('the life of a Forge installation', () => {
  test('installed twice, used, upgraded, refreshed and uninstalled; late events change nothing', async () => {
    await install('life').expect(204);
    await install('life').expect(204);
    const { body } = await ask(fromPage('life'), { 'x-forge-oauth-user': 'user-token-of-ada' }).expect(200);
    expect(body).toMatchObject({
      installationId: installationNamed('life'),
      siteUrl: 'https://acme.atlassian.net',
      state: 'installed',
      identities: ['forge-app', 'forge-user', 'anonymous'],
    });
    await post(fromModule('life', 'lifecycle'), 'avi:forge:upgraded:app').expect(204);
    const ends = seconds() + 3 * 3600;
    const newer = `x.${Buffer.from(JSON.stringify({ exp: ends })).toString('base64url')}.y`;
    await post(fromModule('life', 'recheck'), 'scheduled', { 'x-forge-oauth-system': newer }).expect(204);
    await post(fromModule('life', 'farewell'), 'preUninstall').expect(204);
    expect(rowOf('life')).toMatchObject({ state: 'uninstalled', system_token: null });
    await install('life').expect(204);
    await post(fromModule('life', 'recheck'), 'scheduled', { 'x-forge-oauth-system': newer }).expect(204);
    expect(rowOf('life')).toMatchObject({ state: 'uninstalled', system_token: null });
    await ask(fromPage('life')).expect(403);
  });

  test('what the body says of itself ends no installation', async () => {
    await install('kept').expect(204);
    await post(fromModule('kept', 'recheck'), 'preUninstall').expect(204);
    await post(fromModule('kept', 'recheck'), 'avi:forge:uninstalled:app').expect(403);
    expect(rowOf('kept')?.state).toBe('installed');
  });

  test('a scheduled call of an installation whose first event was lost makes it known', async () => {
    await post(fromModule('lost', 'recheck'), 'scheduled').expect(204);
    expect(rowOf('lost')?.state).toBe('installed');
  });

  test('the user is asked with the own token once it is the principal’s, else the app is asked', async () => {
    await install('asking').expect(204);
    stage.atlassian.asked.length = 0;
    await ask(fromPage('asking'), { 'x-forge-oauth-user': 'token-of-ada' }).expect(200);
    expect(stage.atlassian.asked.map((path) => path.replace(/^.*\/rest/, '/rest').split('?')[0])).toEqual([
      '/rest/api/3/myself',
      '/rest/api/3/mypermissions',
    ]);
    stage.atlassian.asked.length = 0;
    stage.atlassian.myself = 'mallory';
    await ask(fromPage('asking'), { 'x-forge-oauth-user': 'token-of-mallory' }).expect(200);
    expect(stage.atlassian.asked.at(-1)).toContain('/permissions/check');
    stage.atlassian.myself = 'ada';
    const bob = await ask(fromPage('asking', { principal: 'bob' }), {
      'x-forge-oauth-user': 'token-of-mallory',
    });
    expect([bob.status, bob.body.error.code]).toEqual([403, 'not-administrator']);
  });
});

describe('the two doors', () => {
  test('do not open for each other’s tokens', async () => {
    await install('both').expect(204);
    const site = await stage.installed(installationNamed('both'));
    await ask(contextToken(site)).expect(401);
    await ask(hs256(pageClaims('both'), site.sharedSecret)).expect(401);
    await supertest(stage.backend.url)
      .get('/api/tenant')
      .set('Authorization', `JWT ${fromPage('both')}`)
      .expect(401);
    await supertest(stage.backend.url)
      .post('/forge/events')
      .set('Authorization', `JWT ${fromModule('both', 'lifecycle')}`)
      .send({})
      .expect(401);
  });

  test('without FORGE_APP_ID there is no Forge door', async () => {
    const closed = await runBackend(stage.atlassian, { FORGE_APP_ID: '' });
    await supertest(closed.url).post('/forge/events').send({}).expect(404);
    await supertest(closed.url)
      .get('/api/tenant')
      .set('Authorization', `Bearer ${fromPage('both')}`)
      .expect(401);
    await closed.close();
  });
});

describe('what comes beside an invocation, or again', () => {
  test('whoever is refused leaves no system token behind', async () => {
    await install('guarded').expect(204);
    const stored = () => rowOf('guarded')?.system_token;
    const before = stored();
    const far = Buffer.from(JSON.stringify({ exp: seconds() + 14_000 })).toString('base64url');
    const answer = await ask(fromPage('guarded', { principal: 'mallory' }), {
      'x-forge-oauth-system': `planted.${far}.token`,
    });
    expect(answer.status).toBe(403);
    expect(before).toMatch(/^v1:/);
    expect(stored()).toBe(before);
  });

  test('an invocation is taken once', async () => {
    await install('once').expect(204);
    const token = fromPage('once');
    await ask(token).expect(200);
    await ask(token).expect(401);
    await ask(fromPage('once')).expect(200);
  });

  test('an invocation of an environment that is not served is refused', async () => {
    const development = { environment: { type: 'DEVELOPMENT', id: 'environment-2' } };
    const event = (url: string) =>
      post(fromModule('trying', 'lifecycle', {}, development), 'avi:forge:installed:app', {}, url);
    await event(stage.backend.url).expect(401);
    const own = await runBackend(stage.atlassian, { FORGE_ENVIRONMENTS: 'development, production' });
    await event(own.url).expect(204);
    await own.close();
  });
});

describe('with the key set out of reach', () => {
  test('known keys go on working, unknown ones are 503 with Retry-After, and nothing floods', async () => {
    const forged = signingKey('forge-unknown');
    let clock = Date.now();
    const own = await runBackend(stage.atlassian, {}, { now: () => new Date(clock) });
    const call = (signer: SigningKey, kid = signer.kid) => {
      const claims = claimsOf('out', 'lifecycle', { exp: seconds() + 3600 });
      return post(rs256(claims, signer, { kid }), 'avi:forge:installed:app', {}, own.url);
    };
    await call(forgeKey).expect(204);
    stage.atlassian.broken = 500;
    clock += 3_000_000;
    await call(forgeKey).expect(204);
    clock += 20_000;
    stage.atlassian.asked.length = 0;
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => call(forged, `unknown-${index}`)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]));
    expect(Number(answers[0]?.headers['retry-after'])).toBeGreaterThan(0);
    expect(stage.atlassian.asked.length).toBeLessThanOrEqual(2);
    await call(forgeKey).expect(204);
    stage.atlassian.broken = null;
    await own.close();
  });
});

test('no token of Forge’s is in the log or, in clear, in the database', () => {
  const everything = stage.backend.logged.join('') + stage.backend.stored();
  expect(rows().some((row) => row.system_token?.startsWith('v1:'))).toBe(true);
  for (const secret of ['system-token-of-', 'user-token-of-ada', 'token-of-mallory'])
    expect(everything).not.toContain(secret);
  expect(everything).not.toMatch(/eyJ[\w-]{10,}\.[\w-]+\./);
});
