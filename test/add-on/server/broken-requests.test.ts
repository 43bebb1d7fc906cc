import type { IncomingMessage } from 'node:http';
import { createLog } from '../../../src/add-on/log.ts';
import { brokenRequests, hasOneHost } from '../../../src/add-on/server/broken-requests.ts';

test.each<[string[], string, boolean]>([
  [['Host'], '1.1', true],
  [['Accept', 'HOST'], '1.1', true],
  [['Host', 'host'], '1.1', false],
  [['Hosts', 'X-Host'], '1.1', false],
  [[], '1.1', false],
  [[], '1.0', true],
  [['Host', 'Host'], '1.0', false],
])('headers %j of HTTP/%s name one host: %p', (names, httpVersion, expected) => {
  const rawHeaders = names.flatMap((name) => [name, 'host']);
  expect(hasOneHost({ rawHeaders, httpVersion } as IncomingMessage)).toBe(expected);
});

test('what is no HTTP request is answered like any other, and the log can find it', () => {
  const lines: string[] = [];
  const answer = brokenRequests(createLog('info', { write: (line) => void lines.push(line) }), {
    https: true,
  });
  const [head = '', body = ''] = answer(431, 'Too large.').split('\r\n\r\n');
  const { error } = JSON.parse(body);
  expect(head.split('\r\n')).toEqual(
    expect.arrayContaining([
      'HTTP/1.1 431 Request Header Fields Too Large',
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${body.length}`,
      'Connection: close',
      expect.stringContaining('Strict-Transport-Security'.toLowerCase()),
    ]),
  );
  expect(error).toMatchObject({ code: 'malformed', message: 'Too large.' });
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ traceId: error.traceId, status: 431 }]);
});
