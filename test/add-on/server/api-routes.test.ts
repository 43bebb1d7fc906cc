import type { Request, Response } from 'express';
import { createLog } from '../../../src/add-on/log.ts';
import type { Outcome } from '../../../src/add-on/long-work/off-the-loop.ts';
import type { Work } from '../../../src/add-on/long-work/work.ts';
import type { SelfTestRuns } from '../../../src/add-on/runs/runs.ts';
import type { StoredReport } from '../../../src/add-on/runs/stored-report.ts';
import { appFilesPost } from '../../../src/add-on/server/api/app-files-post.ts';
import { auditLine } from '../../../src/add-on/server/api/audit-line.ts';
import type { Caller } from '../../../src/add-on/server/api/caller.ts';
import { changesGet } from '../../../src/add-on/server/api/changes-get.ts';
import { dataDelete } from '../../../src/add-on/server/api/data-delete.ts';
import { longWorkPost } from '../../../src/add-on/server/api/long-work-post.ts';
import { profilesGet } from '../../../src/add-on/server/api/profiles-get.ts';
import {
  adviceGet,
  downloadGet,
  type ReportGetDeps,
  selfTestGet,
  selfTestsGet,
} from '../../../src/add-on/server/api/self-tests-get.ts';
import { tenantGet } from '../../../src/add-on/server/api/tenant-get.ts';
import { type Said, toldAnswer } from './told-answer.ts';

const caller = { tenant: { door: 'connect', clientKey: 'a' }, viewer: { accountId: 'ada' } } as Caller;
const whole = (id: string): StoredReport => ({
  report: `{"schemaVersion":2,"id":"${id}","state":"finished","x":1}`,
  events: [],
});
const growing: StoredReport = { report: '{}', events: ['{}'] };

/** Runs of the tenant `connect:a`, newest first, and long work that answers with what it was asked to do. */
function deps(
  kept: Readonly<Record<string, StoredReport | 'running' | 'expired'>>,
  answer?: (work: Work) => Outcome,
) {
  const done: unknown[] = [];
  const ids = Object.keys(kept);
  const runs = {
    list: async (tenant: string, before: string | null) => {
      done.push(['list', tenant, before]);
      return ids
        .slice(before === null ? 0 : ids.indexOf(before) + 1)
        .map((id) => ({ id, state: kept[id] === 'running' ? 'running' : 'finished' }));
    },
    stored: async (tenant: string, id: string) => {
      const found = tenant === 'connect:a' ? kept[id] : undefined;
      return typeof found === 'object' ? found : null;
    },
  } as unknown as SelfTestRuns;
  const longWork = {
    do: async (tenant: string, work: Work): Promise<Outcome> => {
      done.push([tenant, work]);
      return answer?.(work) ?? { kind: 'answered', answer: { ok: true, text: '{"done":true}' } };
    },
    close: async () => undefined,
  };
  return { done, runs, longWork };
}

type Get = (deps: ReportGetDeps) => (caller: Caller, req: Request, res: Response) => Promise<void>;

async function got(
  get: Get,
  { id = 'run-1', query = {}, accept = '*/*' }: { id?: unknown; query?: object; accept?: string },
  parts = deps({ 'run-1': whole('run-1') }),
): Promise<Said & { done: unknown[] }> {
  const { said, res } = toldAnswer();
  const req = { params: { id }, query, headers: { accept } } as unknown as Request;
  await get(parts)(caller, req, res);
  return { ...said, done: parts.done };
}

const told = (status: number, code: string, message: string) => ({
  status,
  body: { error: { code, message, traceId: 'none' } },
  done: [],
});
const notThere = told(404, 'not-found', 'There is no such self-test.');

describe('a report', () => {
  const gets: [string, Get][] = [
    ['itself', selfTestGet],
    ['its advice', adviceGet],
    ['its changes', changesGet],
    ['a download', (parts) => downloadGet('html', parts)],
  ];
  test.each(gets)('%s is there for its own tenant only, by an id of ours', async (_what, get) => {
    const kept = Object.fromEntries(['Run_1', 'a'.repeat(65), 'null'].map((id) => [id, whole(id)]));
    for (const id of ['run-2', null, 'Run_1', 'a'.repeat(65)])
      expect(await got(get, { id }, deps(kept))).toMatchObject(notThere);
  });

  test('is sent as it lies there, once it is whole', async () => {
    const { status, sent, type, done } = await got(selfTestGet, {});
    expect([status, sent, type, done]).toEqual([200, whole('run-1').report, 'json', []]);
  });

  test.each([
    ['that still grows', growing, {}, { as: 'report' }],
    ['in parts', whole('run-1'), { from: '0' }, { as: 'part', from: 0 }],
    ['from a probe on', whole('run-1'), { from: '123456' }, { as: 'part', from: 123456 }],
  ])('%s is read elsewhere', async (_what, stored, query, view) => {
    const answer = await got(selfTestGet, { query }, deps({ 'run-1': stored }));
    expect(answer).toMatchObject({
      ...{ status: 200, sent: '{"done":true}', type: 'json' },
      done: [['connect:a', { kind: 'stored-report', stored, view }]],
    });
  });

  test.each([['-1'], ['1e1'], ['1234567'], [''], [['1']]])('from probe %j there is no part', async (from) => {
    expect(await got(selfTestGet, { query: { from } })).toMatchObject(
      told(400, 'malformed', 'from must be the number of a probe, counted from 0.'),
    );
  });

  test('has advice', async () => {
    const { sent, done } = await got(adviceGet, {});
    expect([sent, done]).toMatchObject(['{"done":true}', [['connect:a', { view: { as: 'advice' } }]]]);
  });
});

