import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const Compose = z.object({
  services: z.record(z.string(), z.object({ environment: z.record(z.string(), z.unknown()).default({}) })),
});

test('any password will do: none becomes part of an address', () => {
  const { services } = Compose.parse(parse(readFileSync('compose.yaml', 'utf8')));
  const values = Object.values(services).flatMap(({ environment }) => Object.entries(environment));
  const holding = values.filter(([, value]) => String(value).includes('POSTGRES_PASSWORD'));
  expect(holding.map(([name]) => name).sort()).toEqual(['PGPASSWORD', 'POSTGRES_PASSWORD']);
  for (const [, value] of holding) expect(String(value)).toMatch(/^\$\{POSTGRES_PASSWORD(?::\?[^}]*)?\}$/);
});
