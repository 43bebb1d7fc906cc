/**
 * Brings src/jira-facts/operations/facts/table.ts up to date: `npm run operations:refresh [-- [--dry-run] [--as-of DAY] [--older] [FILE…]]`. Reads
 * Atlassian's OpenAPI documents from their public addresses, or from the files named, prints what was added, removed
 * and changed, and then writes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  differenceText,
  documentAddresses,
  facts,
  factsModule,
  refreshFacts,
} from '../src/jira-facts/operations/facts/index.ts';

const words = process.argv.slice(2);
const dryRun = words.includes('--dry-run');
const allowOlder = words.includes('--older');
const asOfAt = words.indexOf('--as-of');
const asOf = asOfAt < 0 ? null : (words[asOfAt + 1] ?? '');
const files = words.filter((word, index) => !word.startsWith('--') && (asOfAt < 0 || index !== asOfAt + 1));
const options = ['--dry-run', '--older', '--as-of'];
const unknown = words.filter((word) => word.startsWith('--') && !options.includes(word));

const fail = (lines) => {
  process.stderr.write(lines.map((line) => `${line}\n`).join(''));
  process.exitCode = 2;
};

const fromFile = (name) => {
  try {
    return { name, text: readFileSync(name, 'utf8') };
  } catch (error) {
    return { name, problem: `${name} cannot be read (${error.code ?? error.message}).` };
  }
};

const fromAddress = async (address) => {
  process.stderr.write(`Reading ${address} …\n`);
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(120_000) });
    if (!response.ok) return { name: address, problem: `${address} answered ${response.status}.` };
    return { name: address, text: await response.text() };
  } catch (error) {
    const why = error.cause?.code ?? error.message;
    return { name: address, problem: `${address} cannot be read (${why}): download it and name the file.` };
  }
};

const main = async () => {
  if (unknown.length > 0)
    return fail([`Unknown option ${unknown.join(', ')}; there are ${options.join(', ')}.`]);
  if (asOf !== null && !/^\d{4}-\d{2}-\d{2}$/.test(asOf))
    return fail(['--as-of takes the day on which the documents were downloaded: YYYY-MM-DD.']);
  if (files.length > 0 && asOf === null)
    return fail([
      'Say with --as-of YYYY-MM-DD on which day the files were downloaded: facts never go back unnoticed.',
    ]);
  const given =
    files.length > 0
      ? files.map(fromFile)
      : await Promise.all(Object.values(documentAddresses).map(fromAddress));
  const unreadable = given.filter(({ problem }) => problem !== undefined);
  if (unreadable.length > 0) return fail(unreadable.map(({ problem }) => problem));

  const refresh = refreshFacts(facts, given, asOf ?? new Date().toISOString().slice(0, 10), { allowOlder });
  if (!refresh.ok) return fail([...refresh.problems, 'Nothing was written.']);
  process.stdout.write(differenceText(refresh.difference));
  for (const warning of refresh.warnings) process.stderr.write(`${warning}\n`);
  if (dryRun) return;
  const target = fileURLToPath(new URL('../src/jira-facts/operations/facts/table.ts', import.meta.url));
  writeFileSync(target, factsModule(refresh.facts));
  process.stdout.write('Written to src/jira-facts/operations/facts/table.ts\n');
};

await main();
