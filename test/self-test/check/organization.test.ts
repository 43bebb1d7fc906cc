import { answerOf } from '../../../src/jira-client/answer.ts';
import { expiryChecks } from '../../../src/self-test/check/expiry/expiry-checks.ts';
import type { ListedCredential } from '../../../src/self-test/check/expiry/listed-credential.ts';
import { tested } from '../../../src/self-test/check/expiry/match-credential.ts';
import { readOrganization } from '../../../src/self-test/check/expiry/read-organization.ts';
import { Secret } from '../../../src/tokens/secret.ts';

const lists = 'https://api.example/admin/api-access/v1/orgs/org-1';

/** Reads an organization whose lists are answered page by page; what is not named is an empty list. */
async function read(pages: Record<string, { status: number | null; body?: unknown }>) {
  const asked: string[] = [];
  const keys = new Set<string | undefined>();
  const organization = await readOrganization({
    caller: {
      send: async ({ url, headers }) => {
        const { pathname, searchParams } = new URL(url);
        const cursor = searchParams.get('cursor');
        const place =
          pathname.slice(new URL(lists).pathname.length + 1) + (cursor === null ? '' : `#${cursor}`);
        asked.push(place);
        keys.add(headers.authorization);
        expect(searchParams.get('pageSize')).toBe('100');
        const { status, body = { data: [] } } = pages[place] ?? { status: 200 };
        const request = { method: 'GET', url, headers: {}, body: null };
        if (status === null) return answerOf({ request, response: null }, null, null);
        const text = JSON.stringify(body);
        return answerOf({ request, response: { status, headers: {}, body: text } }, text, null);
      },
    },
    apiUrl: 'https://api.example',
    orgId: 'org-1',
    key: new Secret('the-key'),
    signal: new AbortController().signal,
  });
  expect([...keys]).toEqual(['Bearer the-key']);
  return { ...organization, asked };
}

describe('the lists of an organization', () => {
  test.each([
    ['an address', `${lists}/api-tokens?cursor=two`],
    ['part of an address', '/admin/api-access/v1/orgs/org-1/api-tokens?cursor=two'],
    ['the bare cursor', 'two'],
  ])('are read to their end, whose next page is named by %s', async (_, next) => {
    const {
      credentials,
      asked,
      read: done,
    } = await read({
      'api-tokens': { status: 200, body: { data: [{ label: 'first' }], links: { next } } },
      'api-tokens#two': { status: 200, body: { items: [{ label: 'second' }], links: { next: 'two' } } },
    });
    expect(credentials.map(({ label }) => label)).toEqual(['first', 'second']);
    expect(asked.filter((place) => place.startsWith('api-tokens'))).toEqual(['api-tokens', 'api-tokens#two']);
    expect(done).toBe(4);
  });

  test('tokens of a service account are asked by its id, and belong to its account', async () => {
    const { credentials, asked } = await read({
      'service-accounts': {
        status: 200,
        body: { data: [{ id: 's1', atlassianId: 'a1', email: 'x@example.com' }, { atlassianId: 'a2' }, {}] },
      },
      'service-accounts/s1/api-tokens': { status: 200, body: { data: [{ name: 'build' }] } },
    });
    expect(asked.slice(-2)).toEqual(['service-accounts/s1/api-tokens', 'service-accounts/a2/api-tokens']);
    expect(credentials).toMatchObject([
      { kind: 'service account token', label: 'build', accountId: 'a1', email: 'x@example.com' },
    ]);
  });

  test('of more than fifty service accounts the number is told that was not asked for', async () => {
    const data = Array.from({ length: 52 }, (_, index) => ({ id: `s${index}` }));
    const { notRead, asked } = await read({ 'service-accounts': { status: 200, body: { data } } });
    expect(asked.filter((place) => place.includes('/'))).toHaveLength(50);
    expect(notRead).toEqual(['The tokens of 2 more service accounts were not asked for.']);
  });

  test.each([
    [null, /got no answer/],
    [200, /form that is not known/],
    [401, /does not take this key; it may have ended/],
    [403, /needs the scope read:tokens:admin/],
    [404, /is the id of the organization right\?/],
    [500, /was answered with 500/],
  ])('a list that is answered with %s is told with what it takes', async (status, words) => {
    const { notRead, read: done } = await read({ 'api-tokens': { status, body: 'x' } });
    expect(notRead).toEqual([expect.stringMatching(words)]);
    expect(notRead[0]).toContain('list api-tokens');
    expect(done).toBe(3);
  });

  test('the account stands in no sentence about a list that could not be read', async () => {
    const { notRead } = await read({
      'service-accounts': { status: 200, body: { data: [{ id: 's1' }, { id: 's2' }] } },
      'service-accounts/s1/api-tokens': { status: 403 },
      'service-accounts/s2/api-tokens': { status: 403 },
    });
    expect(notRead).toEqual([expect.stringContaining('service-accounts/…/api-tokens')]);
  });
});

