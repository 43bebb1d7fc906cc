import type { ServerResponse } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { HttpCaller, Transport, TransportOptions } from '../../src/jira-client/transport.ts';
import { openTransport } from '../../src/jira-client/transport.ts';
import { aMoment, until } from '../run/until.ts';
import { tinyServer } from './tiny-server.ts';

const now = (): Date => new Date();
const get = (url: string, headers: Record<string, string> = {}) => ({
  method: 'GET',
  url,
  headers,
  body: null,
});

async function withServer<T>(
  answer: Parameters<typeof tinyServer>[0],
  use: (url: string, caller: HttpCaller, transport: Transport) => Promise<T>,
  options: Partial<TransportOptions> = {},
): Promise<T> {
  const server = await tinyServer(answer);
  const transport = openTransport({ now, ...options });
  try {
    return await use(server.url, transport.caller({ lane: 'tenant', origins: [server.url] }), transport);
  } finally {
    await transport.close();
    await server.close();
  }
}

describe('calls out', () => {
  test('closed, it waits for no answer, and nothing of it comes later', async () => {
    let asked = false;
    await withServer(
      () => {
        asked = true;
      },
      async (url, caller, transport) => {
        const hanging = caller.send(get(url));
        await until(() => asked);
        await transport.close();
        const { failure, response } = (await hanging).exchange;
        expect([failure === undefined, response]).toEqual([false, null]);
        await aMoment();
      },
      { keepAliveMs: 1 },
    );
  });

  test('an exchange holds what was asked and answered, and nothing to log in with', () =>
    withServer(
      (_request, response) => {
        response.writeHead(200, {
          'content-type': 'application/json',
          'x-aaccountid': '557058%3Aabc',
          'set-cookie': 'session=s3cr3t-cookie-value',
        });
        response.end('{"accountId":"557058:abc","emailAddress":"ada@example.com"}');
      },
      async (url, caller) => {
        const { exchange, body, ranAs } = await caller.send(
          get(`${url}/rest/api/3/myself`, { authorization: 'Bearer canary-0123456789abcdef' }),
        );
        expect(exchange.response?.status).toBe(200);
        expect(ranAs).toBe('557058:abc');
        expect(body).toContain('ada@example.com');
        expect(exchange.receivedAt).toEqual(expect.any(String));
        const kept = JSON.stringify(exchange);
        for (const secret of ['canary-0123456789abcdef', 's3cr3t-cookie-value', 'ada@example.com'])
          expect(kept).not.toContain(secret);
      },
    ));

  const plain = '{"accountId":"557058:abc"}';
  test.each([
    ['gzip', gzipSync(plain)],
    ['X-GZIP', gzipSync(plain)],
    ['deflate', deflateSync(plain)],
    ['br', brotliCompressSync(plain)],
    ['identity', Buffer.from(plain)],
    ['identity', Buffer.from(`\uFEFF${plain}`)],
  ])('what comes packed as %s is read', (coding, packed) =>
    withServer(
      (_request, response) => response.writeHead(200, { 'content-encoding': coding }).end(packed),
      async (url, caller) => {
        const { body, exchange, json } = await caller.send(get(url));
        expect(json).toEqual(JSON.parse(plain));
        expect(body).toBe(plain);
        expect(exchange.response?.body).toContain('accountId');
      },
    ),
  );

  test('what cannot be unpacked is a failed call, and what unpacks to too much is cut', () =>
    withServer(
      (request, response) => {
        const packed = gzipSync(request.url === '/much' ? 'x'.repeat(2_000) : plain);
        const sent = request.url === '/broken' ? packed.fill(9, 8) : packed;
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(sent);
      },
      async (url, caller) => {
        const { exchange } = await caller.send(get(`${url}/broken`));
        expect(exchange).toMatchObject({ response: null, failure: { kind: 'reset' } });
        const much = await caller.send(get(`${url}/much`));
        expect(much.body).toBeNull();
        expect(much.exchange.response?.body).toBe('x'.repeat(100));
      },
      { maxBodyBytes: 100 },
    ));

  test('a redirect is recorded and never followed', async () => {
    let elsewhere = 0;
    const other = await tinyServer((_request, response) => {
      elsewhere += 1;
      response.end('{}');
    });
    await withServer(
      (_request, response) => response.writeHead(302, { location: `${other.url}/login` }).end(),
      async (url, caller) => {
        const { exchange } = await caller.send(get(`${url}/rest/api/3/myself`, { authorization: 'JWT x' }));
        expect(exchange.response?.status).toBe(302);
        expect(exchange.response?.headers.location).toBe(`${other.url}/login`);
        expect(elsewhere).toBe(0);
      },
    );
    await other.close();
  });

  test.each(['http://169.254.169.254/latest/meta-data', 'https://evil.example/rest/api/3/myself'])(
    'another origin than the tenant’s is never called: %s',
    (foreign) =>
      withServer(
        (_request, response) => response.end(),
        async (_url, caller) => {
          expect(() => caller.send(get(foreign))).toThrow(/only .* may be called/);
        },
      ),
  );

  test('at most eight calls of one tenant are in flight, and tenants do not wait for each other', async () => {
    const held: ServerResponse[] = [];
    await withServer(
      (_request, response) => void held.push(response),
      async (url, caller, transport) => {
        const other = transport.caller({ lane: 'another tenant', origins: [url] });
        const ask = (count: number, by = caller) =>
          Array.from({ length: count }, () => by.send(get(`${url}/a`)));
        const asked = ask(40);
        for (let answered = 0; answered < 40; answered += 1) {
          const most = Math.min(8, 40 - answered);
          await until(() => held.length >= most);
          expect(held).toHaveLength(most);
          held.shift()?.end('{}');
        }
        asked.push(...ask(12), ...ask(12, other));
        await until(() => held.length >= 16);
        for (const response of held.splice(0)) response.end('{}');
        await until(() => held.length >= 8);
        for (const response of held.splice(0)) response.end('{}');
        await Promise.all(asked);
      },
    );
  });

  test('a call that takes longer than a connection is kept open is counted all the same', async () => {
    const held: ServerResponse[] = [];
    await withServer(
      (request, response) => void (request.url === '/quick' ? response.end('{}') : held.push(response)),
      async (url, caller) => {
        const slow = () => caller.send(get(`${url}/slow`));
        const asked = [slow()];
        await until(() => held.length === 1);
        await caller.send(get(`${url}/quick`));
        await aMoment();
        asked.push(slow(), slow());
        await until(() => held.length === 2);
        await aMoment();
        expect(held).toHaveLength(2);
        held.shift()?.end('{}');
        await until(() => held.length === 2);
        for (const response of held) response.end('{}');
        await Promise.all(asked);
      },
      { keepAliveMs: 1, maxInFlight: 2 },
    );
  });

  test('a body that is just as long as is read is a whole one', () =>
    withServer(
      (_request, response) => response.end('x'.repeat(100)),
      async (url, caller) => expect((await caller.send(get(url))).body).toBe('x'.repeat(100)),
      { maxBodyBytes: 100 },
    ));

  test('an endless body is cut, and a cut body is not handed out as a whole one', () =>
    withServer(
      (_request, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        const more = (): void => {
          while (response.write('x'.repeat(64 * 1024)));
          response.once('drain', more);
        };
        more();
      },
      async (url, caller) => {
        const { exchange, body } = await caller.send(get(`${url}/big`));
        expect(exchange.response?.status).toBe(200);
        expect(exchange.response?.body?.length).toBeLessThanOrEqual(100_000);
        expect(body).toBeNull();
      },
      { maxBodyBytes: 100_000 },
    ));

  test('no answer in time is a timeout, a cut connection a reset, a closed port a refusal, an unknown name dns', async () => {
    await withServer(
      (request, response) => {
        if (request.url === '/cut') response.socket?.destroy();
      },
      async (url, caller, transport) => {
        expect((await caller.send(get(`${url}/hang`))).exchange.failure?.kind).toBe('timeout');
        expect((await caller.send(get(`${url}/cut`))).exchange.failure?.kind).toBe('reset');
        const closed = await tinyServer(() => undefined);
        await closed.close();
        const nobody = transport.caller({ lane: 'x', origins: [closed.url] });
        expect((await nobody.send(get(closed.url))).exchange.failure?.kind).toBe('refused');
        const nowhere = transport.caller({ lane: 'y', origins: ['http://no-such-site.invalid'] });
        expect((await nowhere.send(get('http://no-such-site.invalid/'))).exchange).toMatchObject({
          response: null,
          failure: { kind: 'dns' },
        });
      },
      { timeoutMs: 150 },
    );
  });

  test('a read whose kept connection turns out to be closed is sent once more, a write never', async () => {
    const seen: string[] = [];
    await withServer(
      (request, response) => {
        seen.push(`${request.method} ${request.url}`);
        if (request.url === '/first' || seen.filter((line) => line.endsWith(request.url ?? '')).length > 1)
          response.end('{}');
        else response.socket?.resetAndDestroy();
      },
      async (url, caller) => {
        await caller.send(get(`${url}/first`));
        expect((await caller.send(get(`${url}/read`))).exchange.response?.status).toBe(200);
        const search = { ...get(`${url}/search/jql?x=1`), method: 'POST', body: '{}' };
        expect((await caller.send(search)).exchange.response?.status).toBe(200);
        const written = await caller.send({ ...get(`${url}/write`), method: 'POST', body: '{}' });
        expect(written.exchange.failure?.kind).toBe('reset');
      },
    );
    expect(seen).toEqual([
      'GET /first',
      'GET /read',
      'GET /read',
      ...Array(2).fill('POST /search/jql?x=1'),
      'POST /write',
    ]);
  });

  test('an address that speaks no TLS is a tls failure', () =>
    withServer(
      (_request, response) => response.end(),
      async (url, _caller, transport) => {
        const https = url.replace('http:', 'https:');
        const caller = transport.caller({ lane: 'tls', origins: [https] });
        expect((await caller.send(get(https))).exchange.failure?.kind).toBe('tls');
      },
    ));

  test('a cancelled call ends at once', () =>
    withServer(
      () => undefined,
      async (url, caller) => {
        const cancel = new AbortController();
        const call = caller.send(get(`${url}/hang`), cancel.signal);
        cancel.abort();
        expect((await call).exchange.response).toBeNull();
      },
    ));
});

test('a lane whose site never answers holds up neither another lane to the same origin nor the wait of a person', async () => {
  const held: (() => void)[] = [];
  await withServer(
    (request, response) => {
      if (request.url?.includes('hangs')) held.push(() => response.end('{}'));
      else response.end('{}');
    },
    async (url, hanging, transport) => {
      const waiting = Array.from({ length: 40 }, () => hanging.send(get(`${url}/hangs`)));
      await until(() => held.length >= 8);
      for (const lane of ['tenant person', 'another']) {
        const answer = await transport.caller({ lane, origins: [url] }).send(get(`${url}/healthy`));
        expect(answer.exchange.response?.status).toBe(200);
      }
      expect(held).toHaveLength(8);
      for (let answered = 0; answered < 40; answered += 8) {
        await until(() => held.length >= 8);
        for (const letGo of held.splice(0)) letGo();
      }
      await Promise.all(waiting);
    },
  );
});
