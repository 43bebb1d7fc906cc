/**
 * What a mebibyte costs that is made to be slow: intake and diagnosis of repeated beginnings that never end, and of whole recordings of
 * tiny calls, in processor time, and beside each, in the same run, JSON.parse of as much text and one pass over it. The add-on reads 128 KiB
 * of prose, the command line, the library and MCP 256 KiB: so one list for each. Run: `npm run bench:large-input [-- BYTES]`.
 */
import { readFileSync } from 'node:fs';
import { diagnose } from '../src/diagnosis/index.ts';
import { readRecording } from '../src/evidence/index.ts';
import { loadOperations } from '../src/jira-facts/index.ts';
import { hostileTexts } from '../test/evidence/intake/hostile-texts.ts';

const bytes = Number(process.argv[2] ?? 1_048_576);
const operations = loadOperations();
const repeated = (part) => part.repeat(Math.ceil(bytes / part.length)).slice(0, bytes);

const parts = JSON.parse(readFileSync('test/evidence/intake/hostile-parts.json', 'utf8'));
const beginnings = ['', 'jira 403 {', '{"a":"', 'GET https://a.atlassian.net/rest/api/3/myself 403 '];

/** Milliseconds of processor time, the better of two. */
function spent(work) {
  return Math.min(
    ...[1, 2].map(() => {
      const before = process.cpuUsage();
      work();
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1_000;
    }),
  );
}

function linear(text) {
  JSON.parse(JSON.stringify(text));
  let sum = 0;
  for (let at = 0; at < text.length; at += 1) sum += text.charCodeAt(at) & 1;
  return sum;
}

/** What each reader gives an input: the add-on's bound, and none but the intake's own. */
const readers = { 'the add-on': { longestProse: 131_072 }, 'the command line': {} };
const texts = [
  ...hostileTexts(bytes),
  ...beginnings.flatMap((start) =>
    parts.map((part) => [JSON.stringify(start + part), `${start}${repeated(part)}`]),
  ),
];
for (const [reader, options] of Object.entries(readers)) {
  const rows = texts.map(([name, text]) => {
    const ours = spent(() => {
      const recording = readRecording(text, 'x', options);
      if (recording.ok) diagnose(recording.evidence, operations);
    });
    return { name, ours, beside: spent(() => linear(text)) };
  });
  rows.sort((a, b) => b.ours - a.ours);
  const slow = rows.filter(({ ours }) => ours > 200).length;
  process.stdout.write(
    `${rows.length} texts of ${bytes} characters as ${reader} reads them, ${slow} of them over 200 ms; the ten slowest, in ms of processor time\n`,
  );
  for (const { name, ours, beside } of rows.slice(0, 10))
    process.stdout.write(
      `${ours.toFixed(0).padStart(6)}  ${(ours / Math.max(beside, 0.1)).toFixed(0).padStart(5)} × of a parse and a pass  ${name}\n`,
    );
}
