import type { Request } from 'express';
import type { Administration } from '../../../src/add-on/server/administrators.ts';
import { forgeCaller } from '../../../src/add-on/server/forge/forge-caller.ts';
import type { ForgeTenant } from '../../../src/add-on/tenants/tenant.ts';
import { type Invocation, parseSiteHostPattern } from '../../../src/tokens/index.ts';
import { endingIn, invocation, noted, now, reading } from './forge-invocations.ts';

interface Asked {
  readonly tenant?: Partial<ForgeTenant> | null;
  readonly invocation?: Partial<Invocation>;
  readonly headers?: Record<string, string>;
  readonly administration?: Administration;
  readonly replayed?: boolean;
  readonly compact?: string;
}

const unknown = 'This installation is not known here; its first event has not arrived yet.';
const panel = { type: 'jira:adminPage', key: 'panel' };

async function asked({
  tenant = {},
  headers = {},
  administration = { kind: 'administrator' },
  ...asks
}: Asked) {
  const { done, tenants } = noted(tenant);
  const about: string[] = [];
  const read = forgeCaller({
    readInvocation: reading(invocation({ module: panel, principal: 'ada', ...asks.invocation })),
    tenants,
    heard: { first: async () => asks.replayed !== true },
    siteHosts: ['*.example.com'].flatMap((text) => parseSiteHostPattern(text) ?? []),
    now,
    administration: async (_tenant, _viewer, name) => {
      about.push(name);
      return administration;
    },
  });
  const reads = await read(asks.compact ?? 'a.b.c', { headers } as unknown as Request);
  return { reads, done, about };
}

test.each<[string, Asked, object]>([
  ['a token of nobody’s', { compact: 'x.y.z' }, { kind: 'rejected', rejection: { kind: 'token-malformed' } }],
  [
    'a token heard before',
    { replayed: true },
    { kind: 'rejected', rejection: { kind: 'replayed', jti: 'jti' } },
  ],
  ['no module', { invocation: { module: null } }, { message: 'This is for the admin page only.' }],
  [
    'another module',
    { invocation: { module: { type: null, key: 'x' } } },
    { message: 'This is for the admin page only.' },
  ],
  [
    'nobody',
    { invocation: { principal: null } },
    { message: 'Nobody is logged in; this is for Jira administrators.' },
  ],
  ['an installation never heard of', { tenant: null }, { message: unknown }],
  ['one that is gone', { tenant: { state: 'uninstalled' } }, { message: unknown }],
  [
    'another site',
    { tenant: { apiBaseUrl: 'x' } },
    { message: 'This installation belongs to another site.' },
  ],
])('%s is no caller', async (_what, asks, expected) => {
  const { reads, done, about } = await asked(asks);
  expect(reads).toMatchObject(expected);
  expect([reads.kind === 'caller', done, about]).toEqual([false, [], []]);
});

test.each([
  ['panel', 'caller'],
  ['configure', 'caller'],
])('the page %s has a %s', async (key, kind) => {
  expect((await asked({ invocation: { module: { type: null, key } } })).reads.kind).toBe(kind);
});

test('the address of the site is learnt where it is one of those served and new', async () => {
  const siteUrl = 'https://acme.example.com';
  const learnt = await asked({ invocation: { siteUrl } });
  expect(learnt.done).toEqual([`site ${siteUrl}`]);
  expect(learnt.reads).toMatchObject({ caller: { tenant: { siteUrl } } });
  const known = await asked({ invocation: { siteUrl }, tenant: { siteUrl } });
  expect(known.done).toEqual([]);
  const foreign = await asked({ invocation: { siteUrl: 'https://evil.test' }, tenant: { siteUrl } });
  expect([foreign.done, foreign.reads]).toMatchObject([[], { caller: { tenant: { siteUrl } } }]);
  expect((await asked({ tenant: { siteUrl } })).reads).toMatchObject({ caller: { tenant: { siteUrl } } });
});

test('a system token is used at once, and kept where it lives more than ten minutes longer', async () => {
  const until = (ms: number) => new Date(now().getTime() + ms).toISOString();
  const headers = { 'x-forge-oauth-system': endingIn(3_600_000) };
  const kept = [`keep if-later ${until(3_600_000)}`];
  const fresh = await asked({ headers });
  expect(fresh.done).toEqual(kept);
  expect(fresh.reads).toMatchObject({ caller: { tenant: { systemTokenExpiresAt: until(3_600_000) } } });
  const doneWith = async (systemTokenExpiresAt: string, administration?: Administration) =>
    (await asked({ headers, tenant: { systemTokenExpiresAt }, ...(administration && { administration }) }))
      .done;
  expect(await doneWith(until(3_000_000))).toEqual([]);
  expect(await doneWith(until(2_999_000))).toEqual(kept);
  expect(await doneWith(until(0), { kind: 'not-administrator' })).toEqual([]);
  const none = await asked({ tenant: { systemTokenExpiresAt: until(5) } });
  expect([none.done, none.reads]).toMatchObject([
    [],
    { caller: { tenant: { systemTokenExpiresAt: until(5) } } },
  ]);
});

test('an answer about an administrator holds for the token it was asked with', async () => {
  const asking = async (token?: string) =>
    (await asked({ headers: token === undefined ? {} : { 'x-forge-oauth-user': token } })).about[0];
  const [none, one, other] = [await asking(), await asking('one'), await asking('other')];
  expect(none).toBe('one ada ');
  const viewerOf = async (headers: Record<string, string>) => {
    const { reads } = await asked({ headers });
    return reads.kind === 'caller' ? reads.caller.viewer : null;
  };
  expect(await viewerOf({})).toStrictEqual({ accountId: 'ada' });
  const { accountId, userToken } = (await viewerOf({ 'x-forge-oauth-user': 'one' })) ?? {};
  expect([accountId, userToken?.reveal()]).toEqual(['ada', 'one']);
  expect(new Set([none, one, other]).size).toBe(3);
  expect(one).not.toContain('ada one');
});
