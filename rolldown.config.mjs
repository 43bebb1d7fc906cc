import { fileURLToPath } from 'node:url';
import { defineConfig } from 'rolldown';
import { thirdPartyNotices } from './scripts/third-party-notices.mjs';

/** Commander starts programs for subcommands that are files of their own; there are none, and that part of Node takes its time to load. */
const withoutChildProcess = () => ({
  name: 'without-child-process',
  resolveId: (source, importer) =>
    source === 'node:child_process' && /[\\/]commander[\\/]/.test(importer ?? '')
      ? '\0no-child-process'
      : undefined,
  load: (id) => (id === '\0no-child-process' ? 'export default {};' : undefined),
});

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

/** Parsers that few texts need: the files they stand in are read when one of them is first used. */
const rarelyNeeded = ['yaml', 'pako'];
const readWhenUsed = () => ({
  name: 'read-when-used',
  renderChunk: (code) =>
    code.replace(
      new RegExp(`^const (require_(?:${rarelyNeeded.join('|')})) = (require\\([^)]*\\));$`, 'gm'),
      'const $1 = new Proxy({}, { get: (_, name) => $2[name] });',
    ),
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
  // Our modules do nothing on import; those of the command line and of the thread are kept as entries.
  treeshake: { moduleSideEffects: [{ test: /[\\/]src[\\/]/, sideEffects: false }] },
  plugins: [withoutChildProcess(), readWhenUsed(), asciiOnly(), entriesAsModules(), thirdPartyNotices()],
  output: {
    dir: 'dist',
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: 'chunks/[name]-[hash].cjs',
    minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
    keepNames: true,
    // A file costs its time to open, whatever is in it: few for what every start, and every explanation, reads.
    codeSplitting: {
      groups: [
        {
          name: 'start',
          test: /commander|src.(cli.(main|commands|output|package-version|terminal)\b|shipped-files|add-on.config.system-error)|rolldown.runtime/,
        },
        ...rarelyNeeded.map((name) => ({ name, test: new RegExp(`node_modules.${name}\\b`) })),
        { name: 'facts', test: /src.jira-facts.(?!operations.recorded)|zod.v4.(core|mini)/ },
        {
          name: 'explain',
          test: /src.(evidence|diagnosis|report.(printable|layout)|cli.(explain|recordings)\b)/,
        },
      ],
    },
  },
});
