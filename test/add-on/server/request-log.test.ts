import type { Request, Response } from 'express';
import { giveTraceId, loggedPath, requestLog } from '../../../src/add-on/server/request-log.ts';

/** The one line that a request leaves, read as the JSON it is. */
function lineOf(level: Parameters<typeof requestLog>[0], req: Partial<Request>, status = 200): unknown {
  const lines: string[] = [];
  const noted = requestLog(level, { write: (line) => void lines.push(line) });
  const asked = { method: 'GET', originalUrl: '/', headers: {}, ...req } as Request;
  noted.end(asked, { statusCode: status, locals: { traceId: noted.begin() } } as unknown as Response, 1.26);
  expect(lines.every((line) => line.endsWith('}\n'))).toBe(true);
  return lines.map((line) => JSON.parse(line));
}

test('a line is JSON whatever stands in the path, and says nothing of the query', () => {
  const originalUrl = '/a"b\\c\u0001\u2028é?jwt=eyJhbGciOiJIUzI1NiJ9.e30.x';
  expect(lineOf('info', { originalUrl })).toEqual([
    {
      level: 30,
      time: expect.any(Number),
      traceId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      method: 'GET',
      path: '/a"b\\c\u0001\u2028é',
      status: 200,
      ms: 1.3,
      msg: 'request',
    },
  ]);
});

test('their trace ids are kept where they are plain, and left out where they are anything else', () => {
  const headers = { 'x-b3-traceid': 'abc-123', 'atl-traceid': '","level":60,"x":"' };
  const [line] = lineOf('info', { headers }) as [Record<string, unknown>];
  expect([line.b3TraceId, 'atlTraceId' in line, line.level]).toEqual(['abc-123', false, 30]);
});

test.each([
  ['info', 200, 1],
  ['debug', 200, 1],
  ['warn', 200, 0],
  ['warn', 503, 1],
  ['error', 500, 1],
  ['fatal', 500, 0],
  ['silent', 500, 0],
  ['silent', 200, 0],
] as const)('at level %s an answer %d leaves %d lines', (level, status, lines) => {
  const weight = status >= 500 ? 50 : 30;
  expect(lineOf(level, {}, status)).toMatchObject(Array(lines).fill({ status, level: weight }));
});

test.each([
  ['/', '/'],
  ['/api/self-tests', '/api/self-tests'],
  [`/${'a'.repeat(300)}`, `/${'a'.repeat(199)}`],
  [`/${'a'.repeat(300)}?x=1`, `/${'a'.repeat(199)}`],
  ['/a?', '/a'],
  [`/reset/${'0123456789abcdef'.repeat(4)}`, expect.not.stringContaining('0123456789abcdef0123456789abcdef')],
  ['/ada@example.com', expect.not.stringContaining('ada@example.com')],
])('of the address %s the log keeps %s', (url, path) => {
  expect(loggedPath(url)).toEqual(path);
});

test('hexadecimal ids of 64 letters at most are trace ids', () => {
  const kept = (id: string | string[]) => {
    const [line] = lineOf('info', { headers: { 'atl-traceid': id } as never }) as [Record<string, unknown>];
    return line.atlTraceId;
  };
  const long = 'a1'.repeat(32);
  expect([kept(long), kept(`${long}a`), kept('xa'), kept('ax'), kept(['a', 'b']), kept('A-1')]).toEqual([
    ...[long, undefined, undefined, undefined, undefined, 'A-1'],
  ]);
});

test('a server without a log gives each request an id too', () => {
  const ids = [0, 1].map(() => {
    const res = { locals: {} } as Response;
    let passed = 0;
    giveTraceId({} as Request, res, () => {
      passed += 1;
    });
    return [res.locals.traceId, passed];
  });
  expect(ids).toEqual(Array(2).fill([expect.stringMatching(/^[0-9a-f-]{36}$/), 1]));
  expect(ids[0]?.[0]).not.toBe(ids[1]?.[0]);
});
