import { type Administration, administrators } from '../../../src/add-on/server/administrators.ts';
import type { Finding } from '../../../src/diagnosis/index.ts';
import { identityHearing, type Said } from './asked-identities.ts';

const begun = 1_800_000_000_000;
const finding = { cause: 'rate-limited' } as unknown as Finding;

function asking(said: (path: string) => Said, ask: 'app' | 'user' = 'app') {
  const { identity, asked } = identityHearing('connect-app', said);
  const at = { time: begun };
  let explained = 0;
  const check = administrators({
    now: () => new Date(at.time),
    explain: (_identity, exchanges) => {
      explained = exchanges.length;
      return [finding];
    },
  });
  return {
    at,
    asked,
    explained: () => explained,
    check: (about = 'ada') => check.check(about, () => [{ ask, identity, accountId: 'ada' }]),
  };
}

const granted = (...names: string[]) => ({ globalPermissions: names });
const may = (havePermission: unknown) => (path: string) =>
  path.startsWith('/rest/api/3/myself')
    ? { accountId: 'ada' }
    : { permissions: { ADMINISTER: { havePermission } } };
const doubt: Administration = { kind: 'doubt', findings: [finding] };

test.each<[string, 'app' | 'user', (path: string) => Said, Administration, number]>([
  ['the app hears yes', 'app', () => granted('X', 'ADMINISTER'), { kind: 'administrator' }, 0],
  ['the app hears no', 'app', () => granted(), { kind: 'not-administrator' }, 0],
  ['the app hears nothing', 'app', () => 500, doubt, 1],
  ['the app hears something else', 'app', () => ({}), doubt, 1],
  ['the user may', 'user', may(true), { kind: 'administrator' }, 0],
  ['the user may not', 'user', may(false), { kind: 'not-administrator' }, 0],
  ['the user hears nothing clear', 'user', may('maybe'), doubt, 2],
  ['the token is somebody else’s', 'user', () => ({ accountId: 'bob' }), doubt, 1],
])('%s', async (_what, ask, said, expected, explained) => {
  const asks = asking(said, ask);
  expect(await asks.check()).toEqual(expected);
  expect(asks.explained()).toBe(explained);
});

test('the app asks Jira about the account, by its own right', async () => {
  const { check, asked } = asking(() => granted());
  await check();
  const body = { accountId: 'ada', globalPermissions: ['ADMINISTER'] };
  expect(asked).toEqual([`POST /rest/api/3/permissions/check ${JSON.stringify(body)}`]);
});

test.each([
  ['an answer for a minute', granted(), 60_000],
  ['a doubt for three seconds', 500, 3_000],
] as const)('it remembers %s', async (_what, said, life) => {
  const { at, asked, check } = asking(() => said);
  await Promise.all([check(), check(), check('bob')]);
  expect(asked).toHaveLength(2);
  at.time = begun + life - 1;
  await check();
  expect(asked).toHaveLength(2);
  at.time = begun + life;
  await check();
  expect(asked).toHaveLength(3);
});

test('questions are put in order until one is answered clearly; without any there is no permission', async () => {
  const check = administrators({ now: () => new Date(begun), explain: () => [] });
  const silent = identityHearing('connect-user', () => 401);
  const clear = identityHearing('connect-app', () => granted('ADMINISTER'));
  const never = identityHearing('connect-app', () => granted());
  const questions = [silent, clear, never].map(
    ({ identity }) => ({ ask: 'app', identity, accountId: 'ada' }) as const,
  );
  expect(await check.check('ada', () => questions)).toEqual({ kind: 'administrator' });
  expect([silent, clear, never].map(({ asked }) => asked.length)).toEqual([1, 1, 0]);
  expect(await check.check('nobody', () => [])).toEqual({ kind: 'doubt', findings: [] });
});

test('why the first question failed is told, not why the next best did', async () => {
  const by = (kind: string) => ({ cause: kind }) as unknown as Finding;
  const check = administrators({
    now: () => new Date(begun),
    explain: ({ kind }) => [by(kind)],
  });
  const questions = (first: Said) => () => [
    { ask: 'user', identity: identityHearing('forge-user', () => first).identity, accountId: 'ada' } as const,
    { ask: 'app', identity: identityHearing('forge-app', () => 403).identity, accountId: 'ada' } as const,
  ];
  expect(await check.check('refused', questions(401))).toEqual({
    kind: 'doubt',
    findings: [by('forge-user')],
  });
  // A token of somebody else fails at nothing.
  expect(await check.check('other', questions({ accountId: 'bob' }))).toEqual({
    kind: 'doubt',
    findings: [by('forge-app')],
  });
});
