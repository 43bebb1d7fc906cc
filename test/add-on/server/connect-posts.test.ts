import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { RequestHandler } from 'express';
import { createLog } from '../../../src/add-on/log.ts';
import { eventPost } from '../../../src/add-on/server/connect/event-post.ts';
import type { InstallKey } from '../../../src/add-on/server/connect/install-keys.ts';
import { installedPost, uninstalledPost } from '../../../src/add-on/server/connect/signed-lifecycle-post.ts';
import type { ConnectTenants } from '../../../src/add-on/tenants/connect-tenants.ts';
import type { ConnectTenant } from '../../../src/add-on/tenants/tenant.ts';
import { signingKey } from './atlassian.ts';
import { adaFor, app, baseUrl, caching, headOf, now, tenant } from './connect-tokens.ts';
import { qshOf, rs256 } from './jira.ts';
import { toldAnswer } from './told-answer.ts';

const begun = now().getTime() / 1000;
const signing = signingKey('key-1');
const shorter = generateKeyPairSync('rsa', { modulusLength: 1_024 }).publicKey;
const payload = {
  key: 'clearance',
  clientKey: 'acme',
  baseUrl: 'https://acme.atlassian.net/',
  sharedSecret: 'new-secret',
};

interface Sent {
  readonly to: 'installed' | 'uninstalled' | 'enabled' | 'disabled';
  readonly body?: object;
  readonly authorization?: string;
  readonly key?: InstallKey;
  readonly known?: ConnectTenant | null;
  readonly outcome?: Record<string, unknown>;
}

/** What is answered to a call of Jira's, what is done to tenants and runs, in order, and what is logged. */
async function sent({ to, body = payload, known = tenant, ...more }: Sent) {
  const done: unknown[] = [];
  const lines: string[] = [];
  const path = `/connect/${to}`;
  const outcome = async (what: unknown[]) => {
    done.push(what);
    return more.outcome ?? { kind: 'moves', to };
  };
  const deps = {
    ...{ app, now, cache: caching(known, (what) => void done.push(what)) },
    log: createLog('info', { write: (line) => void lines.push(line) }),
    refusals: { note: () => null },
    installKeys: {
      find: async (kid: string, from: string) => {
        done.push(`key ${kid} for ${from}`);
        return more.key ?? { ok: true, key: createPublicKey(signing.publicPem) };
      },
    },
    tenants: {
      install: (installation: Record<string, unknown>) => outcome(['install', installation]),
      record: (...what: unknown[]) => outcome(['record', ...what]),
    } as unknown as ConnectTenants,
    eraseDeparted: async (key: string) => void done.push(`erase ${key}`),
  } satisfies Parameters<typeof installedPost>[0] & Parameters<typeof eventPost>[1];
  const handlers: Record<Sent['to'], RequestHandler> = {
    installed: installedPost(deps),
    uninstalled: uninstalledPost(deps),
    enabled: eventPost('enabled', deps),
    disabled: eventPost('disabled', deps),
  };
  const claims = { iss: 'acme', aud: baseUrl, iat: begun - 1.5, exp: begun + 900 };
  const signed = rs256({ ...claims, qsh: qshOf('POST', `${baseUrl}${path}`, baseUrl) }, signing);
  const own = to === 'enabled' || to === 'disabled' ? adaFor('POST', path) : signed;
  const { said, res } = toldAnswer();
  res.locals.traceId = 'trace-1';
  const authorization = more.authorization ?? `JWT ${own}`;
  await handlers[to](headOf('POST', path, authorization || undefined, body), res, () => undefined);
  const told = lines.map((line) => JSON.parse(line));
  return { status: said.status, ended: said.ended, done, told, kind: told[0]?.rejection?.kind };
}

