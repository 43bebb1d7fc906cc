import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

const mutant = JSON.parse(process.env.MUTANT ?? '{}');
const url = mutant.file === undefined ? undefined : pathToFileURL(mutant.file).href;

/** Puts the mutant of MUTANT (JSON: file, start, end, text) in place of what stands in the file, when Node loads it. */
registerHooks({
  load(asked, context, next) {
    if (asked !== url) return next(asked, context);
    const source = readFileSync(mutant.file, 'utf8');
    const mutated = source.slice(0, mutant.start) + mutant.text + source.slice(mutant.end);
    return { format: 'module-typescript', source: mutated, shortCircuit: true };
  },
});
