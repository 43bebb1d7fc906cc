import type { Exchange } from '../../src/evidence/exchange.ts';
import { answerOf } from '../../src/jira-client/answer.ts';
import type { Identity } from '../../src/jira-client/identity.ts';
import { patient, realPatience } from '../../src/jira-client/patience.ts';
import { countObjects, pointsFor, pointsOf } from '../../src/jira-client/points.ts';
import { rateLimitOf } from '../../src/jira-client/rate-limit.ts';

const exchange = (status: number, headers: Record<string, string> = {}): Exchange => ({
  request: { method: 'GET', url: 'https://acme.atlassian.net/rest/api/3/role', headers: {}, body: null },
  response: { status, headers, body: null },
});

function answering(...exchanges: Exchange[]): Identity & { readonly asked: number[] } {
  const asked: number[] = [];
  const next = (): Exchange => {
    asked.push(asked.length);
    return exchanges[asked.length - 1] ?? exchange(200);
  };
  return {
    asked,
    kind: 'connect-app',
    label: 'the app',
    scopes: null,
    baseUrl: 'https://acme.atlassian.net',
    authenticate: async () => ({ ok: true }),
    call: async () => next(),
    ask: async () => answerOf(next(), null, null),
  };
}

const waits = (): { sleep: (ms: number) => Promise<void>; random: () => number; slept: number[] } => {
  const slept: number[] = [];
  return {
    slept,
    sleep: async (ms) => {
      slept.push(ms);
    },
    random: () => 0.5,
  };
};

describe('patience', () => {
  test('a burst limit is waited out as told, and the read asked again', async () => {
    const identity = answering(exchange(429, { 'retry-after': '2', 'ratelimit-reason': 'jira-burst-based' }));
    const waiting = waits();
    const answer = await patient(identity, waiting).ask({ method: 'GET', path: '/rest/api/3/role' });
    expect(answer.exchange.response?.status).toBe(200);
    expect(waiting.slept).toEqual([3000]);
  });

  test.each([
    [0, 2000],
    [0.25, 2500],
  ])(
    'by chance (%s) callers of one limit come back at different times, and never sooner than told',
    async (chance, wait) => {
      const waiting = { ...waits(), random: () => chance };
      const limited = exchange(429, { 'retry-after': '2' });
      await patient(answering(limited), waiting).ask({ method: 'GET', path: '/rest/api/3/role' });
      expect(waiting.slept).toEqual([wait]);
    },
  );

  test('whether a wait is too long is decided by what is told', async () => {
    const waiting = waits();
    const limited = exchange(429, { 'retry-after': '5' });
    await patient(answering(limited), waiting).ask({ method: 'GET', path: '/rest/api/3/role' });
    expect(waiting.slept).toEqual([7500]);
  });

  test('the real patience leaves it to chance', () => {
    expect(new Set(Array.from({ length: 20 }, realPatience.random)).size).toBeGreaterThan(1);
  });

  test('a read that is sent as POST is asked again like any other', async () => {
    const identity = answering(exchange(429));
    const path = '/rest/api/3/permissions/check';
    const answer = await patient(identity, waits()).ask({ method: 'POST', path });
    expect(answer.exchange.response?.status).toBe(200);
    expect(identity.asked).toHaveLength(2);
  });

  test('a wait of no length is made longer with each refusal', async () => {
    const limited = exchange(429, { 'retry-after': '0' });
    const waiting = waits();
    await patient(answering(limited, limited), waiting).ask({ method: 'GET', path: '/rest/api/3/role' });
    const [first = 0, second = 0] = waiting.slept;
    expect(first).toBeGreaterThan(0);
    expect(second).toBeGreaterThan(first);
  });

  test.each([
    [
      'a quota',
      exchange(429, { 'retry-after': '1', 'ratelimit-reason': 'jira-quota-tenant-based' }),
      'GET' as const,
    ],
    ['a wait longer than a run', exchange(429, { 'retry-after': '1800' }), 'GET' as const],
    ['a write', exchange(429, { 'retry-after': '1' }), 'POST' as const],
    ['an outage', exchange(503, { 'retry-after': '1' }), 'GET' as const],
    ['a refusal', exchange(401), 'GET' as const],
  ])('%s is never waited out', async (_name, first, method) => {
    const identity = answering(first);
    const waiting = waits();
    const answer = await patient(identity, waiting).ask({ method, path: '/rest/api/3/role' });
    expect(answer.exchange).toBe(first);
    expect(waiting.slept).toEqual([]);
    expect(identity.asked).toHaveLength(1);
  });

  test('four tries are enough, each wait longer than the one before', async () => {
    const identity = answering(...Array.from({ length: 9 }, () => exchange(429)));
    const waiting = waits();
    await patient(identity, waiting).ask({ method: 'GET', path: '/rest/api/3/role' });
    expect(identity.asked).toHaveLength(4);
    // Nobody said how long: about a second first, then twice as long each time.
    expect(waiting.slept).toEqual([750, 1500, 3000]);
  });
});

