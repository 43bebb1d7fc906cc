import { isBuiltin } from 'node:module';
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
 * Node's own modules by `process.getBuiltinModule`: an `import` of one reads every property it has, which loads parts of Node that nobody
 * asked for (`node:fs` all of its streams). What an older Node, which lacks the function, must still be able to read is left alone.
 */
const withoutBuiltinFacades = () => ({
  name: 'without-builtin-facades',
  renderChunk: (code, { name }) =>
    ['newer-node', 'rolldown-runtime'].includes(name)
      ? null
      : code.replaceAll(
          /^import (?:(?:\* as )?([\w$]+))?(?:, )?(\{[^}]*\})? ?from "((?:node:)?[\w/]+)";$/gm,
          (statement, whole, some, module) =>
            isBuiltin(module)
              ? [whole, some]
                  .filter((names) => names !== undefined)
                  .map((names) => `const ${names.replaceAll(' as ', ': ')} = ${builtin(module)};`)
                  .join(' ')
              : statement,
        ),
});
const builtin = (module) => `globalThis.process.getBuiltinModule("${module}")`;

/**
 * The command line and the entries of the library in shared chunks, so that a start reads what its command needs and nothing else.
 * Packages are bundled, save those with a native part.
 */
export default defineConfig({
  cwd: fileURLToPath(new URL('.', import.meta.url)),
  input: {
    cli: 'src/cli.ts',
    explain: 'src/library/explain.ts',
    scopes: 'src/library/scopes.ts',
    simulator: 'src/library/simulator.ts',
    express: 'src/library/express.ts',
    'long-work': 'src/add-on/long-work/worker.ts',
  },
  platform: 'node',
  // Its entry for Node is UMD, whose requires no bundler can follow; beside it stands one of ES modules.
  resolve: { alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' } },
  external: ['libsql', 'oxc-parser', 'pg-native'],
  // Our modules do nothing on import; those of the command line and of the thread are kept as entries.
  treeshake: { moduleSideEffects: [{ test: /[\\/]src[\\/]/, sideEffects: false }] },
  plugins: [withoutChildProcess(), withoutBuiltinFacades(), thirdPartyNotices()],
  output: {
    dir: 'dist',
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
    keepNames: true,
    // A file costs its time to open, whatever is in it: few for what every start, and every explanation, reads.
    codeSplitting: {
      groups: [
        {
          name: 'start',
          test: /commander|src.(cli.(main|commands|package-version|terminal)\b|shipped-files)|rolldown.runtime/,
        },
        // Of the explanation's, but others read files in YAML without explaining anything.
        { name: 'yaml', test: /node_modules.yaml\b/ },
        { name: 'facts', test: /src.jira-facts.(?!operations.recorded)|zod.v4.(core|mini)/ },
        {
          name: 'explain',
          test: /src.(evidence|diagnosis|report.(printable|layout)|cli.(explain|recordings)\b)|pako/,
        },
      ],
    },
  },
});
