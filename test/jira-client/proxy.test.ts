import { fetchThrough, readProxy } from '../../src/jira-client/proxy.ts';
import { openTransport } from '../../src/jira-client/transport.ts';
import { Secret } from '../../src/tokens/index.ts';
import { refusingProxy } from './refusing-proxy.ts';
import { tinyServer } from './tiny-server.ts';

const now = (): Date => new Date();
const get = (url: string) => ({ method: 'GET', url, headers: {}, body: null });
// Addresses of this machine's own network, at which nobody listens.
const behind = 'https://127.0.0.2:2';
const leftOut = 'https://127.0.0.3:2';

describe('a call goes out through the proxy of the company, unless it is for a host left out or for this machine', () => {
  test('of the transport', async () => {
    const proxy = await refusingProxy();
    const own = await tinyServer((_request, response) => response.end('{}'));
    const transport = openTransport({ now, proxy: { url: new Secret(proxy.url), except: '127.0.0.3' } });
    const origins = [behind, leftOut, own.url];
    const caller = transport.caller({ lane: 'one', origins });
    const told = await Promise.all(origins.map((origin) => caller.send(get(`${origin}/x`))));
    await Promise.all([transport.close(), own.close(), proxy.close()]);
    expect(proxy.asked).toEqual(['127.0.0.2:2']);
    expect(told[0]?.exchange.failure?.message).toContain('407');
    expect(told[1]?.exchange.failure?.kind).toBe('refused');
    expect(told[2]?.exchange.response?.status).toBe(200);
  });

  test('of fetch', async () => {
    const proxy = await refusingProxy();
    const own = await tinyServer((_request, response) => response.end('here'));
    const send = fetchThrough({ url: new Secret(proxy.url), except: '127.0.0.3' });
    await expect(send(behind)).rejects.toThrow();
    await expect(send(leftOut)).rejects.toThrow();
    expect(await (await send(own.url)).text()).toBe('here');
    await Promise.all([own.close(), proxy.close()]);
    expect(proxy.asked).toEqual(['127.0.0.2:2']);
  });
});

describe('what the environment names', () => {
  const url = 'http://proxy.example:3128';

  test.each([
    [{}, null],
    [{ HTTPS_PROXY: '' }, null],
    [{ HTTPS_PROXY: url }, url],
    [{ HTTPS_PROXY: 'proxy.example:3128' }, url],
    [{ https_proxy: url, HTTPS_PROXY: 'http://other.example' }, url],
    [{ HTTPS_PROXY: url, NO_PROXY: '*' }, null],
  ])('%j', (env, expected) => {
    const read = readProxy(env);
    expect(read.ok && (read.value?.url.reveal() ?? null)).toBe(expected);
  });

  test.each(['socks5://proxy.example:1080', 'http://', 'proxy.example:many'])(
    '%s is no HTTP proxy',
    (named) => {
      expect(readProxy({ HTTPS_PROXY: named })).toEqual({
        ok: false,
        problem: 'HTTPS_PROXY: is not the address of an HTTP proxy; write it as http://name:port.',
      });
    },
  );

  test('its password is not printed with it, wrong or right', () => {
    for (const address of ['http://ada:hush@proxy.example', 'socks://ada:hush@proxy.example'])
      expect(JSON.stringify(readProxy({ https_proxy: address }))).not.toContain('hush');
  });
});
