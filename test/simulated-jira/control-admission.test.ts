import { request } from 'node:http';
import { isPublicName } from '../../src/simulated-jira/control/admission.ts';
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
