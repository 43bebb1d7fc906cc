/**
 * Regenerates src/jira-facts/operations/facts/table.ts from a file of rows: `npm run operations:table -- FILE [META]`. META is a
 * JSON file with the `sources` of the rows; without it the sources of the present table are kept.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { encodeFacts, facts, factsModule, rowsFromFile } from '../src/jira-facts/operations/facts/index.ts';

const [file, metaFile] = process.argv.slice(2);
if (!file) {
  process.stderr.write('Name the file of rows: npm run operations:table -- FILE [META]\n');
  process.exitCode = 2;
} else {
  const read = rowsFromFile(readFileSync(file, 'utf8'), metaFile ? readFileSync(metaFile, 'utf8') : null);
  if (!read.ok) {
    process.stderr.write(`${read.problems.join('\n')}\n`);
    process.exitCode = 2;
  } else {
    const target = fileURLToPath(new URL('../src/jira-facts/operations/facts/table.ts', import.meta.url));
    writeFileSync(target, factsModule(encodeFacts(read.rows, read.sources ?? facts.sources)));
    process.stdout.write(
      `${read.rows.length} operations written to src/jira-facts/operations/facts/table.ts\n`,
    );
  }
}
