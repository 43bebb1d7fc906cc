/**
 * Writes test/simulated-jira/recorded/shapes.json anew: `node scripts/simulator-recordings.mjs FILE`. FILE holds, for each recorded
 * operation of real Jira, door, login, method, path, status, years, source, the headers that were seen with their forms, and the places
 * of the body with their types. Kept are the operations, and the names of headers and places that nine of ten recordings have: no answer of
 * anybody. Places below custom fields, documents and names of a site's own are left out.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [file] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write('Name the file with the recorded forms.\n');
  process.exit(2);
}
const target = fileURLToPath(new URL('../test/simulated-jira/recorded/shapes.json', import.meta.url));
/** Names in a body that are the site's, not Jira's: custom fields, and what people call things. */
const own =
  /customfield_|[@\s]|https?:|\/\d+(?:\/|$)|\/(?:description|comment|body)\/content|\/(?:roles|properties)\//;

const bodyOf = ({ body, bodies }) =>
  body === undefined
    ? {}
    : {
        body: Object.fromEntries(
          Object.entries(body)
            .filter(([place, { in: seen }]) => place !== '/' && seen >= 0.9 * bodies && !own.test(place))
            .map(([place, { types }]) => [place, types.join('|')]),
        ),
      };

const rows = JSON.parse(readFileSync(file, 'utf8')).map((row) => ({
  door: row.door,
  login: row.login,
  method: row.method,
  path: row.path.replace('{version}', '3').replace(/\/epic\/[A-Z]+-\d+\//, '/epic/{epicIdOrKey}/'),
  status: row.status,
  years: row.years,
  source: [row.source].flat(),
  contentType: row.headers['content-type']?.forms.map((form) => form.replace('value ', '')) ?? [],
  headers: Object.entries(row.headers)
    .filter(([, { in: seen }]) => seen >= 0.9 * row.recordings)
    .map(([name]) => name)
    .sort(),
  ...bodyOf(row),
}));
const lines = rows.map((row) => `  ${JSON.stringify(row)}`);
writeFileSync(target, `[\n${lines.join(',\n')}\n]\n`);
process.stdout.write(`${rows.length} recorded operations written to ${target}\n`);
