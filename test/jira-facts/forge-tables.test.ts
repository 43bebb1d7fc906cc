import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { eventsWithScopes, lifecycleEvents } from '../../src/jira-facts/events/events.ts';
import { forgeScopeNames, forgeScopesSource, productOfScope } from '../../src/jira-facts/scopes/products.ts';

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

test.each([
  ['read:issue:jira', 'Jira'],
  ['read:jira-work', 'Jira'],
  ['read:board-scope:jira-software', 'Jira Software'],
  ['read:request:jira-service-management', 'Jira Service Management'],
  ['read:servicedesk-request', 'Jira Service Management'],
  ['read:x:servicemanagement', 'Assets'],
  ['read:cmdb-object:cmdb', 'Assets'],
  ['read:confluence-content.all', 'Confluence'],
  ['read:page:confluence', 'Confluence'],
  ['read:x:bitbucket', 'Bitbucket'],
  ['read:x:compass', 'Compass'],
  ['read:x:rovo', 'Rovo'],
  ['read:x:loom', 'Loom'],
  ['read:x:opsgenie', 'Opsgenie'],
  ['read:x:talent', 'Talent'],
  ['read:x:focus', 'Focus'],
  ['read:x:teams', 'Atlassian Teams'],
  ['read:x:atlassian', 'the Teamwork Graph'],
  ['read:x:external', 'the Teamwork Graph'],
  ['read:x:capacity-planning', 'capacity planning'],
  ['read:x:customer-notes', 'customer notes'],
  ['read:x:brie', 'backup and restore'],
  ['read:x:realtime', 'Forge realtime'],
  ['read:x:artifacts', 'artifacts'],
  ['read:x:agent-interface', 'agents'],
  ['storage:app', 'Forge itself'],
  ['read:me', 'the Atlassian account'],
  ['read:account', 'the Atlassian account'],
  ['read:x:personal', 'the Atlassian account'],
  ['read:x:connect', 'Connect in Forge'],
  ['read:x:toString', null],
  ['read', null],
  ['', null],
])('the scope %s is one of %s', (scope, product) => {
  expect(productOfScope(scope)).toBe(product);
});
