import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Report } from '../../../src/report/model.ts';
import { runCheckCommand } from './run-check-command.ts';

const cloudId = '11111111-2222-4333-8444-555555555555';
const account = { accountId: 'x:1', accountType: 'app', active: true, displayName: 'Build' };

interface Told {
  /** What the gateway says of the sites that a token opens; null: the token opens nothing. */
  readonly sites: (url: string) => readonly object[] | null;
  readonly takesTokens: boolean;
  /** Status of the question for the site's cloud id. */
  readonly tenantInfo: number;
}

/** A Cloud site, its gateway and its authorization server on one port, as far as a credential is tried there. */
async function checked(
  { sites, takesTokens, tenantInfo }: Told,
  args: readonly string[],
  credential: Readonly<Record<string, string>>,
): Promise<{ code: number; first: Report['identities'][number] | undefined; report: Report }> {
  let url = '';
  const server: Server = createServer((request, response) => {
    const json = (status: number, body: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    const path = request.url ?? '';
    const listed = sites(url);
    if (path.endsWith('/serverInfo')) return json(200, { baseUrl: url, deploymentType: 'Cloud' });
    if (path === '/_edge/tenant_info') return json(tenantInfo, tenantInfo === 200 ? { cloudId } : {});
    if (path === '/auth/oauth/token') return json(200, { access_token: 'fresh', expires_in: 3600 });
    if (path === '/gateway/oauth/token/accessible-resources')
      return listed === null ? json(401, { code: 401, message: 'Unauthorized' }) : json(200, listed);
    if (!path.startsWith('/gateway/')) {
      response.setHeader('x-seraph-loginreason', 'AUTHENTICATED_FAILED');
      return json(401, { message: 'Client must be authenticated to access this resource.' });
    }
    if (!takesTokens) return json(401, { code: 401, message: 'Unauthorized' });
    response.setHeader('x-aaccountid', account.accountId);
    return json(200, path.includes('/myself') ? account : {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://localhost:${(server.address() as AddressInfo).port}`;
  try {
    const ran = await runCheckCommand(['--site', url, '--format', 'json', '--timeout', '20', ...args], {
      ATLASSIAN_API_URL: `${url}/gateway`,
      ATLASSIAN_AUTH_URL: `${url}/auth`,
      ...credential,
    });
    const report: Report = JSON.parse(ran.stdout);
    return { code: ran.code, first: report.identities[0], report };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const client = { CLEARANCE_CLIENT_ID: 'client', CLEARANCE_CLIENT_SECRET: 'secret' };
const token = { CLEARANCE_EMAIL: 'ada@example.com', CLEARANCE_API_TOKEN: 'ATATT3xSomeToken' };
const onSite = (url: string) => [{ id: cloudId, url, name: 'acme', scopes: ['read:jira-user'] }];

test('a service account learns the cloud id from the gateway where the site does not tell it', async () => {
  const { first } = await checked(
    { sites: onSite, takesTokens: true, tenantInfo: 503 },
    ['--as', 'oauth-client-credentials', '--operation', 'GET /rest/api/3/myself'],
    client,
  );
  expect(first).toMatchObject({ kind: 'oauth-client-credentials', usable: true });
});

test.each([
  [503, 'site-unavailable'],
  [404, undefined],
])(
  'what only the gateway takes is not judged by the site where the cloud id is answered with %i',
  async (status, cause) => {
    const { code, first, report } = await checked(
      { sites: onSite, takesTokens: true, tenantInfo: status },
      ['--as', 'scoped-api-token'],
      token,
    );
    expect([code, first?.usable, first?.findings?.[0]?.cause]).toEqual([3, false, cause]);
    expect(report.notChecked.join(' ')).toContain('did not tell its cloud id');
  },
);

test('of a token that the site refuses, it is said that it may be one with scopes, which could not be tried', async () => {
  const told = (tenantInfo: number) =>
    checked({ sites: onSite, takesTokens: false, tenantInfo }, ['--as', 'api-token'], token);
  const { first, report } = await told(404);
  expect([first?.kind, first?.usable]).toEqual(['api-token', false]);
  expect(report.notChecked.join(' ')).toContain('did not tell its cloud id');
  expect((await told(200)).report.notChecked.join(' ')).not.toContain('cloud id');
});

test('a client whose token cannot be had lacks no cloud id', async () => {
  const { first, report } = await checked(
    { sites: onSite, takesTokens: true, tenantInfo: 404 },
    ['--as', 'oauth-client-credentials'],
    { ...client, ATLASSIAN_AUTH_URL: 'http://localhost:1' },
  );
  expect(first?.usable).toBe(false);
  expect(report.notChecked.join(' ')).not.toContain('cloud id');
});

test('a fresh token that opens not even the question about its sites is no matter of installing', async () => {
  const { code, first } = await checked(
    { sites: () => null, takesTokens: false, tenantInfo: 200 },
    ['--as', 'oauth-client-credentials'],
    client,
  );
  expect([code, first?.findings?.[0]?.cause]).toEqual([1, 'credentials-rejected']);
});
