import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Report } from '../../../src/report/model.ts';
import { freePort } from '../../run/free-port.ts';
import { runCheckCommand } from './run-check-command.ts';

type Handle = (request: IncomingMessage, response: ServerResponse) => void;

/** A server that answers little: sites in the wild close what the documentation calls open. */
async function served(handle: Handle, work: (url: string) => Promise<void>): Promise<void> {
  const server: Server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await work(`http://localhost:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const json = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};
const cloudId = '11111111-2222-4333-8444-555555555555';
const pair = { CLEARANCE_EMAIL: 'ada@example.com', CLEARANCE_API_TOKEN: 'ATATT3xSomeToken' };

async function checked(
  url: string,
  args: readonly string[] = [],
  credential: Readonly<Record<string, string>> = pair,
): Promise<{ code: number; first: Report['identities'][number] | undefined; report: Report }> {
  const ran = await runCheckCommand(['--site', url, '--format', 'json', '--timeout', '20', ...args], {
    ...credential,
    ATLASSIAN_API_URL: `${url}/gateway`,
    ATLASSIAN_AUTH_URL: `${url}/auth`,
  });
  const report: Report = JSON.parse(ran.stdout);
  return { code: ran.code, first: report.identities[0], report };
}

test('a site whose serverInfo is closed is recognised by its cloud id, and the credential is tried', async () => {
  await served(
    (request, response) => {
      if (request.url === '/_edge/tenant_info') return json(response, 200, { cloudId });
      if (request.url?.startsWith('/gateway/'))
        return json(response, 401, { code: 401, message: 'Unauthorized' });
      response.setHeader('x-seraph-loginreason', 'AUTHENTICATED_FAILED');
      json(response, 401, {
        message: 'Client must be authenticated to access this resource.',
        'status-code': 401,
      });
    },
    async (url) => {
      const { code, first, report } = await checked(url);
      expect(report.site).toMatchObject({ deployment: 'cloud', cloudId });
      expect(first?.findings?.[0]?.cause).toBe('credentials-rejected');
      expect(first?.usable).toBe(false);
      expect(code).toBe(1);
    },
  );
});

test('an anonymous 200 everywhere is not taken for success', async () => {
  await served(
    (request, response) => {
      if (request.url === '/rest/api/3/serverInfo') return json(response, 200, { deploymentType: 'Cloud' });
      if (request.url === '/_edge/tenant_info') return json(response, 200, { cloudId });
      if (request.url?.startsWith('/gateway/'))
        return json(response, 401, { code: 401, message: 'Unauthorized' });
      response.setHeader('x-seraph-loginreason', 'AUTHENTICATED_FAILED');
      if (request.url?.includes('/myself')) return json(response, 401, { errorMessages: ['no'] });
      json(response, 200, []);
    },
    async (url) => {
      const { code, first } = await checked(url);
      expect(first).toMatchObject({ usable: false });
      expect(first?.findings?.[0]?.cause).toBe('credentials-rejected');
      expect(code).toBe(1);
    },
  );
});

/** A Data Center behind `base`: one member, one project and one work item, found under version 2 alone. */
function dataCenter(request: IncomingMessage, response: ServerResponse, base = ''): void {
  const [path = ''] = (request.url ?? '').split('?');
  const answers: Readonly<Record<string, unknown>> = {
    serverInfo: { deploymentType: 'Server', version: '9.12.14', versionNumbers: [9, 12, 14] },
    myself: { key: 'JIRAUSER10100', name: 'bo', active: true },
    project: [{ id: '10000', key: 'NW', name: 'Nordwind' }],
    'project/NW': { id: '10000', key: 'NW', name: 'Nordwind' },
    'issue/NW-1': { id: '20000', key: 'NW-1', fields: {} },
  };
  const found = path.startsWith(`${base}/rest/api/2/`)
    ? answers[path.slice(`${base}/rest/api/2/`.length)]
    : undefined;
  if (found === undefined) response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>404</h1>');
  else json(response, 200, found);
}
const pat = { CLEARANCE_PAT: 'NjY2NjY2NjY2NjY2OmEtdG9rZW4tb2YtYS1tZW1iZXI1' };

test('a context path that was left out is a wrong address, not a call of Cloud', async () => {
  await served(
    (request, response) => dataCenter(request, response, '/jira'),
    async (url) => {
      const { code, first } = await checked(url, [], pat);
      expect(first).toMatchObject({ usable: true, findings: [{ cause: 'wrong-site-url' }] });
      expect(code).toBe(1);
    },
  );
});

test.each([
  ['--issue', 'NW-1', []],
  ['--project', 'NW', []],
  ['--issue', 'NW-9', ['GET /rest/api/2/issue/{issueIdOrKey}']],
  ['--project', 'NOPE', ['GET /rest/api/2/project/{projectIdOrKey}']],
])('%s %s on Data Center is looked for there, under version 2', async (option, key, problems) => {
  await served(dataCenter, async (url) => {
    const { report } = await checked(url, [option, key], pat);
    const asked = report.probes.filter(({ verdict }) => verdict === 'problem');
    expect(asked.map(({ operation }) => operation)).toEqual(problems);
  });
});

test('a site that does not say what it is, is self-hosted by its version', async () => {
  await served(
    (request, response) =>
      request.url?.endsWith('/serverInfo')
        ? json(response, 200, {
            baseUrl: 'http://jira.example',
            version: '6.4.14',
            versionNumbers: [6, 4, 14],
          })
        : dataCenter(request, response),
    async (url) => {
      const { code, report } = await checked(url, [], pat);
      expect(report.site.deployment).toBe('server');
      expect(code).toBe(0);
    },
  );
});

test.each([
  ['as the published example has it', { version: '1001.0.0-SNAPSHOT', versionNumbers: [5, 0, 0] }],
  ['with an unknown name', { deploymentType: 'Cloud Premium', version: '1001.0.0-SNAPSHOT' }],
  ['with nothing where the name stands', { deploymentType: null, versionNumbers: [1001, 0, 0] }],
])('a Cloud site is known by its version, %s', async (_, told) => {
  await served(
    plainSite((path, response) => {
      if (path !== '/rest/api/3/serverInfo') return false;
      json(response, 200, { baseUrl: 'https://your-domain.atlassian.net', serverTime: null, ...told });
      return true;
    }),
    async (url) => {
      const { code, first, report } = await checked(url);
      expect(report.site.deployment).toBe('cloud');
      expect(first?.usable).toBe(true);
      expect(code).toBe(0);
    },
  );
});

/** Everything is closed to nobody, with the words that Jira has for it, and what the credential opens. */
const closedToNobody =
  (open: (request: IncomingMessage, response: ServerResponse) => void) =>
  (request: IncomingMessage, response: ServerResponse): void => {
    if (request.headers.authorization !== undefined) open(request, response);
    else
      response
        .writeHead(401, {
          'content-type': 'text/html',
          'www-authenticate': 'OAuth realm="http%3A%2F%2Fjira"',
        })
        .end('Client must be authenticated to access this resource.');
  };

test('a site that asks for a login as Jira does is no wrong address: the credential is tried', async () => {
  await served(closedToNobody(plainSite()), async (url) => {
    const { code, first, report } = await checked(url);
    expect(first).toMatchObject({ usable: true });
    expect(code).toBe(0);
    const told = (id: string) => report.checks?.find((check) => check.id === id);
    expect(told('cloud-id')?.verdict).toBe('inconclusive');
    expect(told('by-hand')?.note).toContain('/rest/api/3/myself');
  });
  await served(closedToNobody(dataCenter), async (url) => {
    const { code, report } = await checked(url, [], pat);
    expect(report.site.deployment).toBe('server');
    expect(code).toBe(0);
  });
});

test('a site that keeps serverInfo to itself is known by the version in which it knows accounts', async () => {
  const answers: Readonly<Record<string, unknown>> = {
    '/rest/api/2/myself': { key: 'bo', name: 'bo', active: true },
    '/rest/api/2/project': [{ id: 'project-one', key: 'ONE', name: 'One' }],
    '/rest/api/2/field': [{ id: 'summary', name: 'Summary' }],
  };
  await served(
    (request, response) => {
      const [path = ''] = (request.url ?? '').split('?');
      if (answers[path] !== undefined) json(response, 200, answers[path]);
      else response.writeHead(404, { 'content-type': 'text/html' }).end('<title>404 Not Found</title>');
    },
    async (url) => {
      const { code, first, report } = await checked(url, [], { ...pair, CLEARANCE_API_TOKEN: 'a-password' });
      expect(report.site.deployment).toBe('server');
      expect(first).toMatchObject({ kind: 'password', usable: true });
      expect(code).toBe(0);
      const deployment = report.checks?.find(({ id }) => id === 'deployment');
      expect(deployment).toMatchObject({ verdict: 'inconclusive' });
    },
  );
});

test('a page that answers everything, or a gate that asks for a login of its own, is not taken for Jira by its accounts', async () => {
  for (const status of [200, 401]) {
    const seen: (string | undefined)[] = [];
    await served(
      (request, response) => {
        seen.push(request.headers.authorization);
        response
          .writeHead(status, { 'content-type': 'text/html', 'www-authenticate': 'Basic realm="Nordwind"' })
          .end('<html><title>Nordwind</title></html>');
      },
      async (url) => {
        const { first } = await checked(url);
        expect(first?.usable).toBe(false);
      },
    );
    expect(seen.filter((header) => header !== undefined)).toEqual([]);
  }
});

/** A Cloud site that knows one account and refuses it everything else. */
const cloudOf = (account: object) => (request: IncomingMessage, response: ServerResponse) => {
  const path = request.url?.split('?')[0];
  if (path === '/rest/api/3/serverInfo') return json(response, 200, { deploymentType: 'Cloud' });
  if (path === '/_edge/tenant_info') return json(response, 200, { cloudId });
  if (path === '/rest/api/3/myself') return json(response, 200, { accountId: '5b10', ...account });
  json(response, 403, { errorMessages: ['no'] });
};

test('a deactivated account is said of the credential, whatever else is answered', async () => {
  await served(cloudOf({ active: false, accountType: 'atlassian' }), async (url) => {
    const { code, first } = await checked(url);
    expect(first?.findings).toMatchObject([{ cause: 'user-inactive-or-unlicensed' }]);
    expect(code).toBe(1);
  });
});

test('where nobody is let in but to log in, a credential is tried all the same', async () => {
  await served(
    (request, response) => {
      if (request.headers.authorization !== undefined) return dataCenter(request, response);
      response.writeHead(302, { location: '/login.jsp?os_destination=%2Frest' }).end();
    },
    async (url) => {
      const { code, first, report } = await checked(url, [], pat);
      expect(first).toMatchObject({ usable: true });
      expect(report.site.deployment).toBe('server');
      expect(code).toBe(0);
    },
  );
});

test('a page that answers everything with 200 is explained by the question it answered, and gets no credential', async () => {
  await served(
    (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html><title>Hotel-WLAN</title></html>');
    },
    async (url) => {
      const { first } = await checked(url);
      expect(['network-or-proxy', 'wrong-site-url']).toContain(first?.findings?.[0]?.cause);
    },
  );
  await served(
    (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html><title>Log in</title></html>');
    },
    async (url) => {
      const { first } = await checked(url);
      expect(first?.findings?.[0]?.cause).toBe('wrong-site-url');
    },
  );
});

test('an outage is no verdict on the credential', async () => {
  await served(
    (_, response) => {
      response.writeHead(503, { 'content-type': 'text/html' }).end('<html>Service Unavailable</html>');
    },
    async (url) => {
      const { code, first } = await checked(url);
      expect(first?.findings?.[0]?.cause).toBe('site-unavailable');
      expect(code).toBe(3);
    },
  );
});

test('a quota is told and not waited for', async () => {
  await served(
    (request, response) => {
      if (request.url === '/rest/api/3/serverInfo') return json(response, 200, { deploymentType: 'Cloud' });
      if (request.url === '/_edge/tenant_info') return json(response, 200, { cloudId });
      response.setHeader('retry-after', '1800');
      response.setHeader('ratelimit-reason', 'jira-quota-tenant-based');
      json(response, 429, { message: 'Rate limit exceeded' });
    },
    async (url) => {
      const { code, first } = await checked(url);
      expect(first?.findings?.[0]?.cause).toBe('rate-limited');
      expect(code).toBe(3);
    },
  );
});

test('a burst limit at the login is waited out as in the rest of the run', async () => {
  let refused = 0;
  await served(
    plainSite((path, response) => {
      if (!path.includes('/myself') || refused > 0) return false;
      refused += 1;
      response.setHeader('retry-after', '1');
      json(response, 429, { message: 'Rate limit exceeded' });
      return true;
    }),
    async (url) => {
      const { code, first } = await checked(url);
      expect(refused).toBe(1);
      expect(first?.usable).toBe(true);
      expect(first?.findings ?? []).toEqual([]);
      expect(code).toBe(0);
    },
  );
});

test('a failure of Jira closes nothing: unneeded it stays open, needed it is a problem', async () => {
  const site = plainSite((path, response) => {
    if (!path.startsWith('/rest/api/3/field')) return false;
    json(response, 500, { errorMessages: ['Internal server error'], errors: {} });
    return true;
  });
  const operation = 'GET /rest/api/3/field';
  const fieldOf = ({ probes }: Report) => probes.find((probe) => probe.operation === operation);
  await served(site, async (url) => {
    const unasked = await checked(url);
    expect(fieldOf(unasked.report)).toMatchObject({ verdict: 'inconclusive', status: 500 });
    expect(fieldOf(unasked.report)?.findings[0]?.cause).toBe('platform-bug');
    const asked = await checked(url, ['--operation', operation]);
    expect(fieldOf(asked.report)).toMatchObject({ verdict: 'problem', status: 500 });
  });
});

test('a token of a service account is known by its form, whatever address stands beside it', async () => {
  const asked: string[] = [];
  const site = plainSite();
  await served(
    (request, response) => {
      if (request.headers.authorization !== undefined) asked.push(request.url ?? '');
      site(request, response);
    },
    async (url) => {
      const { first } = await checked(url, [], {
        ...pair,
        CLEARANCE_API_TOKEN: 'ATSTT3xSomeToken0000000000',
      });
      expect(first).toMatchObject({ kind: 'service-account-token', usable: true });
      expect(asked.filter((path) => path.startsWith('/rest/api/3/myself'))).toEqual([]);
    },
  );
});

test('a site that redirects is told its right address, and no credential follows the redirect', async () => {
  const seen: (string | undefined)[] = [];
  await served(
    (request, response) => {
      seen.push(request.headers.authorization);
      json(response, 200, {});
    },
    async (elsewhere) => {
      await served(
        (request, response) => {
          response.writeHead(301, { location: `${elsewhere}${request.url}` }).end();
        },
        async (url) => {
          const { code, first } = await checked(url);
          expect(first?.findings?.[0]?.cause).toBe('wrong-site-url');
          expect(code).toBe(1);
        },
      );
    },
  );
  expect(seen.filter((header) => header !== undefined)).toEqual([]);
});

test('the gateway’s address in place of the site’s is refused with a sentence', async () => {
  const ran = await runCheckCommand(['--site', `https://api.atlassian.com/ex/jira/${cloudId}`], pair);
  expect(ran.code).toBe(2);
  expect(ran.stderr).toMatch(/--site is the gateway/);
});

