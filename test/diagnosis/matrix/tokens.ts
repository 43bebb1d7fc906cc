import { gateway, site } from '../given.ts';
import {
  hiddenIssue,
  homeOf,
  loginFailed,
  mustLogIn,
  recognised,
  type Scene,
  scopeMismatch,
  sentAs,
  unauthorized,
  unrecognised,
} from './scene.ts';

const auth = 'https://auth.atlassian.com/oauth/token';
const connectAuth = 'https://oauth-2-authorization-server.services.atlassian.com/oauth2/token';
const past = { tokenExpiresAt: '2026-11-20T08:00:00.000Z', serverTime: '2026-11-20T10:00:00.000Z' };
const operations = [
  'GET /myself',
  'GET /issue/ABC-1',
  'GET /project/search',
  'POST /issue',
  'GET /permissions',
] as const;
const split = (operation: string) => {
  const [method = '', path = ''] = operation.split(' ');
  return { method, path };
};

const expired: Scene[] = (['oauth-3lo', 'oauth-client-credentials', 'connect-user'] as const).flatMap((as) =>
  operations.flatMap((operation): Scene[] => {
    const { method, path } = split(operation);
    const call = `${method} ${homeOf(as)}/rest/api/3${path}`;
    const refused = {
      call,
      status: 401,
      body: homeOf(as) === site ? mustLogIn : unauthorized,
      headers: unrecognised,
      sent: sentAs(as),
    };
    return [
      {
        title: `token known to have run out, ${as} ${operation}`,
        cause: 'token-expired',
        as,
        calls: [refused],
        account: past,
        decidedBy: ['facts'],
      },
      {
        title: `the very call worked an hour before, ${as} ${operation}`,
        cause: 'token-expired',
        as,
        calls: [
          { ...refused, status: 200, body: { id: '10000', values: [{ id: 1 }] }, headers: recognised },
          refused,
        ],
        decidedBy: ['facts'],
      },
    ];
  }),
);

const sites: Scene[] = [
  {
    title: 'which sites the token opens, refused',
    cause: 'token-expired',
    also: ['credentials-rejected'],
    as: 'oauth-3lo',
    calls: [
      {
        call: 'GET https://api.atlassian.com/oauth/token/accessible-resources',
        status: 401,
        body: unauthorized,
        headers: unrecognised,
        sent: sentAs('oauth-3lo'),
      },
    ],
    decidedBy: ['facts'],
  },
];

