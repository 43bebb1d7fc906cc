import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { lintCommand } from '../../src/cli/lint.ts';
import { scanCommand } from '../../src/cli/scan.ts';
import { scopesCommand } from '../../src/cli/scopes.ts';
import { temporaryFolder } from '../run/temporary-folder.ts';
import { runCommand } from './run-command.ts';

/**
 * What commands print for people, whole, as files in `printed/`: a change of wording is a change of these. After one that is meant,
 * `RENDERED=write npm run test:one -- test/cli/printed` writes them anew, and the difference is read like any other.
 */
const writing = process.env.RENDERED === 'write';

const folder = temporaryFolder('printed');
afterAll(() => rmSync(folder, { recursive: true }));

const files = {
  'manifest.yml': `app:
  id: ari:cloud:ecosystem::app/11111111-1111-4111-8111-111111111111
permissions:
  scopes:
    - read:jira-work
    - manage:jira-project
    - read:jira-wrk
`,
  'exact.yml': `app:
  id: ari:cloud:ecosystem::app/11111111-1111-4111-8111-111111111111
  runtime:
    name: nodejs24.x
modules:
  jira:adminPage:
    - key: page
      title: Page
      resource: page
      resolver:
        function: ask
  function:
    - key: ask
      handler: index.ask
resources:
  - key: page
    path: page
permissions:
  scopes:
    - read:jira-work
    - write:jira-work
`,
  'granular.yml': 'app:\n  id: x\npermissions:\n  scopes:\n    - read:field:jira\n    - read:avatar:jira\n',
  'src/read.ts': "requestJira('/rest/api/3/field');\nrequestJira('/rest/api/3/project/search');\n",
  'src/write.ts':
    "requestJira('/rest/api/3/issue', { method: 'POST' });\nrequestJira('/rest/internal/3/x');\n",
  'open/unknown.ts': "requestJira('/rest/api/3/field');\nrequestJira(event.path);\n",
  'all.txt': [
    'GET /rest/api/3/myself',
    'POST /rest/api/3/issue',
    'GET /rest/api/3/role',
    'GET /rest/api/3/settings/columns',
  ].join('\n'),
};
for (const [name, text] of Object.entries(files)) {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text);
}
const at = (name: string): string => join(folder, name);

const app = ['--app', at('manifest.yml')];

test.each([
  ['scopes-to-declare', scopesCommand, ['GET /rest/api/3/field']],
  [
    'scopes-missing',
    scopesCommand,
    ['--from', at('all.txt'), '--have', 'read:jira-work,read:jira-wrk,read:me'],
  ],
  ['scopes-connect', scopesCommand, ['GET /rest/api/3/role', '--have', 'READ,ADMIN']],
  ['scopes-opened', scopesCommand, ['--have', 'read:jira-user,storage:app']],
  ['scan-against-manifest', scanCommand, [at('src'), ...app]],
  ['scan-unresolved', scanCommand, [at('open'), ...app]],
  ['scan-section', scanCommand, [at('src'), '--app', at('exact.yml'), '--format', 'md']],
  ['scan-section-unresolved', scanCommand, [at('open'), ...app, '--format', 'md']],
  ['scan-section-granular', scanCommand, [at('open'), '--app', at('granular.yml'), '--format', 'md']],
  ['lint', lintCommand, [at('manifest.yml'), '--calls', 'GET /rest/api/3/role']],
  ['lint-healthy', lintCommand, [at('exact.yml')]],
] as const)('%s', async (name, make, words) => {
  const { code, out, err } = await runCommand(make, words);
  const printed = stripVTControlCharacters(`${out}${err}exit code ${code ?? 0}\n`)
    .replaceAll(`${folder}/`, '')
    .replace(/(?<=as of )\d{4}-\d\d-\d\d/g, 'YYYY-MM-DD');
  const file = fileURLToPath(new URL(`./printed/${name}.expected`, import.meta.url));
  if (writing) writeFileSync(file, printed);
  expect(printed).toBe(existsSync(file) ? readFileSync(file, 'utf8') : null);
});