describe('rate-limit headers', () => {
  test('limits are read under both of their names', () => {
    const quota = 'jira-quota-tenant-based';
    for (const prefix of ['', 'beta-'])
      expect(
        rateLimitOf(exchange(429, { [`${prefix}ratelimit-reason`]: quota, [`${prefix}retry-after`]: '7' })),
      ).toEqual({ limited: true, quota: true, retryAfterSeconds: 7 });
  });

  test.each([
    ['0', 0],
    [' ', null],
    ['-1', null],
    ['Infinity', null],
    ['soon', null],
  ])('"%s" to wait is %s', (header, seconds) => {
    expect(rateLimitOf(exchange(429, { 'retry-after': header })).retryAfterSeconds).toBe(seconds);
  });

  test('a quota is told from a burst', () => {
    expect(rateLimitOf(exchange(429, { 'ratelimit-reason': 'jira-quota-global-based' }))).toMatchObject({
      limited: true,
      quota: true,
    });
    expect(
      rateLimitOf(exchange(429, { 'ratelimit-reason': 'jira-burst-based', 'retry-after': '5' })),
    ).toMatchObject({ quota: false, retryAfterSeconds: 5 });
  });

  test.each([
    ['Thu, 26 Nov 2026 10:02:00 GMT', 120],
    ['Thu, 26 Nov 2026 09:00:00 GMT', 0],
    ['soon', null],
  ])('a time to come back at, %s, is so many seconds: %s', (header, seconds) => {
    const limited = { ...exchange(429, { 'retry-after': header }), receivedAt: '2026-11-26T10:00:00Z' };
    expect(rateLimitOf(limited).retryAfterSeconds).toBe(seconds);
  });
});

describe('points', () => {
  test.each([
    ['connect-app', 'GET', '/rest/api/3/project/search', 3, 4],
    ['connect-app', 'GET', '/rest/api/3/role', 3, 7],
    ['connect-user', 'GET', '/rest/api/3/myself?expand=groups', 2, 5],
    ['connect-user', 'POST', '/rest/api/3/permissions/check', 2, 5],
    ['connect-app', 'GET', '/ex/jira/cloud-1/rest/api/3/group/member', 3, 7],
    ['connect-app', 'GET', '/rest/api/2/users/search', 3, 7],
    ['connect-app', 'GET', '/rest/api/3/mypermissions', 3, 7],
    ['connect-app', 'GET', '/rest/api/3/permissionscheme', 3, 7],
    ['connect-app', 'GET', '/rest/api/3/applicationrole', 3, 7],
    ['connect-app', 'GET', '/rest/api/3/project/ABC/role/10', 3, 7],
    ['connect-app', 'GET', '/rest/api/3/groupuserpicker', 3, 4],
    ['connect-app', 'GET', '/rest/api/3/rolex', 3, 4],
    ['forge-app', 'POST', '/rest/api/3/issue', 1, 1],
    ['api-token', 'GET', '/rest/api/3/role', 3, 0],
    ['anonymous', 'GET', '/rest/api/3/field', 60, 0],
  ] as const)('%s %s %s with %i objects costs %i', (kind, method, path, objects, points) => {
    expect(pointsFor(kind, method, path, objects)).toBe(points);
  });

  test('what was really answered is counted, and a refusal costs its one point', () => {
    expect(countObjects({ values: [1, 2, 3], total: 3 })).toBe(3);
    expect(countObjects({ permissions: { A: {}, B: {} } })).toBe(2);
    expect(countObjects([1, 2])).toBe(2);
    expect(countObjects(undefined)).toBe(0);
    expect(pointsOf('connect-app', answerOf(exchange(200), '[{"id":1},{"id":2}]', null))).toBe(5);
    expect(pointsOf('connect-app', answerOf(exchange(403), '{"errorMessages":["no"]}', null))).toBe(1);
  });
});