describe('a report as a file', () => {
  test.each([
    ['json', 'application/json; charset=utf-8'],
    ['html', 'text/html; charset=utf-8'],
    ['md', 'text/markdown; charset=utf-8'],
  ] as const)('%s', async (format, type) => {
    const { sent, headers, done } = await got((parts) => downloadGet(format, parts), {});
    expect(String(sent)).toBe('{"done":true}');
    expect(headers).toEqual({
      'Content-Disposition': `attachment; filename="clearance-run-1.${format}"`,
      'Content-Security-Policy':
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'none'",
      'Content-Type': type,
    });
    expect(done).toMatchObject([['connect:a', { view: { as: format } }]]);
  });

  test('stands in JSON for whoever takes nothing else; a file of JSON is that already', async () => {
    const accept = 'application/json';
    const html = await got((parts) => downloadGet('html', parts), { accept });
    expect([html.body, html.headers]).toEqual([{ content: '{"done":true}' }, {}]);
    const json = await got((parts) => downloadGet('json', parts), { accept });
    expect([json.body, String(json.sent)]).toEqual([undefined, '{"done":true}']);
  });

  test('is not made where that takes too long', async () => {
    const slow = deps({ 'run-1': whole('run-1') }, () => ({ kind: 'given-up' }));
    expect(await got((parts) => downloadGet('html', parts), {}, slow)).toMatchObject({
      ...{ status: 503, headers: { 'Retry-After': '30' } },
      body: { error: { code: 'unavailable', message: 'Reading this took too long; send less of it.' } },
    });
  });
});

describe('the list of runs', () => {
  const list = (query: object) => got(selfTestsGet, { query });
  test('is a page, from the newest or after the last one seen', async () => {
    expect(await list({})).toMatchObject({
      body: { selfTests: [{ id: 'run-1' }] },
      done: [['list', 'connect:a', null]],
    });
    expect(await list({ before: 'run-1' })).toMatchObject({
      body: { selfTests: [] },
      done: [['list', 'connect:a', 'run-1']],
    });
  });
  test.each([[''], ['Run_1'], [['a']], ['a b'], ['.']])('before %j there is none', async (before) => {
    expect(await list({ before })).toMatchObject(
      told(400, 'malformed', 'before must be the id of a self-test.'),
    );
  });
});

describe('what has changed since', () => {
  const earlierOf = (done: unknown[]) =>
    done.map((each) => (Array.isArray(each) && each[0] === 'connect:a' ? each[1].earlier?.report : each));

  test.each([['Run_1'], [''], [['run-1']]])('%j is not the id of a run', async (since) => {
    expect(await got(changesGet, { query: { since } })).toMatchObject(
      told(400, 'malformed', 'since must be the id of a self-test.'),
    );
  });

  test('a run that is named: it need not be comparable, but be there', async () => {
    const parts = deps({ 'run-2': whole('run-2'), 'run-1': whole('run-1') });
    const { sent, done } = await got(changesGet, { id: 'run-2', query: { since: 'run-1' } }, parts);
    const [stored, earlier] = [whole('run-2'), whole('run-1')];
    expect([sent, done]).toEqual([
      '{"done":true}',
      [['connect:a', { kind: 'changes', stored, earlier, comparable: false }]],
    ]);
    expect(await got(changesGet, { query: { since: 'gone' } })).toMatchObject(notThere);
  });

  test('the newest run before it that ended, is kept and asked for as much', async () => {
    const parts = deps(
      {
        ...{ now: whole('now'), later: 'running', expired: 'expired', other: whole('other') },
        ...{ same: whole('same'), older: whole('older') },
      },
      (work) => ({
        kind: 'answered',
        answer: { ok: true, text: JSON.stringify(work).includes('other') ? 'null' : '"same"' },
      }),
    );
    const { sent, done } = await got(changesGet, { id: 'now' }, parts);
    expect(sent).toBe('"same"');
    expect(earlierOf(done)).toEqual([
      ['list', 'connect:a', 'now'],
      whole('other').report,
      whole('same').report,
    ]);
    expect(done.at(-1)).toMatchObject(['connect:a', { comparable: true }]);
  });

  test('nothing, where no earlier run asked for as much; of the earlier ones twenty are looked at', async () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`r${n}`, whole(`r${n}`)]));
    const parts = deps(many, () => ({ kind: 'answered', answer: { ok: true, text: 'null' } }));
    const { done } = await got(changesGet, { id: 'r0' }, parts);
    expect(done).toHaveLength(1 + 20 + 1);
    expect(done.at(-1)).toEqual([
      'connect:a',
      { kind: 'changes', stored: whole('r0'), earlier: null, comparable: true },
    ]);
  });

  test.each<[Outcome, number]>([
    [{ kind: 'busy' }, 429],
    [{ kind: 'answered', answer: { ok: false, problem: 'null' } }, 400],
  ])('where reading does not end well that is told: %j', async (outcome, status) => {
    const parts = deps({ now: whole('now'), before: whole('before') }, () => outcome);
    expect((await got(changesGet, { id: 'now' }, parts)).status).toBe(status);
  });
});

