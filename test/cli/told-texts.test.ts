import pc from 'picocolors';
import { scanReport, scanSource } from '../../src/app-files/index.ts';
import { meantFor, tunnelEnd, withoutBrackets } from '../../src/cli/record/meant-for.ts';
import { recordingText } from '../../src/cli/record/text.ts';
import { scanText } from '../../src/cli/scan/text.ts';
import { loadOperations, scopeAnswer } from '../../src/jira-facts/index.ts';

const table = loadOperations();
const plain = pc.createColors(false);

test('a scan says of each call where it stands, and which were only read as text', () => {
  const files = [
    { path: 'a.ts', text: 'fetch("https://acme.atlassian.net/rest/api/3/role");\n' },
    { path: 'b.go', text: 'x := "https://acme.atlassian.net/rest/api/3/field"\nhttp.Get(x)\n' },
  ];
  const findings = scanSource(files, table);
  const text = scanText(scanReport({ table, findings, events: [], held: null }), files.length, plain);
  expect(text).toMatch(/^2 calls of 2 operations in 2 files\n/);
  expect(text).toContain('  GET /rest/api/3/role  a.ts:1\n');
  expect(text).toMatch(/ {2}GET \/rest\/api\/3\/field {2}b\.go:\d, read as text\n/);
});

test('a recording says what is declared, missing and not used, and which calls no document knows', () => {
  const operation = table.named('GET /rest/api/3/role');
  if (operation === null) throw new Error('there is no such operation');
  const held = { scopes: ['READ'], world: 'connect' as const };
  const { answer } = scopeAnswer(table, { operations: [operation], problems: [] }, held);
  const text = recordingText(
    [
      {
        method: 'GET',
        operation: 'GET /rest/api/3/role',
        documented: true,
        count: 3,
        statuses: { 200: 2, 403: 1 },
      },
      { method: 'GET', operation: 'GET /rest/x/1.0/y', documented: false, count: 1, statuses: { 404: 1 } },
    ],
    answer,
    '2026-07-22',
    plain,
  );
  expect(text).toMatch(/^2 operations of Jira called\n/);
  expect(text).toContain('  GET /rest/api/3/role  200 × 2, 403\n');
  expect(text).toContain('  GET /rest/x/1.0/y (in no document)  404\n');
  expect(text).toMatch(/Declared READ\nMissing {2}ADMIN\nNot used \S/);
});

test.each([
  ['acme.atlassian.net:443', { host: 'acme.atlassian.net', port: 443 }],
  ['ACME.atlassian.net', { host: 'acme.atlassian.net', port: 443 }],
  ['[::1]:8443', { host: '[::1]', port: 8443 }],
  ['a b', null],
])('a tunnel to %s leads to %j', (authority, end) => {
  expect(tunnelEnd(authority)).toEqual(end);
});

test('an address of version 6 is in brackets on the web alone', () => {
  expect(withoutBrackets('[::1]')).toBe('::1');
  expect(withoutBrackets('acme.atlassian.net')).toBe('acme.atlassian.net');
});

const socket = { localPort: 4000 } as unknown as Parameters<typeof meantFor>[0]['socket'];
test.each([
  ['its own', 'http://jira.example/rest/a', undefined, null, 'http://jira.example/rest/a'],
  [
    'its own, wrapped in that of the proxy',
    'http://127.0.0.1:4000/https://a.example/x',
    undefined,
    null,
    'https://a.example/x',
  ],
  ['behind a tunnel', '/rest/a?b=c', 'a.example:8443', null, 'https://a.example:8443/rest/a?b=c'],
  ['at the site', '/rest/a', undefined, 'https://s.example', 'https://s.example/rest/a'],
  [
    'at a site below a path',
    'http://127.0.0.1:4000/rest/a',
    undefined,
    'https://s.example/jira/',
    'https://s.example/jira/rest/a',
  ],
  ['nowhere', '/rest/a', undefined, null, null],
  ['nowhere, as it is none', 'http://[', undefined, null, null],
])('an address is %s', (_, url, tunnel, site, meant) => {
  expect(meantFor({ url, socket }, tunnel, site === null ? null : new URL(site))?.href ?? null).toBe(meant);
});
