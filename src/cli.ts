#!/usr/bin/env node
// Read by any Node since 20, which has to understand all that is imported here.
import { cacheFolder } from './cli/cache-folder.ts';
import { runCached } from './cli/code-cache.ts';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major > 22 || (major === 22 && minor >= 12)) {
  const here = import.meta.dirname;
  const command = process.argv[2]?.replace(/[^a-z]/g, '') || 'none';
  runCached(`${here}/start.cjs`, cacheFolder(here, command), command);
} else void import('./cli/newer-node.ts').then(({ runOnNewerNode }) => runOnNewerNode());
