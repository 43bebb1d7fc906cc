import { createServer, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import pc from 'picocolors';
import { forward } from '../../../src/cli/record/forward.ts';
import { meantFor, tunnelEnd, withoutBrackets } from '../../../src/cli/record/meant-for.ts';
import { recordingText, refusalText } from '../../../src/cli/record/text.ts';
import { recordCommand } from '../../../src/cli/record.ts';
import type { Finding } from '../../../src/diagnosis/finding.ts';
import { loadOperations, scopeAnswer } from '../../../src/jira-facts/index.ts';
import { runCommand } from '../run-command.ts';

const asked = (url: string | undefined) =>
  ({ url, socket: { localPort: 4000 } }) as unknown as Pick<IncomingMessage, 'url' | 'socket'>;
const site = (address: string | null) => (address === null ? null : new URL(address));

describe('where a request is meant to go', () => {
  test.each([
    ['http://acme.example/rest/x', undefined, null, 'http://acme.example/rest/x'],
    ['/rest/x?a=1', 'acme.example', null, 'https://acme.example/rest/x?a=1'],
    ['/rest/x', 'acme.example:8443', 'https://other.example', 'https://acme.example:8443/rest/x'],
    ['/rest/x', undefined, 'https://acme.example', 'https://acme.example/rest/x'],
    ['/rest/x', undefined, 'https://acme.example/jira', 'https://acme.example/jira/rest/x'],
    ['/rest/x', undefined, 'https://acme.example/jira/', 'https://acme.example/jira/rest/x'],
    [undefined, undefined, 'https://acme.example', 'https://acme.example/'],
    // Wrapped in our own address by a client that applies the proxy as well.
    ['http://127.0.0.1:4000/https://acme.example/x', undefined, null, 'https://acme.example/x'],
    ['http://127.0.0.1:4000/rest/x', undefined, 'https://acme.example', 'https://acme.example/rest/x'],
    ['/https://acme.example/x', undefined, 'https://other.example', 'https://acme.example/x'],
    // An address in a query names no host.
    [
      '/rest/x?to=/https://evil.example',
      undefined,
      'https://acme.example',
      'https://acme.example/rest/x?to=/https://evil.example',
    ],
    ['/rest/x', undefined, null, null],
    ['http://[', undefined, null, null],
  ])('%s in the tunnel %s for the site %s: %s', (url, tunnel, given, meant) => {
    expect(meantFor(asked(url), tunnel, site(given))?.href ?? null).toBe(meant);
  });

  test.each([
    ['Acme.example:443', { host: 'acme.example', port: 443 }],
    ['acme.example', { host: 'acme.example', port: 443 }],
    ['acme.example:8443', { host: 'acme.example', port: 8443 }],
    ['[::1]:8443', { host: '[::1]', port: 8443 }],
    ['', null],
  ])('a tunnel to %s ends at %j', (authority, end) => {
    expect(tunnelEnd(authority)).toEqual(end);
  });

  test('a socket wants an address of IPv6 without its brackets', () => {
    expect([withoutBrackets('[::1]'), withoutBrackets('acme.example')]).toEqual(['::1', 'acme.example']);
  });
});

describe('what is sent on', () => {
  const listen = async (server: ReturnType<typeof createServer>): Promise<number> => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  };

  test('is the request with its own headers, without those that are for the proxy', async () => {
    const seen: IncomingHttpHeaders[] = [];
    const upstream = createServer(({ headers }, answer) => {
      seen.push(headers);
      answer.writeHead(204, { 'x-from': 'there' }).end();
    });
    const port = await listen(upstream);
    const passed: string[] = [];
    const proxy = createServer((incoming, outgoing) =>
      forward(incoming, outgoing, undefined, {
        site: new URL(`http://localhost:${port}`),
        isWanted: (url) => url.includes('/rest/'),
        passed: ({ method, url, status, responseBody }) => {
          passed.push(`${method} ${new URL(url).pathname} ${status} ${responseBody}`);
        },
      }),
    );
    const own = await listen(proxy);
    const headers = {
      authorization: 'Basic x',
      'proxy-authorization': 'Basic y',
      te: 'trailers',
      accept: 'a/b',
    };
    for (const path of ['/rest/api/3/myself', '/else'])
      await new Promise<void>((resolve, reject) => {
        request({ port: own, path, headers }, (answer) => {
          expect([answer.statusCode, answer.headers['x-from']]).toEqual([204, 'there']);
          answer.resume().on('end', resolve);
        })
          .on('error', reject)
          .end();
      });
    expect(seen[0]).toMatchObject({ authorization: 'Basic x', accept: 'a/b', host: `localhost:${port}` });
    expect(Object.keys(seen[0] ?? {})).not.toEqual(expect.arrayContaining(['proxy-authorization']));
    expect(seen[0]?.te).toBeUndefined();
    expect(passed).toEqual(['GET /rest/api/3/myself 204 null']);
    proxy.close();
    upstream.close();
  });

  test('a request that names no host is told how to start', async () => {
    const proxy = createServer((incoming, outgoing) =>
      forward(incoming, outgoing, undefined, { site: null, isWanted: () => true, passed: () => undefined }),
    );
    const answer = await fetch(`http://127.0.0.1:${await listen(proxy)}/rest/api/3/myself`);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toMatch(/^clearance record: this request names no host; start with --site/);
    proxy.close();
  });
});

