import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultSuite } from '../../../src/self-test/probes/default-suite.ts';

/** A file for `--operations` of an integration that needs whatever every Cloud site has. */
export function fileOfEverything(): string {
  const operations = defaultSuite.flatMap((probe) =>
    probe.optionalProduct === undefined ? [probe.operation] : [],
  );
  const file = join(mkdtempSync(join(tmpdir(), 'needs-')), 'operations.txt');
  writeFileSync(file, operations.join('\n'));
  return file;
}
