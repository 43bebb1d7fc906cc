/** Writes docs/simulator-coverage.md and .json: `npm run simulator:coverage`. Asks every operation, claims nothing. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { measureCoverage } from '../src/simulated-jira/measured/coverage.ts';
import { coverageData, coveragePage, tableRows } from '../src/simulated-jira/measured/coverage-page.ts';

const file = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const recordings = ['shapes', 'lists'].flatMap((name) =>
  JSON.parse(readFileSync(file(`test/simulated-jira/recorded/${name}.json`), 'utf8')),
);
const rows = tableRows(measureCoverage(), recordings);
writeFileSync(file('docs/simulator-coverage.md'), coveragePage(rows));
writeFileSync(file('docs/simulator-coverage.json'), coverageData(rows));
process.stdout.write(`${rows.length} operations written to docs/simulator-coverage.{md,json}\n`);
