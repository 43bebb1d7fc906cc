import { refusingProxy } from '../../jira-client/refusing-proxy.ts';
import { runCheckCommand } from './run-check-command.ts';

const credential = { CLEARANCE_EMAIL: 'ada@example.com', CLEARANCE_API_TOKEN: 'ATATT3xSimulated' };

test.each([
  ['https_proxy', (port: number) => `http://127.0.0.1:${port}`],
  // Without a scheme, as curl takes it too.
  ['HTTPS_PROXY', (port: number) => `127.0.0.1:${port}`],
])('a check goes out through %s, and one that refuses is told', async (name, address) => {
  const proxy = await refusingProxy();
  const { stdout, code } = await runCheckCommand(['--ci', '--site', 'https://127.0.0.2:1'], {
    [name]: address(proxy.port),
    ...credential,
  });
  await proxy.close();
  expect([...new Set(proxy.asked)]).toEqual(['127.0.0.2:1']);
  expect({ code, stdout }).toEqual({ code: 3, stdout: expect.stringContaining('network-or-proxy') });
});

test('one that cannot be used is named before anything is asked', async () => {
  const env = { ...credential, HTTPS_PROXY: 'socks5://127.0.0.1:1' };
  const { stderr, code } = await runCheckCommand(['--ci', '--site', 'https://127.0.0.2:1'], env);
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: expect.stringMatching(/^clearance check: HTTPS_PROXY: /),
  });
});
