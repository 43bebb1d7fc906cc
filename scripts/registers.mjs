/**
 * `npm run derived`: writes what follows from files alone, so that a cause or a kind of identity is added by adding its
 * file: the registers of both, and the library's own type of identities. The JSON Schemas follow from them. A register
 * keeps its order, and what is new stands last: of two causes that the evidence speaks for alike, the first is named first.
 */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const notice = '/* Written by `npm run derived`, from the files of this folder. */';

const textOf = (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '');

/** The ids of a folder's files, in the order of the register where they stand in it already. */
function idsIn(folder, register) {
  const known = [...textOf(register).matchAll(/^ {2}'([a-z0-9-]+)',$/gm)].map(([, id]) => id);
  const rank = (id) => (known.includes(id) ? known.indexOf(id) : known.length);
  return readdirSync(join(root, folder))
    .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
    .map((file) => file.slice(0, -'.ts'.length))
    .sort()
    .sort((a, b) => rank(a) - rank(b));
}

/** `jwt-qsh-mismatch` → `jwtQshMismatch`, `oauth-3lo` → `oauth3lo`. */
const nameOf = (id) => id.replace(/-(.)/g, (_dash, letter) => letter.toUpperCase());
const keyOf = (id) => (/^[a-z]+$/.test(id) ? id : `'${id}'`);
const lines = (ids, line) => ids.map((id) => `${line(id)}\n`).join('');

function causes() {
  const ids = idsIn('src/diagnosis/causes', 'src/diagnosis/cause.ts');
  return {
    'src/diagnosis/cause.ts': `/* Written by \`npm run derived\`, from the files of causes/. */

/** Every cause Clearance can name. The list is closed: data, a page and cases exist for each, and test/house-rules says which is missing. */
export const causeIds = [
${lines(ids, (id) => `  '${id}',`)}] as const;

export type CauseId = (typeof causeIds)[number];
`,
    'src/diagnosis/causes/index.ts': `${notice}
import type { CauseId } from '../cause.ts';
import type { Cause } from '../cause-definition.ts';
${lines([...ids].sort(), (id) => `import { ${nameOf(id)} } from './${id}.ts';`)}
/** Every cause by its id. */
export const causes: Readonly<Record<CauseId, Cause>> = {
${lines(ids, (id) => `  ${keyOf(id)}: ${nameOf(id)},`)}};
`,
  };
}

function identities() {
  const register = 'src/jira-facts/identities/kinds/index.ts';
  const kinds = idsIn('src/jira-facts/identities/kinds', register);
  return {
    [register]: `${notice}
import type { IdentityTraits } from '../identity-traits.ts';
${lines([...kinds].sort(), (kind) => `import { ${nameOf(kind)} } from './${kind}.ts';`)}
/** Who calls Jira. One word for each credential that behaves differently on the wire. */
export const identityKinds = [
${lines(kinds, (kind) => `  '${kind}',`)}] as const;

export type IdentityKind = (typeof identityKinds)[number];

/** What is true of each kind; every list of kinds elsewhere is derived from this. */
export const identityTraits: Readonly<Record<IdentityKind, IdentityTraits>> = {
${lines(kinds, (kind) => `  ${keyOf(kind)}${keyOf(kind) === nameOf(kind) ? '' : `: ${nameOf(kind)}`},`)}};
`,
    'src/library/identity.ts': `/* Written by \`npm run derived\`, from src/jira-facts/identities/kinds: a consumer of the package gets the names without the schemas. */

/** Who made the calls. */
export type Identity =
${lines(kinds, (kind) => `  | '${kind}'`).trimEnd()};
`,
  };
}

for (const [path, text] of Object.entries({ ...causes(), ...identities() })) {
  if (textOf(path) === text) continue;
  const file = join(root, path);
  rmSync(file, { force: true });
  writeFileSync(file, text);
}
