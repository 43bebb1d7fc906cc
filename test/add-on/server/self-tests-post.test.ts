import type { Request } from 'express';
import type { RunRequest } from '../../../src/add-on/runs/conduct-run.ts';
import type { Caller } from '../../../src/add-on/server/api/caller.ts';
import { type SelfTestsPostDeps, selfTestsPost } from '../../../src/add-on/server/api/self-tests-post.ts';
import type { PlanRequest, SelfTestPlan } from '../../../src/self-test/index.ts';
import { identityHearing } from './asked-identities.ts';
import { toldAnswer } from './told-answer.ts';

const connect = { door: 'connect', clientKey: 'a', baseUrl: 'https://a.example', cloudId: 'cloud' };
const forge = {
  ...{ door: 'forge', installationId: 'i', siteUrl: 'https://b.example', cloudId: null },
  createdAt: '2026-11-26T10:00:00.000Z',
};
const plan = { needs: 'GitLab', estimatedPoints: 7 } as unknown as SelfTestPlan;

interface Asked {
  readonly tenant?: object;
  readonly mayAsk?: boolean;
  readonly running?: boolean;
  readonly refusesPlan?: boolean;
  readonly accountType?: string;
}

/** What is answered when this is posted, what was planned, and what is run. */
async function posted(
  body: unknown,
  { tenant = connect, mayAsk = true, running = false, refusesPlan, accountType = 'atlassian' }: Asked = {},
) {
  const planned: PlanRequest[] = [];
  const begun: RunRequest[] = [];
  const ran: Record<string, unknown>[] = [];
  const hearing = (kind: Parameters<typeof identityHearing>[0]) =>
    identityHearing(kind, () => ({ accountId: 'x', accountType })).identity;
  const deps = {
    identitiesOf: () => [hearing('connect-app'), hearing('connect-user'), hearing('anonymous')],
    profile: (name: string) =>
      name === 'gitlab'
        ? { ok: true, name, operations: ['GET /x'] }
        : { ok: false, problem: `There is no profile ${name}.` },
    plan: (request: PlanRequest) => {
      planned.push(request);
      return refusesPlan ? { ok: false, problem: 'No operation is known.' } : { ok: true, plan };
    },
    engine: async (run: Record<string, unknown>) => void ran.push(run),
    runs: {
      start: async (request: RunRequest) => {
        begun.push(request);
        return { ok: !running, id: 'run-1' };
      },
    },
    mayAsk: () => mayAsk,
  } as unknown as SelfTestsPostDeps;
  const { said, res } = toldAnswer();
  const caller = { tenant, viewer: { accountId: 'ada' } } as unknown as Caller;
  await selfTestsPost(deps)(caller, { body } as Request, res);
  for (const { run } of begun) await run({ id: 'run-1' } as unknown as Parameters<typeof run>[0]);
  const kinds = (list: unknown) => (list as { kind: string }[]).map(({ kind }) => kind);
  return {
    ...{ status: said.status, body: said.body, begun: begun.map(({ run: _run, ...others }) => others) },
    planned: planned.map((request) => ({ ...request, identities: kinds(request.identities) })),
    ran: ran.map((run) => ({ ...run, identities: kinds(run.identities) })),
  };
}

const everybody = ['connect-app', 'connect-user', 'anonymous'];

test('a run of everybody who is there is begun: 202 and its id', async () => {
  const site = { url: 'https://a.example', cloudId: 'cloud', deployment: 'cloud' };
  expect(await posted(undefined)).toStrictEqual({
    ...{ status: 202, body: { id: 'run-1' }, planned: [{ identities: everybody }] },
    begun: [{ tenant: 'connect:a', site, needs: 'GitLab', estimatedPoints: 7 }],
    ran: [{ id: 'run-1', site, plan, identities: everybody }],
  });
});

test('of a Forge installation the engine is told when it was made', async () => {
  const { begun, ran } = await posted({}, { tenant: forge });
  const site = { url: 'https://b.example', deployment: 'cloud' };
  expect(begun).toMatchObject([{ tenant: 'forge:i' }]);
  expect(ran).toStrictEqual([
    { id: 'run-1', site, plan, identities: everybody, installedAt: new Date(forge.createdAt) },
  ]);
});

test('while one runs its id is told: 409', async () => {
  expect(await posted({}, { running: true })).toMatchObject({
    status: 409,
    body: {
      id: 'run-1',
      error: { code: 'conflict', message: 'A self-test is running already.', traceId: 'none' },
    },
  });
});

test('what is asked for is planned, and nothing else', async () => {
  const wanted = { operations: ['GET /x'], project: 'AB', issue: 'AB-1' };
  const asked = { ...wanted, identities: ['anonymous'], profile: 'gitlab' };
  expect((await posted(asked)).planned).toStrictEqual([
    {
      ...{ ...wanted, identities: ['anonymous'] },
      profile: { ok: true, name: 'gitlab', operations: ['GET /x'] },
    },
  ]);
});

