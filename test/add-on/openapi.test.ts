import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { type ApiDeps, apiRoutes } from '../../src/add-on/server/api/router.ts';

const root = resolve(import.meta.dirname, '../..');
const file = join(root, 'docs/openapi.yaml');
const text = readFileSync(file, 'utf8');
const Description = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

const described = Object.entries(Description.parse(parse(text)).paths).flatMap(([path, item]) =>
  Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
);

/** The routes are made, not called, so nothing that they stand on is needed. */
function routes(): string[] {
  return apiRoutes({ watch: {} } as ApiDeps).flatMap(({ path, methods }) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/:(\w+)/g, '{$1}')}`),
  );
}

test('the description has the routes that the server has, and no other', () => {
  expect(routes().length).toBeGreaterThan(10);
  expect([...described].sort()).toEqual(routes().sort());
});

test('schemas it refers to are there', () => {
  const files = [...text.matchAll(/\$ref: '(\.\.[^'#]+)'/g)].map(([, path = '']) => path);
  expect(files.filter((path) => !existsSync(resolve(dirname(file), path)))).toEqual([]);
});
