/**
 * Matches one million recorded paths to their operations: our table against the usual way, a list of regular
 * expressions tried in order (as `forge lint` does it). Both are timed in this one run on the same paths; the list
 * gets a share of them, because it would take minutes. Prints operations per second and the ratio.
 *
 *   npm run bench:operations [-- --json]
 */
import { loadOperations, nameOf, smallestSets } from '../src/jira-facts/index.ts';

const million = 1_000_000;
const shareForList = 20_000;
const asJson = process.argv.includes('--json');

/** CPU milliseconds of this process: what other programs do to the clock does not count. */
const now = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const since = (start) => now() - start;

/** A small generator, so that every run matches the same paths. */
const random = (() => {
  let state = 42;
  return (below) => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state % below;
  };
})();

const loadStart = now();
const heapBefore = process.memoryUsage().heapUsed;
const table = loadOperations();
const loadMs = since(loadStart);
const loadMegabytes = (process.memoryUsage().heapUsed - heapBefore) / 1e6;

const bases = [
  'https://example.atlassian.net',
  'https://api.atlassian.com/ex/jira/11223344-a1b2-3b33-c444-def123456789',
];
const values = ['10000', 'ABC-123', 'customfield_10010', '5b10ac8d82e05b22cc7d4ef5', 'my.property'];
const recorded = Array.from({ length: 50_000 }, () => {
  const operation = table.all[random(table.all.length)];
  const path = operation.path.replace(/\{[^}]+\}/g, () => values[random(values.length)]);
  const query = random(3) === 0 ? '?maxResults=50&startAt=0' : '';
  return { method: operation.method, url: `${bases[random(2)]}${path}${query}`, expected: nameOf(operation) };
});

/** The plain way: one regular expression a template, first match wins. Literal templates first, to be fair. */
const list = [...table.all]
  .sort((a, b) => (a.path.match(/\{/g)?.length ?? 0) - (b.path.match(/\{/g)?.length ?? 0))
  .map((operation) => ({
    operation,
    pattern: new RegExp(`${operation.path.replace(/[.]/g, '\\.').replace(/\{[^}]+\}/g, '[^/]+')}$`),
  }));
const byList = (method, url) => {
  const path = url.split('?', 1)[0];
  for (const { operation, pattern } of list)
    if (operation.method === method && pattern.test(path)) return operation;
  return null;
};

const measure = (count, match) => {
  let wrong = 0;
  const start = now();
  for (let index = 0; index < count; index += 1) {
    const { method, url, expected } = recorded[index % recorded.length];
    const found = match(method, url);
    if (found === null || nameOf(found) !== expected) wrong += 1;
  }
  const ms = since(start);
  return { count, ms, perSecond: Math.round((count / ms) * 1000), wrong };
};
const byTable = (method, url) => {
  const found = table.resolve(method, url);
  return found.kind === 'known' ? found.operation : null;
};

// Both warm up alike, and the first answer of the list counts the table's work on nothing.
measure(5_000, byTable);
measure(500, byList);
const ours = measure(million, byTable);
const theirs = measure(shareForList, byList);

const setsOf = (count) => {
  const operations = Array.from({ length: count }, () => table.all[random(table.all.length)]);
  const start = now();
  smallestSets(operations);
  return since(start);
};
const sixty = Array.from({ length: 50 }, () => setsOf(60)).sort((a, b) => a - b);

const result = {
  load: { ms: round(loadMs), megabytes: round(loadMegabytes), operations: table.all.length },
  table: ours,
  regularExpressions: theirs,
  ratio: round(ours.perSecond / theirs.perSecond),
  smallestSetsOf60: { medianMs: round(sixty[25]), worstMs: round(sixty[49]) },
};

function round(value) {
  return Math.round(value * 10) / 10;
}

if (asJson) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
else
  process.stdout.write(
    [
      `load                      ${result.load.ms} ms, ${result.load.megabytes} MB for ${result.load.operations} operations`,
      `table                     ${ours.perSecond.toLocaleString('en')} paths/s (${ours.count.toLocaleString('en')} paths, ${ours.wrong} wrong)`,
      `regular expressions       ${theirs.perSecond.toLocaleString('en')} paths/s (${theirs.count.toLocaleString('en')} paths, ${theirs.wrong} wrong)`,
      `ratio                     ${result.ratio} to 1`,
      `smallest sets of 60       ${result.smallestSetsOf60.medianMs} ms median, ${result.smallestSetsOf60.worstMs} ms worst of 50`,
      '',
    ].join('\n'),
  );
if (ours.wrong > 0) process.exitCode = 1;
