#!/usr/bin/env node
// Read by any Node since 20: nothing but Node's own modules may be imported here before the version is known.
import nodeModule from 'node:module';
import { fileURLToPath } from 'node:url';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major > 22 || (major === 22 && minor >= 12)) {
  // The second start compiles nothing. Beside the code, because a folder that others may write to could be made to run theirs;
  // where this one may not be written, there is no cache.
  nodeModule.enableCompileCache(fileURLToPath(new URL('.compile-cache', import.meta.url)));
  await (await import('./cli/main.ts')).main();
} else await (await import('./cli/newer-node.ts')).runOnNewerNode();