test('a Jira that lacks most of its operations is no wrong address, and rights it does not tell are not called missing', async () => {
  await served(
    (request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://any');
      if (pathname.endsWith('/serverInfo'))
        return json(response, 200, {
          more: {},
          deploymentType: 'Cloud',
          baseUrl: `http://${request.headers.host}`,
        });
      if (request.headers.authorization === undefined)
        return json(response, 401, {
          errorMessages: ['Client must be authenticated to access this resource.'],
        });
      if (pathname === '/rest/api/3/myself')
        return json(response, 200, { more: 1, active: true, accountId: 'a1' });
      if (pathname === '/rest/api/3/mypermissions') {
        const ADMINISTER = { id: '0', key: 'ADMINISTER', name: 'A', type: 'GLOBAL', havePermission: false };
        return json(response, 200, { permissions: { ADMINISTER } });
      }
      response.writeHead(404, { 'content-type': 'text/html' }).end(`<pre>Cannot GET ${pathname}</pre>`);
    },
    async (url) => {
      const { code, first, report } = await checked(url);
      expect(first?.usable).toBe(true);
      expect(code).toBe(0);
      const causes = report.probes.flatMap(({ findings: [one] }) => one?.cause ?? []);
      expect(causes.length).toBeGreaterThan(0);
      expect(causes).not.toContain('wrong-site-url');
      const rights = report.checks?.find(({ id }) => id === 'global-permissions');
      expect(rights?.note).toMatch(
        /^Held: none\. Not held: Administer Jira\. Not told: Browse users and groups,/,
      );
    },
  );
});