const now = new Date('2026-11-27T12:00:00Z');
const inDays = (days: number): string => new Date(now.getTime() + days * 86_400_000).toISOString();
const listed = (more: Partial<ListedCredential> = {}): ListedCredential => ({
  ...{ kind: 'API token', label: 'One', state: 'allowed', expiresAt: null, lastActiveAt: null },
  ...{ accountId: null, email: null, clientId: null },
  ...more,
});

describe('what ends', () => {
  const lines = (credentials: ListedCredential[], more: object = {}) =>
    expiryChecks({ credentials, notRead: [], read: 4, ...more }, now);

  test('is told by its days, the nearest first, and the far ones not at all', () => {
    const days = [40, 30, 7, 8, 1, 0.5, -1];
    const [summary, ...ends] = lines(
      days.map((left) => listed({ label: `in ${left}`, expiresAt: inDays(left) })),
    );
    expect(summary).toMatchObject({ verdict: 'healthy', note: 'The organization lists 7 credentials.' });
    expect(ends.map(({ verdict, note }) => [verdict, note])).toEqual([
      ['problem', 'the API token "in -1" has ended (2026-11-26).'],
      ['problem', 'the API token "in 1" ends within 1 day, on 2026-11-28.'],
      ['problem', 'the API token "in 0.5" ends within 1 day, on 2026-11-28.'],
      ['healthy', 'the API token "in 7" ends within 7 days, on 2026-12-04.'],
      ['healthy', 'the API token "in 8" ends within 30 days, on 2026-12-05.'],
      ['healthy', 'the API token "in 30" ends within 30 days, on 2026-12-27.'],
    ]);
  });

  test('a block, an unknown end and a list that was not read are each said', () => {
    const found = lines([listed({ state: 'blocked', accountId: 'a1' })], { notRead: ['Not read.'] });
    expect(found.map(({ verdict, note }) => [verdict, note])).toEqual([
      [
        'healthy',
        'The organization lists 1 credential; of 1 the end is unknown, because the lists do not say it.',
      ],
      ['closed', 'the API token "One" of account a1 is blocked by the organization.'],
      ['inconclusive', 'Not read.'],
    ]);
    expect(lines([], { read: 0 })[0]).toMatchObject({
      verdict: 'inconclusive',
      note: 'None of the lists of the organization could be read.',
    });
  });
});

describe('which of the listed credentials was tested', () => {
  type Kind = 'api-token' | 'oauth-client-credentials' | 'pat';
  const identity = (kind: Kind, usable = true, accountId: string | null = 'a1') => ({
    ...{ kind, label: 'x', scopes: null, usable },
    ...(accountId === null ? {} : { account: { accountId, active: true } }),
  });
  const under = { email: new Secret(' Ada@example.com'), clientId: 'client-1' };
  const mine = (more: Partial<ListedCredential> = {}) => listed({ accountId: 'a1', ...more });
  const found = (who: ReturnType<typeof identity>, list: ListedCredential[]) => {
    const matched = tested(who, list, under, now);
    return matched === null ? null : [matched.credential.label, matched.certain, matched.among];
  };

  test('by the account where it is known, else by the e-mail address however it is written', () => {
    const others = listed({ label: 'other', accountId: 'a2', email: 'ada@example.com' });
    expect(found(identity('api-token'), [others, mine()])).toEqual(['One', true, 1]);
    expect(found(identity('api-token', false, null), [listed({ email: 'ADA@example.com' })])).toEqual([
      'One',
      true,
      1,
    ]);
    expect(found(identity('api-token'), [listed({ kind: 'API key', accountId: 'a1' })])).toBeNull();
  });

  test('an OAuth client by its id, and a PAT by nothing', () => {
    const client = listed({ kind: 'OAuth client', clientId: 'client-1' });
    expect(found(identity('oauth-client-credentials'), [client, mine()])).toEqual(['One', true, 1]);
    expect(found(identity('oauth-client-credentials'), [listed({ clientId: 'other' })])).toBeNull();
    expect(found(identity('pat'), [mine(), client])).toBeNull();
  });

  test('one that works is neither blocked nor past its end', () => {
    const dead = [
      mine({ label: 'blocked', state: 'blocked' }),
      mine({ label: 'past', expiresAt: inDays(-1) }),
    ];
    expect(found(identity('api-token'), [...dead, mine()])).toEqual(['One', true, 1]);
    expect(found(identity('api-token'), dead)).toBeNull();
    expect(found(identity('api-token', false), dead)?.[2]).toBe(2);
  });

  test('of several it is the only one that was just used, else the first to end, and then not for certain', () => {
    const used = mine({ label: 'used', lastActiveAt: inDays(-0.2) });
    const old = mine({ label: 'old', lastActiveAt: inDays(-3), expiresAt: inDays(20) });
    const soon = mine({ label: 'soon', expiresAt: inDays(9) });
    expect(found(identity('api-token'), [old, used, soon])).toEqual(['used', true, 3]);
    expect(found(identity('api-token'), [mine(), old, soon])).toEqual(['soon', false, 3]);
    expect(found(identity('api-token'), [used, { ...used, label: 'too' }, soon])).toEqual(['soon', false, 3]);
    expect(found(identity('api-token', false), [used, soon])).toEqual(['soon', false, 2]);
  });
});
