#!/usr/bin/env node
// Read by any Node since 20: nothing may be imported here before the version is known.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major > 22 || (major === 22 && minor >= 12)) {
  // The second start compiles nothing. Beside the code, because a folder that others may write to could be made to run theirs;
  // where this one may not be written, there is no cache.
  process.getBuiltinModule('node:module').enableCompileCache(`${import.meta.dirname}/.compile-cache`);
  await (await import('./cli/main.ts')).main();
} else await (await import('./cli/newer-node.ts')).runOnNewerNode();