test('what answers in JSON and never says that it is Jira is not called healthy', async () => {
  await served(
    (_request, response) => json(response, 404, { error: 'not found' }),
    async (url) => {
      const { report } = await checked(url);
      const address = report.checks?.find(({ id }) => id === 'site-address');
      expect(address).toMatchObject({ verdict: 'inconclusive' });
      expect(address?.note).toContain('does not say that it is Jira');
    },
  );
});

test('a success that tells no account refuses nobody: nothing is known of the credential', async () => {
  await served(
    (_request, response) => json(response, 200, { hello: 'world' }),
    async (url) => {
      const { code, report } = await checked(url);
      const accepted = report.checks?.find(({ id }) => id === 'accepted');
      expect(accepted?.verdict).toBe('inconclusive');
      expect(code).toBe(3);
    },
  );
});

test.each([
  [
    'an address that is not allowed',
    403,
    'The IP address has been rejected because it is not on the allowedlist.',
    'app-access-blocked',
    1,
  ],
  ['a quota', 429, 'Too Many Requests', 'rate-limited', 3],
  ['an outage', 503, 'Service Unavailable', 'site-unavailable', 3],
] as const)(
  'a scoped token is no dead one at a gateway that answers with %s',
  async (_, status, message, cause, exit) => {
    await served(
      (request, response) => {
        if (request.url === '/rest/api/3/serverInfo') return json(response, 200, { deploymentType: 'Cloud' });
        if (request.url === '/_edge/tenant_info') return json(response, 200, { cloudId });
        if (request.url?.startsWith('/gateway/')) return json(response, status, { code: status, message });
        response.setHeader('x-seraph-loginreason', 'AUTHENTICATED_FAILED');
        json(response, 401, { message: 'Client must be authenticated to access this resource.' });
      },
      async (url) => {
        const { code, first } = await checked(url);
        expect(first?.findings?.[0]?.cause).toBe(cause);
        expect(code).toBe(exit);
      },
    );
  },
);

