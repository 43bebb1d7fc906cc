import { clients, secrets } from '../../src/simulated-jira/credentials/known.ts';
import { accounts } from '../../src/simulated-jira/new-site/people.ts';
import { selfHosted } from '../../src/simulated-jira/scenarios/planted/self-hosted.ts';
import { type SimulatedJira, startSimulatedJira } from '../../src/simulated-jira/start.ts';
import type { SimulatedWorld } from '../../src/simulated-jira/world.ts';
import { basic } from './calls.ts';
import { pristine } from './pristine.ts';

/**
 * Answers of real servers, told in public threads and kept in the project's recorded exchanges: put into the same situation, the
 * simulation must give the same status, and the headers and words that were seen.
 */
interface Recorded {
  /** Id of the recorded case. */
  readonly id: string;
  readonly situation?: (world: SimulatedWorld) => void;
  readonly request: {
    method?: string;
    url: (world: SimulatedWorld) => string;
    headers?: Record<string, string>;
    body?: string;
  };
  readonly status: number;
  readonly headers?: Record<string, string | RegExp>;
  readonly body?: string | RegExp;
}

const ada = { authorization: basic('ada@example.com', secrets.admin) };
const site = (path: string) => (world: SimulatedWorld) => `${world.addresses.siteUrl}${path}`;
const gateway = (path: string) => (world: SimulatedWorld) =>
  `${world.addresses.apiUrl}/ex/jira/${world.state.site.cloudId}${path}`;
const auth = (path: string) => (world: SimulatedWorld) => `${world.addresses.authUrl}${path}`;
const pat = { authorization: `Bearer ${secrets.adminPat}` };
const json = { 'content-type': 'application/json' };
const refreshBody = JSON.stringify({
  grant_type: 'refresh_token',
  client_id: clients.threeLegged,
  client_secret: secrets.oauthClientSecret,
  refresh_token: 'the-old-one',
});
const oauthToken =
  (scopes: string[], expired = false) =>
  (world: SimulatedWorld) => {
    const token = {
      token: 'a-token',
      kind: 'three-legged' as const,
      accountId: accounts.admin,
      issuedTo: clients.threeLegged,
      scopes,
      issuedAt: new Date(0).toISOString(),
      expiresAt: new Date(expired ? 1 : Date.now() + 60_000).toISOString(),
      revoked: false,
    };
    world.state.accessTokens.push(token);
    world.state.oauthGrants.push({ ...token, clientId: token.issuedTo, thisSite: true });
  };
const bearer = { authorization: 'Bearer a-token' };
const refreshToken = (change: { replacedAt?: string; revoked?: boolean }) => (world: SimulatedWorld) => {
  const at = new Date(Date.now() - 3_600_000).toISOString();
  const { threeLegged } = clients;
  const whose = { clientId: threeLegged, accountId: accounts.admin, scopes: [] };
  world.state.oauthGrants.push({ ...whose, thisSite: true });
  world.state.refreshTokens.push({
    ...whose,
    token: 'the-old-one',
    issuedAt: at,
    lastUsedAt: null,
    replacedAt: null,
    revoked: false,
    ...change,
  });
};

