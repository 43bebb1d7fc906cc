/**
 * `npm run sbom`: writes dist/sbom.cdx.json (CycloneDX 1.5): what is installed with the package, by npm itself, and what is
 * bundled into dist/, by the notices the bundler wrote, with version, licence and hash of the lock file. Run it after a
 * build and keep the file with the release. npm alone would leave the bundled ones out, since they are dependencies of
 * development.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path) => readFileSync(join(root, path), 'utf8');
const bom = JSON.parse(
  execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--omit=dev'], { cwd: root, maxBuffer: 1e8 }),
);
const known = new Set(bom.components.map(({ purl }) => purl));
const locked = Object.entries(JSON.parse(read('package-lock.json')).packages).map(([path, entry]) => ({
  ...entry,
  name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
}));

const heads = read('dist/THIRD-PARTY-NOTICES.txt')
  .split(`\n${'='.repeat(80)}\n\n`)
  .slice(1)
  .map((notice) => notice.slice(0, notice.indexOf(' (')).split(' '));
for (const [name, version] of heads) {
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  if (known.has(purl)) continue;
  const entry = locked.find((candidate) => candidate.name === name && candidate.version === version);
  if (entry === undefined) throw new Error(`${name} ${version} is bundled and not in the lock file.`);
  const [, algorithm, hash] = /^(sha\d+)-(.+)$/.exec(entry.integrity ?? '') ?? [];
  bom.components.push({
    'bom-ref': `${name}@${version}`,
    type: 'library',
    name,
    version,
    scope: 'required',
    purl,
    properties: [{ name: 'clearance:bundled', value: 'true' }],
    ...(entry.license === undefined ? {} : { licenses: [{ expression: entry.license }] }),
    ...(hash === undefined
      ? {}
      : {
          hashes: [
            { alg: algorithm.replace('sha', 'SHA-'), content: Buffer.from(hash, 'base64').toString('hex') },
          ],
        }),
  });
}
bom.components.sort((a, b) => a.purl.localeCompare(b.purl));
writeFileSync(join(root, 'dist/sbom.cdx.json'), `${JSON.stringify(bom, null, 2)}\n`);
process.stderr.write(`dist/sbom.cdx.json: ${bom.components.length} components\n`);