test('texts that are sent are read elsewhere, the file of an app with the day of today', async () => {
  const body = new Uint8Array([1]);
  const parts = deps({});
  const { said, res } = toldAnswer();
  await longWorkPost('imported-report', parts)(caller, body, res);
  await appFilesPost({ ...parts, today: () => '2026-11-26' })(caller, body, res);
  expect(said).toMatchObject({ status: 200, sent: '{"done":true}' });
  expect(parts.done).toEqual([
    ['connect:a', { kind: 'imported-report', body }],
    ['connect:a', { kind: 'app-file', body, today: '2026-11-26' }],
  ]);
});

test('what is stored of a tenant is erased: 204', async () => {
  const erased: string[] = [];
  const { said, res } = toldAnswer();
  await dataDelete({ eraseRuns: async (tenant) => void erased.push(tenant) })(caller, {} as Request, res);
  expect([said.status, said.ended, erased]).toEqual([204, true, ['connect:a']]);
});

test.each([
  [
    { door: 'connect', clientKey: 'a', baseUrl: 'https://a.example', state: 'enabled', oauthClientId: null },
    {
      ...{ clientKey: 'a', siteUrl: 'https://a.example', state: 'enabled', scopes: ['of connect'] },
      identities: ['connect-app', 'anonymous'],
    },
  ],
  [
    { door: 'forge', installationId: 'i', siteUrl: null, apiBaseUrl: 'https://api', systemToken: null },
    { installationId: 'i', siteUrl: 'https://api', scopes: ['of forge'], identities: ['anonymous'] },
  ],
  [
    {
      door: 'forge',
      installationId: 'i',
      siteUrl: 'https://b',
      apiBaseUrl: 'https://api',
      systemToken: null,
    },
    { installationId: 'i', siteUrl: 'https://b', scopes: ['of forge'], identities: ['anonymous'] },
  ],
])('the tenant is told of itself, without a secret: %j', (tenant, expected) => {
  const { said, res } = toldAnswer();
  tenantGet({ scopesOf: (door) => [`of ${door}`] })({ ...caller, tenant } as unknown as Caller, {}, res);
  expect(said.body).toEqual(expected);
});

test('profiles are told by name, title, features and how many operations they have', () => {
  const { said, res } = toldAnswer();
  profilesGet()(caller, {}, res);
  const { profiles } = Object(said.body);
  expect(profiles.length).toBeGreaterThan(3);
  for (const profile of profiles)
    expect(profile).toEqual({
      ...{ name: expect.stringMatching(/./), title: expect.stringMatching(/./) },
      ...{ operations: expect.any(Number), features: expect.arrayContaining([expect.stringMatching(/./)]) },
    });
});

test.each([
  ['GET', 200, 0],
  ['HEAD', 399, 0],
  ['GET', 400, 1],
  ['DELETE', 204, 1],
  ['POST', 409, 1],
])('%s that ends in %d leaves %d lines of who did what', (method, status, count) => {
  const lines: string[] = [];
  const { res } = toldAnswer();
  res.locals.traceId = 'trace-1';
  const log = createLog('info', { write: (line) => void lines.push(line) });
  auditLine(log, caller, { method, originalUrl: '/api/data?x=1' } as Request, res);
  res.status(status).end();
  expect(lines).toHaveLength(count);
  const expected = { action: `${method} /api/data`, tenant: 'connect:a', account: 'ada', outcome: status };
  for (const line of lines)
    expect(JSON.parse(line)).toMatchObject({ ...expected, msg: 'audit', traceId: 'trace-1', level: 30 });
});
