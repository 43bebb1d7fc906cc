import { gateway, own, site } from '../given.ts';
import {
  hiddenIssue,
  messages,
  mustLogIn,
  recognised,
  type Scene,
  scopeMismatch,
  sentAs,
  unauthorized,
} from './scene.ts';

const v3 = `${site}/rest/api/3`;
const at = `${gateway}/rest/api/3`;
const stated = (name: string, path: string) =>
  messages(`OAuth 2.0 is not enabled for method: ${name} ${path}`);

/** What is said by a list, a policy or a plan, and not by the refusal itself. */
const listed: Scene[] = [
  {
    title: 'the plan of the site holds no audit log',
    cause: 'endpoint-not-available-to-identity',
    also: ['global-permission-missing'],
    as: 'api-token',
    calls: [
      {
        call: `GET ${v3}/auditing/record`,
        status: 403,
        body: messages('This is available on a paid plan only.'),
        headers: recognised,
        sent: sentAs('api-token'),
      },
    ],
    decidedBy: ['body'],
  },
  {
    title: 'the organisation lists the token as blocked',
    cause: 'credential-kind-blocked',
    also: ['credentials-rejected'],
    as: 'api-token',
    calls: [
      { call: `GET ${v3}/issue/ABC-1`, status: 401, body: mustLogIn, sent: sentAs('api-token') },
      {
        call: 'GET https://api.atlassian.com/admin/api-access/v1/orgs/1/api-tokens',
        status: 200,
        body: { data: [{ label: 'nightly', status: 'BLOCKED' }] },
      },
    ],
    decidedBy: [],
  },
  ...(['forge-app', 'oauth-3lo'] as const).map(
    (as): Scene => ({
      title: `the data policy of the project blocks apps, ${as}`,
      cause: 'app-access-blocked',
      as,
      scopes: ['read:jira-work'],
      calls: [
        { call: `GET ${at}/issue/ABC-1`, status: 404, body: hiddenIssue, sent: sentAs(as) },
        {
          call: `GET ${at}/data-policy/project?ids=10000`,
          status: 200,
          body: { projectDataPolicies: [{ id: 10000, dataPolicy: { anyContentBlocked: true } }] },
          sent: sentAs(as),
        },
      ],
      decidedBy: ['facts'],
    }),
  ),
  ...(['forge-app', 'api-token'] as const).map(
    (as): Scene => ({
      title: `the same list is longer in another call, ${as}`,
      cause: as === 'forge-app' ? 'app-user-permission-missing' : 'resource-not-visible',
      also: ['resource-not-visible'],
      as,
      calls: [4, 30].map((total) => ({
        call: `GET ${as === 'forge-app' ? at : v3}/project/search`,
        status: 200,
        body: { total, values: [{ key: 'ABC' }] },
        sent: sentAs(as),
      })),
      decidedBy: ['facts'],
    }),
  ),
  {
    title: 'an issue that can be read lists no transition',
    cause: 'project-permission-missing',
    as: 'api-token',
    calls: [
      { call: `GET ${v3}/issue/ABC-1/transitions`, status: 200, body: { transitions: [] } },
      { call: `GET ${v3}/issue/ABC-1`, status: 200 },
    ],
    decidedBy: ['facts'],
  },
  {
    title: 'boards for an account of Service Management only',
    cause: 'user-inactive-or-unlicensed',
    also: ['project-permission-missing'],
    as: 'api-token',
    account: { applicationRoles: ['jira-servicedesk'] },
    calls: [
      { call: `GET ${site}/rest/agile/1.0/board/1/sprint`, status: 403, sent: sentAs('api-token') },
      { call: `GET ${v3}/project/search`, status: 200, body: { total: 1 }, sent: sentAs('api-token') },
    ],
    decidedBy: ['facts'],
  },
];

/** What a call before or after shows of the token. */
const inTime: Scene[] = [
  {
    title: 'the second page of a list, an hour later',
    cause: 'token-expired',
    as: 'oauth-client-credentials',
    calls: [
      { call: `GET ${at}/project/search?startAt=0`, status: 200, body: { total: 900 } },
      { call: `GET ${at}/project/search?startAt=450`, status: 401, body: unauthorized },
    ],
    decidedBy: ['facts'],
  },
  {
    title: 'the same operation on another issue, after a run',
    cause: 'token-expired',
    as: 'connect-user',
    scopes: ['READ', 'WRITE', 'ACT_AS_USER'],
    calls: [
      { call: `POST ${v3}/issue/ABC-1/worklog`, status: 201, sent: sentAs('connect-user') },
      { call: `POST ${v3}/issue/ABC-200/worklog`, status: 401, sent: sentAs('connect-user') },
    ],
    decidedBy: ['facts'],
  },
  {
    title: 'the very same call is refused, and works with a newer token',
    cause: 'credentials-rejected',
    also: ['token-expired'],
    as: 'service-account-token',
    calls: [401, 200].map((status) => ({
      call: `GET ${at}/myself`,
      status,
      body: status === 401 ? unauthorized : null,
      sent: sentAs('service-account-token'),
    })),
    decidedBy: ['facts'],
  },
  {
    title: 'another site takes the same token',
    cause: 'user-inactive-or-unlicensed',
    also: ['credential-kind-blocked'],
    as: 'api-token',
    calls: [
      { call: `GET ${v3}/myself`, status: 401, sent: sentAs('api-token') },
      { call: 'GET https://other.atlassian.net/rest/api/3/myself', status: 200, sent: sentAs('api-token') },
    ],
    decidedBy: [],
  },
  {
    title: 'a signed request whose time is refused',
    cause: 'jwt-expired-or-clock-skew',
    also: ['token-expired', 'credentials-rejected'],
    as: 'oauth-3lo',
    calls: [{ call: `GET ${own}/rest/api/2/myself`, status: 401, body: 'oauth_problem=timestamp_refused' }],
    decidedBy: ['body'],
  },
];

