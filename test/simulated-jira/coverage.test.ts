import { readFileSync } from 'node:fs';
import { measureCoverage } from '../../src/simulated-jira/measured/coverage.ts';
import {
  coverageData,
  coveragePage,
  type Recording,
  tableRows,
} from '../../src/simulated-jira/measured/coverage-page.ts';

const text = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const recordings: Recording[] = ['shapes', 'lists'].flatMap((name) =>
  JSON.parse(text(`test/simulated-jira/recorded/${name}.json`)),
);
const rows = tableRows(measureCoverage(), recordings);

test('the coverage table is what is measured (npm run simulator:coverage)', () => {
  expect(text('docs/simulator-coverage.md')).toBe(coveragePage(rows));
  expect(text('docs/simulator-coverage.json')).toBe(coverageData(rows));
});

test('no operation breaks, and every one is refused to somebody', () => {
  expect(
    rows.filter(({ allowed, anonymous, withoutScope }) => [allowed, anonymous, withoutScope].includes(500)),
  ).toEqual([]);
  // What anybody may call has nobody to refuse: an administrator of the app itself, the site's greeting.
  expect(rows.filter(({ deniedTested }) => !deniedTested).length).toBeLessThan(10);
});
