import { connect } from 'node:net';
import Sqlite from 'libsql';
import supertest from 'supertest';
import { signingKey } from './atlassian.ts';
import { apiAttacks } from './connect-attacks/api.ts';
import type { Battlefield } from './connect-attacks/attack.ts';
import { installBodyAttacks } from './connect-attacks/install-bodies.ts';
import { installTokenAttacks } from './connect-attacks/install-tokens.ts';
import { pageAttacks } from './connect-attacks/page.ts';
import { tokenKindAttacks } from './connect-attacks/token-kinds.ts';
import { contextToken, hookEvent, rs256, signedClaims, signedEvent } from './jira.ts';
import { stageForAll } from './stage.ts';

let field: Battlefield;
/** The server's clock: how far ahead of this one, in milliseconds, or where it stands still. */
let ahead = 0;
let stopped: number | null = null;

const stage = stageForAll({ now: () => new Date(stopped ?? Date.now() + ahead) });

const tenants = (): unknown => {
  const database = new Sqlite(`${stage.backend.folder}/clearance.db`);
  const rows = ['connect_tenants', 'forge_tenants', 'self_tests'].map((table) =>
    database.prepare(`select * from ${table} order by 1`).all(),
  );
  database.close();
  return rows;
};

beforeAll(async () => {
  const [victim, other, gone] = [
    await stage.installed('victim'),
    await stage.installed('other'),
    await stage.installed('gone'),
  ];
  field = {
    ...{ url: stage.backend.url, key: stage.key, forgedKey: signingKey('forged-1') },
    ...{ victim, other, gone },
  };
  for (const site of [victim, other, gone]) await hookEvent(site, field.url, 'enabled').expect(204);
  await signedEvent(gone, stage.backend.url, stage.key, 'uninstalled').expect(204);
});

test.each([
  ...installTokenAttacks,
  ...installBodyAttacks,
  ...tokenKindAttacks,
  ...pageAttacks,
  ...apiAttacks,
])('%s', async (_name, status, send) => {
  const before = tenants();
  const answer = await send(field);
  expect([status].flat()).toContain(answer.status);
  if (answer.type === 'text/html') {
    expect(answer.headers['content-security-policy']).toContain('frame-ancestors');
    expect(answer.text ?? '').not.toMatch(/qsh|signature|expired|audience|\.ts|\.js/i);
  } else if (answer.request.method !== 'HEAD') {
    expect(answer.body.error).toEqual({
      code: expect.any(String),
      message: expect.any(String),
      traceId: expect.any(String),
    });
    expect(answer.body.error.message).not.toMatch(/qsh|signature|expired|audience|\n|\.ts|\.js/i);
  }
  expect(answer.headers['set-cookie']).toBeUndefined();
  expect(tenants()).toEqual(before);
});

/** What an HTTP client would never send. */
async function raw(text: string): Promise<string> {
  const { port } = new URL(stage.backend.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), 'localhost', () => socket.end(text));
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('end', () => resolve(answer));
    socket.on('error', reject);
  });
}