const refresh: Scene[] = (
  [
    [403, { error: 'invalid_grant', error_description: 'Unknown or invalid refresh token.' }],
    [403, { error: 'unauthorized_client', error_description: 'refresh_token is invalid' }],
    [400, { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' }],
  ] as const
).map(([status, body]) => ({
  title: `refresh refused with ${status} ${body.error}`,
  cause: 'refresh-token-invalid',
  as: 'oauth-3lo',
  calls: [
    {
      call: `POST ${auth}`,
      status,
      body,
      headers: { 'content-type': 'application/json' },
      posted: '{"grant_type":"refresh_token","client_id":"x","client_secret":"***","refresh_token":"***"}',
    },
  ],
  decidedBy: ['body', 'facts'],
}));

const clients: Scene[] = [
  {
    title: 'unknown client of a service account',
    cause: 'credentials-rejected',
    as: 'oauth-client-credentials',
    calls: [
      {
        call: `POST ${auth}`,
        status: 400,
        body: { error: 'invalid_client', error_description: 'Client authentication failed' },
        posted: 'grant_type=client_credentials&client_id=x&client_secret=***',
      },
    ],
    decidedBy: ['body'],
  },
  {
    title: 'a scope sent with client credentials',
    cause: 'bad-request-parameters',
    as: 'oauth-client-credentials',
    calls: [
      {
        call: `POST ${auth}`,
        status: 400,
        body: { error: 'invalid_scope', error_description: 'scope is not allowed' },
        posted: 'grant_type=client_credentials&client_id=x&client_secret=***&scope=read%3Ajira-work',
      },
    ],
    decidedBy: ['body'],
  },
  {
    title: 'wrong client secret at the exchange of a code',
    cause: 'credentials-rejected',
    also: ['bad-request-parameters'],
    as: 'oauth-3lo',
    calls: [
      {
        call: `POST ${auth}`,
        status: 401,
        body: { error: 'access_denied', error_description: 'Unauthorized' },
        posted: '{"grant_type":"authorization_code","client_id":"x","client_secret":"***","code":"***"}',
      },
    ],
    decidedBy: ['body'],
  },
];

/** The gateway's credentials at the site: handled as anonymous, or not read at all. */
const wrongDoor: Scene[] = [
  ...(['scoped-api-token', 'service-account-token'] as const).flatMap((as) =>
    (
      [
        ['GET /myself', 401, mustLogIn],
        ['GET /issue/ABC-1', 404, hiddenIssue],
        ['GET /project/search', 200, { values: [] }],
        ['POST /issue', 400, { errorMessages: [], errors: { project: 'Specify a valid project ID or key' } }],
      ] as const
    ).map(([operation, status, body]): Scene => {
      const { method, path } = split(operation);
      return {
        title: `${as} at the site, ${operation} ${status}`,
        cause: 'wrong-base-url-for-token',
        also: ['wrong-auth-scheme'],
        as,
        calls: [
          {
            call: `${method} ${site}/rest/api/3${path}`,
            status,
            body,
            headers: loginFailed,
            sent: { Authorization: 'Basic ***' },
          },
        ],
        decidedBy: ['facts'],
      };
    }),
  ),
  ...(['oauth-3lo', 'oauth-client-credentials'] as const).flatMap((as) =>
    operations.map((operation): Scene => {
      const { method, path } = split(operation);
      return {
        title: `${as} at the site, ${operation}`,
        cause: 'wrong-base-url-for-token',
        as,
        calls: [
          {
            call: `${method} ${site}/rest/api/3${path}`,
            status: 403,
            body: { error: 'Failed to parse Connect Session Auth Token' },
            headers: unrecognised,
            sent: sentAs(as),
          },
        ],
        decidedBy: ['facts'],
      };
    }),
  ),
  ...operations.map((operation): Scene => {
    const { method, path } = split(operation);
    return {
      title: `unscoped token at the gateway, ${operation}, and right at the site`,
      cause: 'wrong-base-url-for-token',
      as: 'api-token',
      calls: [
        {
          call: `${method} ${gateway}/rest/api/3${path}`,
          status: 401,
          body: unauthorized,
          headers: unrecognised,
          sent: sentAs('api-token'),
        },
        {
          call: `${method} ${site}/rest/api/3${path}`,
          status: 200,
          body: { id: '10000', values: [1] },
          headers: recognised,
          sent: sentAs('api-token'),
        },
      ],
      decidedBy: ['facts'],
    };
  }),
  {
    title: 'gateway without product and cloud id',
    cause: 'wrong-base-url-for-token',
    also: ['wrong-site-url'],
    as: 'oauth-3lo',
    calls: [
      {
        call: 'GET https://api.atlassian.com/rest/api/3/myself',
        status: 404,
        body: { code: 404, message: 'Not Found' },
        headers: unrecognised,
        sent: sentAs('oauth-3lo'),
      },
    ],
    decidedBy: ['facts'],
  },
];

const elsewhere = [
  {
    id: '22222222-3333-4444-5555-666666666666',
    name: 'other',
    url: 'https://other.atlassian.net',
    scopes: ['read:jira-work'],
  },
];
const notThere: Scene[] = ([404, 403, 401] as const).flatMap((status) =>
  (['GET /myself', 'GET /issue/ABC-1'] as const).map((operation): Scene => {
    const { method, path } = split(operation);
    return {
      title: `the grant is for another site, ${operation} ${status}`,
      cause: 'app-not-installed',
      as: 'oauth-3lo',
      calls: [
        {
          call: `${method} ${gateway}/rest/api/3${path}`,
          status,
          body: { code: status, message: 'Not Found' },
          headers: unrecognised,
          sent: sentAs('oauth-3lo'),
        },
        {
          call: 'GET https://api.atlassian.com/oauth/token/accessible-resources',
          status: 200,
          body: elsewhere,
          sent: sentAs('oauth-3lo'),
        },
      ],
      decidedBy: ['facts'],
    };
  }),
);

const jwtCall = (query: string, status: number, claims = '') => ({
  call: `GET ${site}/rest/api/3/search/jql${query}`,
  status,
  body: status === 200 ? { issues: [{ id: '1' }] } : mustLogIn,
  headers: { ...(status === 200 ? recognised : unrecognised), date: 'Thu, 26 Nov 2026 10:00:00 GMT' },
  sent: { Authorization: `JWT ***${claims}` },
});
const at = (offset: number) => Math.round(Date.parse('2026-11-26T10:00:00Z') / 1000) + offset;
const jwts: Scene[] = [
  {
    title: 'the query hash: blanks as +',
    cause: 'jwt-qsh-mismatch',
    as: 'connect-app',
    calls: [jwtCall('?jql=project+%3D+ABC', 401), jwtCall('?jql=project%3DABC', 200)],
    decidedBy: ['facts'],
  },
  {
    title: 'a context token',
    cause: 'jwt-qsh-mismatch',
    as: 'connect-app',
    calls: [jwtCall('', 401, ` (iss=my-app, qsh=context-qsh, iat=${at(-5)}, exp=${at(900)})`)],
    decidedBy: ['facts'],
  },
  {
    title: 'run out before the answer',
    cause: 'jwt-expired-or-clock-skew',
    also: ['jwt-bad-signature', 'jwt-claims-invalid'],
    as: 'connect-app',
    calls: [jwtCall('', 401, ` (iss=my-app, qsh=other, iat=${at(-900)}, exp=${at(-720)})`)],
    decidedBy: ['header'],
  },
  {
    title: 'made in the future',
    cause: 'jwt-expired-or-clock-skew',
    also: ['jwt-bad-signature', 'jwt-claims-invalid'],
    as: 'connect-app',
    calls: [jwtCall('', 401, ` (iss=my-app, qsh=other, iat=${at(600)}, exp=${at(780)})`)],
    decidedBy: ['header'],
  },
  {
    title: 'clocks apart',
    cause: 'jwt-expired-or-clock-skew',
    as: 'connect-app',
    calls: [jwtCall('', 401)],
    account: { clockAheadSeconds: 400 },
    decidedBy: ['facts'],
  },
  {
    title: 'iss is the client key',
    cause: 'jwt-claims-invalid',
    as: 'connect-app',
    calls: [jwtCall('', 401, ` (iss=uuid, qsh=other, iat=${at(-5)}, exp=${at(175)})`)],
    decidedBy: ['facts'],
  },
];

const asserted = 'grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=***';
const assertions: Scene[] = [
  {
    title: 'aud',
    cause: 'assertion-invalid',
    as: 'connect-user',
    calls: [
      {
        call: `POST ${connectAuth}`,
        status: 400,
        body: { error: 'invalid_grant', error_description: 'Invalid aud: https://auth.atlassian.io' },
        posted: asserted,
      },
    ],
    decidedBy: ['body', 'facts'],
  },
  {
    title: 'too long a life',
    cause: 'assertion-invalid',
    also: ['jwt-expired-or-clock-skew'],
    as: 'connect-user',
    calls: [
      {
        call: `POST ${connectAuth}`,
        status: 400,
        body: {
          error: 'invalid_grant',
          error_description:
            'Expiration timestamp too far in the future [was 300 seconds from now; please set `exp` to no more than 60 seconds after issue time]',
        },
        posted: asserted,
      },
    ],
    decidedBy: ['body', 'facts'],
  },
  {
    title: 'the claims say so, the answer nothing',
    cause: 'assertion-invalid',
    as: 'connect-user',
    calls: [{ call: `POST ${connectAuth}`, status: 400, body: null, posted: asserted }],
    account: {
      assertionClaims: {
        iss: 'urn:atlassian:connect:clientid:x',
        sub: 'urn:atlassian:connect:useraccountid:x',
        aud: 'https://oauth-2-authorization-server.services.atlassian.com',
        iat: 1_000,
        exp: 1_300,
      },
    },
    decidedBy: ['facts'],
  },
  {
    title: 'grant not allowed',
    cause: 'impersonation-not-allowed',
    also: ['assertion-invalid'],
    as: 'connect-user',
    calls: [
      {
        call: `POST ${connectAuth}`,
        status: 401,
        body: {
          error: 'unauthorized_client',
          error_description:
            'The authenticated client is not authorized to use this authorization grant type',
        },
        posted: asserted,
      },
    ],
    decidedBy: ['body'],
  },
  {
    title: 'ACT_AS_USER is not among the scopes',
    cause: 'impersonation-not-allowed',
    as: 'connect-user',
    scopes: ['READ', 'WRITE'],
    calls: [{ call: `POST ${connectAuth}`, status: 401, body: null, posted: asserted }],
    decidedBy: ['facts'],
  },
  {
    title: 'the user is not active',
    cause: 'impersonated-user-invalid',
    as: 'connect-user',
    scopes: ['READ', 'ACT_AS_USER'],
    calls: [
      {
        call: `POST ${connectAuth}`,
        status: 400,
        body: { error: 'invalid_grant', error_description: 'User is inactive' },
        posted: asserted,
      },
    ],
    account: { active: false },
    decidedBy: ['body', 'facts'],
  },
];

const consents: Scene[] = (['forge-app', 'forge-user', 'oauth-3lo'] as const).flatMap((as) =>
  (['GET /myself', 'GET /issue/ABC-1'] as const).map((operation): Scene => {
    const { method, path } = split(operation);
    return {
      title: `declared, and not granted, ${as} ${operation}`,
      cause: 'consent-missing',
      also: ['scope-missing'],
      as,
      calls: [
        {
          call: `${method} ${gateway}/rest/api/3${path}`,
          status: 401,
          body: scopeMismatch,
          headers: unrecognised,
          sent: sentAs(as),
        },
      ],
      account: { declaredScopes: ['read:jira-work', 'read:jira-user'], grantedScopes: [] },
      decidedBy: ['facts'],
    };
  }),
);

export const tokens: readonly Scene[] = [
  ...expired,
  ...sites,
  ...refresh,
  ...clients,
  ...wrongDoor,
  ...notThere,
  ...jwts,
  ...assertions,
  ...consents,
];
