import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';

/** The change that is being tried: file, start, end, text. A thread that a test starts inherits it. */
const change = () => JSON.parse(process.env.MUTANT ?? '{}');

const mutated = (source, { start, end, text }) => source.slice(0, start) + text + source.slice(end);
const stripped = new Map();

function strippedOnce(path) {
  if (!stripped.has(path)) stripped.set(path, stripTypeScriptTypes(readFileSync(path, 'utf8')));
  return stripped.get(path);
}

/** Files loaded anew for each change, set by who tries them: those from which the changed one can be reached. */
export const anew = new Set();

/**
 * Puts the change in place of what stands in its file when Node loads it. Modules that can reach the file carry the number of
 * the change in their address, so that one process can try many: all others stay loaded.
 */
registerHooks({
  resolve(asked, context, next) {
    const found = next(asked, context);
    const { url } = found;
    if (!isMainThread || !url.startsWith('file:') || url.includes('?') || url.includes('/node_modules/'))
      return found;
    const number = /\?change=\d+$/.exec(context.parentURL ?? '')?.[0];
    return number !== undefined && anew.has(fileURLToPath(url)) ? { ...found, url: url + number } : found;
  },
  load(url, context, next) {
    if (!url.startsWith('file:') || !/\.ts(\?|$)/.test(url) || url.includes('/node_modules/'))
      return next(url, context);
    const path = fileURLToPath(url);
    const { file, ...edit } = change();
    if (path !== file) return { format: 'module', source: strippedOnce(path), shortCircuit: true };
    const source = stripTypeScriptTypes(mutated(readFileSync(path, 'utf8'), edit));
    return { format: 'module', source, shortCircuit: true };
  },
});
