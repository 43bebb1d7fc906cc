import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { eventsWithScopes, lifecycleEvents } from '../../src/jira-facts/events/events.ts';
import { forgeScopeNames, forgeScopesSource } from '../../src/jira-facts/scopes/products.ts';

/** What Atlassian publishes for Forge, from which our tables are made. */
const published = join(dirname(createRequire(import.meta.url).resolve('@forge/manifest')), '..');
const read = (path: string): unknown => JSON.parse(readFileSync(join(published, path), 'utf8'));
const scopes = z.array(z.string()).optional();
const Mapping = z.object({
  mapping: z.array(
    z.object({ productEvent: z.string(), oAuthScopes: z.object({ current: scopes, beta: scopes }) }),
  ),
});

test('scopes are those that a manifest may declare', () => {
  const names = ['shipyard', 'teamwork-graph'].flatMap((list) =>
    z.array(z.string()).parse(read(`out/scopes/${list}-scopes.json`)),
  );
  expect(forgeScopeNames()).toEqual([...new Set(names)].sort());
  const { version } = z.object({ version: z.string() }).parse(read('package.json'));
  expect(forgeScopesSource).toEqual({
    source: `https://www.npmjs.com/package/@forge/manifest/v/${version}`,
    date: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
  });
});

test('events are those of the products, each with its scopes', () => {
  const { mapping } = Mapping.parse(read('out/mapping/product-event-to-scope-mapping.json'));
  const taking = mapping.filter(({ oAuthScopes: { current, beta } }) => (current ?? beta ?? []).length > 0);
  const expected = taking.map(({ productEvent, oAuthScopes: { current = [], beta = [] } }) => ({
    ...{ event: productEvent, classic: current, granular: beta },
  }));
  const found = eventsWithScopes();
  expect(expected.map(({ event }) => found.get(event))).toEqual(expected);
  expect(found.size).toBe(new Set(expected.map(({ event }) => event)).size);
});

test('events of Forge itself take no scope', () => {
  const names = ['installed', 'upgraded', 'enabled', 'disabled'].map((name) => `avi:forge:${name}:app`);
  expect(lifecycleEvents).toEqual(names);
  expect(names.filter((name) => eventsWithScopes().has(name))).toEqual([]);
});
