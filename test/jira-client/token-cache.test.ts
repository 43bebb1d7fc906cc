import { createTokenCache, type TokenOutcome } from '../../src/jira-client/token-cache.ts';
import { Secret } from '../../src/tokens/secret.ts';

const start = Date.parse('2026-11-21T10:00:00Z');

function clock(): { now: () => Date; pass(milliseconds: number): void } {
  let at = start;
  return {
    now: () => new Date(at),
    pass: (milliseconds) => {
      at += milliseconds;
    },
  };
}

const granted = (at: number, life = 900_000): TokenOutcome => ({
  ok: true,
  accessToken: new Secret('t'),
  issuedAt: at,
  expiresAt: at + life,
});
const refused: TokenOutcome = { ok: false, exchanges: [] };

describe('the token cache', () => {
  test('many askers, one exchange', async () => {
    const tokens = createTokenCache({ now: clock().now });
    let exchanges = 0;
    const exchange = async (): Promise<TokenOutcome> => {
      exchanges += 1;
      await new Promise((resolve) => setImmediate(resolve));
      return granted(start);
    };
    const all = await Promise.all(Array.from({ length: 25 }, () => tokens.get('tenant|user', exchange)));
    expect(exchanges).toBe(1);
    expect(new Set(all).size).toBe(1);
  });

  test('keys do not share tokens', async () => {
    const tokens = createTokenCache({ now: clock().now });
    const first = await tokens.get('tenant 1', async () => granted(start));
    const second = await tokens.get('tenant 2', async () => granted(start));
    expect(second).not.toBe(first);
  });

  test('a token is given up shortly before it ends', async () => {
    const { now, pass } = clock();
    const tokens = createTokenCache({ now, marginMs: 60_000 });
    const first = await tokens.get('k', async () => granted(start));
    pass(839_000);
    expect(await tokens.get('k', async () => granted(start))).toBe(first);
    pass(2_000);
    expect(await tokens.get('k', async () => granted(start + 841_000))).not.toBe(first);
  });

  test('a token that lives shorter than that is used for half its life', async () => {
    const { now, pass } = clock();
    const tokens = createTokenCache({ now, marginMs: 60_000 });
    const first = await tokens.get('k', async () => granted(start, 40_000));
    pass(19_999);
    expect(await tokens.get('k', async () => granted(start))).toBe(first);
    pass(1);
    expect(await tokens.get('k', async () => granted(start))).not.toBe(first);
  });

  test('a refusal is remembered briefly, then asked again', async () => {
    const { now, pass } = clock();
    const tokens = createTokenCache({ now, refusalMs: 15_000 });
    let exchanges = 0;
    const exchange = async (): Promise<TokenOutcome> => {
      exchanges += 1;
      return refused;
    };
    for (let probe = 0; probe < 25; probe += 1) await tokens.get('k', exchange);
    expect(exchanges).toBe(1);
    pass(15_001);
    await tokens.get('k', exchange);
    expect(exchanges).toBe(2);
  });

  test('an exchange that threw is not remembered', async () => {
    const tokens = createTokenCache({ now: clock().now });
    await expect(tokens.get('k', () => Promise.reject(new Error('bug')))).rejects.toThrow('bug');
    expect((await tokens.get('k', async () => granted(start))).ok).toBe(true);
  });

  test('only so many are kept: the one that was made longest ago goes, and one made anew is the newest', async () => {
    const { now, pass } = clock();
    const tokens = createTokenCache({ now, maxEntries: 2 });
    const made: string[] = [];
    const get = (key: string) =>
      tokens.get(key, async () => {
        made.push(key);
        return granted(now().getTime());
      });
    for (const key of ['a', 'b', 'a']) await get(key);
    expect(made).toEqual(['a', 'b']);
    pass(900_000);
    for (const key of ['a', 'c', 'a', 'b']) await get(key);
    expect(made).toEqual(['a', 'b', 'a', 'c', 'b']);
  });

  test('what is forgotten is made again', async () => {
    const tokens = createTokenCache({ now: clock().now });
    const first = await tokens.get('k', async () => granted(start));
    tokens.forget('k');
    expect(await tokens.get('k', async () => granted(start))).not.toBe(first);
  });
});
