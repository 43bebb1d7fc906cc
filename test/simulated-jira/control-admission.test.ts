import { request } from 'node:http';
import { isPublicName, refusalOf } from '../../src/simulated-jira/control/admission.ts';
import { createJira } from '../../src/simulated-jira/index.ts';

test.each([
  [undefined, false],
  ['localhost:8081', false],
  ['LOCALHOST', false],
  ['127.0.0.1:8081', false],
  ['192.168.1.5', false],
  ['[::1]:8081', false],
  ['[::ffff:127.0.0.1]:8081', false],
  ['simulator:8081', false],
  ['host.docker.internal:8081', false],
  ['jira.test', false],
  ['box.home.arpa.', false],
  ['acme.localhost:8081', false],
  ['evil.com:8081', true],
  ['localhost.evil.com', true],
  ['127.0.0.1.evil.com:8081', true],
  ['myhome.arpa', true],
  ['notlocalhost.de', true],
  ['internal.evil.io.', true],
])('Host %s: a name that a web page may have is %s', (host, expected) => {
  expect(isPublicName(host)).toBe(expected);
});

test.each([
  ['127.0.0.1', 'machine', null],
  ['::1', 'machine', null],
  ['::ffff:127.0.0.1', 'machine', null],
  ['172.17.0.1', 'machine', 'answers this machine only'],
  [undefined, 'machine', 'answers this machine only'],
  ['172.17.0.1', 'network', null],
] as const)('from %s, open to the %s: %s', (remoteAddress, from, said) => {
  const told = refusalOf({ remoteAddress, method: 'PATCH', origin: undefined, host: 'localhost:8081' }, from);
  expect(told ?? '').toContain(said ?? '');
  expect(told === null).toBe(said === null);
});

test('open to a network, it still takes nothing of web pages', () => {
  const page = { remoteAddress: '172.17.0.1', method: 'POST', host: 'localhost:8081' };
  expect(refusalOf({ ...page, origin: 'https://evil.com' }, 'network')).toContain('no calls from web pages');
  expect(refusalOf({ ...page, origin: undefined, host: 'evil.com' }, 'network')).toContain(
    'may be that of a web page',
  );
});

test('a page whose own name was made to lead to this machine reads nothing of the simulation', async () => {
  await using jira = await createJira();
  const askedAs = (host: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const sent = request(`${jira.controlUrl}/credentials`, { headers: { host } }, (answer) => {
        answer.resume();
        answer.on('end', () => resolve(answer.statusCode));
      });
      sent.on('error', reject).end();
    });
  const { port } = new URL(jira.controlUrl);
  expect(await askedAs(`rebound.example.com:${port}`)).toBe(403);
  expect(await askedAs(`host.docker.internal:${port}`)).toBe(200);
  expect(await askedAs(`127.0.0.1:${port}`)).toBe(200);
});
