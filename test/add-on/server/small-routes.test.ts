import type { Request } from 'express';
import type { SelfTestRuns } from '../../../src/add-on/runs/runs.ts';
import type { Caller } from '../../../src/add-on/server/api/caller.ts';
import { answerWork } from '../../../src/add-on/server/api/long-work-answer.ts';
import { operationsGet } from '../../../src/add-on/server/api/operations-get.ts';
import { selfTestsCsvGet } from '../../../src/add-on/server/api/self-tests-csv-get.ts';
import { loadOperations } from '../../../src/jira-facts/index.ts';
import type { RunListing } from '../../../src/report/index.ts';
import { toldAnswer } from './told-answer.ts';

const caller = { tenant: { door: 'connect', clientKey: 'a' } } as Caller;

describe('GET /api/operations', () => {
  const asked = (query: object) => {
    const { said, res } = toldAnswer();
    operationsGet(loadOperations)(caller, { query } as Request, res);
    return said;
  };
  test.each([[{ q: 'x'.repeat(301) }], [{ q: ['myself'] }]])('%j is no text to look for', (query) => {
    const message = 'q must be one text of at most 300 characters.';
    expect(asked(query)).toMatchObject({ status: 400, body: { error: { code: 'malformed', message } } });
  });
  test.each([[{ q: 'x'.repeat(300) }], [{}]])('%j finds nothing', (query) => {
    expect(asked(query)).toMatchObject({ status: 200, body: { operations: [] } });
  });
  test('finds operations', () => {
    expect(asked({ q: 'GET /rest/api/3/myself' }).body).toMatchObject({
      operations: [{ operation: 'GET /rest/api/3/myself' }],
    });
  });
});

test.each([
  [
    { kind: 'answered', answer: { ok: true, text: '{"a":1}' } },
    { sent: '{"a":1}', type: 'json', status: 200 },
  ],
  [
    { kind: 'answered', answer: { ok: false, problem: 'No.' } },
    { status: 400, body: { error: { code: 'malformed', message: 'No.' } } },
  ],
  [
    { kind: 'busy' },
    {
      ...{ status: 429, headers: { 'Retry-After': '5' } },
      body: {
        error: { code: 'too-many-requests', message: 'Too much is being read already; try again soon.' },
      },
    },
  ],
  [
    { kind: 'given-up' },
    {
      ...{ status: 503, headers: { 'Retry-After': '30' } },
      body: { error: { code: 'unavailable', message: 'Reading this took too long; send less of it.' } },
    },
  ],
] as const)('long work that is %j', (outcome, expected) => {
  const { said, res } = toldAnswer();
  answerWork(res, outcome);
  expect(said).toMatchObject(expected);
});

test('long work that failed is a failure of ours', () => {
  const failed = { kind: 'failed', error: new Error('x') } as const;
  expect(() => answerWork(toldAnswer().res, failed)).toThrow('x');
});

describe('GET /api/self-tests.csv', () => {
  const listing = (id: string, more: Partial<RunListing> = {}): RunListing => ({
    id,
    state: 'finished',
    startedAt: '2026-11-26T10:00:00.000Z',
    ...more,
  });
  async function csv(pages: readonly (readonly RunListing[])[], accept = '*/*') {
    const asked: (string | null)[] = [];
    const runs = {
      list: async (_tenant: string, before: string | null) => {
        asked.push(before);
        return pages[asked.length - 1] ?? [];
      },
    } as unknown as SelfTestRuns;
    const { said, res } = toldAnswer();
    await selfTestsCsvGet({ runs })(caller, { headers: { accept } } as Request, res);
    return { said, asked };
  }
  const header = 'id,startedAt,state,judgedBy,gaps,healthy,problem,closed,notApplicable,inconclusive';

  test('every run is a line, page after page; what a spreadsheet would take for a formula or a border is quoted', async () => {
    const summary = { healthy: 1, problem: 2, closed: 3, notApplicable: 4, inconclusive: 5 };
    const { said, asked } = await csv([
      [listing('c', { summary, gaps: 0, needs: '=1+1' })],
      [listing('b', { needs: 'GitLab, "self-managed"' }), listing('a', { gaps: -1 })],
    ]);
    const at = '2026-11-26T10:00:00.000Z,finished';
    const lines = [
      header,
      `c,${at},'=1+1,0,1,2,3,4,5`,
      `b,${at},"GitLab, ""self-managed""",,,,,,`,
      `a,${at},,-1,,,,,`,
    ];
    expect(String(said.sent)).toBe(`${lines.join('\r\n')}\r\n`);
    expect(said.headers).toEqual({
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': 'attachment; filename="clearance-self-tests.csv"',
    });
    expect(asked).toEqual([null, 'c', 'a']);
  });

  test('who takes nothing but JSON gets the file in it', async () => {
    expect((await csv([], 'application/json')).said.body).toEqual({ content: `${header}\r\n` });
  });

  test('it ends, however long the list', async () => {
    const { asked } = await csv(Array.from({ length: 50 }, (_, page) => [listing(`run-${page}`)]));
    expect(asked).toHaveLength(20);
  });
});
