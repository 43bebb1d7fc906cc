import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { thirdPartyNotices } from './scripts/third-party-notices.mjs';

/** Atlassian's token sheets, and for which page each of them holds. */
const tokenSheets: Readonly<Record<string, string>> = {
  'atlassian-light': 'html[data-color-mode="light"]',
  'atlassian-dark': 'html[data-color-mode="dark"]',
  'atlassian-spacing': ':root',
  'atlassian-typography': ':root',
  'atlassian-shape': ':root',
};

/**
 * Atlassian's design tokens as one static sheet, `virtual:atlassian-tokens.css`. Their own loader inserts style
 * elements at run time, which a page that forbids inline styles would refuse; a file is also there before the first
 * paint. The frames around us name the themes each in their own way, so only light or dark is left to them.
 */
function atlassianTokens(): Plugin {
  const id = 'virtual:atlassian-tokens.css';
  return {
    name: 'atlassian-tokens',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    async load(source) {
      if (source !== `\0${id}`) return undefined;
      const sheets = await Promise.all(
        Object.entries(tokenSheets).map(async ([name, selector]): Promise<string> => {
          const module = await import(`@atlaskit/tokens/dist/esm/artifacts/themes/${name}.js`);
          const sheet: string = module.default;
          return `${selector} ${sheet.slice(sheet.indexOf('{'))}`;
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
  root: fileURLToPath(new URL('src/add-on/panel', import.meta.url)),
  base: './',
  plugins: [react(), atlassianTokens(), thirdPartyNotices()],
  resolve: {
    alias: [
      {
        find: 'cli-table3',
        replacement: fileURLToPath(new URL('src/add-on/panel/no-terminal.ts', import.meta.url)),
      },
      {
        find: /^@atlaskit\/feature-gate-js-client(\/.*)?$/,
        replacement: fileURLToPath(new URL('src/add-on/panel/no-feature-gates.ts', import.meta.url)),
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