describe('on the wire', () => {
  test('two Authorization headers are refused, though Node hands over the first alone', async () => {
    const first = `Authorization: JWT ${contextToken(field.victim)}\r\n`;
    const get = 'GET /api/tenant HTTP/1.1\r\nHost: x\r\nConnection: close\r\n';
    expect(await raw(`${get}${first}\r\n`)).toContain('HTTP/1.1 200');
    expect(await raw(`${get}${first}Authorization: JWT ${contextToken(field.other)}\r\n\r\n`)).toContain(
      'HTTP/1.1 401',
    );
  });

  test('an absolute address is hashed by its path', async () => {
    const answer = await raw(
      `GET http://evil.example/connect/panel HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toContain('HTTP/1.1 401');
  });

  test('a refusal of what is too large arrives whole, and the connection lives on: a proxy would make 502 of it', async () => {
    const post = 'POST /connect/installed HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';
    const large = `${post}Content-Length: 1048577\r\n\r\n${' '.repeat(1_048_577)}`;
    const answer = await raw(`${large}GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 413', 'HTTP/1.1 200']);
  });

  test.each([
    [400, 'GARBAGE\r\n\r\n'],
    [400, 'GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n'],
    [400, 'GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n'],
    [400, 'GET /healthz HTTP/1.1\r\nHost: x\r\nHost: y\r\nConnection: close\r\n\r\n'],
    [405, 'CONNECT evil.example:443 HTTP/1.1\r\nHost: x\r\n\r\n'],
    [431, `GET /healthz HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`],
    [401, 'GET /api/tenant HTTP/1.1\r\nHost: x\r\nExpect: wonders\r\nConnection: close\r\n\r\n'],
  ])('what is no proper request is answered like everything else: %i %j', async (status, text) => {
    const answer = await raw(text);
    expect(answer).toContain(`HTTP/1.1 ${status}`);
    expect(answer).toMatch(/"error":\{"code":"[a-z-]+","message":"[^"]+","traceId":"[0-9a-f-]{36}"/);
    expect(answer).toMatch(/^x-content-type-options: nosniff/m);
    expect(answer).toMatch(/^referrer-policy: no-referrer/m);
  });
});

describe('what holds all the while', () => {
  test('unknown kids cannot flood the key source, nor keep a known one out', async () => {
    // However slowly they come, look-ups are not earned anew meanwhile.
    stopped = Date.now() + ahead;
    stage.atlassian.asked.length = 0;
    const genuine = rs256(signedClaims(field.other, stage.backend.url, '/connect/installed'), stage.key);
    const claims = signedClaims(field.victim, stage.backend.url, '/connect/installed');
    const sent = Array.from({ length: 150 }, (_, index) =>
      supertest(stage.backend.url)
        .post('/connect/installed')
        .set('Authorization', `JWT ${rs256(claims, field.forgedKey, { kid: `flood-${index}` })}`)
        .send({}),
    );
    const answers = await Promise.all(sent);
    // 401 is for a key that does not exist; one that could not be looked up is no proof of anything.
    for (const { status, headers } of answers) {
      expect([401, 503]).toContain(status);
      if (status === 503) expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    }
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(stage.atlassian.asked.length);
    expect(stage.atlassian.asked.length).toBeLessThan(answers.length);
    await signedEvent(field.other, stage.backend.url, stage.key, 'installed')
      .set('Authorization', `JWT ${genuine}`)
      .expect(204);
    stopped = null;
  });

  test('the same unknown kid is asked for once', async () => {
    ahead += 5_000;
    stage.atlassian.asked.length = 0;
    const claims = signedClaims(field.victim, stage.backend.url, '/connect/installed');
    const token = rs256(claims, field.forgedKey, { kid: 'again-and-again' });
    const send = () =>
      supertest(stage.backend.url).post('/connect/installed').set('Authorization', `JWT ${token}`).send({});
    await Promise.all([send(), send(), send()]);
    await send().expect(401);
    expect(stage.atlassian.asked).toEqual(['/keys/again-and-again']);
  });

  test('refused requests are slowed down after 1,000 a minute, verified ones never', async () => {
    stopped = Date.now() + ahead;
    let slowed = false;
    for (let batch = 0; batch < 12 && !slowed; batch += 1) {
      const answers = await Promise.all(
        Array.from({ length: 100 }, () => supertest(stage.backend.url).get('/api/tenant')),
      );
      slowed = answers.some(({ status, headers }) => status === 429 && Number(headers['retry-after']) > 0);
    }
    stopped = null;
    expect(slowed).toBe(true);
    await supertest(stage.backend.url)
      .get('/api/tenant')
      .set('Authorization', `JWT ${contextToken(field.victim)}`)
      .expect(200);
  });

  test('the server stands, and neither log nor database holds a secret', async () => {
    await supertest(stage.backend.url).get('/readyz').expect(200);
    const everything = stage.backend.logged.join('') + stage.backend.stored();
    for (const { sharedSecret } of [field.victim, field.other, field.gone])
      expect(everything).not.toContain(sharedSecret);
    expect(everything).not.toContain('an-attackers-secret');
    expect(everything).not.toMatch(/eyJ[\w-]{10,}\.[\w-]+\./);
  });
});
