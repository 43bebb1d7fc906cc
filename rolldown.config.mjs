import { fileURLToPath } from 'node:url';
import { defineConfig } from 'rolldown';
import { constantsWhenUsed } from './scripts/constants-when-used.mjs';
import { tablesWithoutShapes } from './scripts/tables-without-shapes.mjs';
import { thirdPartyNotices } from './scripts/third-party-notices.mjs';

/** A plugin that puts one place of a dependency otherwise; a version that has no such place stops the build. */
const rewriting = (name, file, place, by) => ({
  name,
  transform(code, id) {
    if (!file.test(id)) return null;
    if (!code.includes(place)) this.error(`${name}: ${id} no longer holds ${place}`);
    return code.replace(place, by);
  },
});

/**
 * Commander starts programs for subcommands that are files of their own; there are none, and those parts of Node take their time to load,
 * or to be copied for an import of the whole.
 */
const partsOfNode = { child_process: '{}', fs: '{}', path: '{}', process: 'process' };
const commanderAlone = () => ({
  name: 'commander-alone',
  resolveId: (source, importer) =>
    /[\\/]commander[\\/]/.test(importer ?? '') && Object.hasOwn(partsOfNode, source.replace('node:', ''))
      ? `\0part-${source.replace('node:', '')}`
      : undefined,
  load: (id) => (id.startsWith('\0part-') ? `export default ${partsOfNode[id.slice(6)]};` : undefined),
});

/** Whether an option is variadic, of any letter before the dots: to have Unicode's list of them made takes longer than the rest of the command line. */
const variadicWithoutUnicode = () =>
  rewriting(
    'variadic-without-unicode',
    /[\\/]commander[\\/]lib[\\/]option\.js$/,
    '/\\p{ID_Continue}\\.\\.\\.[>\\]]$/u',
    '/[^\\s<[]\\.\\.\\.[>\\]]$/',
  );

/**
 * On import picocolors asks `process.stdout` for its own guess at colours: Node would load its streams for that, and nobody uses the guess;
 * who paints says whether it is for a terminal.
 */
const coloursWithoutStreams = () =>
  rewriting(
    'colours-without-streams',
    /[\\/]picocolors[\\/]picocolors\.js$/,
    '(p.stdout || {}).isTTY',
    'false',
  );

/**
 * How wide a text is on a terminal: one of letters, digits and the like is as wide as it is long, as nearly all are that stand in a table.
 * Otherwise each is compared with every emoji there is, by expressions that are made anew for it.
 */
const plainTextsAreAsWideAsLong = () =>
  rewriting(
    'plain-texts-are-as-wide-as-long',
    /[\\/]string-width[\\/]index\.js$/,
    'const stringWidth = string => {',
    `$&\n\tif (/^[ -~\u2013]*$/.test(string)) return string.length;`,
  );

/**
 * Everything beyond ASCII written as an escape: Node then keeps a file with one byte a character, which is half to read and to compare with
 * its compile cache. Raw templates, in which an escape is text, have to be ASCII themselves.
 */
