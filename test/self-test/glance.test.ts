import type { IdentityKind } from '../../src/evidence/exchange.ts';
import { pointsFor } from '../../src/jira-client/points.ts';
import { loadOperations } from '../../src/jira-facts/operations/index.ts';
import { glance } from '../../src/self-test/glance/glance.ts';
import { glancePoints, glanceQuestions } from '../../src/self-test/glance/glance-questions.ts';
import { planSelfTest } from '../../src/self-test/plan/make-plan.ts';
import { type Answered, answering } from './answering.ts';

const table = loadOperations();

function planFor(operations: readonly string[], project?: string) {
  const kinds: IdentityKind[] = ['connect-app', 'anonymous'];
  const identities = kinds.map((kind) => ({ kind, scopes: ['ADMIN'] }));
  const planned = planSelfTest({
    identities,
    table,
    operations,
    ...(project === undefined ? {} : { project }),
  });
  if (!planned.ok) throw new Error(planned.problem);
  return planned.plan;
}
const witnessesOf = (operations: readonly string[]): readonly string[] =>
  glanceQuestions(planFor(operations), 'connect-app', table).witnesses;
const myself = 'GET /rest/api/3/myself';
const browse = 'POST /rest/api/3/issue';

describe('what a glance asks', () => {
  test('of the calls that need the same scope only the cheapest, in whatever order they are planned', () => {
    const same = ['GET /rest/api/3/myself', 'GET /rest/api/3/user'];
    expect(witnessesOf(same)).toEqual(['/rest/api/3/myself']);
    expect(witnessesOf([...same].reverse())).toEqual(['/rest/api/3/myself']);
  });

  test('no more than six calls, the cheapest first', () => {
    const names = ['permissions', 'field', 'role', 'myself', 'priority', 'status', 'label', 'serverInfo'];
    const asked = witnessesOf(names.map((name) => `GET /rest/api/3/${name}`));
    expect(asked).toHaveLength(6);
    expect(asked[0]).toBe('/rest/api/3/serverInfo');
    expect(asked.at(-1)).toBe('/rest/api/3/role');
  });

  test('nothing that would write, and nothing that has to be filled in', () => {
    expect(witnessesOf([browse, 'GET /rest/api/3/issue/{issueIdOrKey}', 'GET /rest/api/3/role'])).toEqual([
      '/rest/api/3/role',
    ]);
  });

  test('of projects the one that was named, else the first ten, and none where no right in projects is needed', () => {
    const placeOf = (operations: string[], project?: string) =>
      glanceQuestions(planFor(operations, project), 'connect-app', table).place;
    expect(placeOf([browse], 'PAY')).toBe('/rest/api/3/project/PAY');
    expect(placeOf([browse])).toBe('/rest/api/3/project/search?maxResults=10&orderBy=key');
    expect(placeOf([myself])).toBeNull();
  });

  test('what it will cost: ten projects more than one, and the calls of this identity alone', () => {
    const points = (operations: string[], project?: string) =>
      glancePoints(planFor(operations, project), 'connect-app', table);
    expect(points([browse]) - points([browse], 'PAY')).toBe(9);
    const costs = pointsFor('connect-app', 'GET', '/rest/api/3/serverInfo', 1);
    expect(points([myself, 'GET /rest/api/3/serverInfo']) - points([myself])).toBe(costs);
  });
});

describe('what a glance has seen', () => {
  const plan = planFor([browse, 'GET /rest/api/3/role']);
  const site: Record<string, Answered> = {
    '/rest/api/3/project/search?maxResults=10&orderBy=key': {
      status: 200,
      body: { values: [{ id: '10000' }, { id: '10001' }] },
    },
    '/rest/api/3/permissions/check': {
      status: 200,
      body: {
        globalPermissions: ['ADMINISTER'],
        projectPermissions: [{ permission: 'CREATE_ISSUES', projects: [10000, 10001] }],
      },
    },
    '/rest/api/3/role': { status: 200, body: [] },
  };
  const look = (changed: Record<string, Answered> = {}) => {
    const { identity, asked } = answering(
      'connect-app',
      ({ path }) => ({ ...site, ...changed })[path] ?? null,
    );
    return { asked, seen: glance(plan, identity, table) };
  };
  const print = async (changed?: Record<string, Answered>) => {
    const seen = await look(changed).seen;
    return seen.kind === 'seen' ? seen.print : seen.kind;
  };

  test('is the same while nothing changes, in whatever order Jira answers', async () => {
    const before = await print();
    const turned = {
      status: 200,
      body: {
        globalPermissions: ['ADMINISTER'],
        projectPermissions: [{ permission: 'CREATE_ISSUES', projects: [10001, 10000] }],
      },
    };
    expect(await print({ '/rest/api/3/permissions/check': turned })).toBe(before);
  });

  test.each([
    ['a right of the site', '/rest/api/3/permissions/check', { globalPermissions: [] }],
    [
      'a right in one project',
      '/rest/api/3/permissions/check',
      {
        globalPermissions: ['ADMINISTER'],
        projectPermissions: [{ permission: 'CREATE_ISSUES', projects: [10000] }],
      },
    ],
    ['a project', '/rest/api/3/project/search?maxResults=10&orderBy=key', { values: [{ id: '10000' }] }],
  ])('is another once %s is gone', async (_, path, body) => {
    expect(await print({ [path]: { status: 200, body } })).not.toBe(await print());
  });

  test('is another once a call is refused', async () => {
    expect(await print({ '/rest/api/3/role': { status: 403 } })).not.toBe(await print());
  });

  test('asks about the rights in the projects it has just seen', async () => {
    const { asked, seen } = look();
    await seen;
    expect(asked[1]?.body).toMatchObject({ projectPermissions: [{ projects: [10000, 10001] }] });
  });

  test.each(Object.keys(site))('cannot be told where %s is limited, silent or out of order', async (path) => {
    const limited = { status: 429, headers: { 'retry-after': '7', 'ratelimit-reason': 'jira-burst-based' } };
    expect(await look({ [path]: limited }).seen).toMatchObject({
      kind: 'limited',
      retryAfterSeconds: 7,
      quota: false,
    });
    expect(await print({ [path]: null })).toBe('unclear');
    expect(await print({ [path]: { status: 500 } })).toBe('unclear');
    const spent = { status: 429, headers: { 'ratelimit-reason': 'jira-quota-global-based' } };
    expect(await look({ [path]: spent }).seen).toMatchObject({ kind: 'limited', quota: true });
  });

  test('says what it cost, a limit too', async () => {
    const whole = await look().seen;
    const part = await look({ '/rest/api/3/permissions/check': { status: 429 } }).seen;
    expect(part.points).toBeGreaterThan(0);
    expect(whole.points).toBeGreaterThan(part.points);
  });
});