const recorded: Recorded[] = [
  {
    id: '410-search-securityhub',
    request: { url: site('/rest/api/2/search'), headers: ada },
    status: 410,
    headers: { server: 'AtlassianEdge', 'x-aaccountid': /./ },
    body: /The requested API has been removed\. Please migrate to the \/rest\/api\/3\/search\/jql API\./,
  },
  {
    id: 'terraform-accountid-only',
    request: { url: site('/rest/api/2/user?username=bot'), headers: ada },
    status: 400,
    body: /'accountId' must be the only user identifying query parameter in GDPR strict mode\./,
  },
  {
    id: 'agile-api-absent',
    situation: (world) => {
      selfHosted(world, 'server');
      world.state.site.products.software = false;
    },
    request: { url: site('/rest/agile/1.0/issue/ABC-7000?expand=names'), headers: pat },
    status: 404,
    body: /^\{"message":"null for uri: http[^"]+\/rest\/agile\/1\.0\/issue\/ABC-7000\?expand=names","status-code":404\}$/,
  },
  {
    id: 'backup-api-ui-only',
    request: { method: 'POST', url: site('/rest/backup/1/export/runbackup'), headers: ada },
    status: 403,
    body: '{"error":"This feature is only accessible from the UI."}',
  },
  {
    id: 'captcha-chronos',
    situation: (world) => {
      selfHosted(world, 'server', '/jira');
      for (const user of world.state.users) user.captchaRequired = true;
    },
    request: {
      url: site('/rest/api/2/myself'),
      headers: { authorization: basic('ada', secrets.adminPassword) },
    },
    status: 403,
    headers: {
      'x-seraph-loginreason': 'AUTHENTICATION_DENIED',
      'www-authenticate': /^OAuth realm="http%3A%2F%2F/,
      'x-authentication-denied-reason': /^CAPTCHA_CHALLENGE; login-url=http.*\/jira\/login\.jsp$/,
      'content-type': 'text/html;charset=UTF-8',
    },
  },
  {
    id: 'commit-hint-token-as-pat',
    request: { url: site('/rest/api/2/search'), headers: { authorization: `Bearer ${secrets.admin}` } },
    status: 403,
    body: '{"error": "Failed to parse Connect Session Auth Token"}',
  },
  {
    id: 'context-path-dropped-gioboa',
    situation: (world) => selfHosted(world, 'server', '/subfolder'),
    request: { url: (world) => `${new URL(world.addresses.siteUrl).origin}/rest/api/2/status`, headers: pat },
    status: 404,
    headers: { server: /^Apache/, 'content-type': 'text/html; charset=iso-8859-1' },
    body: /<title>404 Not Found<\/title>.*The requested URL \/rest\/api\/2\/status was not found on this server\./s,
  },
  {
    id: 'cookie-auth-removed-backup',
    request: { url: site('/rest/api/3/myself'), headers: { cookie: 'cloud.session.token=x' } },
    status: 401,
    body: '{"message":"Client must be authenticated to access this resource.","status-code":401}',
  },
  {
    id: 'dc-v3-version-405',
    situation: (world) => selfHosted(world),
    request: { method: 'PUT', url: site('/rest/api/3/version/10000'), headers: pat },
    status: 405,
  },
  {
    id: 'double-slash-jira-nvim',
    situation: (world) => selfHosted(world),
    request: { method: 'POST', url: site('//rest/api/2/search'), headers: pat },
    status: 404,
    body: '{"message":"HTTP 404 Not Found","status-code":404,"sub-code":-1}',
  },
  {
    id: 'expired-token-200-seraph-header',
    request: {
      url: site('/rest/api/3/project/search'),
      headers: { authorization: basic('ada@example.com', secrets.adminExpired) },
    },
    status: 200,
    headers: {
      server: 'AtlassianEdge',
      'x-seraph-loginreason': 'AUTHENTICATED_FAILED',
      'content-type': 'application/json;charset=UTF-8',
    },
  },
  {
    id: 'forge-group-member-scope',
    situation: oauthToken(['read:jira-user', 'read:avatar:jira']),
    request: { url: gateway('/rest/api/2/group/member'), headers: bearer },
    status: 401,
    body: '{"code":401,"message":"Unauthorized; scope does not match"}',
  },
  {
    id: 'gateway-expired-3lo-404',
    situation: (world) => {
      oauthToken(['read:jira-work'], true)(world);
      world.state.authorizationServer = { expiredTokenStatus: 404 };
    },
    request: { url: gateway('/rest/api/2/issue/PAY-1'), headers: bearer },
    status: 404,
  },
  {
    id: 'get-project-404-bad-credentials',
    request: {
      url: site('/rest/api/3/project/PAY'),
      headers: { authorization: basic('ada@example.com', 'wrong') },
    },
    status: 404,
  },
  {
    id: 'parabol-ip-allowlist',
    situation: (world) => {
      oauthToken(['read:jira-user'])(world);
      world.state.site.ipAllowlist = ['203.0.113.'];
    },
    request: { url: gateway('/rest/api/3/myself'), headers: bearer },
    status: 403,
    body: /The IP address has been rejected because it is not on the allowedlist\. See your admin for more information\./,
  },
  {
    id: 'quotes-in-username-bugwarrior',
    request: {
      url: site('/rest/api/3/myself'),
      headers: { authorization: basic("'ada@example.com'", secrets.admin) },
    },
    status: 401,
    headers: { 'x-seraph-loginreason': 'AUTHENTICATED_FAILED', server: 'AtlassianEdge' },
  },
  {
    id: 'refresh-invalid-grant-doc',
    situation: refreshToken({ revoked: true }),
    request: { method: 'POST', url: auth('/oauth/token'), headers: json, body: refreshBody },
    status: 403,
    body: '{"error":"invalid_grant","error_description":"Token has been expired or revoked."}',
  },
  {
    id: 'refresh-token-invalid-raycast',
    situation: refreshToken({ replacedAt: new Date(0).toISOString() }),
    request: { method: 'POST', url: auth('/oauth/token'), headers: json, body: refreshBody },
    status: 403,
    body: '{"error":"unauthorized_client","error_description":"refresh_token is invalid"}',
  },
  {
    id: 'scoped-token-site-mcp-968 (site)',
    request: {
      url: site('/rest/api/3/myself'),
      headers: { authorization: basic('ada@example.com', secrets.adminScoped) },
    },
    status: 401,
  },
  {
    id: 'scoped-token-site-mcp-968 (gateway)',
    request: {
      url: gateway('/rest/api/3/myself'),
      headers: { authorization: basic('ada@example.com', secrets.adminScoped) },
    },
    status: 200,
  },
  {
    id: 'service-account-basic-site-404',
    request: {
      url: site('/rest/api/3/issue/PAY-1'),
      headers: {
        authorization: basic('build-service@serviceaccount.atlassian.com', secrets.serviceAccount),
      },
    },
    status: 404,
  },
  {
    id: 'server-login-permission-403',
    situation: (world) => {
      selfHosted(world, 'server');
      for (const user of world.state.users) user.applicationRoles = [];
    },
    request: {
      url: site('/rest/api/2/issue/createmeta'),
      headers: { authorization: basic('ada', secrets.adminPassword) },
    },
    status: 403,
  },
  {
    id: 'testplan-dc-v3-404',
    situation: (world) => {
      selfHosted(world);
      world.state.site.version3Answers = 'not-found';
    },
    request: { url: site('/rest/api/3/myself'), headers: pat },
    status: 404,
  },
  {
    id: 'testplan-dc-v3-404 (serverInfo)',
    situation: (world) => selfHosted(world),
    request: { url: site('/rest/api/2/serverInfo'), headers: pat },
    status: 200,
    body: /"version":"10\.3\.13".*"deploymentType":"Server"/,
  },
  {
    id: 'um-deactivate-cookie-only',
    request: { method: 'POST', url: site('/admin/rest/um/1/user/deactivate?username=x'), headers: ada },
    status: 401,
    body: 'User failed to authenticate',
  },
  {
    id: 'vscode-password-deprecated-textplain',
    request: {
      url: site('/rest/api/latest/serverInfo'),
      headers: { authorization: basic('ada@example.com', secrets.adminPassword) },
    },
    status: 401,
    headers: { 'content-type': 'text/plain', server: 'AtlassianProxy/1.15.8.1' },
    body: /^Basic authentication with passwords is deprecated\. {2}For more information, see: https:\/\/confluence\.atlassian\.com\//,
  },
  {
    id: 'websudo-new-user',
    situation: (world) => selfHosted(world, 'server'),
    request: { method: 'POST', url: site('/rest/api/latest/user'), headers: pat },
    status: 401,
    body: '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><status><status-code>401</status-code><message>This resource requires WebSudo.</message></status>',
  },
];

let jira: SimulatedJira;
let restore: () => void;
beforeAll(async () => {
  jira = await startSimulatedJira();
  restore = pristine(jira.world);
});
beforeEach(() => restore());
afterAll(() => jira.close());

test.each(recorded.map((each) => [each.id, each] as const))(
  '%s',
  async (_, { situation, request, ...seen }) => {
    situation?.(jira.world);
    const { method = 'GET', headers = {}, body } = request;
    const answer = await fetch(request.url(jira.world), {
      method,
      headers,
      redirect: 'manual',
      ...(body === undefined ? {} : { body }),
    });
    expect(answer.status).toBe(seen.status);
    for (const [name, value] of Object.entries(seen.headers ?? {})) {
      expect(answer.headers.get(name)).toEqual(
        typeof value === 'string' ? value : expect.stringMatching(value),
      );
    }
    const text = await answer.text();
    if (seen.body !== undefined) {
      expect(text.trim()).toEqual(
        typeof seen.body === 'string' ? seen.body : expect.stringMatching(seen.body),
      );
    }
  },
);