test('a service account’s token with the e-mail address of a person is told so, and not sent elsewhere', async () => {
  await served(
    (request, response) => {
      if (request.url === '/rest/api/3/serverInfo') return json(response, 200, { deploymentType: 'Cloud' });
      if (request.url === '/_edge/tenant_info') return json(response, 200, { cloudId });
      json(response, 401, { code: 401, message: 'Unauthorized' });
    },
    async (url) => {
      const ran = await runCheckCommand(['--site', url, '--format', 'json'], {
        CLEARANCE_EMAIL: 'ada@example.com',
        CLEARANCE_API_TOKEN: 'ATSTT3xSomeToken0000000000',
        ATLASSIAN_API_URL: `${url}/gateway`,
      });
      const report: Report = JSON.parse(ran.stdout);
      const [finding] = report.identities[0]?.findings ?? [];
      expect(finding?.cause).toBe('credentials-rejected');
      expect(finding?.because).toContain(
        'the token is one of a service account, and the e-mail address is not',
      );
    },
  );
});

test('a named work item that is seen lacks the one permission, and is not called hidden', async () => {
  const permissions = (held: boolean) => (key: string) => [
    key,
    { key, havePermission: held || key !== 'DELETE_ISSUES' },
  ];
  await served(
    (request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
      response.setHeader('x-aaccountid', 'ada');
      if (pathname.endsWith('/serverInfo')) return json(response, 200, { deploymentType: 'Cloud' });
      if (pathname === '/_edge/tenant_info') return json(response, 200, { cloudId });
      if (pathname.endsWith('/myself'))
        return json(response, 200, { accountId: 'ada', accountType: 'atlassian', active: true });
      if (pathname.endsWith('/mypermissions'))
        return json(response, 200, {
          permissions: Object.fromEntries(
            (searchParams.get('permissions') ?? '').split(',').map(permissions(false)),
          ),
        });
      if (pathname.endsWith('/issue/NW-17'))
        return json(response, 200, { id: '1', key: 'NW-17', fields: {} });
      json(response, 404, { errorMessages: ['Not here.'], errors: {} });
    },
    async (url) => {
      const wanted = ['--issue', 'NW-17', '--operation', 'DELETE /rest/api/3/issue/{issueIdOrKey}'];
      const { code, report } = await checked(url, wanted);
      expect(code).toBe(1);
      expect(report.probes[0]?.findings[0]?.missing.projectPermissions).toEqual(['DELETE_ISSUES']);
      const text = (await runCheckCommand(['--site', url, ...wanted], pair)).stdout;
      expect(text).toMatch(/lacks the permission “Delete issues”/);
      expect(report.gaps.projectPermissions).toEqual([
        { identity: 'api-token', project: 'NW', permission: 'DELETE_ISSUES' },
      ]);
      expect(text).not.toMatch(/cannot see the work item/);
    },
  );
});

