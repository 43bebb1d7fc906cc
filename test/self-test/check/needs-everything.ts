import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { appsOnly, loadOperations } from '../../../src/jira-facts/index.ts';
import { defaultSuite } from '../../../src/self-test/probes/default-suite.ts';
import { temporaryFolder } from '../../run/temporary-folder.ts';

/** A file for `--operations` of an integration that needs whatever every Cloud site has for people and apps alike. */
export function fileOfEverything(): string {
  const table = loadOperations();
  const forAppsOnly = (name: string): boolean => {
    const operation = table.named(name);
    return operation !== null && appsOnly(operation).length > 0;
  };
  const operations = defaultSuite.flatMap(({ operation, optionalProduct }) =>
    optionalProduct === undefined && !forAppsOnly(operation) ? [operation] : [],
  );
  const file = join(temporaryFolder('needs'), 'operations.txt');
  writeFileSync(file, operations.join('\n'));
  return file;
}
