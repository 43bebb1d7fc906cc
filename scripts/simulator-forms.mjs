/**
 * Writes test/simulated-jira/documented/forms.json anew: `node scripts/simulator-forms.mjs FILE…`, each an OpenAPI document of Atlassian.
 * Kept is the form of each success answer of a reading operation: types, required properties, values of an enumeration; no prose.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const files = process.argv.slice(2);
if (files.length === 0) {
  process.stderr.write('Name the OpenAPI documents.\n');
  process.exit(2);
}
const target = fileURLToPath(new URL('../test/simulated-jira/documented/forms.json', import.meta.url));

const nameOf = ($ref) => $ref.split('/').at(-1);

/** Documents share names of schemas; each has its own. */
let space = '';
const nameIn = ($ref) => `${space}.${nameOf($ref)}`;

/** A schema in short: `is` its type, `of` its items, `has` its properties, `must` those required, `one` its values, `any` alternatives. */
const form = (schema, used) => {
  if (schema === undefined) return {};
  if (schema.$ref !== undefined) {
    used.add(nameOf(schema.$ref));
    return { see: nameIn(schema.$ref) };
  }
  const parts = (schema.allOf ?? []).map((part) => form(part, used));
  if (parts.length > 0) return { all: parts };
  const alternatives = schema.oneOf ?? schema.anyOf;
  if (alternatives !== undefined) return { any: alternatives.map((each) => form(each, used)) };
  const is = schema.type ?? (schema.properties === undefined ? undefined : 'object');
  if (is === 'array') return { is, of: form(schema.items, used) };
  if (is !== 'object') return { is, ...(schema.enum === undefined ? {} : { one: schema.enum }) };
  const has = Object.entries(schema.properties ?? {}).map(([name, of]) => [name, form(of, used)]);
  return {
    is,
    ...(has.length === 0 ? {} : { has: Object.fromEntries(has) }),
    ...(schema.required === undefined ? {} : { must: schema.required }),
  };
};

const operations = {};
const schemas = {};
const sources = [];
for (const file of files) {
  const document = JSON.parse(readFileSync(file, 'utf8'));
  sources.push(`${document.info.title}, ${document.info.version}`);
  const used = new Set();
  space = String(sources.length);
  for (const [path, { get }] of Object.entries(document.paths)) {
    const content = get?.responses?.['200']?.content ?? {};
    const schema = Object.entries(content).find(([type]) => type.includes('json'))?.[1].schema;
    if (schema !== undefined) operations[path] = form(schema, used);
  }
  for (const name of used) schemas[`${space}.${name}`] = form(document.components.schemas[name], used);
}

mkdirSync(dirname(target), { recursive: true });
const lines = (of) =>
  Object.entries(of)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)}`)
    .join(',\n');
writeFileSync(
  target,
  `{\n  "sources": ${JSON.stringify(sources)},\n  "operations": {\n${lines(operations)}\n  },\n  "schemas": {\n${lines(schemas)}\n  }\n}\n`,
);
process.stdout.write(
  `${Object.keys(operations).length} operations, ${Object.keys(schemas).length} schemas\n`,
);
