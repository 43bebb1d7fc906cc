#!/usr/bin/env node
// Read by any Node since 20, which has to understand all that is imported here.
import { runCached } from './cli/code-cache.ts';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major > 22 || (major === 22 && minor >= 12)) {
  const here = import.meta.dirname;
  // Beside the code, because a folder that others may write to could be made to run theirs.
  const cache = `${here}/.compile-cache/${process.version}-${process.arch}`;
  runCached(`${here}/start.cjs`, cache, process.argv[2]?.replace(/[^a-z]/g, '') || 'none');
} else void import('./cli/newer-node.ts').then(({ runOnNewerNode }) => runOnNewerNode());
