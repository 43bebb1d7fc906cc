import { execFile } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import { join } from 'node:path';
import { createRunAuthority } from '../../../src/cli/record/certificates.ts';
import { type RecordingProxy, startRecordingProxy } from '../../../src/cli/record/proxy.ts';
import { type PassedExchange, Recording } from '../../../src/cli/record/recording.ts';
import { temporaryFolder } from '../../run/temporary-folder.ts';

const upstream = createRunAuthority(Date.now());
const run = createRunAuthority(Date.now());
let folder = '';
let server: Server;
let proxy: RecordingProxy;
let port = 0;
let passed: PassedExchange[] = [];
let into = true;

beforeAll(async () => {
  folder = temporaryFolder('tls');
  writeFileSync(join(folder, 'run.pem'), run.certificate);
  writeFileSync(join(folder, 'upstream.pem'), upstream.certificate);
  server = createServer(
    { SNICallback: (name, done) => done(null, upstream.contextFor(name)) },
    (request, response) => {
      response.writeHead(request.url?.includes('role') ? 403 : 200, { 'content-type': 'application/json' });
      response.end('{"errorMessages":["no"]}');
    },
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
  proxy = await startRecordingProxy({
    authority: run,
    site: null,
    looksInto: () => into,
    isWanted: Recording.isJira,
    passed: (exchange) => passed.push(exchange),
    trusted: [upstream.certificate],
  });
});

afterAll(async () => {
  await proxy.close();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

const curl = (path: string, trusted: string): Promise<{ code: number | null; out: string }> =>
  new Promise((resolve) => {
    const args = [
      '-s',
      '--proxy',
      `http://127.0.0.1:${proxy.port}`,
      '--cacert',
      join(folder, trusted),
      '-w',
      '%{http_code}',
    ];
    const child = execFile('curl', [...args, `https://localhost:${port}${path}`], (_, out) => {
      resolve({ code: child.exitCode, out });
    });
  });

test('an encrypted call is recorded, and what is refused is kept for its explanation', async () => {
  into = true;
  passed = [];
  expect((await curl('/rest/api/3/field', 'run.pem')).out).toContain('200');
  expect((await curl('/rest/api/3/role', 'run.pem')).out).toContain('403');
  expect(passed.map(({ method, status, responseBody }) => [method, status, responseBody])).toEqual([
    ['GET', 200, null],
    ['GET', 403, '{"errorMessages":["no"]}'],
  ]);
});

test('the traffic of other hosts is passed through unread', async () => {
  into = false;
  passed = [];
  expect((await curl('/rest/api/3/field', 'upstream.pem')).out).toContain('200');
  expect((await curl('/rest/api/3/field', 'run.pem')).code).not.toBe(0);
  expect(passed).toEqual([]);
});

test('what is no call of Jira is not recorded', async () => {
  into = true;
  passed = [];
  await curl('/wiki/rest/api/content', 'run.pem');
  await curl('/other', 'run.pem');
  expect(passed).toEqual([]);
});
