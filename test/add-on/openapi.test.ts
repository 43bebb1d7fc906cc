import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const root = resolve(import.meta.dirname, '../..');
const file = join(root, 'docs/openapi.yaml');
const text = readFileSync(file, 'utf8');
const Description = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

const described = Object.entries(Description.parse(parse(text)).paths).flatMap(([path, item]) =>
  Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
);

/** The routes as router.ts writes them: `get('/path', …)`, or `.route('/path')` and its methods. */
function routes(): string[] {
  const source = readFileSync(join(root, 'src/add-on/server/api/router.ts'), 'utf8');
  const body = source
    .slice(source.indexOf('export function apiRouter'))
    .replace(/const get = [\s\S]*?\};/, '');
  const short = [...body.matchAll(/\bget\('(\/[^']+)'/g)].map(([, path]) => `GET ${path}`);
  const long = [...body.matchAll(/\.route\('(\/[^']+)'\)([\s\S]*?)\.all\(/g)].flatMap(
    ([, path, chain = '']) =>
      [...chain.matchAll(/\.(get|post|put|delete|patch)\(/g)].map(
        ([, method = '']) => `${method.toUpperCase()} ${path}`,
      ),
  );
  return [...short, ...long].map((route) => route.replace(/:(\w+)/g, '{$1}'));
}

test('the description has the routes that the server has, and no other', () => {
  expect(routes().length).toBeGreaterThan(10);
  expect([...described].sort()).toEqual(routes().sort());
});

test('schemas it refers to are there', () => {
  const files = [...text.matchAll(/\$ref: '(\.\.[^'#]+)'/g)].map(([, path = '']) => path);
  expect(files.filter((path) => !existsSync(resolve(dirname(file), path)))).toEqual([]);
});
