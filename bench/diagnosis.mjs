/**
 * Evidences diagnosed per second of processor time on one core once the code is compiled, and the cold start of one `explain`. Needs a
 * build (`npm run build`).
 * Run: `npm run bench:diagnosis [-- SECONDS]`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { diagnose } from '../src/diagnosis/index.ts';
import { readRecording } from '../src/evidence/index.ts';
import { loadOperations } from '../src/jira-facts/index.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const cli = join(root, 'dist/cli.js');
if (!existsSync(cli)) {
  process.stderr.write('Nothing is built: run npm run build first.\n');
  process.exitCode = 2;
} else {
  const seconds = Number(process.argv[2] ?? 3);
  const operations = loadOperations();
  const folder = join(root, 'test/exchanges/learning');
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const texts = files.map((name) => readFileSync(join(folder, name), 'utf8'));
  const evidences = texts.map((text, index) => readRecording(text, files[index]).evidence);

  // Seconds of processor, not of the clock: what other programs take of the core is not counted.
  const spent = (since) => {
    const { user, system } = process.cpuUsage(since);
    return (user + system) / 1e6;
  };
  /**
   * A server has run for hours. After 60 rounds over the recordings V8's compilers, threads of their own, still take 8 to 12 of a hundred
   * parts of the processor time, after 200 two or three, which is collecting garbage.
   */
  const roundsToWarmUp = 200;
  const rate = (work) => {
    for (let round = 0; round < roundsToWarmUp; round += 1) work();
    const rates = [];
    for (const before = process.cpuUsage(); spent(before) < seconds; ) {
      const since = process.cpuUsage();
      work();
      rates.push(Math.round(texts.length / spent(since)));
    }
    rates.sort((one, other) => one - other);
    return { median: rates[rates.length >> 1], best: rates.at(-1), rounds: rates.length };
  };
  const diagnosed = rate(() => {
    for (const evidence of evidences) diagnose(evidence, operations);
  });
  const fromText = rate(() => {
    for (const [index, text] of texts.entries())
      diagnose(readRecording(text, files[index]).evidence, operations);
  });

  const starts = Array.from({ length: 9 }, () => {
    const start = performance.now();
    spawnSync(process.execPath, [cli, 'explain', join(folder, files[0])], { cwd: root });
    return Math.round(performance.now() - start);
  }).sort((a, b) => a - b);
  process.stdout.write(
    `${JSON.stringify({ evidencesPerSecond: diagnosed, recordingsPerSecond: fromText, explainColdStartMs: { median: starts[4], slowest: starts[8] } })}\n`,
  );
}