describe('what is told of a recording', () => {
  const table = loadOperations();
  const role = 'GET /rest/api/3/role';
  const plain = pc.createColors(false);

  test('a refusal, with its cause and the first who can mend it; one nobody can explain alone', () => {
    const refusal = { operation: role, status: 403, finding: null };
    expect(refusalText(refusal, plain)).toMatch(/403\S* GET \/rest\/api\/3\/role$/);
    const finding = {
      cause: 'scope-missing',
      fix: [
        { who: 'app developer', step: 'Add it.' },
        { who: 'Atlassian', step: 'No.' },
      ],
    } as unknown as Finding;
    expect(refusalText({ ...refusal, finding }, plain)).toMatch(
      /403\S* GET \/rest\/api\/3\/role: .+ \(scope-missing\)\.\n {4}app developer: Add it\.$/,
    );
  });

  test('how often each operation was answered with what, and what is declared, missing and not used', () => {
    const operation = table.named(role);
    if (operation === null) throw new Error(role);
    const calls = [
      { operation: role, documented: true, method: 'GET', count: 3, statuses: { 200: 2, 403: 1 } },
      { operation: 'GET /rest/internal/x', documented: false, method: 'GET', count: 1, statuses: { 200: 1 } },
    ];
    const asked = { operations: [operation], problems: [] };
    const alone = recordingText(calls, scopeAnswer(table, asked, null).answer, '2026-11-01', plain);
    expect(alone).toContain('2 operations of Jira called');
    expect(alone).toMatch(/GET \/rest\/api\/3\/role {2}\S*200 × 2, 403/);
    expect(alone).toMatch(/GET \/rest\/internal\/x\S* \(in no document\)/);
    expect(alone).toMatch(/Facts as of 2026-11-01\./);
    expect(alone).not.toMatch(/Declared|Missing/);
    const held = { scopes: ['READ'], world: 'connect' } as const;
    const compared = recordingText(calls, scopeAnswer(table, asked, held).answer, '2026-11-01', plain);
    expect(compared).toMatch(/Declared\S* READ\n.*Missing\S* +ADMIN/);
  });

  test.each([
    [
      ['--', 'no-such-program-anywhere'],
      /^Recording through http:\/\/127\.0\.0\.1:\d+\n[\s\S]*no-such-program-anywhere cannot be started\.\n$/,
    ],
    [['--app', '/nowhere/manifest.yml', '--', 'true'], /manifest\.yml/],
    [['--site', 'acme', '--', 'true'], /It takes an address such as/],
  ])('%j is exit 2', async (words, said) => {
    const { code, out, err } = await runCommand(recordCommand, words, {
      env: { PATH: process.env.PATH ?? '' },
    });
    expect([code, out, err]).toEqual([2, '', expect.stringMatching(said)]);
  });

  test('a program that called nothing of Jira is exit 3, with what to do; its own failure is told', async () => {
    const program = ['--', process.execPath, '-e', 'process.exitCode = 4'];
    const { code, out, err } = await runCommand(recordCommand, ['--format', 'json', ...program]);
    expect(code).toBe(3);
    expect(JSON.parse(out)).toMatchObject({ calls: [], refusals: [], have: null, unused: null, exitCode: 4 });
    expect(err).toMatch(/start with --site[\s\S]*The program ended with exit code 4\.\n$/);
  });
});
