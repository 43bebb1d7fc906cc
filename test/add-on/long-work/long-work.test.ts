import { z } from 'zod';
import { type LongWork, longWork } from '../../../src/add-on/long-work/long-work.ts';
import { doWork, type Work } from '../../../src/add-on/long-work/work.ts';
import { beginningReport } from '../../../src/add-on/runs/run-record.ts';
import { loadOperations } from '../../../src/jira-facts/index.ts';

let reading: LongWork;
beforeAll(() => {
  // A busy machine may take its time: what is judged here is the answer.
  reading = longWork(loadOperations, { beginMs: 3_600_000, workMs: 3_600_000 });
});
afterAll(() => reading.close());

const failure = 'JIRAError: JiraError HTTP 403 url: https://acme.atlassian.net/rest/api/3/role\n';
const json = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));
const ask = (tenant: string, value: unknown, kind: 'explanation' | 'imported-report' = 'explanation') =>
  reading.do(tenant, { kind, body: json(value) });
const padded = failure + 'nothing of interest\n'.repeat(1_000);

test('on the thread and here the answer is the same', async () => {
  const body = json({ text: padded });
  const there = await reading.do('a', { kind: 'explanation', body });
  const here = doWork({ kind: 'explanation', body }, loadOperations);
  expect(there).toEqual({ kind: 'answered', answer: here });
  expect(here.ok).toBe(true);
});

test('while the thread reads, the loop turns', async () => {
  const texts = Array.from({ length: 4 }, (_, index) => ({
    text: `${padded.repeat(6)}${'%40'.repeat(index)}`,
  }));
  let turns = 0;
  let reads = 4;
  const asked = texts.map((body) =>
    ask('b', body).finally(() => {
      reads -= 1;
    }),
  );
  while (reads > 0) {
    turns += 1;
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect((await Promise.all(asked)).map(({ kind }) => kind)).toEqual(Array(4).fill('answered'));
  expect(turns).toBeGreaterThan(4);
});

test('the file of an app is read on the thread with its deadline, however short it is', async () => {
  const file = (text: string): Work => ({ kind: 'app-file', body: json({ text }), today: '2026-01-31' });
  const slow = file(Array.from({ length: 1_000 }, (_, at) => `k${at}: v`).join('\n'));
  const hurried = longWork(loadOperations, { beginMs: 3_600_000, workMs: 1 });
  expect(await hurried.do('e', slow)).toEqual({ kind: 'given-up' });
  await hurried.close();
  expect(await reading.do('e', slow)).toMatchObject({ kind: 'answered', answer: { ok: false } });
  const descriptor = file(
    '{"key": "a", "name": "Ledger", "baseUrl": "https://a.example", "scopes": ["READ"]}',
  );
  const { answer } = z
    .object({ answer: z.object({ text: z.string() }) })
    .parse(await reading.do('e', descriptor));
  expect(JSON.parse(answer.text)).toMatchObject({ kind: 'connect-app', name: 'Ledger', scopes: ['READ'] });
});

test.each([
  ['explanation', { text: 'nothing of interest' }, 'cannot be explained'],
  ['explanation', { identity: 'nobody', exchanges: [] }, 'identity'],
  ['imported-report', { a: 1 }, 'not a Clearance report'],
] as const)('%s: what cannot be read is one sentence, there as here', async (kind, body, words) => {
  const long = { ...body, padding: 'x'.repeat(20_000) };
  const outcomes = await Promise.all([ask('c', body, kind), ask('c', long, kind)]);
  for (const outcome of outcomes)
    expect(outcome).toEqual({
      kind: 'answered',
      answer: { ok: false, problem: expect.stringContaining(words) },
    });
});

test.each(['', 'null', '7', '{"text":', '\u0000'])(
  'a body of %j is refused in one sentence',
  async (text) => {
    const outcome = await reading.do('d', { kind: 'explanation', body: Buffer.from(text) });
    expect(outcome).toEqual({
      kind: 'answered',
      answer: { ok: false, problem: expect.stringMatching(/^The body/) },
    });
  },
);

test('a stored report is read and compared there too, and is the same as read here', async () => {
  const probes = Array.from({ length: 400 }, (_, index) => ({
    ...{ operation: `GET /rest/api/3/things/${index}`, identity: 'connect-app', verdict: 'problem' },
    ...{ needed: true, predicted: false, status: 403, findings: [] },
    needs: { connect: 'READ', groups: [], permissions: [] },
  }));
  const beginning = beginningReport(
    'a',
    { url: 'https://acme.atlassian.net', deployment: 'cloud' },
    { from: 'none', operations: [] },
    '2026-11-26T04:00:00.000Z',
    1,
  );
  const stored = { report: JSON.stringify({ ...beginning, state: 'finished', probes }), events: [] };
  const works: Work[] = [
    ...(['report', 'advice', 'json', 'html', 'md'] as const).map(
      (as): Work => ({ kind: 'stored-report', stored, view: { as } }),
    ),
    { kind: 'stored-report', stored, view: { as: 'part', from: 7 } },
    { kind: 'changes', stored, earlier: stored, comparable: true },
  ];
  let turns = 0;
  let over = false;
  const asked = Promise.all(works.map((work) => reading.do('e', work))).finally(() => {
    over = true;
  });
  while (!over) {
    turns += 1;
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await asked).toEqual(
    works.map((work) => ({ kind: 'answered', answer: doWork(work, loadOperations) })),
  );
  expect(turns).toBeGreaterThan(works.length);
});
