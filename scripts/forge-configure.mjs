/**
 * Fills the two values of manifest.yml that are yours: `npm run forge:configure -- --app-id ARI --base-url URL`.
 * Comments and layout of the file stay as they are.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parseDocument } from 'yaml';

const manifestFile = fileURLToPath(new URL('../manifest.yml', import.meta.url));
const appIdForm = /^ari:cloud:ecosystem::app\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const problemsOf = ({ appId, baseUrl }) => [
  ...(appIdForm.test(appId ?? '')
    ? []
    : ['--app-id must be the full id that `forge register` printed: ari:cloud:ecosystem::app/<uuid>.']),
  ...(URL.canParse(baseUrl ?? '') && new URL(baseUrl).protocol === 'https:'
    ? []
    : ['--base-url must be the public https address of your backend, the same as BASE_URL.']),
];

const usage = `Usage: npm run forge:configure -- --app-id ARI --base-url URL

Fills the two values of manifest.yml that are yours.

Options:
  --app-id ARI    the full id that \`forge register\` printed: ari:cloud:ecosystem::app/<uuid>
  --base-url URL  the public https address of your backend, the same as BASE_URL
  -h, --help      this text
`;

const options = {
  'app-id': { type: 'string' },
  'base-url': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
};

function readArguments() {
  try {
    return { values: parseArgs({ options }).values, wrong: [] };
  } catch (error) {
    return { values: {}, wrong: [`${error.message.split('. ')[0]}; --help names the options.`] };
  }
}

const { values, wrong } = readArguments();
const chosen = { appId: values['app-id'], baseUrl: values['base-url']?.replace(/\/+$/, '') };
const problems = wrong.length > 0 ? wrong : problemsOf(chosen);

if (values.help) process.stdout.write(usage);
else if (problems.length > 0) {
  process.stderr.write(`${problems.join('\n')}\n`);
  process.exitCode = 2;
} else {
  const document = parseDocument(readFileSync(manifestFile, 'utf8'));
  document.setIn(['app', 'id'], chosen.appId);
  document.setIn(['remotes', 0, 'baseUrl'], chosen.baseUrl);
  writeFileSync(manifestFile, document.toString({ lineWidth: 0 }));
  process.stderr.write('manifest.yml is filled in. Next: forge deploy, then forge install.\n');
}
