import { request } from 'node:http';
import { connect } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { createRunAuthority } from '../../../src/cli/record/certificates.ts';
import { keptBody } from '../../../src/cli/record/kept-body.ts';
import { meantFor, tunnelEnd, withoutBrackets } from '../../../src/cli/record/meant-for.ts';
import { startRecordingProxy } from '../../../src/cli/record/proxy.ts';
import type { PassedExchange } from '../../../src/cli/record/recording.ts';
import { tinyServer } from '../../jira-client/tiny-server.ts';

const authority = createRunAuthority(Date.now());

test('an answer that breaks off breaks off for the program too, and is recorded with what had come', async () => {
  const upstream = await tinyServer((_request, response) => {
    response.writeHead(403, { 'content-length': '1000' });
    response.write('{"errorMessages":["half of', () => response.socket?.destroy());
  });
  const site = new URL(upstream.url);
  const passed: PassedExchange[] = [];
  const proxy = await startRecordingProxy({
    ...{ authority, site, looksInto: () => true, isWanted: () => true },
    passed: (exchange) => passed.push(exchange),
  });
  const broken = await new Promise<string>((resolve, reject) => {
    request(`http://127.0.0.1:${proxy.port}/rest/api/3/role`, (answer) => {
      answer.on('error', (error) => resolve(error.message)).on('end', () => resolve('whole'));
      answer.resume();
    })
      .on('error', reject)
      .end();
  });
  await proxy.close();
  await upstream.close();
  expect(broken).toBe('aborted');
  expect(passed).toMatchObject([{ status: 403, responseBody: '{"errorMessages":["half of' }]);
});

test('a site that cannot be reached is 502 with the reason, and the proxy goes on', async () => {
  const gone = await tinyServer(() => undefined);
  await gone.close();
  const passed: PassedExchange[] = [];
  const proxy = await startRecordingProxy({
    ...{ authority, site: new URL(gone.url), looksInto: () => true, isWanted: () => true },
    passed: (exchange) => passed.push(exchange),
  });
  for (const path of ['/rest/api/3/role', '/rest/api/3/field']) {
    const answer = await fetch(`http://127.0.0.1:${proxy.port}${path}`);
    expect(answer.status).toBe(502);
    expect(await answer.text()).toMatch(
      /^clearance record: \S+ cannot be reached \(connect ECONNREFUSED .*\)\.\n$/,
    );
  }
  await proxy.close();
  expect(passed).toEqual([]);
});

test('a tunnel to no host is refused', async () => {
  const proxy = await startRecordingProxy({
    ...{ authority, site: null, looksInto: () => true, isWanted: () => true, passed: () => undefined },
  });
  const socket = connect(proxy.port, '127.0.0.1');
  socket.write('CONNECT :443 HTTP/1.1\r\nHost: x\r\n\r\n');
  const answer = await new Promise<string>((resolve) => {
    socket.once('data', (data) => resolve(String(data)));
  });
  await proxy.close();
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
});

test.each([
  ['acme.atlassian.net:443', 'acme.atlassian.net', 443],
  ['ACME.atlassian.net', 'acme.atlassian.net', 443],
  ['localhost:8080', 'localhost', 8080],
  ['[::1]:8443', '[::1]', 8443],
  ['[::1]', '[::1]', 443],
])('CONNECT %s leads to %s, port %s', (named, host, port) => {
  expect(tunnelEnd(named)).toEqual({ host, port });
  expect(() => authority.contextFor(withoutBrackets(host))).not.toThrow();
});

test.each([
  ['https://acme.atlassian.net/rest/api/3/myself', undefined, 'https://acme.atlassian.net/rest/api/3/myself'],
  ['/rest/api/3/myself', '[::1]:8443', 'https://[::1]:8443/rest/api/3/myself'],
  ['/rest/api/3/myself', undefined, 'https://jira.example.com/jira/rest/api/3/myself'],
  ['http://127.0.0.1:7000/https://acme.atlassian.net/rest', undefined, 'https://acme.atlassian.net/rest'],
])('%s, through %s, is meant for %s', (url, tunnel, target) => {
  const socket = { localPort: 7000 } as Parameters<typeof meantFor>[0]['socket'];
  expect(meantFor({ url, socket }, tunnel, new URL('https://jira.example.com/jira/'))?.href).toBe(target);
});

describe('a body that is kept', () => {
  const text = JSON.stringify({ errorMessages: ['You are not authorized'.repeat(40)] });
  test.each([
    [undefined, Buffer.from(text)],
    ['gzip', gzipSync(text)],
    ['br', brotliCompressSync(text)],
    ['deflate', deflateSync(text)],
  ])('is read as %s, also in pieces', (encoding, bytes) => {
    const body = keptBody();
    for (let at = 0; at < bytes.length; at += 7) body.add(bytes.subarray(at, at + 7));
    expect(body.text(encoding)).toBe(text);
  });

  test('that unpacks to more than it may is left unread, and no more than its beginning is kept of any', () => {
    const bomb = keptBody();
    bomb.add(gzipSync(Buffer.alloc(8_000_000)));
    expect(bomb.text('gzip')).toBeNull();
    const long = keptBody();
    for (let n = 0; n < 100; n += 1) long.add(Buffer.alloc(10_000, 'x'));
    expect(long.text(undefined)).toHaveLength(70_000);
  });
});