test('a fresh token of a service account that the gateway refuses opens another site, and is not called expired', async () => {
  const other = { id: '99999999-2222-4333-8444-555555555555', url: 'https://other.example', name: 'other' };
  await served(
    ({ url }, response) => {
      if (url === '/_edge/tenant_info') return json(response, 200, { cloudId });
      if (url === '/auth/oauth/token')
        return json(response, 200, {
          access_token: 'fresh',
          token_type: 'Bearer',
          expires_in: 3600,
          scope: 'read:jira-user',
        });
      if (url === '/gateway/oauth/token/accessible-resources')
        return json(response, 200, [{ ...other, scopes: ['read:jira-user'], avatarUrl: '' }]);
      json(response, 401, { code: 401, message: 'Unauthorized' });
    },
    async (url) => {
      const { code, first } = await checked(url, ['--as', 'oauth-client-credentials'], {
        CLEARANCE_CLIENT_ID: 'client',
        CLEARANCE_CLIENT_SECRET: 'a-secret-of-the-client',
      });
      expect(first?.findings?.[0]).toMatchObject({
        cause: 'app-not-installed',
        because: expect.arrayContaining(['accessible-resources does not list the site of the call']),
        fix: expect.arrayContaining([
          expect.objectContaining({ step: expect.stringMatching(/service account access to Jira/) }),
        ]),
      });
      expect(first?.findings?.map(({ cause }) => cause)).not.toContain('token-expired');
      expect(code).toBe(1);
    },
  );
});

