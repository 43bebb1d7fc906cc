import { createLog } from '../../../src/add-on/log.ts';
import type { Administration } from '../../../src/add-on/server/administrators.ts';
import { apiAuthentication } from '../../../src/add-on/server/api/authenticate.ts';
import { forAdministrators } from '../../../src/add-on/server/api/caller.ts';
import type { ForgeCallerReading } from '../../../src/add-on/server/forge/forge-caller.ts';
import type { TenantCache } from '../../../src/add-on/tenants/tenant-cache.ts';
import { ada, app, caching, headOf, now, tenant } from './connect-tokens.ts';
import { toldAnswer } from './told-answer.ts';

interface Asked {
  readonly authorization?: string;
  readonly administration?: Administration;
  readonly cache?: TenantCache;
  readonly forge?: ForgeCallerReading | null;
}

/** What comes of a call of the API: who it is, or what is answered and logged. */
async function asked({
  authorization,
  administration = { kind: 'administrator' },
  cache = caching(tenant),
  forge = null,
}: Asked) {
  const lines: string[] = [];
  const about: unknown[] = [];
  const authenticate = apiAuthentication({
    ...{ app, now, cache },
    log: createLog('info', { write: (line) => void lines.push(line) }),
    refusals: { note: () => null },
    administration: async ({ clientKey }, accountId) => {
      about.push([clientKey, accountId]);
      return administration;
    },
    forge: forge === null ? null : async () => forge,
  });
  const { said, res } = toldAnswer();
  const served: unknown[] = [];
  const handler = forAdministrators(authenticate, async (caller, _req, answer) => {
    served.push(caller.viewer.accountId);
    answer.status(204).end();
  });
  await handler(headOf('GET', '/api/tenant', authorization), res, () => undefined);
  const { error } = Object(said.body);
  return {
    ...{ status: said.status, error: error && `${error.code}: ${error.message}`, served, about },
    logged: lines.map((line) => JSON.parse(line)),
  };
}

const believed = { authorization: `JWT ${ada({ qsh: 'context-qsh' })}` };
const unauthenticated = 'unauthenticated: The request is not authenticated.';
const caller = { tenant, viewer: { accountId: 'forge-ada' } };

test('an administrator is served, by either door', async () => {
  expect(await asked(believed)).toMatchObject({ status: 204, served: ['ada'], about: [['acme', 'ada']] });
  const forge = { kind: 'caller', caller, administration: { kind: 'administrator' } } as const;
  expect(await asked({ authorization: 'Bearer a.b.c', forge })).toMatchObject({ served: ['forge-ada'] });
});

const doubt: Administration = { kind: 'doubt', findings: [] };
test.each<[string, Asked, number, string, string]>([
  ['no token', {}, 401, unauthenticated, 'token-missing'],
  ['a token in another scheme', { authorization: 'Basic a.b.c' }, 401, unauthenticated, 'token-malformed'],
  ['a token of no site', { ...believed, cache: caching(null) }, 401, unauthenticated, 'tenant-unknown'],
  [
    'a token of Forge, at a closed door',
    { authorization: 'Bearer a.b.c' },
    401,
    unauthenticated,
    'token-missing',
  ],
  [
    'a token of Forge’s that is not believed',
    {
      authorization: 'Bearer a.b.c',
      forge: { kind: 'rejected', rejection: { kind: 'kid-unknown', kid: 'k' } },
    },
    401,
    unauthenticated,
    'kid-unknown',
  ],
])('%s is refused, and the log says why', async (_what, asks, status, error, kind) => {
  const { logged, ...answer } = await asked(asks);
  expect(answer).toEqual({ status, error, served: [], about: [] });
  expect(logged).toMatchObject([{ rejection: { kind } }]);
});

test.each<[string, Asked, string, number, number[]]>([
  [
    'a token of nobody',
    { authorization: `JWT ${ada({ sub: undefined, qsh: 'context-qsh' })}` },
    'forbidden: Nobody is logged in; this is for Jira administrators.',
    0,
    [],
  ],
  [
    'a call of Forge’s that may not be',
    { authorization: 'Bearer a.b.c', forge: { kind: 'forbidden', message: 'Not here.' } },
    'forbidden: Not here.',
    0,
    [],
  ],
  [
    'somebody who is no administrator',
    { ...believed, administration: { kind: 'not-administrator' } },
    'not-administrator: This page is for Jira administrators. Jira says that your account does not have the global permission Administer Jira. A Jira administrator can open this page, or give you that permission under Settings → System → Global permissions.',
    1,
    [403],
  ],
  [
    'somebody of whom Jira says nothing',
    { authorization: 'Bearer a.b.c', forge: { kind: 'caller', caller, administration: doubt } },
    'forbidden: Jira did not say whether you are an administrator. This is for Jira administrators only, and Jira gave no clear answer about your account. Try again in a minute.',
    0,
    [403],
  ],
])('%s is told 403', async (_what, asks, error, asksJira, outcomes) => {
  const { about, logged, ...answer } = await asked(asks);
  expect(answer).toMatchObject({ status: 403, error, served: [] });
  const audited = logged.filter(({ msg }) => msg === 'audit').map(({ outcome }) => outcome);
  expect(audited).toEqual(outcomes);
  expect(about).toHaveLength(asksJira);
});
