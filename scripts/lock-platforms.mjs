/**
 * Restores what a registry mirror hides: `npm install` leaves the optional packages of other platforms out of
 * package-lock.json where the mirror shows only its own, and `npm ci` then refuses the file everywhere else. For each
 * optional dependency without an entry this asks the registry for its facts and adds them. Run it after every change
 * of dependencies; test/house-rules/lock-file.test.ts says when it was forgotten.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('../package-lock.json', import.meta.url));
const lock = JSON.parse(readFileSync(file, 'utf8'));

/** The registry's facts of one exact version; null where the registry does not show it. */
const facts = (name, version) => {
  const wanted = ['version', 'os', 'cpu', 'libc', 'engines', 'license', 'dependencies', 'dist.integrity'];
  const run = spawnSync('npm', ['view', `${name}@${version}`, ...wanted, '--json'], { encoding: 'utf8' });
  try {
    const read = JSON.parse(run.stdout);
    return Array.isArray(read) ? read.at(-1) : read;
  } catch {
    return null;
  }
};

const listed = (value) => (value === undefined ? undefined : [value].flat());
const isThere = (path, name) =>
  [`${path}/node_modules/${name}`, `node_modules/${name}`].some((where) => where in lock.packages);

const added = [];
const addMissing = () => {
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (path === '' || isThere(path, name)) continue;
      const read = facts(name, version);
      lock.packages[`node_modules/${name}`] = {
        version: read?.version ?? version,
        ...(read?.['dist.integrity'] === undefined ? {} : { integrity: read['dist.integrity'] }),
        cpu: listed(read?.cpu),
        ...(entry.dev ? { dev: true } : {}),
        libc: listed(read?.libc),
        license: read?.license,
        optional: true,
        os: listed(read?.os),
        dependencies: read?.dependencies,
        engines: read?.engines,
      };
      added.push(`${name}@${version}${read === null ? ' (no facts)' : ''}`);
    }
  }
};
addMissing();

if (added.length > 0) {
  const sorted = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: sorted }, null, 2)}\n`);
}
process.stderr.write(`${added.length} entries added\n${added.join('\n')}${added.length > 0 ? '\n' : ''}`);
