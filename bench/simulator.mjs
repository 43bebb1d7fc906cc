/**
 * What the simulated Jira costs a test suite: `npm run bench:simulator [-- --issues 10000]`. Start, reset, small tests a minute (reset,
 * create an issue, comment, search for it) and a search over many issues. One process, one site; figures of the machine it runs on.
 */
import { performance } from 'node:perf_hooks';
import { createJira } from '../src/simulated-jira/index.ts';

const at = process.argv.indexOf('--issues');
const issues = at < 0 ? 10_000 : Number(process.argv[at + 1]);
const seconds = 5;

const timed = async (work) => {
  const start = performance.now();
  const result = await work();
  return { ms: performance.now() - start, result };
};

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const line = (what, figure) => process.stdout.write(`${what.padEnd(46)} ${figure}\n`);

const first = await timed(() => createJira());
line('first createJira(), module loading apart', `${first.ms.toFixed(0)} ms`);
const jira = first.result;
const { authorization } = jira.credential('api-token', 'Ada Admin');
const ask = async (method, path, body) => {
  const response = await fetch(`${jira.siteUrl}/rest/api/3${path}`, {
    method,
    headers: { authorization, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 200)}`);
  return text === '' ? null : JSON.parse(text);
};

const again = [];
for (let count = 0; count < 10; count += 1) {
  const { ms, result } = await timed(() => createJira());
  again.push(ms);
  await result.close();
}
line('createJira() after that, median of 10', `${median(again).toFixed(1)} ms`);

const resets = [];
for (let count = 0; count < 50; count += 1) resets.push((await timed(() => jira.reset())).ms);
line('reset(), median of 50', `${median(resets).toFixed(1)} ms`);

const text = (words) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
});
const smallTest = async () => {
  jira.reset();
  const { key } = await ask('POST', '/issue', {
    fields: { project: { key: 'PAY' }, summary: 'A small test', issuetype: { name: 'Task' } },
  });
  await ask('POST', `/issue/${key}/comment`, { body: text('done') });
  const found = await ask('GET', `/search/jql?jql=${encodeURIComponent(`key = ${key}`)}&fields=summary`);
  if (found.issues.length !== 1) throw new Error('the issue was not found');
};
await smallTest();
const end = performance.now() + seconds * 1000;
let tests = 0;
const began = performance.now();
while (performance.now() < end) {
  await smallTest();
  tests += 1;
}
line(
  'small tests a minute (reset, 2 writes, 1 search)',
  `${Math.round((tests / (performance.now() - began)) * 60_000)}`,
);
await jira.close();

const many = await timed(() =>
  createJira({
    state: {
      issues: Array.from({ length: issues }, (_, index) => ({
        key: `TEAM-${index + 2}`,
        summary: `Issue ${index} about ${index % 7 === 0 ? 'refunds' : 'cards'}`,
      })),
    },
  }),
);
line(`createJira() with ${issues} issues of one's own`, `${many.ms.toFixed(0)} ms`);
const big = many.result;
const bigAsk = async (jql) => {
  const response = await fetch(
    `${big.siteUrl}/rest/api/3/search/jql?jql=${encodeURIComponent(jql)}&maxResults=50&fields=summary`,
    {
      headers: { authorization: big.credential('api-token', 'Ada Admin').authorization },
    },
  );
  return (await response.json()).issues.length;
};
for (const jql of ['project = TEAM ORDER BY created DESC', 'summary ~ "refunds" AND status = "To Do"']) {
  const times = [];
  for (let count = 0; count < 7; count += 1) times.push((await timed(() => bigAsk(jql))).ms);
  line(`search over ${issues}: ${jql}`, `${median(times).toFixed(0)} ms`);
}
const bigResets = [];
const firstSearches = [];
for (let count = 0; count < 7; count += 1) {
  bigResets.push((await timed(() => big.reset())).ms);
  firstSearches.push((await timed(() => bigAsk('key = TEAM-2'))).ms);
}
line(`reset() with ${issues} issues, median of 7`, `${median(bigResets).toFixed(1)} ms`);
line('the first search after it, which makes them anew', `${median(firstSearches).toFixed(0)} ms`);
await big.close();
