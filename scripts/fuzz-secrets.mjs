/**
 * Fuzzed recordings and pasted texts, a secret of each of sixty kinds in some place of every one: prints each secret that stands in what
 * `explain` (text, JSON, --why) or POST /api/explanations says. Run: `npm run fuzz:secrets [-- HOW_MANY FIRST_SEED]`.
 */
import { fuzzedDocument } from '../test/evidence/fuzz/documents.ts';
import { leaksOf } from '../test/evidence/fuzz/outputs.ts';

const [many = 10_000, first = 1] = process.argv.slice(2).map(Number);
let leaks = 0;
for (let seed = first; seed < first + many; seed += 1) {
  for (const leak of leaksOf(fuzzedDocument(seed))) {
    leaks += 1;
    process.stdout.write(`${seed}: ${leak}\n`);
  }
}
const { user, system } = process.cpuUsage();
process.stdout.write(
  `${many} documents, ${leaks} leaks, ${Math.round((user + system) / 1e6)} s of processor time\n`,
);
process.exitCode = leaks === 0 ? 0 : 1;
