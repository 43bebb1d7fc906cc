/**
 * `npm run expressions [-- --record]`: every regular expression of src must take time linear in its input,
 * so that no text, whoever sends it, holds the event loop. Literals are read from the sources; those that are put
 * together at run time are caught while the modules that do so load. What recheck found safe is remembered by the text of the
 * expression in test/house-rules/linear-expressions.json, so that a check costs only what is new; `--record` takes the time that
 * it takes and writes it. Without it, what is new is judged for a few seconds in all, and the rest named.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseSync, Visitor } from 'oxc-parser';

const root = fileURLToPath(new URL('..', import.meta.url));
const verdictsFile = join(root, 'test/house-rules/linear-expressions.json');
/** Loading these starts something, or needs a browser. */
const notLoaded = /^src\/(cli\.ts|cli\/|mcp\/|add-on\/panel\/|simulated-jira\/)/;

const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
  .map((entry) => relative(root, join(entry.parentPath, entry.name)))
  // A local double of Jira's, which nobody else can reach.
  .filter((path) => !path.startsWith('src/simulated-jira/'));

/** text of the expression → where it stands */
const found = new Map();
const note = (source, flags, where) => {
  const text = `/${source}/${flags.replace(/[gdy]/g, '')}`;
  if (!found.has(text)) found.set(text, { source, flags, where });
};

const assembling = [];
for (const path of sources) {
  const text = readFileSync(join(root, path), 'utf8');
  if (/\bRegExp\(/.test(text)) assembling.push(path);
  const { program } = parseSync(path, text);
  new Visitor({
    Literal: (node) => {
      if (node.regex) note(node.regex.pattern, node.regex.flags, path);
    },
  }).visit(program);
}

const Native = RegExp;
globalThis.RegExp = new Proxy(Native, {
  construct(target, args) {
    const made = Reflect.construct(target, args);
    // Only what a module of ours makes while it loads; its libraries answer for themselves.
    const [, where] = /\/(src\/[^:\s]+)/.exec(new Error().stack?.split('\n')[2] ?? '') ?? [];
    if (where !== undefined) note(made.source, made.flags, where);
    return made;
  },
});
for (const path of assembling.filter((name) => !notLoaded.test(name))) {
  await import(pathToFileURL(join(root, path)).href);
}
globalThis.RegExp = Native;

const verdicts = JSON.parse(readFileSync(verdictsFile, 'utf8'));
const recording = process.argv.includes('--record');
const patienceMs = recording ? 60_000 : 2_000;
const until = performance.now() + (recording ? Number.POSITIVE_INFINITY : 10_000);
const problems = [];
const open = [];
const known = new Set([...verdicts.safe, ...Object.keys(verdicts.bounded)]);
const unknown = [...found].filter(([text]) => !known.has(text));
// The analyser is big: it is loaded where something is new.
const { check } = unknown.length === 0 ? { check: null } : await import('recheck');
for (const [text, { source, flags, where }] of unknown) {
  const { status, complexity } =
    performance.now() < until ? await check(source, flags, { timeout: patienceMs }) : { status: 'unknown' };
  if (status === 'safe') verdicts.safe.push(text);
  else if (status === 'unknown' && !recording) open.push(`${where}: ${text}`);
  else problems.push(`${where}: ${text} is ${complexity?.type ?? status}`);
}

if (recording) {
  verdicts.safe = verdicts.safe.filter((text) => found.has(text)).sort();
  verdicts.bounded = Object.fromEntries(Object.entries(verdicts.bounded).filter(([text]) => found.has(text)));
  writeFileSync(verdictsFile, `${JSON.stringify(verdicts, null, 2)}\n`);
}
if (problems.length > 0) {
  process.stderr.write(
    `${problems.join('\n')}\nWrite such an expression so that it is linear, parse by hand or with a parser, or bound its input and say so under "bounded" in test/house-rules/linear-expressions.json.\n`,
  );
  process.exitCode = 1;
}
if (open.length > 0) {
  process.stderr.write(
    `These regular expressions are new and not judged yet; run \`npm run expressions -- --record\`, which takes longer, and commit test/house-rules/linear-expressions.json:\n${open.join('\n')}\n`,
  );
  process.exitCode = 1;
}