describe('another account', () => {
  test('is judged beside whoever asks about it', async () => {
    const { planned, ran } = await posted({ account: 'x' });
    expect(planned).toStrictEqual([
      {
        identities: ['api-token', 'connect-user'],
        judged: { accountId: 'x', kind: 'api-token', askedAs: 'connect-user' },
      },
    ]);
    expect(ran).toMatchObject([
      { identities: ['api-token', 'connect-user'], administrator: { kind: 'connect-user' } },
    ]);
  });

  test('is judged beside those that are named, but not beside its own kind', async () => {
    const app = { kind: 'connect-app', name: 'Other', scopes: ['READ'] };
    const asked = { account: 'x', app, identities: ['connect-app', 'anonymous'] };
    const { planned } = await posted(asked, { accountType: 'app' });
    expect(planned).toStrictEqual([
      {
        ...{ identities: ['connect-app', 'anonymous'], app: 'Other' },
        judged: { accountId: 'x', kind: 'connect-app', askedAs: 'connect-user' },
      },
    ]);
  });

  test('is not asked about by whoever asks too often', async () => {
    const { begun, planned } = await posted({ account: 'x' }, { mayAsk: false });
    expect([begun, planned]).toStrictEqual([[], []]);
    expect((await posted({}, { mayAsk: false })).status).toBe(202);
  });
});

const shape =
  'a self-test is asked for with identities, operations, profile, project, issue, account or app, each optional.';
const app = { kind: 'forge-app', name: 'Other', scopes: [] };
const notThere = 'is not available for this site; there are connect-app, connect-user, anonymous.';
test.each<[unknown, string]>([
  ['text', `Wrong or of the wrong type: body; ${shape}`],
  [{ identities: [] }, `Wrong or of the wrong type: identities; ${shape}`],
  [{ identities: ['nobody'] }, `Wrong or of the wrong type: identities.0; ${shape}`],
  [{ operations: [''], project: '' }, `Wrong or of the wrong type: operations.0, project; ${shape}`],
  [{ operations: Array(501).fill('GET /x') }, `Wrong or of the wrong type: operations; ${shape}`],
  [{ profile: 'x'.repeat(65) }, `Wrong or of the wrong type: profile; ${shape}`],
  [{ project: 'x/../y' }, `Wrong or of the wrong type: project; ${shape}`],
  [{ project: 'x'.repeat(65) }, `Wrong or of the wrong type: project; ${shape}`],
  [
    { account: 'x', app: { ...app, kind: 'x', name: '' } },
    `Wrong or of the wrong type: app.kind, app.name; ${shape}`,
  ],
  [{ app }, 'An app is judged by the account of its user on this site: name it as account.'],
  [{ account: 'x', app }, "The account x is no app's user, so no file of an app declares its scopes."],
  [{ identities: ['forge-app', 'oauth-3lo'] }, `The identity "forge-app" ${notThere}`],
  [{ profile: 'nothing' }, 'There is no profile nothing.'],
])('%j is answered 400', async (body, message) => {
  expect(await posted(body)).toMatchObject({
    ...{ status: 400, begun: [] },
    body: { error: { code: 'malformed', message, traceId: 'none' } },
  });
});

test('what cannot be planned is answered 400', async () => {
  expect(await posted({}, { refusesPlan: true })).toMatchObject({
    ...{ status: 400, begun: [] },
    body: { error: { message: 'No operation is known.' } },
  });
});

describe('what is at its limit is still taken', () => {
  const app = (change: object) => ({
    account: 'x',
    app: { kind: 'forge-app', name: 'A', scopes: ['s'], ...change },
  });
  test.each([
    [{ operations: Array(500).fill('x'.repeat(300)) }],
    [{ identities: Array(12).fill('anonymous') }],
    [{ project: 'x'.repeat(64), issue: 'x'.repeat(64) }],
    [app({ name: 'x'.repeat(100), scopes: Array(200).fill('s'.repeat(100)) })],
    [app({})],
  ])('%.40j', async (body) => {
    expect((await posted(body, { accountType: 'app' })).status).toBe(202);
  });
  test.each([
    [{ operations: ['x'.repeat(301)] }],
    [{ identities: Array(13).fill('anonymous') }],
    [app({ name: 'x'.repeat(101) })],
    [app({ scopes: Array(201).fill('s') })],
    [app({ scopes: ['s'.repeat(101)] })],
    [app({ scopes: [''] })],
    [app({ name: '' })],
    [{ profile: '' }],
    [{ account: 'a/b' }],
  ])('%.40j is too much, or too little', async (body) => {
    expect((await posted(body, { accountType: 'app' })).status).toBe(400);
  });
});
