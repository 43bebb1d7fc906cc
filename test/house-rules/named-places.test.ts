import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { root } from './sources.ts';

/** What is made or brought along: no place of the project. */
const made = new Set(['node_modules', 'dist', '.git', '.cache', 'data', 'coverage']);

function placesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !made.has(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? [path, ...placesBelow(path)] : [path];
    });
}

const places = placesBelow('');
const known = new Set(places);
/** `lock-file.test.ts`, `house-rules/lock-file.test.ts` …: a place may be named by its end. */
const ends = new Set(
  places.flatMap((path) => path.split('/').map((_, from, parts) => parts.slice(from).join('/'))),
);
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const sources = places.filter((path) =>
  /^(src|scripts|test|bench|action)\/.*\.(ts|tsx|mjs|cjs|js)$/.test(path),
);
/** Coverage is written by a script and held by its own test; a changelog tells of what was. */
const pages = places.filter(
  (path) => /\.(md|txt)$/.test(path) && !/^(test|docs\/simulator-coverage|CHANGELOG)/.test(path),
);

const commentsOf = (text: string): string =>
  [...text.matchAll(/\/\*[\s\S]*?\*\/|(?:^|\s)\/\/ .*$/gm)].map(([comment]) => comment).join('\n');

const isThere = (name: string, from: string): boolean =>
  ends.has(name) || known.has(normalize(join(dirname(from), name))) || made.has(name.split('/', 1)[0] ?? '');

const shown = (offences: readonly string[]): string => [...new Set(offences)].join('\n');

test('a file that a comment names is there', () => {
  const offences = sources.flatMap((path) =>
    // What stands behind the name of a repository is a file of that one.
    [
      ...commentsOf(read(path)).matchAll(
        /(?<![\w/.@:{}(-])(?:src|test|docs|scripts|bench|schema)\/[\w./-]*\.(?:tsx?|mjs|md|json|ya?ml)\b/g,
      ),
    ]
      .map(([name]) => name)
      .filter((name) => !isThere(name, path))
      .map((name) => `${path} names ${name}, which is not there: name the place it is at now`),
  );
  expect(shown(offences)).toBe('');
});

test('a file that a page names is there', () => {
  const offences = pages.flatMap((path) =>
    [...read(path).matchAll(/`((?:src|test|docs|scripts|bench|schema|profiles|deploy|action)\/[\w./-]*)`/g)]
      .map(([, name = '']) => name.replace(/\/$/, ''))
      .filter((name) => !isThere(name, path))
      .map((name) => `${path} names ${name}, which is not there: name the place it is at now`),
  );
  expect(shown(offences)).toBe('');
});

const { scripts, version }: { scripts: Record<string, string>; version: string } = JSON.parse(
  read('package.json'),
);
const namedScripts = (text: string): string[] =>
  [...text.matchAll(/\bnpm run (?:-s |--silent )?([\w:-]*\w)/g)].map(([, name = '']) => name);

test('an npm script that a page, a comment or a sentence of a test names is in package.json', () => {
  // What an app of somebody's runs.
  const foreign = new Set(['nightly']);
  const offences = [
    ...pages,
    ...sources.filter((path) => basename(path) !== basename(import.meta.filename)),
  ].flatMap((path) =>
    namedScripts(/\.(md|txt)$/.test(path) ? read(path) : commentsOf(read(path)))
      .filter((name) => !(name in scripts) && !foreign.has(name))
      .map((name) => `${path}: there is no script "${name}" in package.json`),
  );
  expect(shown(offences)).toBe('');
});

test('every npm script is named on a page, so that somebody can find it', () => {
  // npm runs these by itself, or every page would have to name them.
  const known = new Set([...pages.flatMap((path) => namedScripts(read(path))), 'prepack', 'start', 'test']);
  expect(
    Object.keys(scripts)
      .filter((name) => !known.has(name))
      .map((name) => `no page names "npm run ${name}": CONTRIBUTING.md has a list`),
  ).toEqual([]);
});

test('every place that names the version of the package names the present one', () => {
  const offences = [...pages, '.claude-plugin/plugin.json'].flatMap((path) =>
    [
      ...read(path).matchAll(
        /clearance-(\d+\.\d+\.\d+)\.tgz|clearance@v(\d+\.\d+\.\d+)|^ {2}"version": "(.+)"/gm,
      ),
    ]
      .map(([, tarball, tag, own]) => tarball ?? tag ?? own)
      .filter((named) => named !== version)
      .map((named) => `${path} names ${named}, and package.json has ${version}`),
  );
  expect(shown(offences)).toBe('');
  expect(read('CHANGELOG.md')).toContain(`\n## ${version}`);
  expect(JSON.parse(read('package-lock.json')).version).toBe(version);
});

test('docs/architecture.md says of every folder of a large room, and of the tests, what it holds', () => {
  const page = read('docs/architecture.md');
  const foldersOf = (folder: string): string[] =>
    readdirSync(join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !made.has(entry.name))
      .map(({ name }) => name);
  const rooms = [
    'src',
    'src/diagnosis',
    'src/self-test',
    'src/evidence/intake',
    'src/add-on',
    'src/simulated-jira',
  ];
  const inTests = foldersOf('test').filter((name) => !foldersOf('src').includes(name));
  const offences = [
    ...rooms.flatMap((room) => foldersOf(room).map((name) => ({ path: `${room}/${name}`, name }))),
    ...inTests.map((name) => ({ path: `test/${name}`, name })),
  ]
    .filter(({ name }) => !page.includes(`\`${name}/\``))
    .map(({ path }) => `docs/architecture.md does not say what ${path}/ holds`);
  expect(shown(offences)).toBe('');
});
