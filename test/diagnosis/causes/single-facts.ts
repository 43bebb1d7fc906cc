import type { FactId } from '../../../src/diagnosis/facts/index.ts';
import type { AccountFacts, Evidence } from '../../../src/evidence/index.ts';
import { basic, bearer, type Call, gateway, given, jwt, own, site } from '../given.ts';

const cloud = { deployment: 'cloud' } as const;
const dc = { deployment: 'datacenter' } as const;
const messages = (...errorMessages: string[]) => ({ errorMessages, errors: {} });
const one = (
  identity: Evidence['identity'],
  call: Call,
  more: Parameters<typeof given>[2] = cloud,
): Evidence => given(identity, [call], more);
const noted = (note: string, evidence: Evidence): Evidence => ({ ...evidence, accountNotes: { note } });
const knowing = (account: AccountFacts, evidence: Evidence): Evidence => ({ ...evidence, account });

const myself = `GET ${site}/rest/api/3/myself`;
const issue = `GET ${site}/rest/api/3/issue/ABC-1`;
const role = `GET ${site}/rest/api/3/role`;
const search = `GET ${site}/rest/api/3/search/jql?jql=project=ABC`;
const comment = `POST ${site}/rest/api/3/issue/ABC-1/comment`;
const tokenAddress = 'POST https://auth.atlassian.com/oauth/token';
const assertionAddress = 'POST https://oauth-2-authorization-server.services.atlassian.com/oauth2/token';
const assertion = 'grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=***';
const refused = one('api-token', { call: myself, status: 401, sent: basic });
const at = '2026-11-25T10:00:00.000Z';
const seconds = Date.parse(at) / 1000;
const dated = { Date: 'Wed, 25 Nov 2026 10:00:00 GMT' };
const appCall = one('connect-app', { call: issue, status: 401, sent: jwt, headers: dated });
const claims = { iss: 'my-app', qsh: 'abc', iat: seconds - 10, exp: seconds + 170, alg: 'HS256' };

