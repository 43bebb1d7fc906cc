import { readdirSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { assetGet, readAssets } from '../../../src/add-on/server/assets.ts';
import { listen } from '../../../src/add-on/server/listen.ts';
import { type OneAtATime, oneAtATime } from '../../../src/add-on/server/one-at-a-time.ts';
import { freePort } from '../../run/free-port.ts';
import { temporaryFolder } from '../../run/temporary-folder.ts';
import { until } from '../../run/until.ts';
import { type Atlassian, signingKey, startAtlassian } from './atlassian.ts';
import { runBackend } from './backend.ts';
import { contextToken, rs256, signedClaims, signedEvent } from './jira.ts';

const descriptors = (): number => readdirSync('/proc/self/fd').length;
const get = 'GET /a HTTP/1.1\r\nHost: x\r\n\r\n';

describe('requests sent ahead on one connection', () => {
  let server: Server;
  let turns: OneAtATime;
  let held: ServerResponse[];
  let port: number;

  beforeEach(async () => {
    held = [];
    turns = oneAtATime((_req, res) => void held.push(res));
    server = createServer(turns.listener);
    await new Promise<void>((resolve) => server.listen(0, resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  test('are begun one after the other and answered in order', async () => {
    const socket = connect(port, 'localhost');
    let answered = '';
    socket.on('data', (chunk) => {
      answered += chunk;
    });
    socket.write(get.repeat(3));
    for (const turn of [1, 2, 3]) {
      await until(() => held.length === turn);
      expect(turns.inFlight()).toBe(1);
      held[turn - 1]?.end(`answer ${turn}`);
    }
    await until(() => answered.includes('answer 3'));
    expect(answered.match(/answer \d/g)).toEqual(['answer 1', 'answer 2', 'answer 3']);
    await until(() => turns.inFlight() === 0);
    socket.destroy();
  });

  test('go with their connection: nothing was begun for them and nothing is held', async () => {
    const sockets = Array.from({ length: 20 }, () => connect(port, 'localhost'));
    for (const socket of sockets) socket.write(get.repeat(100));
    await until(() => held.length === 20);
    for (const socket of sockets) socket.destroy();
    await until(() => turns.inFlight() === 0);
    expect(held).toHaveLength(20);
  });

  test('without end close the connection', async () => {
    const socket: Socket = connect(port, 'localhost');
    socket.on('error', () => undefined);
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.write(get.repeat(400));
    await closed;
    expect(held).toHaveLength(1);
    await until(() => turns.inFlight() === 0);
  });
});

test('assets come from memory: asking for one opens no file', () => {
  const folder = temporaryFolder('assets');
  writeFileSync(join(folder, 'panel-1a2b.js'), 'export {}');
  writeFileSync(join(folder, 'notes.unknown'), 'secret');
  const assets = readAssets(folder);
  expect([...assets.keys()]).toEqual(['panel-1a2b.js']);
  expect(readAssets(join(folder, 'missing')).size).toBe(0);
  expect(assetGet(assets)).toHaveLength(3);
});

describe('a server', () => {
  const key = signingKey('key-1');
  let atlassian: Atlassian;
  beforeAll(async () => {
    atlassian = await startAtlassian(key);
  });
  afterAll(() => atlassian.close());

  test('after a burst of requests sent ahead and dropped it has its descriptors back and stops at once', async () => {
    const backend = await runBackend(atlassian);
    const port = Number(new URL(backend.url).port);
    const before = descriptors();
    const ask = 'GET /connect/assets/none.js HTTP/1.1\r\nHost: x\r\n\r\n';
    for (let round = 0; round < 3; round += 1) {
      const sockets = Array.from({ length: 20 }, () => connect(port, 'localhost'));
      await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
      for (const socket of sockets) socket.write(ask.repeat(100));
      for (const socket of sockets) socket.destroy();
    }
    await until(() => descriptors() <= before + 3);
    await backend.close();
    expect(backend.logged.at(-1)).toContain('stopped');
  });

  test.each([
    ['POST /api/self-tests', 'JWT a.b.c'],
    ['POST /api/imported-reports', null],
    ['POST /connect/installed', 'JWT a.b.c'],
    ['POST /connect/enabled', null],
    ['POST /forge/events', 'Bearer a.b.c'],
  ])('%s: nobody is read out before he is known', async (line, authorization) => {
    const backend = await runBackend(atlassian);
    const [method, path] = line.split(' ');
    const answered = new Promise<number | undefined>((resolve, reject) => {
      const headers = {
        'Content-Type': 'application/json',
        'Content-Length': '1000000',
        ...(authorization === null ? {} : { Authorization: authorization }),
      };
      const asking = request(`${backend.url}${path}`, { method: method ?? '', headers }, (res) => {
        resolve(res.statusCode);
        asking.destroy();
      });
      asking.once('error', reject);
      // The rest never comes; the answer does not wait for it.
      asking.write('[[[[');
    });
    expect(await answered).toBe(401);
    await backend.close();
  });

  test('a signed install whose body names somebody else is refused, though its head is good', async () => {
    const backend = await runBackend(atlassian);
    const site = { clientKey: 'signed', sharedSecret: 's'.repeat(32), baseUrl: atlassian.url };
    const claims = { ...signedClaims(site, backend.url, '/connect/installed'), iss: 'somebody-else' };
    const answer = await signedEvent(site, backend.url, key, 'installed').set(
      'Authorization',
      `JWT ${rs256(claims, key)}`,
    );
    expect(answer.status).toBe(401);
    await backend.close();
  });

  test('a forged install that could never hold costs no look-up of a key', async () => {
    const backend = await runBackend(atlassian);
    atlassian.asked.length = 0;
    const site = { clientKey: 'cheap', sharedSecret: 's'.repeat(32), baseUrl: atlassian.url };
    const claims = { ...signedClaims(site, 'https://another.example', '/connect/installed') };
    const token = rs256(claims, key, { kid: 'never-seen' });
    const answer = await signedEvent(site, backend.url, key, 'installed').set(
      'Authorization',
      `JWT ${token}`,
    );
    expect([answer.status, atlassian.asked]).toEqual([401, []]);
    await backend.close();
  });

  test.each([
    ['half a million list items', `{"scopes":[${'0,'.repeat(500_000)}0]}`],
    ['nesting without end', '['.repeat(500_000)],
    ['a hundred thousand little lists', `[${'[1],'.repeat(110_000)}1]`],
  ])('%s are refused before they are parsed, whoever sends them', async (_what, body) => {
    const backend = await runBackend(atlassian);
    const site = { clientKey: 'manifold', sharedSecret: 's'.repeat(32), baseUrl: atlassian.url };
    await signedEvent(site, backend.url, key, 'installed').expect(204);
    const response = await fetch(`${backend.url}/api/explanations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `JWT ${contextToken(site)}` },
      body,
    });
    expect(response.status).toBe(400);
    await backend.close();
  });

  test('late heads and bodies are cut off when the limits say, not when Node happens to look', async () => {
    const port = await freePort();
    const broken = (): string => 'HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n';
    const listening = await listen({ port, handler: (_req, res) => void res.end(), answerBroken: broken });
    const limits = listening.limits;
    expect(limits.connectionsCheckingInterval).toBeLessThanOrEqual(limits.headersTimeout / 10);
    expect(limits.requestTimeout).toBe(30_000);
    await listening.stop(0);
  });

  test.each(['no request\r\n\r\n', 'CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\n\r\n'])(
    'who sends %j and does not close gets his answer, and keeps no connection',
    async (sent) => {
      const port = await freePort();
      const answerBroken = (): string => 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n';
      const listening = await listen({ port, handler: (_req, res) => void res.end(), answerBroken });
      const socket = connect({ port, host: 'localhost', allowHalfOpen: true });
      let answered = '';
      socket.on('data', (chunk) => {
        answered += chunk;
      });
      socket.write(sent);
      await until(() => answered !== '');
      const bothEnds = descriptors();
      await until(() => descriptors() < bothEnds);
      expect(answered).toContain('400 Bad Request');
      socket.destroy();
      await listening.stop(0);
    },
  );

  test('who asks and reads nothing does not make it keep the answer for ever', async () => {
    const port = await freePort();
    let dropped = false;
    const listening = await listen({
      port,
      silenceMs: 100,
      handler: (_req, res) => {
        res.on('close', () => {
          dropped = !res.writableFinished;
        });
        res.end(Buffer.alloc(50_000_000));
      },
      answerBroken: () => '',
    });
    const socket = connect(port, 'localhost');
    socket.on('error', () => undefined);
    socket.pause();
    socket.write(get);
    await until(() => dropped);
    socket.destroy();
    await listening.stop(0);
  });
});
