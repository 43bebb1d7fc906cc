/**
 * Brings src/simulated-jira/rest/documented/answers.ts up to date: `npm run simulator:answers [-- FILE…]`. Reads Atlassian's
 * OpenAPI documents from their public addresses, or from the files named, and keeps of each operation the documented success
 * status and the smallest body that its schema allows and a client expects: every property of the first two levels, lists empty.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { documentAddresses } from '../src/jira-facts/operations/facts/index.ts';

const files = process.argv.slice(2);
const methods = ['get', 'post', 'put', 'delete', 'patch'];
const target = fileURLToPath(new URL('../src/simulated-jira/rest/documented/answers.ts', import.meta.url));

const read = async (name) => {
  if (!/^https?:/.test(name)) return JSON.parse(readFileSync(name, 'utf8'));
  process.stderr.write(`Reading ${name} …\n`);
  const response = await fetch(name, { signal: AbortSignal.timeout(120_000) });
  if (!response.ok) throw new Error(`${name} answered ${response.status}: download it and name the file.`);
  return response.json();
};

/** The first success that says what happened: 200 before 201, 204 and redirections. */
const successOf = (responses) =>
  Object.keys(responses)
    .filter((status) => /^[23]\d\d$/.test(status) && status !== '304')
    .sort()[0];

const resolve = (schema, document) => {
  if (schema?.$ref === undefined) return schema ?? {};
  return document.components.schemas[schema.$ref.split('/').at(-1)] ?? {};
};

const merged = (schema, document) => {
  const own = resolve(schema, document);
  const parts = [...(own.allOf ?? []).map((part) => merged(part, document)), own];
  return {
    ...Object.assign({}, ...parts),
    required: parts.flatMap(({ required }) => required ?? []),
    properties: Object.assign({}, ...parts.map(({ properties }) => properties)),
  };
};

const text = (name, { format, enum: values }) => {
  if (values !== undefined) return values[0];
  if (name === 'self' || name === 'iconUrl') return '$self';
  if (name === 'id' || name === 'key') return '$id';
  if (format === 'date-time') return '2026-01-05T10:00:00.000+0000';
  if (format === 'date') return '2026-01-05';
  return format === 'uri' ? '$self' : '';
};

const numbers = { maxResults: 50, limit: 50, startAt: 0, start: 0, total: 0, size: 0 };

/** The smallest value of a schema; undefined: best left out. */
const smallest = (name, given, document, depth) => {
  const schema = merged(given, document);
  const [alternative] = schema.oneOf ?? schema.anyOf ?? [];
  if (alternative !== undefined) return smallest(name, alternative, document, depth);
  switch (schema.type ?? (Object.keys(schema.properties).length === 0 ? undefined : 'object')) {
    case 'array':
      return [];
    case 'boolean':
      return name === 'isLast' || name === 'isLastPage';
    case 'integer':
    case 'number':
      return schema.enum?.[0] ?? numbers[name] ?? (name === 'id' ? 10000 : Math.max(0, schema.minimum ?? 0));
    case 'string':
      return text(name, schema);
    case 'object': {
      const required = new Set(schema.required ?? []);
      const entries = Object.entries(schema.properties ?? {})
        .filter(([key, of]) => required.has(key) || (depth < 2 && resolve(of, document).deprecated !== true))
        .filter(([key]) => key !== 'nextPage' && key !== 'nextPageToken' && key !== 'next')
        .filter(([key, of]) => required.has(key) || depth < 1 || merged(of, document).type !== 'object')
        .map(([key, of]) => [key, depth > 4 ? undefined : smallest(key, of, document, depth + 1)])
        // A required value of any type.
        .map(([key, value]) => [key, value === undefined && required.has(key) ? '' : value]);
      return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
    }
    default:
      return undefined;
  }
};

const bodyOf = (response, document) => {
  const content = Object.entries(response?.content ?? {}).find(([type]) => type.includes('json'))?.[1];
  if (content?.schema === undefined) return undefined;
  return smallest('', content.schema, document, 0) ?? {};
};

const shapes = [];
const rows = [];
const sources = [];
for (const name of files.length > 0 ? files : Object.values(documentAddresses)) {
  const document = await read(name);
  sources.push(`${document.info.title}, ${document.info.version}`);
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of methods) {
      const operation = item[method];
      const status = operation === undefined ? undefined : successOf(operation.responses ?? {});
      if (status === undefined) continue;
      const body = bodyOf(operation.responses[status], document);
      const shape = body === undefined ? null : JSON.stringify(body);
      if (shape !== null && !shapes.includes(shape)) shapes.push(shape);
      rows.push([
        `${method.toUpperCase()} ${path}`,
        Number(status),
        shape === null ? -1 : shapes.indexOf(shape),
      ]);
    }
  }
}

const lines = [...new Map(rows.map((row) => [row[0], row])).values()].sort((a, b) =>
  a[0].localeCompare(b[0], 'en'),
);
writeFileSync(
  target,
  `// Generated by \`npm run simulator:answers\`; do not edit.
// Sources: ${sources.join(' · ')}

/** Bodies as JSON; "$self" stands for the address asked, "$id" for what the path names last. */
export const documentedBodies: readonly string[] = [
${shapes.map((shape) => `  ${JSON.stringify(shape)},`).join('\n')}
];

/** "METHOD /path" → documented success status, and which body (-1: none). */
export const documentedAnswers: Readonly<Record<string, readonly [status: number, body: number]>> = {
${lines.map(([operation, status, body]) => `  ${JSON.stringify(operation)}: [${status}, ${body}],`).join('\n')}
};
`,
);
process.stdout.write(`${lines.length} operations, ${shapes.length} bodies written to ${target}\n`);
