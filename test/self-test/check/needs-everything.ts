import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultSuite } from '../../../src/self-test/probes/default-suite.ts';
import { temporaryFolder } from '../../run/temporary-folder.ts';

/** A file for `--operations` of an integration that needs whatever every Cloud site has. */
export function fileOfEverything(): string {
  const operations = defaultSuite.flatMap((probe) =>
    probe.optionalProduct === undefined ? [probe.operation] : [],
  );
  const file = join(temporaryFolder('needs'), 'operations.txt');
  writeFileSync(file, operations.join('\n'));
  return file;
}