const asciiOnly = () => ({
  name: 'ascii-only',
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      for (const [raw] of chunk.code.matchAll(/\braw`[^`]*`/g))
        if (beyondAscii.test(raw)) this.error(`${chunk.fileName}: a raw template holds more than ASCII`);
      chunk.code = chunk.code.replaceAll(
        new RegExp(beyondAscii, 'g'),
        (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
    }
  },
});
// biome-ignore lint/suspicious/noControlCharactersInRegex: the range begins with them
const beyondAscii = /[^\x00-\x7f]/;

/**
 * Parsers that few texts need, what rewrites a descriptor, for an explanation the schemas of recorded evidence, with Zod, and the readers
 * of pasted text, and for the page of a cause the diagnosis: the files they stand in are read when one of them is first used.
 */
const rarelyNeeded = ['yaml', 'pako', 'calls', 'lezer', 'edits'];
const onlyOfSome = { explain: ['forms', 'texts'], causes: ['explain'] };
const readWhenUsed = () => ({
  name: 'read-when-used',
  renderChunk: (code, { name }) => {
    const seldom = [...rarelyNeeded, ...(onlyOfSome[name] ?? [])];
    return code.replace(
      new RegExp(`^const (require_(?:${seldom.join('|')})) = (require\\([^)]*\\));$`, 'gm'),
      'let $1$$read; const $1 = new Proxy({}, { get: (_, name) => ($1$$read ??= $2)[name] });',
    );
  },
});

/**
 * What a chunk hands on, as one object of values: made at once, where a property with a getter for each of hundreds takes a millisecond, and
 * every use a call. What is assigned again keeps its getter; entries keep all, which Node has to read without running them.
 */
const exportsAsValues = () => ({
  name: 'exports-as-values',
  renderChunk: (code, { isEntry, fileName }, _options, { chunks }) => {
    if (isEntry || isRequiredInTurn(fileName, chunks)) return null;
    const members = [...code.matchAll(getter)].map(([, name, value]) =>
      isAssignedOnce(value, code) ? `${name}: ${value}` : `get ${name}() { return ${value}; }`,
    );
    return members.length === 0
      ? null
      : `${code.replace(getter, '').trimEnd()}\nmodule.exports = { ${members.join(', ')} };\n`;
  },
});
const getter =
  /^Object\.defineProperty\(exports, ("[^"]+"), \{\s+enumerable: true,\s+get: function \(\) \{\s+return ([\w$]+);\s+\}\s+\}\);\n?/gm;
const isAssignedOnce = (name, code) =>
  (code.match(new RegExp(`(?<![\\w$.])${name.replaceAll('$', '\\$')} (?:=|[-+*/|&?]+=)(?![=>])`, 'g')) ?? [])
    .length <= 1;
/** A chunk that requires, by others, itself: they hold the object that was there before. */
const isRequiredInTurn = (file, chunks, from = file, seen = new Set()) =>
  (chunks[from]?.imports ?? []).some(
    (next) => next === file || (!seen.has(next) && isRequiredInTurn(file, chunks, next, seen.add(next))),
  );

/** Where a wording was seen is for people who read the source; a start would read and make the list of places each time. */
const wordingsWithoutSources = () => ({
  name: 'wordings-without-sources',
  renderChunk(code, { name }) {
    if (name !== 'facts') return null;
    if (!seenAt.test(code)) this.error('wordings state their sources in another way');
    return code.replace(seenAt, '$1');
  },
});
const seenAt = /(\bwords: \[[^\]]*\]),\s*sources: \[[^\]]*\]/g;

/** The bundler's own helpers are asked for by every chunk, also where none is used. */
const withoutUnusedHelpers = () => ({
  name: 'without-unused-helpers',
  renderChunk: (code) =>
    code.split('require_rolldown_runtime').length > 2
      ? null
      : code.replace(/^const require_rolldown_runtime = require\([^)]*\);\n/m, ''),
});

/** A file costs its time to open, and the helpers are shorter than what else stands in any: each holds its own. */
const helpersInEach = () => ({
  name: 'helpers-in-each',
  generateBundle(_options, bundle) {
    const chunks = Object.values(bundle).filter(({ type }) => type === 'chunk');
    const helpers = chunks.find(({ name }) => name === 'rolldown-runtime');
    const required = new RegExp(
      `require\\("[./\\w]*${helpers.fileName.split('/').at(-1).replace('.', '\\.')}"\\)`,
      'g',
    );
    for (const chunk of chunks)
      chunk.code = chunk.code.replace(
        required,
        () => `(module=>{${helpers.code.trim()};return module.exports})({})`,
      );
    delete bundle[helpers.fileName];
  },
});

/** What people import or start: ES modules by the name of each entry, which hand on what stands in the CommonJS file beside them. */
const entriesAsModules = () => ({
  name: 'entries-as-modules',
  generateBundle(_options, bundle) {
    for (const { type, isEntry, name, fileName, exports } of Object.values(bundle))
      if (type === 'chunk' && isEntry && (name === 'cli' || exports.length > 0))
        this.emitFile({
          type: 'asset',
          fileName: `${name}.js`,
          source:
            name === 'cli'
              ? `#!/usr/bin/env node\nimport './${fileName}';\n`
              : `export { ${exports.join(', ')} } from './${fileName}';\n`,
        });
  },
});

/**
 * The command line and the entries of the library in shared chunks, so that a start reads what its command needs and nothing else.
 * Packages are bundled, save those with a native part. CommonJS, because Node starts it sooner than ES modules: there is less to look up,
 * and a `require` is not waited for.
 */