/** What the table of operations, the address or the form of the header decides. */
const byForm: Scene[] = [
  ...(['oauth-3lo', 'forge-user'] as const).map(
    (as): Scene => ({
      title: `a method that the path has not, as the gateway words it, ${as}`,
      cause: 'method-not-allowed',
      also: ['endpoint-not-available-to-identity', 'endpoint-not-found', 'scope-missing'],
      as,
      calls: [
        {
          call: `POST ${at}/project/ABC/properties/x`,
          status: 403,
          body: stated('POST', '/rest/api/3/project/ABC/properties/x'),
        },
      ],
      decidedBy: ['body'],
    }),
  ),
  {
    title: 'properties of a Connect app with a token of Forge',
    cause: 'platform-bug',
    also: ['scope-missing', 'endpoint-not-available-to-identity', 'consent-missing'],
    as: 'forge-app',
    scopes: ['read:jira-work', 'read:connect-jira'],
    calls: [
      {
        call: `GET ${gateway}/rest/atlassian-connect/1/addons/app/properties`,
        status: 401,
        body: scopeMismatch,
      },
    ],
    decidedBy: ['body'],
  },
  {
    title: 'a path that the authorization server has not',
    cause: 'endpoint-not-found',
    as: 'oauth-3lo',
    calls: [
      {
        call: 'POST https://auth.atlassian.com/v2/token',
        status: 404,
        posted: 'grant_type=authorization_code&code=***',
      },
    ],
    decidedBy: ['facts'],
  },
  ...['jwt ***', 'JWT token=***'].map(
    (header): Scene => ({
      title: `a header that Jira does not read, ${header}`,
      cause: 'wrong-auth-scheme',
      also: ['anonymous-request'],
      as: 'connect-app',
      scopes: ['READ'],
      calls: [
        { call: `GET ${v3}/issue/ABC-1`, status: 404, body: hiddenIssue, sent: { Authorization: header } },
      ],
      decidedBy: ['facts'],
    }),
  ),
];

/** Where the token was taken, and what was asked of whom. */
const taken: Scene[] = [
  {
    title: 'a right that Jira names behind the gateway',
    cause: 'project-permission-missing',
    as: 'oauth-3lo',
    calls: [
      {
        call: `POST ${at}/issueLink`,
        status: 401,
        body: messages("No Link Issue Permission for issue 'ABC-1'"),
        sent: sentAs('oauth-3lo'),
      },
    ],
    decidedBy: ['body'],
  },
  {
    title: 'a JWT in the query of a REST call',
    cause: 'wrong-auth-scheme',
    as: 'connect-app',
    calls: [{ call: `GET ${v3}/project?jwt=***`, status: 403 }],
    decidedBy: ['facts'],
  },
  {
    title: 'a file whose name is encoded, beside one whose name is plain',
    cause: 'jwt-qsh-mismatch',
    also: ['endpoint-not-available-to-identity', 'jwt-bad-signature'],
    as: 'connect-app',
    calls: ['Plan%20%28draft%29+1.pdf', 'plan.pdf'].map((name, index) => ({
      call: `GET ${site}/secure/attachment/10000/${name}?jwt=***`,
      status: index === 0 ? 401 : 200,
    })),
    decidedBy: ['facts'],
  },
  {
    title: 'a web server before Jira asks for a certificate of the client',
    cause: 'network-or-proxy',
    as: 'pat',
    calls: [
      {
        call: `GET ${own}/rest/api/2/myself`,
        status: 400,
        body: '<html><title>400 No required SSL certificate was sent</title><center>nginx</center></html>',
        sent: sentAs('pat'),
      },
    ],
    decidedBy: ['body'],
  },
  ...(['forge-user', 'oauth-3lo'] as const).map(
    (as): Scene => ({
      title: `scopes granted are fewer than asked for, ${as}`,
      cause: 'consent-missing',
      also: ['scope-missing'],
      as,
      scopes: ['read:jira-work', 'write:jira-work'],
      account: { updatePending: true },
      calls: [
        {
          call: `POST ${at}/issue/ABC-1/watchers`,
          status: 403,
          body: {
            code: 403,
            message:
              'Forbidden: required scopes [write:jira-work]. Your app was granted the following scopes: [read:jira-work]',
          },
        },
      ],
      decidedBy: ['body'],
    }),
  ),
  {
    title: 'one of two tenants has an old secret',
    cause: 'jwt-bad-signature',
    also: ['jwt-qsh-mismatch', 'jwt-claims-invalid', 'jwt-expired-or-clock-skew'],
    as: 'connect-app',
    calls: [401, 200].map((status, index) => ({
      call: `GET https://app.example.com/panel?xdm_e=https%3A%2F%2Fsite${index}.atlassian.net&jwt=***`,
      status,
      body: status === 401 ? 'Signature verification failed' : null,
    })),
    decidedBy: ['body'],
  },
  {
    title: 'a site that fails behind the login',
    cause: 'site-unavailable',
    as: 'api-token',
    calls: [
      { call: `GET ${v3}/project/search`, status: 503, headers: recognised, sent: sentAs('api-token') },
    ],
    decidedBy: ['facts'],
  },
];

export const besides: readonly Scene[] = [...listed, ...inTime, ...byForm, ...taken];