/** For facts that no recorded case rests on: the smallest evidence in which the fact makes the difference. */
export const singleFacts: Partial<Record<FactId, Evidence>> = {
  'taken for Basic': one(
    'pat',
    {
      call: `GET ${own}/rest/api/2/myself`,
      status: 401,
      headers: { 'X-Seraph-LoginReason': 'AUTHENTICATED_FAILED' },
      body: 'Basic Authentication Failure - Reason : AUTHENTICATED_FAILED',
    },
    dc,
  ),
  'names nobody': one('api-token', {
    call: issue,
    status: 404,
    sent: basic,
    headers: {
      'Content-Type': 'application/json',
      Server: 'AtlassianEdge',
      Vary: 'Accept-Encoding',
      'X-ARequestId': 'ab',
      'Atl-TraceId': 'cd',
    },
    body: messages('Issue does not exist or you do not have permission to see it.'),
  }),
  'says outsideOfGroup': one('api-token', {
    call: comment,
    status: 400,
    sent: basic,
    body: { errors: { commentLevel: 'You are currently not a member of the project role: Developers.' } },
  }),
  'works from another place': given(
    'api-token',
    [
      { call: comment, status: 403, sent: basic },
      { call: issue, status: 200, sent: basic, body: { key: 'ABC-1' } },
    ],
    { ...cloud, accountNotes: { 'call 1': 'hosted runner', 'call 2': 'the office, same token' } },
  ),
  'noted not system administrator': noted(
    'holds Administer Jira, not a system administrator',
    one('pat', { call: `POST ${own}/rest/api/2/reindex`, status: 403, sent: bearer }, dc),
  ),
  'as oauth-client-credentials': one('oauth-client-credentials', {
    call: `GET ${gateway}/rest/api/3/myself`,
    status: 401,
    sent: bearer,
  }),
  'as forge-app': one('forge-app', { call: 'GET /rest/api/3/issue/ABC-1', status: 401 }),
  'at relative path': one('forge-app', { call: 'GET /rest/api/3/serverInfo', status: 404 }),
  'status about the form': one('api-token', { call: comment, status: 415, sent: basic }),
  'path of organisations': one('api-token', {
    call: 'GET https://api.atlassian.com/admin/v1/orgs',
    status: 401,
    sent: basic,
  }),
  'path of old families': one(
    'password',
    { call: `GET ${own}/rest/greenhopper/1.0/rapidview`, status: 404, sent: basic },
    dc,
  ),
  'path of Server only': one('pat', {
    call: `GET ${site}/rest/pat/latest/tokens`,
    status: 404,
    sent: bearer,
  }),
  'upload without its header': one(
    'password',
    { call: `POST ${own}/rest/api/2/issue/ABC-1/attachments`, status: 403, sent: basic },
    dc,
  ),
  'login without right': one(
    'password',
    {
      call: `GET ${own}/rest/api/2/myself`,
      status: 403,
      headers: { 'X-Seraph-LoginReason': 'AUTHORISATION_FAILED' },
    },
    dc,
  ),
  'anonymous by name': one(
    'pat',
    {
      call: `GET ${own}/rest/api/2/issue/ABC-1`,
      status: 401,
      headers: { 'X-AUSERNAME': 'anonymous' },
    },
    dc,
  ),
  'scheme left out': one('api-token', {
    call: myself,
    status: 401,
    sent: { Authorization: '*** (no scheme)' },
  }),
  'form proven': given(
    'pat',
    [
      { call: `GET ${own}/rest/api/2/issue/ABC-1`, status: 403, sent: basic },
      { call: `GET ${own}/rest/api/2/myself`, status: 200, sent: basic, body: { name: 'jdoe' } },
    ],
    dc,
  ),
  'mended credential accepted': knowing({ mendedCredential: 'accepted' }, refused),
  'for approved apps only': one(
    'connect-app',
    { call: `GET ${site}/rest/api/3/user/email?accountId=5b10`, status: 403, sent: jwt },
    { ...cloud, scopes: ['ACCESS_EMAIL_ADDRESSES'] },
  ),
  'is administrator': {
    ...one('api-token', { call: role, status: 403, sent: basic }),
    accountNotes: { admin: true },
  },
  'is no administrator': {
    ...one('api-token', { call: role, status: 403, sent: basic }),
    accountNotes: { admin: false },
  },
  'no issuer': knowing(
    { jwtClaims: { qsh: 'abc', iat: seconds, exp: seconds + 100, alg: 'HS256' } },
    appCall,
  ),
  'nothing is lacking': knowing(
    { permissionsHeld: ['ADMINISTER'], permissionsLacking: [] },
    one('api-token', { call: role, status: 403, sent: basic }),
  ),
  'path of the old search': one('api-token', { call: `GET ${site}/rest/api/3/search?jql=project%3DABC` }),
  'path of sites': one('api-token', {
    call: 'GET https://api.atlassian.com/oauth/token/accessible-resources',
    status: 401,
    sent: basic,
  }),
  'credential in query': one('api-token', { call: `${issue}?access_token=***`, status: 404 }),
  'names WebSudo': one(
    'password',
    {
      call: `POST ${own}/rest/api/2/user`,
      status: 302,
      headers: { Location: `${own}/secure/admin/WebSudoAuthenticate!default.jspa` },
    },
    dc,
  ),
  'bearer called invalid': one('oauth-3lo', {
    call: `GET ${gateway}/rest/api/3/myself`,
    status: 401,
    sent: bearer,
    headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' },
  }),
  'signed by a proxy': one('api-token', { call: myself, status: 403, headers: { Server: 'squid/5.7' } }),
  'signed by a web server': one(
    'password',
    { call: `GET ${own}/rest/api/2/myself`, status: 404, headers: { Server: 'nginx' } },
    dc,
  ),
  'mark of Jira': one('api-token', {
    call: myself,
    status: 403,
    headers: { Server: 'BigIP', 'Atl-Traceid': 'x' },
  }),
  'no-check sent': one(
    'api-token',
    {
      call: `POST ${site}/rest/api/3/issue/ABC-1/attachments`,
      status: 404,
      sent: { ...basic, 'X-Atlassian-Token': 'no-check' },
    },
    cloud,
  ),
  'limit named': one('api-token', {
    call: issue,
    status: 503,
    headers: { 'RateLimit-Reason': 'jira-burst-based' },
  }),
  'base address wrong': one('api-token', {
    call: `GET ${site}/rest/api/3/rest/api/3/myself`,
    status: 404,
    sent: basic,
  }),
  'gateway address wrong': one('oauth-3lo', {
    call: 'GET https://api.atlassian.com/ex/jira/my-site/rest/api/3/myself',
    status: 404,
    sent: bearer,
  }),
  'named by account id': one(
    'password',
    { call: `GET ${own}/rest/api/2/user?accountId=5b10`, status: 404, sent: basic },
    dc,
  ),
  'says consentNeeded': one('forge-user', {
    call: 'GET /rest/api/3/myself',
    status: 401,
    body: 'NEEDS_AUTHENTICATION',
  }),
  'says connectionEnded': given(
    'oauth-3lo',
    [
      { call: `GET ${gateway}/rest/api/3/issue/ABC-1`, status: 200, sent: bearer },
      {
        call: `POST ${gateway}/rest/api/3/issue`,
        status: 403,
        sent: bearer,
        body: 'The app is not installed on this instance.',
      },
    ],
    cloud,
  ),
  'says projectRequired': one('api-token', {
    call: `POST ${site}/rest/api/3/issue`,
    status: 400,
    sent: basic,
    body: { errorMessages: [], errors: { project: 'Specify a valid project ID or key' } },
  }),
  'says notAssignable': one('api-token', {
    call: `PUT ${site}/rest/api/3/issue/ABC-1`,
    status: 400,
    sent: basic,
    body: { errorMessages: [], errors: { assignee: "User 'a' cannot be assigned issues." } },
  }),
  'says fieldHidden': one('api-token', {
    call: search,
    status: 400,
    sent: basic,
    body: messages("Field 'sprint' does not exist or you do not have permission to view it."),
  }),
  'says deadLink': one('api-token', {
    call: issue,
    status: 404,
    body: "<title>Oops, you've found a dead link.</title>",
  }),
  'says webServerNotFound': one(
    'password',
    {
      call: `GET ${own}/rest/api/2/issue/ABC-1`,
      status: 404,
      body: 'The requested URL was not found on this server.',
    },
    dc,
  ),
  'says rateLimited': one('api-token', {
    call: issue,
    status: 403,
    sent: basic,
    body: 'Rate limit exceeded.',
  }),
  'sprint without its scope': one(
    'oauth-3lo',
    {
      call: `PUT ${gateway}/rest/api/3/issue/ABC-1`,
      status: 400,
      sent: bearer,
      body: {
        errorMessages: [],
        errors: { customfield_10020: 'You do not have permission to set the sprint field.' },
      },
    },
    { ...cloud, scopes: ['read:jira-work', 'write:jira-work'] },
  ),
  'lacks a global permission': knowing(
    { permissionsHeld: ['BROWSE_PROJECTS'], permissionsLacking: ['ADMINISTER'] },
    one('api-token', { call: role, status: 403, sent: basic }),
  ),
  'holds what is needed': knowing(
    { permissionsHeld: ['ADMINISTER'] },
    one('api-token', { call: role, status: 403, sent: basic }),
  ),
  'works within the same scopes': given(
    'forge-user',
    [
      { call: 'GET /rest/api/3/dashboard', status: 401 },
      { call: 'GET /rest/api/3/dashboard', status: 200, as: 'forge-app', body: { dashboards: [1] } },
    ],
    cloud,
  ),
  'act as user declared': one(
    'connect-user',
    { call: assertionAddress, status: 403, posted: assertion },
    { ...cloud, scopes: ['READ', 'ACT_AS_USER'] },
  ),
  'removed by the reference': one('api-token', {
    call: `GET ${site}/rest/api/3/filter`,
    status: 404,
    sent: basic,
  }),
  'works as somebody else': given(
    'api-token',
    [
      { call: issue, status: 404, sent: basic },
      { call: issue, status: 200, sent: basic, as: 'password', body: { key: 'ABC-1' } },
    ],
    cloud,
  ),
  'other site works': given(
    'oauth-3lo',
    [
      { call: `GET ${gateway}/rest/api/3/myself`, status: 404, sent: bearer },
      {
        call: 'GET https://api.atlassian.com/ex/jira/99999999-2222-3333-4444-555555555555/rest/api/3/project/search',
        status: 200,
        sent: bearer,
        body: { values: [{ key: 'ABC' }] },
      },
    ],
    cloud,
  ),
  'serverInfo says Server': given(
    'api-token',
    [
      { call: issue, status: 404, sent: basic },
      { call: `GET ${site}/rest/api/2/serverInfo`, status: 200, body: { deploymentType: 'Server' } },
    ],
    cloud,
  ),
  'another user works': given(
    'connect-user',
    [
      { call: assertionAddress, status: 401, posted: assertion },
      { call: assertionAddress, status: 200, posted: assertion, body: { access_token: '***' } },
    ],
    cloud,
  ),
  'token within its life': knowing(
    { tokenExpiresAt: '2026-11-25T11:00:00.000Z' },
    one('oauth-3lo', { call: `GET ${gateway}/rest/api/3/myself`, status: 401, sent: bearer, headers: dated }),
  ),
  'exp passed': knowing({ jwtClaims: { ...claims, exp: seconds - 600 } }, appCall),
  'clocks differ': knowing({ clockAheadSeconds: 240 }, appCall),
  'context token': knowing({ jwtClaims: { ...claims, qsh: 'context-qsh' } }, appCall),
  'foreign algorithm': knowing({ jwtClaims: { ...claims, alg: 'RS256' } }, appCall),
  'no qsh': knowing(
    { jwtClaims: { iss: 'my-app', iat: seconds, exp: seconds + 100, alg: 'HS256' } },
    appCall,
  ),
  'assertion flawed': knowing(
    { assertionClaims: { aud: 'https://elsewhere.example' } },
    one('connect-user', { call: assertionAddress, status: 401, posted: assertion }),
  ),
  'account active': knowing({ active: true }, one('api-token', { call: myself, status: 403, sent: basic })),
  'account without product': knowing(
    { applicationRoles: [] },
    one('api-token', { call: myself, status: 403, sent: basic }),
  ),
  'account of an app': knowing(
    { accountType: 'app', permissionsHeld: [], permissionsLacking: ['ADMINISTER'] },
    one('oauth-client-credentials', { call: role, status: 403, sent: bearer }),
  ),
  'account of a customer': knowing({ accountType: 'customer' }, refused),
  'rights measured': knowing(
    { permissionsHeld: ['ADMINISTER'], permissionsLacking: [] },
    one('api-token', { call: role, status: 401, sent: basic }),
  ),
  'secret refused elsewhere': knowing({ sharedSecretThere: 'refused' }, appCall),
  'secret accepted elsewhere': knowing({ sharedSecretThere: 'accepted' }, appCall),
  'kept out of projects': knowing(
    { keptOutOfProjects: ['ABC'] },
    one('connect-app', { call: issue, status: 404, sent: jwt }),
  ),
  'project archived': knowing(
    { archivedProject: 'ABC', permissionsHeld: ['ADD_COMMENTS', 'BROWSE_PROJECTS'], permissionsLacking: [] },
    one('api-token', { call: comment, status: null }),
  ),
  'may not act for the user': knowing(
    { mayActForUser: false },
    one('forge-user', { call: 'GET /rest/api/3/myself', status: 401 }),
  ),
  'noted captcha': noted('a captcha is shown in the browser', refused),
  'noted inactive': noted('the user was deactivated', refused),
  'noted unlicensed': noted('the user has no application access', refused),
  'noted other site': noted(
    'the app is not installed there',
    one('oauth-3lo', { call: `GET ${gateway}/rest/api/3/myself`, status: 403, sent: bearer }),
  ),
  'noted old consent': noted(
    'the update waits, pending approval',
    one('forge-app', { call: 'GET /rest/api/3/dashboard', status: 401 }),
  ),
  'noted clock': noted('the clock of the server is slow', appCall),
  'noted allowlist': noted(
    'the organisation has an IP allowlist',
    one('api-token', { call: issue, status: 403, sent: basic }),
  ),
  'asks for a user token': one('connect-user', { call: assertionAddress, status: 400, posted: assertion }),
  'asks with a code': one('oauth-3lo', {
    call: tokenAddress,
    status: 400,
    posted: '{"grant_type":"authorization_code"}',
    body: { error: 'invalid_grant' },
  }),
  'kept from the page': {
    ...one('api-token', { call: issue }),
    exchanges: [
      {
        request: { method: 'GET', url: issue.slice(4), headers: {}, body: null },
        response: null,
        failure: {
          kind: 'reset',
          message: `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${issue.slice(4)}. (Reason: CORS preflight response did not succeed).`,
        },
      },
    ],
  },
};
