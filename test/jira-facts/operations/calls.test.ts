import fc from 'fast-check';
import { readCalls, statedCall } from '../../../src/jira-facts/operations/index.ts';
import { anyCharacter } from '../../run/any-character.ts';

const addresses = (text: string): string[] =>
  readCalls(text).calls.map(({ method, address }) => `${method ?? '?'} ${address}`);

describe('calls are read from', () => {
  test('a list with comments, bullets, quotes and bare paths', () => {
    const text =
      '# mine\nGET /rest/api/3/myself\n- post https://x.atlassian.net/rest/api/3/issue\n\n"/rest/api/3/role",\n';
    expect(readCalls(text)).toEqual({
      kind: 'stated',
      skipped: 0,
      calls: [
        { method: 'GET', address: '/rest/api/3/myself', line: 2 },
        { method: 'POST', address: 'https://x.atlassian.net/rest/api/3/issue', line: 3 },
        { method: null, address: '/rest/api/3/role', line: 5 },
      ],
    });
  });

  test('JSON lists of names or objects', () => {
    expect(addresses('["GET /rest/api/3/myself"]')).toEqual(['GET /rest/api/3/myself']);
    expect(addresses('{"operations":[{"method":"put","path":"/rest/api/3/myself"}]}')).toEqual([
      'PUT /rest/api/3/myself',
    ]);
  });

  test('a HAR file, leaving out what is not the REST API and preflights', () => {
    const entry = (method: string, url: string) => ({ request: { method, url, headers: [] }, response: {} });
    const har = JSON.stringify({
      log: {
        version: '1.2',
        entries: [
          entry('GET', 'https://x.atlassian.net/rest/api/3/myself?expand=groups'),
          entry('OPTIONS', 'https://x.atlassian.net/rest/api/3/myself'),
          entry('GET', 'https://x.atlassian.net/logo.png'),
        ],
      },
    });
    expect(readCalls(har)).toEqual({
      kind: 'traffic',
      skipped: 2,
      calls: [
        { method: 'GET', address: 'https://x.atlassian.net/rest/api/3/myself?expand=groups', line: null },
      ],
    });
  });

  test('an access log', () => {
    const log = [
      '10.0.0.1 - - [21/Nov/2026:10:00:00 +0000] "GET /rest/api/3/myself HTTP/1.1" 200 512 "-" "node"',
      '10.0.0.1 - - [21/Nov/2026:10:00:01 +0000] "GET /healthz HTTP/1.1" 200 2 "-" "probe"',
      '2026-11-21T10:00:02Z -> POST https://x.atlassian.net/rest/api/3/issue 403 in 80 ms',
    ].join('\n');
    expect(readCalls(log)).toMatchObject({ kind: 'traffic', skipped: 1 });
    expect(addresses(log)).toEqual([
      'GET /rest/api/3/myself',
      'POST https://x.atlassian.net/rest/api/3/issue',
    ]);
  });

  test('JSON lines of a logger', () => {
    const log =
      '{"level":30,"req":{"method":"GET","url":"/rest/api/3/role"}}\n{"level":30,"msg":"hello"}\n{"method":"DELETE","url":"/rest/api/3/role/1"}';
    expect(addresses(log)).toEqual(['GET /rest/api/3/role', 'DELETE /rest/api/3/role/1']);
  });

  test('nothing, without a complaint', () => {
    expect(readCalls('').calls).toEqual([]);
    expect(readCalls('hello world\nnothing here').calls).toEqual([]);
    expect(statedCall('hello')).toBeNull();
  });

  test('any text without throwing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: anyCharacter }), fc.json()), (text) => {
        expect(readCalls(text).calls.every(({ address }) => typeof address === 'string')).toBe(true);
      }),
    );
  });
});

test('a Postman collection: folders, variables, addresses taken apart', () => {
  const collection = {
    info: { name: 'Jira', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    item: [
      { name: 'me', request: { method: 'GET', url: '{{baseUrl}}/rest/api/3/myself' } },
      {
        name: 'issues',
        item: [
          {
            name: 'one',
            request: { method: 'PUT', url: { raw: 'https://{{site}}/rest/api/3/issue/:key?a={{b}}' } },
          },
          { name: 'other', request: { method: 'GET', url: 'https://example.org/' } },
        ],
      },
    ],
  };
  const { kind, calls } = readCalls(JSON.stringify(collection));
  expect(kind).toBe('traffic');
  expect(calls.map(({ method, address }) => `${method} ${address.split('?')[0]}`)).toEqual([
    'GET /rest/api/3/myself',
    'PUT /rest/api/3/issue/{value}',
  ]);
});
