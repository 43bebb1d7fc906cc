import express from 'express';
import supertest from 'supertest';
import { createLog } from '../../../src/add-on/log.ts';
import { failureHandler } from '../../../src/add-on/server/failures.ts';
import { forgeEventsPost } from '../../../src/add-on/server/forge/events-post.ts';
import type { ForgeTenant } from '../../../src/add-on/tenants/tenant.ts';
import type { Invocation } from '../../../src/tokens/index.ts';
import { endingIn, invocation, noted, now, reading } from './forge-invocations.ts';

interface Sent {
  readonly event?: object | string;
  readonly invocation?: Partial<Invocation>;
  readonly headers?: Record<string, string>;
}

/** What comes of an event: the status, and what was done to the installation. */
async function sent(tenant: Partial<ForgeTenant> | null, { event = {}, headers = {}, ...change }: Sent) {
  const { done, tenants } = noted(tenant);
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => void lines.push(line) });
  const app = express();
  app.post(
    '/',
    forgeEventsPost({
      log,
      refusals: { note: () => null },
      readInvocation: reading(invocation(change.invocation)),
      tenants,
      now,
      eraseDeparted: async (key) => void done.push(`erase ${key}`),
      hasten: async (key) => void done.push(`hasten ${key}`),
    }),
  );
  app.use(failureHandler(log, async () => true));
  const { status, body } = await supertest(app)
    .post('/')
    .set({ Authorization: 'Bearer a.b.c', ...headers })
    .send(event);
  return {
    status,
    code: body.error?.code,
    message: body.error?.message,
    done,
    logged: lines.map((line) => JSON.parse(line)),
  };
}

/** The status, and what was done or why it was not. */
async function cameOf(tenant: Partial<ForgeTenant> | null, event: Sent): Promise<unknown[]> {
  const { status, message, done } = await sent(tenant, event);
  return [status, ...done, ...(message === undefined ? [] : [message])];
}

const lifecycle = (name: string) => ({ eventType: `avi:forge:${name}:app` });
const other = { type: 'core:trigger', key: 'recheck' };
const here = {};
const triggerOnly = 'Only the lifecycle trigger may send this event.';
const forgeOnly = 'Events come from Forge itself, not from a page or a user.';
const noEvent = 'An event is a JSON object with an eventType.';
const notAuthenticated = 'The request is not authenticated.';