test.each<[string, (response: ServerResponse) => void]>([
  ['sends on', (response) => void response.writeHead(307, { location: 'https://login.corp.example/' }).end()],
  ['answers without a token', (response) => json(response, 200, { access_token: 12 })],
])('an authorization server that %s refuses nobody', async (_what, answer) => {
  await served(
    (request, response) => {
      if (request.url?.startsWith('/auth/')) return answer(response);
      if (request.url === '/_edge/tenant_info') return json(response, 200, { cloudId });
      json(response, 200, { deploymentType: 'Cloud' });
    },
    async (url) => {
      const { code, first } = await checked(url, ['--as', 'oauth-client-credentials'], {
        CLEARANCE_CLIENT_ID: 'client',
        CLEARANCE_CLIENT_SECRET: 'ATOAsecret',
      });
      expect(first?.usable).toBe(false);
      expect(first?.findings?.map(({ cause }) => cause) ?? []).not.toContain('credentials-rejected');
      expect(code).toBe(3);
    },
  );
});

/** A Cloud site of one account that holds nothing beyond access to Jira; `before` may answer first. */
const plainSite =
  (before: (path: string, response: ServerResponse) => boolean = () => false): Handle =>
  (request, response) => {
    const path = (request.url ?? '').replace(/^\/gateway\/ex\/jira\/[^/]+/, '');
    if (before(path, response)) return;
    if (path.includes('/serverInfo')) return json(response, 200, { deploymentType: 'Cloud' });
    if (path === '/_edge/tenant_info') return json(response, 200, { cloudId });
    if (path.startsWith('/rest/api/3/myself'))
      return json(response, 200, { accountId: 'a1', active: true, accountType: 'atlassian' });
    if (path.startsWith('/rest/api/3/mypermissions')) {
      const keys = new URL(path, 'http://site').searchParams.get('permissions')?.split(',') ?? [];
      const none = keys.map((key) => [key, { havePermission: false }]);
      return json(response, 200, { permissions: Object.fromEntries(none) });
    }
    if (path.startsWith('/rest/api/3/user/search')) return json(response, 200, []);
    json(response, 404, { message: 'null for uri', 'status-code': 404 });
  };

