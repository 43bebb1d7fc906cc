import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { loadOperations } from '../../../src/jira-facts/operations/index.ts';

/** The sources that the package publishes beside its build. */
const sources = join(dirname(createRequire(import.meta.url).resolve('jira.js/package.json')), 'src');
const apis = ['version2', 'version3', 'agile', 'serviceDesk'];

/** Calls of jira.js that are in none of Atlassian's documents, and why. */
const reasons: Readonly<Record<string, string>> = {
  'POST /rest/api/{v}/search/id':
    'in none of the documents the table was made from; part of the old search, which is gone',
  'GET /rest/api/{v}/user/nav4-opt-property/{}':
    'in none of the documents the table was made from; a switch of the old navigation',
  'PUT /rest/api/{v}/user/nav4-opt-property/{}':
    'in none of the documents the table was made from; a switch of the old navigation',
  'GET /rest/devopscomponents/1.0/{}':
    'misses a segment: the document has /devopscomponents/1.0/devopscomponents/{componentId}',
  'DELETE /rest/devopscomponents/1.0/{}':
    'misses a segment: the document has /devopscomponents/1.0/devopscomponents/{componentId}',
};

interface Call {
  readonly method: string;
  readonly path: string;
}

const requestConfig = /url: (['`])(\/[^'`]+)\1,\s*method: '([A-Z]+)'/g;

const files = apis.flatMap((api) =>
  readdirSync(join(sources, api))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(sources, api, name), 'utf8')),
);
const calls: Call[] = files.flatMap((text) =>
  [...text.matchAll(requestConfig)].map(([, , url = '', method = '']) => ({
    method,
    path: url.replaceAll(/\$\{[^}]*\}/g, '{}'),
  })),
);
const listed = ({ method, path }: Call): string =>
  `${method} ${path.replace(/\/rest\/api\/[23]\//, '/rest/api/{v}/')}`;

const table = loadOperations();

test('every call of the client was extracted', () => {
  const methods = files.reduce(
    (sum, text) => sum + (text.match(/^\s*method: '[A-Z]+',?$/gm)?.length ?? 0),
    0,
  );
  expect(calls.length).toBe(methods);
  expect(calls.length).toBeGreaterThan(1_300);
});

test('every call is an operation of the table, or is listed with its reason', () => {
  const unexplained = calls.filter(
    (call) => table.resolve(call.method, call.path).kind !== 'known' && reasons[listed(call)] === undefined,
  );
  expect(unexplained).toEqual([]);
});

test('every reason is still needed', () => {
  const unknown = new Set(
    calls.filter((call) => table.resolve(call.method, call.path).kind !== 'known').map(listed),
  );
  expect(Object.keys(reasons).filter((name) => !unknown.has(name))).toEqual([]);
});

test('the call that jira.js makes is the operation it documents', () => {
  expect(table.resolve('GET', '/rest/api/3/project/{}/role/{}')).toMatchObject({
    operation: { id: 'getProjectRole' },
  });
});