export default defineConfig({
  cwd: fileURLToPath(new URL('.', import.meta.url)),
  input: {
    cli: 'src/cli.ts',
    start: 'src/cli/start.ts',
    explain: 'src/library/explain.ts',
    scopes: 'src/library/scopes.ts',
    simulator: 'src/library/simulator.ts',
    express: 'src/library/express.ts',
    'long-work': 'src/add-on/long-work/worker.ts',
  },
  platform: 'node',
  // Its entry for Node is UMD, whose requires no bundler can follow; beside it stands one of ES modules.
  resolve: {
    alias: {
      'jsonc-parser': 'jsonc-parser/lib/esm/main.js',
      // The same code as ES modules, of which what is not called is left out.
      yaml: fileURLToPath(new URL('node_modules/yaml/browser/dist/index.js', import.meta.url)),
    },
  },
  external: ['libsql', 'oxc-parser', 'pg-native'],
  // What a group without its dependencies asks for; the modules beside the entries name what is handed on.
  preserveEntrySignatures: 'allow-extension',
  // Our modules do nothing on import; those of the command line and of the thread are kept as entries.
  treeshake: { moduleSideEffects: [{ test: /[\\/]src[\\/]/, sideEffects: false }] },
  plugins: [
    commanderAlone(),
    variadicWithoutUnicode(),
    coloursWithoutStreams(),
    plainTextsAreAsWideAsLong(),
    withoutUnusedHelpers(),
    exportsAsValues(),
    wordingsWithoutSources(),
    // `start` is also what the bundler calls the file of the simulated Jira, which starts a sixth quicker for it: its schemas wait.
    constantsWhenUsed([
      'start',
      'facts',
      'explain',
      'texts',
      'scopes-of-products',
      'app-files',
      'lint',
      'scopes',
      'scan',
      'shared',
    ]),
    tablesWithoutShapes(['facts', 'explain']),
    readWhenUsed(),
    helpersInEach(),
    asciiOnly(),
    entriesAsModules(),
    thirdPartyNotices(),
  ],
  output: {
    dir: 'dist',
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: 'chunks/[name]-[hash].cjs',
    minify: { compress: true, mangle: { toplevel: false }, codegen: { removeWhitespace: true } },
    keepNames: true,
    // A file costs its time to open, whatever is in it: few for what every start, and every explanation, reads.
    codeSplitting: {
      groups: [
        {
          name: 'start',
          test: /commander|^\0part-|src.(cli.(main|commands|output|without-commands|package-version|terminal|read-input|write-file|refuse|repeatable|port-number)\b|report.(printable|layout)\b|shipped-files|add-on.(config.system-error|database.native-part))/,
        },
        ...['yaml', 'pako'].map((name) => ({
          name,
          test: new RegExp(`(node_modules|src.evidence).${name}\\b`),
        })),
        // Scopes of every product, events, and what compares them: no explanation asks for it.
        {
          name: 'scopes-of-products',
          includeDependenciesRecursively: false,
          test: /src.jira-facts.(scopes.(table|products)\.ts|events|addresses.without-user|operations.(facts-entry|recorded.stated|scopes.(names|smallest-cover|compare|moving|reach|sets)\.ts|answer.(asked|scope-answer|problem|comparable-scopes)))/,
        },
        {
          name: 'facts',
          test: /src.(jira-facts.(?!operations.recorded.calls|refusals.reason-phrases)|evidence.((told|place|kinds|is-record|credential|redaction.(mask|authorization))\.ts|intake.values)|diagnosis.cause\.ts|report.wording\.ts|app-files.nearest-name)/,
        },
        {
          name: 'texts',
          test: /src.(evidence.intake.(lines|printed|curl|tidying|around|plain-form)|jira-facts.refusals.reason-phrases)/,
        },
        {
          name: 'forms',
          test: /zod.v4.(core|mini)|src.(evidence.((exchange|account-facts)\.ts|intake.recordings.case-form)|diagnosis.finding-schema)/,
        },
        { name: 'lezer', test: /node_modules.@lezer/ },
        { name: 'schemas', test: /zod.v4.(classic|locales)/ },
        { name: 'calls', test: /src.jira-facts.operations.recorded.calls\b/ },
        {
          name: 'explain',
          test: /src.(evidence|diagnosis|cli.(explain|recordings)\b)/,
        },
        // How a descriptor is put right, for which every indentation there may be is made beforehand.
        { name: 'edits', test: /jsonc-parser.lib.esm.impl.(edit|format|string-intern)/ },
        {
          name: 'app-files',
          test: /jsonc-parser|src.app-files.((document|connect.(product|support-dates))|(app-file|held|line-starts|moving|scopes)\.ts)/,
        },
        { name: 'shared', test: /picocolors|src.cli.(entries-of|held-scopes|least-scopes|scopes-calls)\b/ },
      ],
    },
  },
});
