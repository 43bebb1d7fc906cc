import type { CauseId } from '../../../src/diagnosis/cause.ts';
import type { Evidence } from '../../../src/evidence/exchange.ts';
import { basic, bearer, gateway, given, jwt, own, site } from '../given.ts';

/** Evidence in which the cause must come first, and evidence that looks alike in which it must not. */
interface Table {
  readonly fires: Record<string, Evidence>;
  readonly quiet: Record<string, Evidence>;
}

const cloud = { deployment: 'cloud' } as const;
const dc = { deployment: 'datacenter' } as const;
const server = { deployment: 'server' } as const;
const messages = (...errorMessages: string[]) => ({ errorMessages, errors: {} });
const scopeMismatch = { code: 401, message: 'Unauthorized; scope does not match' };
const failedLogin = { 'X-Seraph-LoginReason': 'AUTHENTICATED_FAILED' };
const tokenAddress = 'POST https://auth.atlassian.com/oauth/token';
const assertionAddress = 'POST https://oauth-2-authorization-server.services.atlassian.com/oauth2/token';
const assertion = 'grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=***';
const known = { 'X-AAccountId': 'x' };

export const tables: Record<CauseId, Table> = {
  'credential-kind-blocked': {
    fires: {
      'the text of the Rovo MCP server': given(
        'api-token',
        [
          {
            call: 'POST https://mcp.atlassian.com/v1/mcp',
            status: 403,
            body: "You don't have permission to connect via API token. Please ask your organization admin for access.",
          },
        ],
        cloud,
      ),
      'the status of the token in the Admin API, as noted': given(
        'api-token',
        [{ call: `GET ${site}/rest/api/3/myself`, status: 401, sent: basic }],
        { ...cloud, accountNotes: { note: 'the token status is BLOCKED by the authentication policy' } },
      ),
    },
    quiet: {
      'a bare 401': given(
        'api-token',
        [{ call: `GET ${site}/rest/api/3/myself`, status: 401, sent: basic }],
        cloud,
      ),
      'Basic switched off on a self-hosted site': given(
        'password',
        [
          {
            call: `GET ${own}/rest/api/2/myself`,
            status: 403,
            sent: basic,
            body: 'Basic Authentication has been disabled on this instance.',
          },
        ],
        dc,
      ),
    },
  },
  'credentials-rejected': {
    fires: {
      'the Seraph header on a 200': given(
        'api-token',
        [{ call: `GET ${site}/rest/api/3/project/search`, status: 200, headers: failedLogin }],
        cloud,
      ),
      'a bare 401 on /myself': given(
        'api-token',
        [{ call: `GET ${site}/rest/api/3/myself`, status: 401, sent: basic }],
        cloud,
      ),
      'a line end inside the pair': given(
        'api-token',
        [
          {
            call: `GET ${site}/rest/api/3/myself`,
            status: 401,
            sent: { Authorization: `Basic ${btoa('a@b.example:token\n')}` },
          },
        ],
        cloud,
      ),
      'anonymous although a credential was sent': given(
        'api-token',
        [
          {
            call: `GET ${site}/rest/api/3/search/jql?jql=assignee=x`,
            status: 400,
            sent: basic,
            body: messages(
              "Field 'assignee' does not exist or this field cannot be viewed by anonymous users.",
            ),
          },
        ],
        cloud,
      ),
      'a wrong client secret': given(
        'oauth-client-credentials',
        [
          {
            call: tokenAddress,
            status: 401,
            posted: '{"grant_type":"client_credentials"}',
            body: { error: 'access_denied', error_description: 'Unauthorized' },
          },
        ],
        cloud,
      ),
    },
    quiet: {
      'the login was accepted': given(
        'api-token',
        [{ call: `GET ${site}/rest/api/3/role`, status: 403, headers: { 'X-Seraph-LoginReason': 'OK' } }],
        cloud,
      ),
      'a captcha': given(
        'password',
        [
          {
            call: `GET ${own}/rest/api/2/myself`,
            status: 401,
            headers: { 'X-Seraph-LoginReason': 'AUTHENTICATION_DENIED' },
          },
        ],
        server,
      ),
    },
  },
  'password-not-allowed': {
    fires: {
      'the deprecation text': given(
        'password',
        [
          {
            call: `GET ${site}/rest/api/2/serverInfo`,
            status: 401,
            body: 'Basic authentication with passwords is deprecated.',
          },
        ],
        cloud,
      ),
      '401 where anonymous callers may': given(
        'password',
        [
          {
            call: `GET ${site}/rest/api/2/mypermissions?permissions=BROWSE_PROJECTS`,
            status: 401,
            sent: basic,
          },
        ],
        cloud,
      ),
    },
    quiet: {
      'Server takes passwords': given(
        'password',
        [{ call: `GET ${own}/rest/api/2/myself`, status: 401, sent: basic }],
        server,
      ),
      'an API token': given(
        'api-token',
        [{ call: `GET ${site}/rest/api/3/myself`, status: 401, sent: basic }],
        cloud,
      ),
    },
  },
  'captcha-required': {
    fires: {
      'denied unchecked': given(
        'password',
        [
          {
            call: `GET ${own}/rest/api/2/myself`,
            status: 403,
            headers: { 'X-Seraph-LoginReason': 'AUTHENTICATION_DENIED' },
          },
        ],
        server,
      ),
      'the reason header alone, on a 200': given(
        'password',
        [
          {
            call: `GET ${own}/rest/api/2/project`,
            status: 200,
            body: '[]',
            headers: { 'X-Authentication-Denied-Reason': 'CAPTCHA_CHALLENGE; login-url=x' },
          },
        ],
        server,
      ),
    },
    quiet: {
      'a refused login': given(
        'password',
        [{ call: `GET ${own}/rest/api/2/myself`, status: 401, headers: failedLogin }],
        server,
      ),
    },
  },
  'anonymous-request': {
    fires: {
      'no credential at all': given(
        'anonymous',
        [{ call: `GET ${site}/rest/api/3/myself`, status: 401 }],
        cloud,
      ),
      'the header lost on a redirect': given(
        'api-token',
        [
          {
            call: `GET https://old.example.com/rest/api/3/myself`,
            status: 302,
            sent: basic,
            headers: { Location: `${site}/rest/api/3/myself` },
          },
          {
            call: `GET ${site}/rest/api/3/myself`,
            status: 401,
            sent: { Accept: '*/*' },
            body: 'Client must be authenticated to access this resource.',
          },
        ],
        cloud,
      ),
      'a scheme in lower case': given(
        'api-token',
        [{ call: `GET ${site}/rest/api/3/myself`, status: 401, sent: { Authorization: 'basic ***' } }],
        cloud,
      ),
    },
    quiet: {
      'a credential arrived and was refused': given(
        'api-token',
        [{ call: `GET ${site}/rest/api/3/myself`, status: 401, headers: failedLogin }],
        cloud,
      ),
    },
  },
  'wrong-auth-scheme': {
    fires: {
      'an API token as Bearer': given(
        'api-token',
        [{ call: `GET ${site}/rest/api/3/project`, status: 200, body: '[]', sent: bearer }],
        cloud,
      ),
      'a personal access token as Basic': given(
        'pat',
        [{ call: `GET ${own}/rest/api/2/myself`, status: 401, sent: basic }],
        dc,
      ),
      'a Connect token as Bearer': given(
        'connect-app',
        [{ call: `GET ${site}/rest/api/3/project`, status: 401, sent: bearer }],
        cloud,
      ),
    },
    quiet: {
      'an API token as Basic': given(
        'api-token',
        [{ call: `GET ${site}/rest/api/3/project/ABC`, status: 404, sent: basic }],
        cloud,
      ),
      'an OAuth token at the site': given(
        'oauth-3lo',
        [
          {
            call: `GET ${site}/rest/api/3/myself`,
            status: 403,
            sent: bearer,
            body: { error: 'Failed to parse Connect Session Auth Token' },
          },
        ],
        cloud,
      ),
    },
  },
  'account-type-unsupported': {
    fires: {
      'a user token for a service account': given(
        'forge-user',
        [{ call: `GET ${gateway}/rest/api/3/myself`, status: 401, sent: bearer }],
        { ...cloud, accountNotes: { accountType: 'service account' } },
      ),
      'an account of a directory elsewhere': given(
        'password',
        [{ call: `GET ${own}/rest/api/2/myself`, status: 401, sent: basic }],
        { ...server, accountNotes: { login: 'SAML single sign-on only' } },
      ),
    },
    quiet: {
      'an ordinary account': given(
        'forge-user',
        [{ call: `GET ${gateway}/rest/api/3/myself`, status: 401, sent: bearer }],
        cloud,
      ),
    },
  },
  'user-inactive-or-unlicensed': {
    fires: {
      'an inactive account': given('api-token', [{ call: `GET ${site}/rest/api/3/myself`, status: 403 }], {
        ...cloud,
        accountNotes: { active: false },
      }),
      'the words of the gateway': given(
        'oauth-3lo',
        [
          {
            call: `GET ${gateway}/rest/api/3/myself`,
            status: 403,
            body: { message: 'Current user not permitted to use Jira' },
          },
        ],
        cloud,
      ),
    },
    quiet: {
      'other calls work': given(
        'api-token',
        [
          { call: `GET ${site}/rest/api/3/myself`, status: 200, body: { accountId: 'x' }, sent: basic },
          { call: `GET ${site}/rest/api/3/role`, status: 403, sent: basic },
        ],
        cloud,
      ),
    },
  },
  'token-expired': {
    fires: {
      'past its end': given(
        'oauth-3lo',
        [
          {
            call: `GET ${gateway}/rest/api/3/issue/ABC-1`,
            status: 404,
            headers: { Date: 'Sun, 22 Nov 2026 12:00:00 GMT' },
          },
        ],
        { ...cloud, accountNotes: { tokenExpiresAt: '2026-11-22T10:00:00Z' } },
      ),
      'the same call worked before': given(
        'oauth-3lo',
        [
          { call: `GET ${gateway}/rest/api/3/myself`, status: 200, sent: bearer },
          { call: `GET ${gateway}/rest/api/3/myself`, status: 401, sent: bearer },
        ],
        cloud,
      ),
    },
    quiet: {
      'a scope is named': given(
        'oauth-3lo',
        [{ call: `GET ${gateway}/rest/api/3/myself`, status: 401, body: scopeMismatch }],
        cloud,
      ),
    },
  },
  'refresh-token-invalid': {
    fires: {
      'invalid_grant to a refresh': given(
        'oauth-3lo',
        [
          {
            call: tokenAddress,
            status: 403,
            posted: '{"grant_type":"refresh_token"}',
            body: { error: 'invalid_grant', error_description: 'Unknown or invalid refresh token.' },
          },
        ],
        cloud,
      ),
    },
    quiet: {
      'a used code': given(
        'oauth-3lo',
        [
          {
            call: tokenAddress,
            status: 403,
            posted: '{"grant_type":"authorization_code","code":"***"}',
            body: { error: 'invalid_grant', error_description: 'Invalid authorization code' },
          },
        ],
        cloud,
      ),
    },
  },
  'wrong-base-url-for-token': {
    fires: {
      'a scoped token at the site': given(
        'scoped-api-token',
        [{ call: `GET ${site}/rest/api/3/myself`, status: 401, sent: basic }],
        cloud,
      ),
      'OAuth at the site': given(
        'oauth-3lo',
        [{ call: `GET ${site}/rest/api/3/project/ABC`, status: 404, sent: bearer }],
        cloud,
      ),
      'the gateway without product and site': given(
        'oauth-3lo',
        [{ call: 'GET https://api.atlassian.com/rest/api/3/myself', status: 404, sent: bearer }],
        cloud,
      ),
      'an API token at the gateway': given(
        'api-token',
        [{ call: `GET ${gateway}/rest/api/3/myself`, status: 401, sent: basic }],
        cloud,
      ),
    },
    quiet: {
      'a scoped token at the gateway': given(
        'scoped-api-token',
        [{ call: `GET ${gateway}/rest/api/3/myself`, status: 401, sent: basic }],
        cloud,
      ),
    },
  },
  'wrong-site-url': {
    fires: {
      'a double slash': given(
        'pat',
        [{ call: `GET ${own}//rest/api/2/myself`, status: 404, sent: bearer }],
        dc,
      ),
      '/jira on Cloud': given(
        'api-token',
        [{ call: `GET ${site}/jira/rest/api/3/myself`, status: 404, sent: basic }],
        cloud,
      ),
      'the page of a web server': given(
        'password',
        [
          {
            call: `GET ${own}/rest/api/2/status`,
            status: 404,
            headers: { Server: 'nginx' },
            body: '<html><title>404 Not Found</title>nginx</html>',
          },
        ],
        server,
      ),
      'a trailing slash at the gateway': given(
        'oauth-3lo',
        [{ call: `GET ${gateway}/rest/api/3/myself/`, status: 401, body: scopeMismatch }],
        { ...cloud, scopes: ['read:jira-user'] },
      ),
      'http that redirects': given(
        'api-token',
        [
          {
            call: `POST http://example.atlassian.net/rest/api/3/issue`,
            status: 301,
            headers: { Location: `${site}/rest/api/3/issue` },
          },
        ],
        cloud,
      ),
    },
    quiet: {
      'Jira itself answers': given(
        'api-token',
        [
          {
            call: `GET ${site}/rest/api/3/issue/ABC-1`,
            status: 404,
            headers: known,
            body: messages('Issue does not exist or you do not have permission to see it.'),
          },
        ],
        cloud,
      ),
    },
  },
  'not-cloud': {
    fires: {
      'version 3 on Data Center': given(
        'pat',
        [{ call: `GET ${own}/rest/api/3/myself`, status: 404, sent: bearer }],
        dc,
      ),
      'search/jql on Server': given(
        'password',
        [{ call: `GET ${own}/rest/api/2/search/jql?jql=x`, status: 404, sent: basic }],
        server,
      ),
    },
    quiet: {
      'version 3 on Cloud': given(
        'api-token',
        [{ call: `GET ${site}/rest/api/3/issue/ABC-1`, status: 404, sent: basic }],
        cloud,
      ),
    },
  },
  'app-not-installed': {
    fires: {
      'the site is not listed': given(
        'oauth-3lo',
        [
          {
            call: 'GET https://api.atlassian.com/oauth/token/accessible-resources',
            status: 200,
            body: [{ id: '99999999-2222-3333-4444-555555555555', scopes: ['read:jira-work'] }],
          },
          { call: `GET ${gateway}/rest/api/3/myself`, status: 404, sent: bearer },
        ],
        cloud,
      ),
      'no site at all': given(
        'oauth-3lo',
        [{ call: 'GET https://api.atlassian.com/oauth/token/accessible-resources', status: 200, body: '[]' }],
        cloud,
      ),
    },
    quiet: {
      'the site is listed': given(
        'oauth-3lo',
        [
          {
            call: 'GET https://api.atlassian.com/oauth/token/accessible-resources',
            status: 200,
            body: [{ id: '11111111-2222-3333-4444-555555555555', scopes: ['read:jira-work'] }],
          },
          { call: `GET ${gateway}/rest/api/3/issue/ABC-1`, status: 404, sent: bearer },
        ],
        cloud,
      ),
    },
  },
  'consent-missing': {
    fires: {
      'an empty grant': given(
        'forge-user',
        [
          {
            call: 'GET /rest/api/3/myself',
            status: 403,
            body: messages(
              'Access to the resource was denied due to missing scope grants. Your app was granted the following scopes: []',
            ),
          },
        ],
        { ...cloud, scopes: ['read:jira-user'] },
      ),
      'declared, not granted': given(
        'oauth-3lo',
        [{ call: `GET ${gateway}/rest/api/3/issue/ABC-1`, status: 401, body: scopeMismatch }],
        {
          ...cloud,
          accountNotes: {
            declaredScopes: ['read:jira-work', 'read:jira-user'],
            grantedScopes: ['read:jira-user'],
          },
        },
      ),
    },
    quiet: {
      'nobody declared it': given(
        'forge-user',
        [{ call: 'GET /rest/api/3/issue/ABC-1', status: 401, body: scopeMismatch }],
        { ...cloud, scopes: ['read:jira-user'] },
      ),
    },
  },
  'jwt-qsh-mismatch': {
    fires: {
      'the hash is named': given(
        'connect-app',
        [
          {
            call: `GET ${site}/rest/api/3/search/jql?jql=a`,
            status: 401,
            sent: jwt,
            body: "Expecting claim 'qsh' to have value 'a' but instead it has the value 'b'",
          },
        ],
        cloud,
      ),
      'plain calls pass': given(
        'connect-app',
        [
          { call: `GET ${site}/rest/api/3/myself`, status: 200, sent: jwt },
          { call: `GET ${site}/rest/api/3/search/jql?jql=a+b&fields=x&fields=y`, status: 401, sent: jwt },
        ],
        cloud,
      ),
    },
    quiet: {
      'the signature is named': given(
        'connect-app',
        [
          {
            call: `GET ${site}/rest/api/3/search/jql?jql=a+b`,
            status: 401,
            sent: jwt,
            body: 'JWT signature verification failed',
          },
        ],
        cloud,
      ),
    },
  },
  'jwt-expired-or-clock-skew': {
    fires: {
      'iat in the future': given(
        'connect-app',
        [
          {
            call: `GET ${site}/rest/api/3/myself`,
            status: 401,
            sent: jwt,
            headers: { Date: 'Sun, 22 Nov 2026 12:00:00 GMT' },
          },
        ],
        { ...cloud, accountNotes: { jwtClaims: { iss: 'my-app', iat: 1795349400, exp: 1795349700 } } },
      ),
      'used before issued': given(
        'connect-app',
        [{ call: 'GET https://app.example.com/?jwt=***', body: 'Token used before issued' }],
        cloud,
      ),
    },
    quiet: {
      'too long a life for the authorization server': given(
        'connect-user',
        [
          {
            call: assertionAddress,
            status: 400,
            posted: assertion,
            body: { error: 'invalid_grant', error_description: 'Expiration timestamp too far in the future' },
          },
        ],
        cloud,
      ),
    },
  },
  'jwt-bad-signature': {
    fires: {
      'the signature is named': given(
        'connect-app',
        [
          {
            call: `GET ${site}/rest/api/3/myself`,
            status: 401,
            sent: jwt,
            body: 'Signature verification failed',
          },
        ],
        cloud,
      ),
    },
    quiet: {
      'another call works': given(
        'connect-app',
        [
          { call: `GET ${site}/rest/api/3/myself`, status: 200, sent: jwt },
          { call: `GET ${site}/rest/api/3/search/jql?jql=a+b`, status: 401, sent: jwt },
        ],
        cloud,
      ),
    },
  },
  'jwt-claims-invalid': {
    fires: {
      'the issuer is named': given(
        'connect-app',
        [{ call: `GET ${site}/rest/api/3/myself`, status: 401, sent: jwt, body: 'Unknown issuer' }],
        cloud,
      ),
      'iss is a client key': given(
        'connect-app',
        [{ call: `GET ${site}/rest/api/3/myself`, status: 401, sent: jwt }],
        { ...cloud, accountNotes: { jwtClaims: { iss: '11111111-aaaa-bbbb-cccc-222222222222' } } },
      ),
    },
    quiet: {
      'the hash is named': given(
        'connect-app',
        [{ call: `GET ${site}/rest/api/3/myself?x=1`, status: 401, sent: jwt, body: 'qsh does not match' }],
        cloud,
      ),
    },
  },
  'assertion-invalid': {
    fires: {
      'the audience is refused': given(
        'connect-user',
        [
          {
            call: assertionAddress,
            status: 400,
            posted: assertion,
            body: { error: 'invalid_grant', error_description: 'Invalid aud: https://auth.atlassian.io' },
          },
        ],
        cloud,
      ),
      'a bare 400': given(
        'connect-user',
        [{ call: assertionAddress, status: 400, posted: assertion }],
        cloud,
      ),
    },
    quiet: {
      'the grant is refused': given(
        'connect-user',
        [
          {
            call: assertionAddress,
            status: 400,
            posted: assertion,
            body: {
              error: 'unauthorized_client',
              error_description: 'not authorized to use this authorization grant type',
            },
          },
        ],
        cloud,
      ),
    },
  },
  'impersonation-not-allowed': {
    fires: {
      'the grant is refused': given(
        'connect-user',
        [
          {
            call: assertionAddress,
            status: 400,
            posted: assertion,
            body: {
              error: 'unauthorized_client',
              error_description: 'not authorized to use this authorization grant type',
            },
          },
        ],
        cloud,
      ),
      'ACT_AS_USER is not declared': given(
        'connect-user',
        [{ call: assertionAddress, status: 401, posted: assertion }],
        { ...cloud, scopes: ['READ', 'WRITE'] },
      ),
    },
    quiet: {
      'the audience is refused': given(
        'connect-user',
        [
          {
            call: assertionAddress,
            status: 400,
            posted: assertion,
            body: { error: 'invalid_grant', error_description: 'Invalid aud' },
          },
        ],
        { ...cloud, scopes: ['READ', 'ACT_AS_USER'] },
      ),
    },
  },
  'impersonated-user-invalid': {
    fires: {
      'the user is named': given(
        'connect-user',
        [
          {
            call: assertionAddress,
            status: 400,
            posted: assertion,
            body: { error: 'invalid_grant', error_description: 'User does not exist' },
          },
        ],
        cloud,
      ),
      'the account is inactive': given(
        'connect-user',
        [{ call: assertionAddress, status: 400, posted: assertion, body: { error: 'invalid_grant' } }],
        { ...cloud, accountNotes: { active: false } },
      ),
    },
    quiet: {
      'the audience is refused': given(
        'connect-user',
        [
          {
            call: assertionAddress,
            status: 400,
            posted: assertion,
            body: { error: 'invalid_grant', error_description: 'Invalid aud' },
          },
        ],
        cloud,
      ),
    },
  },
  'scope-missing': {
    fires: {
      'the gateway says so': given(
        'oauth-3lo',
        [{ call: `POST ${gateway}/rest/api/3/issue`, status: 401, body: scopeMismatch }],
        { ...cloud, scopes: ['read:jira-work'] },
      ),
      'a Connect app that declares less': given(
        'connect-app',
        [{ call: `POST ${site}/rest/api/3/issue`, status: 403, sent: jwt }],
        { ...cloud, scopes: ['READ'] },
      ),
    },
    quiet: {
      'the scopes suffice': given(
        'forge-app',
        [
          {
            call: 'POST /rest/api/3/issue',
            status: 403,
            body: messages('You do not have permission to create issues in this project.'),
          },
        ],
        { ...cloud, scopes: ['write:jira-work'] },
      ),
      'the address is wrong': given(
        'oauth-3lo',
        [{ call: `GET ${site}/rest/api/3/issue/ABC-1`, status: 401 }],
        { ...cloud, scopes: [] },
      ),
    },
  },
  'endpoint-not-available-to-identity': {
    fires: {
      'not enabled for OAuth': given(
        'oauth-3lo',
        [
          {
            call: `GET ${gateway}/rest/api/3/myself`,
            status: 403,
            body: messages('OAuth 2.0 is not enabled for method: GET /rest/api/3/x'),
          },
        ],
        cloud,
      ),
      'closed to Connect': given(
        'connect-app',
        [{ call: `GET ${site}/rest/api/3/applicationrole`, status: 403, sent: jwt }],
        { ...cloud, scopes: ['ADMIN'] },
      ),
      'a provider interface for apps': given(
        'api-token',
        [{ call: `POST ${site}/rest/devinfo/0.10/bulk`, status: 403, sent: basic }],
        cloud,
      ),
      'a path outside of the API': given(
        'api-token',
        [
          { call: `GET ${site}/rest/api/3/myself`, status: 200, sent: basic },
          { call: `GET ${site}/plugins/servlet/x`, status: 401, sent: basic },
        ],
        cloud,
      ),
    },
    quiet: {
      'an administrator is asked for': given(
        'api-token',
        [
          {
            call: `GET ${site}/rest/api/3/applicationrole`,
            status: 403,
            headers: known,
            body: messages('Administrator privileges are required'),
          },
        ],
        cloud,
      ),
    },
  },
  'global-permission-missing': {
    fires: {
      'administrators are named': given(
        'api-token',
        [
          {
            call: `GET ${site}/rest/api/3/role`,
            status: 403,
            body: messages('You need to be a Jira administrator to perform this operation'),
          },
        ],
        cloud,
      ),
      'the documented permission, login accepted': given(
        'api-token',
        [{ call: `GET ${site}/rest/api/3/role`, status: 403, headers: known }],
        cloud,
      ),
      'browsing users': given(
        'api-token',
        [
          {
            call: `GET ${site}/rest/api/3/user?accountId=x`,
            status: 403,
            body: messages('You do not have permission to browse users.'),
          },
        ],
        cloud,
      ),
    },
    quiet: {
      'the caller is an app': given(
        'connect-app',
        [
          {
            call: `GET ${site}/rest/api/3/role`,
            status: 403,
            body: messages('You need to be a Jira administrator'),
          },
        ],
        { ...cloud, scopes: ['ADMIN'] },
      ),
      'advice to ask one is no demand for one': given(
        'api-token',
        [
          {
            call: `POST ${site}/rest/api/3/issue`,
            status: 403,
            body: messages(
              'You do not have permission to create issues in this project. Contact your Jira administrator.',
            ),
          },
        ],
        cloud,
      ),
    },
  },
  'app-user-permission-missing': {
    fires: {
      'works as a person': given(
        'forge-app',
        [
          { call: 'GET /rest/api/3/role', status: 403 },
          { call: 'GET /rest/api/3/role', status: 200, as: 'forge-user', body: '[{"id":1}]' },
        ],
        { ...cloud, scopes: ['manage:jira-configuration'] },
      ),
      'the app may not see it': given(
        'connect-app',
        [
          {
            call: `GET ${site}/rest/api/3/issue/ABC-1`,
            status: 404,
            sent: jwt,
            body: messages('Issue does not exist or you do not have permission to see it.'),
          },
        ],
        { ...cloud, scopes: ['READ'] },
      ),
    },
    quiet: {
      'a person': given(
        'api-token',
        [{ call: `GET ${site}/rest/api/3/issue/ABC-1`, status: 404, headers: known }],
        cloud,
      ),
    },
  },
  'project-permission-missing': {
    fires: {
      'one action refused': given(
        'api-token',
        [
          {
            call: `POST ${site}/rest/api/3/issue`,
            status: 403,
            body: messages('You do not have permission to create issues in this project.'),
          },
        ],
        cloud,
      ),
      'the reporter': given(
        'password',
        [
          {
            call: `PUT ${own}/rest/api/2/issue/ABC-1`,
            status: 400,
            body: {
              errorMessages: [],
              errors: {
                reporter: "Field 'reporter' cannot be set. It is not on the appropriate screen, or unknown.",
              },
            },
          },
        ],
        server,
      ),
      'readable, not configurable': given(
        'api-token',
        [
          { call: `GET ${site}/rest/api/3/project/ABC`, status: 200, sent: basic },
          { call: `GET ${site}/rest/api/3/project/ABC/role`, status: 401, sent: basic },
        ],
        cloud,
      ),
    },
    quiet: {
      'nobody logged in': given(
        'api-token',
        [
          {
            call: `POST ${site}/rest/api/3/issue`,
            status: 400,
            headers: failedLogin,
            body: messages(
              'Anonymous users do not have permission to create issues in this project. Please try logging in first.',
            ),
          },
        ],
        cloud,
      ),
    },
  },
  'resource-not-visible': {
    fires: {
      'hidden or missing': given(
        'api-token',
        [
          {
            call: `GET ${site}/rest/api/3/issue/ABC-1`,
            status: 404,
            headers: known,
            body: messages('Issue does not exist or you do not have permission to see it.'),
          },
        ],
        cloud,
      ),
      'an empty list for a known caller': given(
        'api-token',
        [
          {
            call: `GET ${site}/rest/api/3/project/search`,
            status: 200,
            headers: known,
            body: { values: [] },
          },
        ],
        cloud,
      ),
    },
    quiet: {
      'the login failed': given(
        'api-token',
        [
          {
            call: `GET ${site}/rest/api/3/issue/ABC-1`,
            status: 404,
            headers: failedLogin,
            body: messages('Issue does not exist or you do not have permission to see it.'),
          },
        ],
        cloud,
      ),
    },
  },
  'system-admin-or-websudo-required': {
    fires: {
      WebSudo: given(
        'password',
        [
          {
            call: `POST ${own}/rest/api/2/user`,
            status: 401,
            body: '<status><status-code>401</status-code><message>This resource requires WebSudo.</message></status>',
          },
        ],
        server,
      ),
    },
    quiet: {
      'no administrator': given(
        'password',
        [
          {
            call: `POST ${own}/rest/api/2/user`,
            status: 403,
            body: messages('You need to be a Jira administrator'),
          },
        ],
        server,
      ),
    },
  },
  'app-access-blocked': {
    fires: {
      'an address that is not allowed': given(
        'oauth-3lo',
        [
          {
            call: `GET ${gateway}/rest/api/3/myself`,
            status: 403,
            body: 'The IP address has been rejected because it is not on the allowlist.',
          },
        ],
        cloud,
      ),
      'a policy': given(
        'forge-app',
        [
          {
            call: 'GET /rest/api/3/issue/ABC-1',
            status: 403,
            body: messages('Access is blocked by a data security policy'),
          },
        ],
        { ...cloud, scopes: ['read:jira-work'] },
      ),
    },
    quiet: {
      'no word of it': given('oauth-3lo', [{ call: `GET ${gateway}/rest/api/3/myself`, status: 403 }], cloud),
    },
  },
  'xsrf-check-failed': {
    fires: {
      'the words': given(
        'api-token',
        [{ call: `POST ${site}/rest/api/3/issue/ABC-1/attachments`, status: 404, body: 'XSRF check failed' }],
        cloud,
      ),
      'a browser agent on a write': given(
        'api-token',
        [
          { call: `GET ${site}/rest/api/3/myself`, status: 200, sent: basic },
          {
            call: `POST ${site}/rest/api/3/search/jql`,
            status: 403,
            sent: { ...basic, 'User-Agent': 'Mozilla/5.0' },
          },
        ],
        cloud,
      ),
    },
    quiet: {
      'a read': given(
        'api-token',
        [
          {
            call: `GET ${site}/rest/api/3/role`,
            status: 403,
            sent: { ...basic, 'User-Agent': 'Mozilla/5.0' },
          },
        ],
        cloud,
      ),
    },
  },
  'endpoint-removed': {
    fires: {
      '410': given('api-token', [{ call: `GET ${site}/rest/api/3/search?jql=x`, status: 410 }], cloud),
      'the words': given(
        'oauth-3lo',
        [
          {
            call: `GET ${gateway}/rest/api/2/search`,
            status: 404,
            body: messages('The requested API has been removed. Please migrate.'),
          },
        ],
        cloud,
      ),
    },
    quiet: {
      'a typo': given(
        'api-token',
        [{ call: `GET ${site}/rest/api/3/isue/ABC-1`, status: 404, headers: known }],
        cloud,
      ),
    },
  },
  'endpoint-not-found': {
    fires: {
      'null for uri': given(
        'password',
        [
          {
            call: `GET ${own}/rest/agile/1.0/thing`,
            status: 404,
            body: { message: 'null for uri: x', 'status-code': 404 },
          },
        ],
        server,
      ),
      'a typo for a known caller': given(
        'api-token',
        [{ call: `GET ${site}/rest/api/3/isue/ABC-1`, status: 404, headers: known }],
        cloud,
      ),
    },
    quiet: {
      'the base is wrong': given(
        'pat',
        [
          {
            call: `GET ${own}//rest/api/2/isue`,
            status: 404,
            body: { message: 'HTTP 404 Not Found', 'status-code': 404 },
          },
        ],
        dc,
      ),
    },
  },
  'method-not-allowed': {
    fires: {
      '405': given('api-token', [{ call: `PATCH ${site}/rest/api/3/issue/ABC-1`, status: 405 }], cloud),
    },
    quiet: {
      'version 3 on Data Center': given(
        'pat',
        [{ call: `PUT ${own}/rest/api/3/version/1`, status: 405 }],
        dc,
      ),
    },
  },
  'bad-request-parameters': {
    fires: {
      'a named parameter': given(
        'api-token',
        [
          {
            call: `GET ${site}/rest/api/3/user?username=x`,
            status: 400,
            body: messages(
              "'accountId' must be the only user identifying query parameter in GDPR strict mode.",
            ),
          },
        ],
        cloud,
      ),
      'unbounded JQL': given(
        'api-token',
        [
          {
            call: `GET ${site}/rest/api/3/search/jql?jql=order%20by%20x`,
            status: 400,
            body: messages('Unbounded JQL queries are not allowed here.'),
          },
        ],
        cloud,
      ),
    },
    quiet: {
      'anonymous users': given(
        'api-token',
        [
          {
            call: `GET ${site}/rest/api/3/search/jql?jql=x`,
            status: 400,
            sent: basic,
            body: messages("Field 'x' does not exist or this field cannot be viewed by anonymous users."),
          },
        ],
        cloud,
      ),
    },
  },
  'rate-limited': {
    fires: {
      '429': given(
        'forge-app',
        [
          {
            call: 'GET /rest/api/3/myself',
            status: 429,
            headers: { 'Retry-After': '5', 'RateLimit-Reason': 'jira-burst-based' },
          },
        ],
        cloud,
      ),
    },
    quiet: { 'a plain 503': given('forge-app', [{ call: 'GET /rest/api/3/myself', status: 503 }], cloud) },
  },
  'site-unavailable': {
    fires: {
      '503 for everything': given(
        'api-token',
        [
          { call: `GET ${site}/rest/api/3/serverInfo`, status: 503 },
          {
            call: `GET ${site}/rest/api/3/myself`,
            status: 503,
            body: '<html>temporarily unavailable</html>',
          },
        ],
        cloud,
      ),
      'switched off': given(
        'api-token',
        [
          {
            call: `GET ${site}/rest/api/3/myself`,
            status: 404,
            body: '<html>Your site has been deactivated</html>',
          },
        ],
        cloud,
      ),
    },
    quiet: {
      'Jira answers': given(
        'api-token',
        [{ call: `GET ${site}/rest/api/3/myself`, status: 401, headers: failedLogin }],
        cloud,
      ),
    },
  },
  'network-or-proxy': {
    fires: {
      'a certificate': given(
        'pat',
        [
          {
            call: `GET ${own}/rest/api/2/myself`,
            failure: { kind: 'tls', message: 'self-signed certificate in certificate chain' },
          },
        ],
        dc,
      ),
      '407': given('api-token', [{ call: `GET ${site}/rest/api/3/myself`, status: 407 }], cloud),
      'the page of a filter': given(
        'api-token',
        [
          {
            call: `GET ${site}/rest/api/3/myself`,
            status: 403,
            body: '<html>Zscaler: blocked by your company</html>',
          },
        ],
        cloud,
      ),
    },
    quiet: {
      'a malformed host': given(
        'api-token',
        [
          {
            call: 'GET https://https/rest/api/3/myself',
            failure: { kind: 'dns', message: 'ENOTFOUND https' },
          },
        ],
        cloud,
      ),
    },
  },
  'edge-rejected-request': {
    fires: {
      'the page of CloudFront': given(
        'api-token',
        [
          {
            call: `GET ${site}/rest/api/3/myself`,
            status: 403,
            posted: '{}',
            body: '<H1>403 ERROR</H1>The request could not be satisfied. Generated by cloudfront (CloudFront)',
          },
        ],
        cloud,
      ),
    },
    quiet: {
      'Jira answers': given(
        'api-token',
        [
          {
            call: `GET ${site}/rest/api/3/role`,
            status: 403,
            headers: known,
            body: messages('You need to be a Jira administrator'),
          },
        ],
        cloud,
      ),
    },
  },
  'platform-bug': {
    fires: {
      'an internal error of a documented operation': given(
        'api-token',
        [
          {
            call: `GET ${site}/rest/api/3/issue/ABC-1`,
            status: 500,
            headers: known,
            body: messages('Internal server error'),
          },
        ],
        cloud,
      ),
    },
    quiet: {
      'an outage': given('api-token', [{ call: `GET ${site}/rest/api/3/issue/ABC-1`, status: 503 }], cloud),
    },
  },
};
