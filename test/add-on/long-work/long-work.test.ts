import { type LongWork, longWork } from '../../../src/add-on/long-work/long-work.ts';
import { loadOperations } from '../../../src/jira-facts/index.ts';

let reading: LongWork;
beforeAll(() => {
  reading = longWork(loadOperations);
});
afterAll(() => reading.close());

const failure = 'JIRAError: JiraError HTTP 403 url: https://acme.atlassian.net/rest/api/3/role\n';
const padded = failure + 'nothing of interest\n'.repeat(1_000);

test('on the thread and here the answer is the same', async () => {
  const ask = (bytes: number) => reading.do('a', bytes, { kind: 'explanation', body: { text: padded } });
  const [here, there] = await Promise.all([ask(1), ask(100_000)]);
  expect(there).toEqual(here);
  expect(here).toMatchObject({ kind: 'answered', answer: { ok: true } });
});

test('while the thread reads, the loop turns', async () => {
  const texts = Array.from({ length: 4 }, (_, index) => ({
    text: `${padded.repeat(6)}${'%40'.repeat(index)}`,
  }));
  let turns = 0;
  let reads = 4;
  const asked = texts.map((body) =>
    reading.do('b', 1_000_000, { kind: 'explanation', body }).finally(() => {
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

test.each([
  ['explanation', { text: `${'nothing '.repeat(5_000)}` }, 'cannot be explained'],
  ['explanation', { identity: 'nobody', exchanges: [] }, 'identity'],
  ['imported-report', { a: 1 }, 'not a Clearance report'],
] as const)('%s: what cannot be read is one sentence, there as here', async (kind, body, words) => {
  const outcomes = await Promise.all([1, 100_000].map((bytes) => reading.do('c', bytes, { kind, body })));
  for (const outcome of outcomes)
    expect(outcome).toEqual({
      kind: 'answered',
      answer: { ok: false, problem: expect.stringContaining(words) },
    });
});