test.each([
  [
    '500 to every login',
    500,
    'application/json',
    '{"errorMessages":["Internal server error"]}',
    'platform-bug',
  ],
  ['an outage', 503, 'text/html', '<html><title>Service Unavailable</title></html>', 'site-unavailable'],
])('%s says nothing of the credential, and has its cause', async (_, status, type, body, cause) => {
  await served(
    plainSite((path, response) => {
      if (!path.includes('/myself')) return false;
      response.writeHead(status, { 'content-type': type }).end(body);
      return true;
    }),
    async (url) => {
      const { code, first } = await checked(url);
      expect(first?.findings?.[0]?.cause).toBe(cause);
      expect(code).toBe(3);
    },
  );
});

test('a page in place of a token is of something on the way', async () => {
  await served(
    plainSite((path, response) => {
      if (!path.startsWith('/auth/')) return false;
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html><title>Guest Wi-Fi</title></html>');
      return true;
    }),
    async (url) => {
      const client = { CLEARANCE_CLIENT_ID: 'client', CLEARANCE_CLIENT_SECRET: 'ATOA-secret' };
      const { code, first } = await checked(url, ['--ci'], client);
      expect(first?.findings?.[0]?.cause).toBe('network-or-proxy');
      expect(code).toBe(3);
    },
  );
});

test('what only apps may call is a gap to a token that needs it, read or write', async () => {
  await served(plainSite(), async (url) => {
    for (const operation of ['GET /rest/api/3/webhook', 'POST /rest/devopscomponents/1.0/bulk']) {
      const { code, report } = await checked(url, ['--operation', operation]);
      expect(report.probes[0]?.findings[0]?.cause).toBe('endpoint-not-available-to-identity');
      expect(code).toBe(1);
    }
  });
});

test('an empty list of people is a refusal to whoever may list nobody', async () => {
  await served(plainSite(), async (url) => {
    const { code, report } = await checked(url, ['--operation', 'GET /rest/api/3/user/search']);
    expect(report.probes[0]).toMatchObject({ verdict: 'problem', status: 200 });
    expect(report.probes[0]?.findings[0]?.cause).toBe('global-permission-missing');
    expect(code).toBe(1);
  });
});

test('a project that was named and is hidden is asked about, and said once', async () => {
  await served(plainSite(), async (url) => {
    const named = ['--project', 'SEC', '--operation', 'GET /rest/api/3/project/{projectIdOrKey}'];
    const { code, report } = await checked(url, named);
    expect(report.probes.map(({ verdict, status }) => [verdict, status])).toEqual([['problem', 404]]);
    expect(code).toBe(1);
  });
});

test('half a credential is asked for by its own variables', async () => {
  const ran = await runCheckCommand(['--site', 'http://localhost:9', '--ci'], {
    CLEARANCE_CLIENT_ID: 'client',
  });
  expect(ran.code).toBe(2);
  expect(ran.stderr).toContain('CLEARANCE_CLIENT_SECRET must be set for oauth-client-credentials');
});