describe('installed', () => {
  const outcome = { kind: 'installed', was: null, movedFrom: null };
  test('is stored with all it says, forgotten where it was remembered, and answered 204', async () => {
    const more = { displayUrl: 'https://a.example', oauthClientId: 'o', installationId: 'i', cloudId: 'c' };
    const { status, ended, done, told } = await sent({
      to: 'installed',
      body: { ...payload, ...more },
      outcome,
    });
    expect([status, ended]).toEqual([204, true]);
    const [asked, stored, forgotten] = done;
    expect([asked, forgotten]).toEqual(['key key-1 for 10.0.0.7', 'forget acme']);
    expect(stored).toMatchObject([
      'install',
      {
        ...{ clientKey: 'acme', baseUrl: 'https://acme.atlassian.net', ...more },
        ...{ signedAt: begun - 2, token: { until: begun + 900 + 120 } },
      },
    ]);
    expect(told).toMatchObject([
      {
        ...{ level: 30, msg: 'lifecycle', traceId: 'trace-1', clientKey: 'acme' },
        ...{ site: 'https://acme.atlassian.net', kind: 'installed' },
      },
    ]);
  });

  test('with less is stored with nothing in its place', async () => {
    const { done } = await sent({ to: 'installed', outcome });
    expect(done[1]).toMatchObject([
      'install',
      { displayUrl: null, oauthClientId: null, installationId: null, cloudId: null },
    ]);
  });

  test('once more is the same call; with another body it is another, of one signature', async () => {
    const tokenOf = async (body: object) => {
      const { done } = await sent({ to: 'installed', body, outcome });
      return (done[1] as [string, { token: { digest: string; signed: string } }])[1].token;
    };
    const [first, again] = [await tokenOf(payload), await tokenOf(payload)];
    const other = await tokenOf({ ...payload, sharedSecret: 'another' });
    expect(again).toEqual(first);
    expect([other.signed, other.digest === first.digest]).toEqual([first.signed, false]);
    expect(first.digest).not.toBe(first.signed);
  });

  test('from a new address of the site is worth a warning; of a long name eight letters are told', async () => {
    const moved = { ...outcome, movedFrom: 'https://old.atlassian.net' };
    expect((await sent({ to: 'installed', outcome: moved })).told).toMatchObject([
      { level: 40, msg: 'the site has a new address', movedFrom: 'https://old.atlassian.net' },
    ]);
    const authorization = `JWT ${rs256({ iss: 'a-long-client-key', aud: baseUrl, exp: begun + 9, qsh: qshOf('POST', `${baseUrl}/connect/installed`, baseUrl) }, signing)}`;
    const long = {
      to: 'installed',
      body: { ...payload, clientKey: 'a-long-client-key' },
      authorization,
    } as const;
    expect((await sent({ ...long, outcome })).told).toMatchObject([{ clientKey: 'a-long-c' }]);
  });

  test('that would undo a newer one is refused, once what was remembered is forgotten', async () => {
    const { status, done, told } = await sent({
      to: 'installed',
      outcome: { kind: 'superseded', newest: 7 },
    });
    expect([status, done.at(-1)]).toEqual([401, 'forget acme']);
    expect(told).toMatchObject([{ rejection: { kind: 'superseded', iat: begun - 2, newest: 7 } }]);
  });
});

describe('uninstalled', () => {
  test('is heard in this order: the secret departs, the tenant is erased, what is remembered, its runs', async () => {
    const { status, ended, done, told } = await sent({ to: 'uninstalled' });
    expect([status, ended]).toEqual([204, true]);
    expect(done).toMatchObject([
      'key key-1 for 10.0.0.7',
      'depart acme',
      ['record', 'acme', 'uninstalled', { signedAt: begun - 2, token: { until: begun + 1_020 } }],
      'forget acme',
      'erase connect:acme',
    ]);
    expect(told).toMatchObject([{ msg: 'lifecycle', event: 'uninstalled', kind: 'moves' }]);
  });
  test('that changes nothing erases nothing', async () => {
    const { status, done } = await sent({ to: 'uninstalled', outcome: { kind: 'ignored' } });
    expect([status, done.at(-1)]).toEqual([204, 'forget acme']);
  });
});

describe('enabled and disabled', () => {
  test.each(['enabled', 'disabled'] as const)('%s is recorded and told', async (to) => {
    const { status, ended, done, told } = await sent({ to });
    expect([status, ended, done]).toEqual([204, true, [['record', 'acme', to, null], 'forget acme']]);
    expect(told).toMatchObject([
      { level: 30, msg: 'lifecycle', traceId: 'trace-1', clientKey: 'acme', event: to, kind: 'moves' },
    ]);
  });
  const gone: ConnectTenant = { ...tenant, state: 'uninstalled' };
  test('of a site that is leaving only disabled is still heard', async () => {
    expect((await sent({ to: 'disabled', known: gone })).status).toBe(204);
    expect(await sent({ to: 'enabled', known: gone })).toMatchObject({
      ...{ status: 401, kind: 'tenant-uninstalled', done: [] },
    });
    expect(await sent({ to: 'disabled', known: { ...gone, sharedSecret: null } })).toMatchObject({
      ...{ status: 401, kind: 'tenant-uninstalled', done: [] },
    });
  });
});