test.each<[string, Partial<ForgeTenant> | null, Sent, unknown[]]>([
  ['installed', null, { event: lifecycle('installed') }, [204, 'installed']],
  ['upgraded', here, { event: lifecycle('upgraded') }, [204, 'installed']],
  ['uninstalled', here, { event: lifecycle('uninstalled') }, [204, 'uninstalled', 'erase forge:one']],
  ['uninstalled, never heard of', null, { event: lifecycle('uninstalled') }, [204, 'uninstalled']],
  [
    'a farewell',
    here,
    { event: { eventType: 'bye' }, invocation: { module: { type: null, key: 'farewell' } } },
    [204, 'uninstalled', 'erase forge:one'],
  ],
  [
    'a schedule that calls itself a farewell',
    here,
    { event: { eventType: 'preUninstall' }, invocation: { module: other } },
    [204],
  ],
  [
    'a module whose type is a farewell',
    here,
    { invocation: { module: { type: 'core:pre-uninstall', key: 'x' } } },
    [204, 'uninstalled', 'erase forge:one'],
  ],
  ['a schedule', here, { event: { eventType: 'x' }, invocation: { module: other } }, [204]],
  ['an event without a body', here, { invocation: { module: other } }, [204]],
  ['a schedule, never heard of', null, { invocation: { module: other } }, [204, 'installed']],
  ['a schedule, gone', { state: 'uninstalled' }, { invocation: { module: other } }, [204]],
  [
    'installed by another module',
    null,
    { event: lifecycle('installed'), invocation: { module: other } },
    [403, triggerOnly],
  ],
  [
    'upgraded by another',
    here,
    { event: lifecycle('upgraded'), invocation: { module: other } },
    [403, triggerOnly],
  ],
  [
    'uninstalled by another',
    here,
    { event: lifecycle('uninstalled'), invocation: { module: other } },
    [403, triggerOnly],
  ],
  ['a principal', null, { invocation: { principal: 'ada' } }, [403, forgeOnly]],
  ['no module', null, { invocation: { module: null } }, [403, forgeOnly]],
  ['a page of ours', null, { invocation: { module: { type: null, key: 'panel' } } }, [403, forgeOnly]],
  ['a page', null, { invocation: { module: { type: 'jira:globalPage', key: 'x' } } }, [403, forgeOnly]],
  [
    'another site',
    { apiBaseUrl: 'https://other' },
    { invocation: { module: other } },
    [403, 'This installation belongs to another site.'],
  ],
  [
    'another site, of what is gone',
    { apiBaseUrl: '', state: 'uninstalled' },
    { invocation: { module: other } },
    [204],
  ],
  ['an event of a wrong type', here, { event: { eventType: 7 } }, [400, noEvent]],
  ['an event without a name', here, { event: { eventType: '' } }, [400, noEvent]],
  ['an event with a name too long', here, { event: { eventType: 'x'.repeat(129) } }, [400, noEvent]],
  ['a list', here, { event: [] }, [400, noEvent]],
  ['no Bearer', here, { headers: { Authorization: 'JWT a.b.c' } }, [401, notAuthenticated]],
  ['no token', here, { headers: { Authorization: '' } }, [401, notAuthenticated]],
  ['a token of nobody’s', here, { headers: { Authorization: 'Bearer x.y.z' } }, [401, notAuthenticated]],
])('%s', async (_what, tenant, event, expected) => {
  expect(await cameOf(tenant, event)).toEqual(expected);
});

test('the system token that comes along is kept, and the watch makes use of it; not of one that is leaving', async () => {
  const headers = { 'x-forge-oauth-system': endingIn(3_600_000) };
  const kept = ['keep always 2027-01-15T09:00:00.000Z', 'hasten forge:one'];
  expect(await cameOf(here, { headers, invocation: { module: other } })).toEqual([204, ...kept]);
  expect(await cameOf(null, { headers, event: lifecycle('installed') })).toEqual([204, 'installed', ...kept]);
  const leaving = await cameOf(here, { headers, event: lifecycle('uninstalled') });
  expect(leaving).toEqual([204, 'uninstalled', 'erase forge:one']);
});

test('what came of an event is logged, and why a call was not believed', async () => {
  const { logged } = await sent(here, { event: lifecycle('installed') });
  expect(logged).toMatchObject([
    {
      ...{ level: 30, msg: 'forge event', installationId: 'one', module: 'lifecycle', event: 'installed' },
      outcome: { kind: 'moves', to: 'installed' },
    },
  ]);
  for (const [Authorization, kind] of [
    ['JWT a.b.c', 'token-missing'],
    ['', 'token-malformed'],
    ['Bearer x.y.z', 'token-malformed'],
  ] as const)
    expect((await sent(here, { headers: { Authorization } })).logged).toMatchObject([
      { rejection: { kind } },
    ]);
});

test.each<[Sent, string]>([
  [{ event: [] }, 'malformed'],
  [{ invocation: { principal: 'ada' } }, 'forbidden'],
  [{ event: lifecycle('installed'), invocation: { module: other } }, 'forbidden'],
  [{ headers: { Authorization: '' } }, 'unauthenticated'],
])('%j is %s', async (event, code) => {
  expect((await sent(here, event)).code).toBe(code);
});

test('a module without a type is neither a page nor a farewell', async () => {
  expect(await cameOf(here, { invocation: { module: { type: null, key: 'recheck' } } })).toEqual([204]);
});