test('a product that says it is switched off is not on the site, where Jira answers the same caller', async () => {
  const operation = 'GET /rest/servicedeskapi/info';
  await served(
    plainSite((path, response) => {
      if (path !== '/rest/servicedeskapi/info') return false;
      json(response, 404, { errorMessage: 'Site temporarily unavailable', errorCode: 'OTHER' });
      return true;
    }),
    async (url) => {
      const { code, first, report } = await checked(url);
      expect(report.probes.find((probe) => probe.operation === operation)).toMatchObject({
        verdict: 'not-applicable',
        note: 'Jira Service Management is not on this site.',
      });
      expect(first?.findings ?? []).toEqual([]);
      expect(code).toBe(0);
      const asked = await checked(url, ['--operation', operation]);
      expect(asked.report.probes[0]?.verdict).toBe('problem');
      expect(asked.first?.findings ?? []).toEqual([]);
    },
  );
});

test.each([
  [
    'a redirect to the login of Atlassian',
    302,
    { location: 'https://id.atlassian.com/login?continue=x' },
    '',
  ],
  [
    'a page for logging in',
    200,
    { 'content-type': 'text/html' },
    '<html><title>Log in - Jira</title></html>',
  ],
] as const)('%s in place of the account refuses the credential', async (_, status, headers, page) => {
  const closed = plainSite((path, response) => {
    if (!path.startsWith('/rest/api/3/myself')) return false;
    response.writeHead(status, headers).end(page);
    return true;
  });
  await served(closed, async (url) => {
    const { code, first } = await checked(url);
    expect(first?.findings?.[0]?.cause).toBe('credentials-rejected');
    expect(code).toBe(1);
  });
});

test('a site that leads everybody to the login of Atlassian is one of Cloud, and the credential is tried', async () => {
  const site = plainSite();
  await served(
    (request, response) => {
      if (request.headers.authorization !== undefined) site(request, response);
      else response.writeHead(302, { location: 'https://id.atlassian.com/login?continue=x' }).end();
    },
    async (url) => {
      const { code, first, report } = await checked(url);
      expect(report.site.deployment).toBe('cloud');
      expect(first?.usable).toBe(true);
      expect(code).toBe(0);
    },
  );
});

test.each([
  ['a page', '<html><title>Nordwind</title></html>', 'text/html'],
  ['no token', '{"token_type":"Bearer"}', 'application/json'],
])('a consent whose code is answered with %s says nothing of the client', async (_, body, form) => {
  const site = plainSite();
  let gone = false;
  await served(
    (request, response) => {
      const url = new URL(request.url ?? '/', 'http://any');
      if (url.pathname === '/auth/authorize') {
        const back = new URL(url.searchParams.get('redirect_uri') ?? '');
        back.searchParams.set('code', 'c');
        back.searchParams.set('state', url.searchParams.get('state') ?? '');
        response.writeHead(302, { location: back.href }).end();
      } else if (url.pathname === '/auth/oauth/token') {
        response.writeHead(200, { 'content-type': form }).end(body);
      } else site(request, response);
    },
    async (url) => {
      const port = await freePort();
      const ran = await runCheckCommand(
        ['--site', url, '--format', 'json', '--as', 'oauth-3lo', '--callback-port', `${port}`],
        {
          ...{ CLEARANCE_CLIENT_ID: 'a-client', CLEARANCE_CLIENT_SECRET: 'ATOAsome' },
          ...{ ATLASSIAN_API_URL: `${url}/gateway`, ATLASSIAN_AUTH_URL: `${url}/auth` },
        },
        (text) => {
          const address = /(http:\/\/\S+\/authorize\?\S+)\n/.exec(text)?.[1];
          if (address === undefined || gone) return;
          gone = true;
          void fetch(address).catch(() => undefined);
        },
      );
      const report: Report = JSON.parse(ran.stdout);
      const accepted = report.checks?.find(({ id }) => id === 'accepted');
      expect(gone).toBe(true);
      expect(accepted?.verdict).toBe('inconclusive');
      expect(ran.code).toBe(3);
    },
  );
});
