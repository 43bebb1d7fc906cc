import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const tokenSheets = [
  'atlassian-light',
  'atlassian-dark',
  'atlassian-spacing',
  'atlassian-typography',
  'atlassian-shape',
];

/**
 * Atlassian's design tokens as one static sheet, `virtual:atlassian-tokens.css`. Their own loader inserts style
 * elements at run time, which a page that forbids inline styles would refuse; a file is also there before the first paint.
 */
function atlassianTokens(): Plugin {
  const id = 'virtual:atlassian-tokens.css';
  return {
    name: 'atlassian-tokens',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    async load(source) {
      if (source !== `\0${id}`) return undefined;
      const sheets = await Promise.all(
        tokenSheets.map(async (name): Promise<string> => {
          const sheet = await import(`@atlaskit/tokens/dist/esm/artifacts/themes/${name}.js`);
          return sheet.default;
        }),
      );
      return sheets.join('\n');
    },
  };
}

/**
 * The panel is one static folder for both doors: framed by Jira at {BASE_URL}/connect/panel and uploaded as a Forge
 * Custom UI resource. Hence addresses relative to the page, no inline script, and no inlined asset.
 */
export default defineConfig({
  root: fileURLToPath(new URL('src/panel', import.meta.url)),
  base: './',
  plugins: [react(), atlassianTokens()],
  resolve: {
    alias: [
      {
        find: /^@atlaskit\/feature-gate-js-client(\/.*)?$/,
        replacement: fileURLToPath(new URL('src/panel/no-feature-gates.ts', import.meta.url)),
      },
    ],
  },
  define: { 'process.env.NODE_ENV': '"production"', 'process.env.CI': 'undefined' },
  build: {
    outDir: fileURLToPath(new URL('dist/panel', import.meta.url)),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    target: 'es2022',
  },
});