const key = 'key key-1 for 10.0.0.7';
const bearer = `Bearer ${adaFor('POST', '/connect/enabled')}`;
test.each<[string, Sent, number, string, unknown[]]>([
  ['installed without a token', { to: 'installed', authorization: '' }, 401, 'token-missing', []],
  ['installed by a bearer', { to: 'installed', authorization: bearer }, 401, 'token-malformed', []],
  [
    'installed by a shared secret',
    { to: 'installed', authorization: `JWT ${adaFor('POST', '/connect/installed')}` },
    401,
    'algorithm-not-allowed',
    [],
  ],
  [
    'installed by an unknown key',
    { to: 'installed', key: { ok: false, kind: 'unknown' } },
    401,
    'kid-unknown',
    [key],
  ],
  [
    'installed while keys are out of reach',
    { to: 'installed', key: { ok: false, kind: 'unreachable', retryAfterSeconds: 5 } },
    503,
    'keys-unreachable',
    [key],
  ],
  [
    'installed by one key too many',
    { to: 'installed', key: { ok: false, kind: 'too-many', retryAfterSeconds: 2 } },
    503,
    'too-many-unknown-kids',
    [key],
  ],
  [
    'installed by another key',
    { to: 'installed', key: { ok: true, key: shorter } },
    401,
    'signature-invalid',
    [key],
  ],
  [
    'installed in the name of another',
    { to: 'installed', body: { ...payload, clientKey: 'other' } },
    401,
    'issuer-mismatch',
    [key],
  ],
  ['uninstalled without a token', { to: 'uninstalled', authorization: '' }, 401, 'token-missing', []],
  [
    'uninstalled of another app',
    { to: 'uninstalled', body: { ...payload, key: 'other' } },
    401,
    'app-key-mismatch',
    [key],
  ],
  ['enabled without a token', { to: 'enabled', authorization: '' }, 401, 'token-missing', []],
  ['enabled by a bearer', { to: 'enabled', authorization: bearer }, 401, 'token-missing', []],
  [
    'enabled by a token for another address',
    { to: 'enabled', authorization: `JWT ${adaFor('POST', '/connect/disabled')}` },
    401,
    'qsh-mismatch',
    [],
  ],
  [
    'enabled by a token of a page',
    { to: 'enabled', authorization: `JWT ${adaFor('POST', '/', { qsh: 'context-qsh' })}` },
    401,
    'token-kind-not-allowed',
    [],
  ],
  [
    'enabled for another app',
    {
      to: 'enabled',
      authorization: `JWT ${adaFor('POST', '/connect/enabled', { aud: 'https://other.example' })}`,
    },
    401,
    'audience-mismatch',
    [],
  ],
  ['enabled by a site never heard of', { to: 'enabled', known: null }, 401, 'tenant-unknown', []],
  [
    'enabled for another app’s key',
    { to: 'enabled', body: { ...payload, key: 'other' } },
    401,
    'app-key-mismatch',
    [],
  ],
  [
    'enabled in the name of another',
    { to: 'enabled', body: { ...payload, clientKey: 'other' } },
    401,
    'issuer-mismatch',
    [],
  ],
  [
    'enabled that says disabled',
    { to: 'enabled', body: { ...payload, eventType: 'disabled' } },
    401,
    'event-mismatch',
    [],
  ],
])('%s is refused', async (_what, asked, status, kind, done) => {
  expect(await sent(asked)).toMatchObject({ status, kind, done });
});

test.each([baseUrl, 'clearance', 'acme'])('a token for the audience %s is for us', async (aud) => {
  const authorization = `JWT ${adaFor('POST', '/connect/enabled', { aud })}`;
  expect((await sent({ to: 'enabled', authorization })).status).toBe(204);
});
