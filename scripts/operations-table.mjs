/**
 * Shows rows of the operations table, or writes it anew with corrected ones:
 *
 *   npm run -s operations:table -- --print "GET /rest/api/3/role" > rows.json      rows as JSON; a star for the version means 2 and 3
 *   npm run operations:table -- --correct rows.json                               these in the place of their namesakes
 *   npm run operations:table -- FILE [META]                                       the whole table from a file of all rows
 *
 * META is a JSON file with the `sources` of the rows; without it those of the present table are kept.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  correctedRows,
  differenceText,
  encodeFacts,
  facts,
  factsModule,
  rowsFromFile,
  rowsNamed,
} from '../src/jira-facts/operations/facts/index.ts';

const table = 'src/jira-facts/operations/facts/table.ts';

function fail(problems) {
  process.stderr.write(problems.map((problem) => `${problem}\n`).join(''));
  process.exitCode = 2;
}

function print(names) {
  const unknown = names.filter((name) => rowsNamed(facts, name).length === 0);
  if (names.length === 0) return fail(['Name operations: --print "GET /rest/api/3/role".']);
  if (unknown.length > 0) return fail(unknown.map((name) => `"${name}" does not stand in the table.`));
  process.stdout.write(
    `${JSON.stringify(
      names.flatMap((name) => rowsNamed(facts, name)),
      null,
      2,
    )}\n`,
  );
}

function write(rows, sources) {
  writeFileSync(
    fileURLToPath(new URL(`../${table}`, import.meta.url)),
    factsModule(encodeFacts(rows, sources)),
  );
  process.stdout.write(`${rows.length} operations written to ${table}\n`);
}

const read = (file, metaFile) =>
  rowsFromFile(readFileSync(file, 'utf8'), metaFile === undefined ? null : readFileSync(metaFile, 'utf8'));

const [first, ...rest] = process.argv.slice(2);
if (first === '--print') print(rest);
else {
  const corrects = first === '--correct';
  const [file, metaFile] = corrects ? rest : [first, ...rest];
  if (file === undefined)
    fail(['Name a file of rows, or --print "GET /rest/api/3/role", or --correct FILE.']);
  else {
    const given = read(file, corrects ? undefined : metaFile);
    const all = given.ok && corrects ? correctedRows(facts, given.rows) : given;
    if (!all.ok) fail(all.problems);
    else {
      if (corrects) process.stdout.write(differenceText(all.difference));
      write(all.rows, given.sources ?? facts.sources);
    }
  }
}
