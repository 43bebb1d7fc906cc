/**
 * The table's logic is TypeScript under src/jira-facts/operations/facts; the scripts run it from a build of that folder alone, so
 * that they work before the rest of the project builds.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = `${root}node_modules/.cache/clearance-operations/`;

/** Compiles src/jira-facts/operations/facts and loads it. Throws with the compiler's words when it does not compile. */
export const builtOperations = async () => {
  const compiled = spawnSync(
    process.execPath,
    [
      `${root}node_modules/typescript/bin/tsc`,
      ...['--ignoreConfig', '--outDir', out, '--rootDir', `${root}src`],
      ...['--module', 'NodeNext', '--moduleResolution', 'NodeNext', '--target', 'ES2023', '--types', 'node'],
      ...[
        '--rewriteRelativeImportExtensions',
        '--skipLibCheck',
        `${root}src/jira-facts/operations/facts/index.ts`,
      ],
    ],
    { cwd: root, encoding: 'utf8' },
  );
  if (compiled.status !== 0) throw new Error(compiled.stdout || compiled.stderr);
  return import(pathToFileURL(`${out}operations/facts/index.js`).href);
};
