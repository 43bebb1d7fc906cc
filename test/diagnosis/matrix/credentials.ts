import { own, site } from '../given.ts';
import {
  hiddenIssue,
  hiddenProject,
  homeOf,
  loginFailed,
  loginFailedThere,
  messages,
  mustLogIn,
  page,
  recognised,
  type Scene,
  sentAs,
  unauthorized,
  unrecognised,
} from './scene.ts';

const v3 = `${site}/rest/api/3`;

/** What a caller who is not logged in gets at a site: the call goes on as anonymous. */
const asNobody = [
  { call: `GET ${v3}/myself`, status: 401, body: mustLogIn, said: true },
  {
    call: `GET ${v3}/myself`,
    status: 401,
    body: '<status><status-code>401</status-code><message>Client must be authenticated to access this resource.</message></status>',
    said: true,
  },
  {
    call: `GET ${v3}/project/search`,
    status: 200,
    body: { self: `${v3}/project/search`, total: 0, isLast: true, values: [] },
    said: false,
  },
  {
    call: `GET ${v3}/search/jql?jql=project%20%3D%20ABC`,
    status: 200,
    body: { issues: [], isLast: true },
    said: false,
  },
  { call: `GET ${v3}/project/ABC`, status: 404, body: hiddenProject, said: false },
  { call: `GET ${v3}/issue/ABC-1`, status: 404, body: hiddenIssue, said: false },
  {
    call: `POST ${v3}/issue`,
    status: 400,
    body: { errorMessages: [], errors: { project: 'Specify a valid project ID or key' } },
    said: false,
  },
  { call: `POST ${v3}/issue/ABC-1/transitions`, status: 404, body: null, said: false },
  {
    call: `POST ${v3}/project`,
    status: 401,
    body: messages('You are not authenticated. Authentication required to perform this operation.'),
    said: true,
  },
] as const;

const rejectedAtSite: Scene[] = asNobody.map(({ call, status, body, said }) => ({
  title: `wrong API token, ${call} ${status}`,
  cause: 'credentials-rejected',
  also: ['anonymous-request', 'resource-not-visible'],
  as: 'api-token',
  calls: [{ call, status, body, headers: loginFailed, sent: sentAs('api-token') }],
  decidedBy: said ? ['header', 'body'] : ['header'],
}));

const passwordAtSite: Scene[] = [
  ...asNobody.map(
    ({ call, status, body }): Scene => ({
      title: `password at Cloud, ${call} ${status}`,
      cause: 'password-not-allowed',
      also: ['credentials-rejected', 'anonymous-request', 'resource-not-visible'],
      as: 'password',
      calls: [{ call, status, body, headers: loginFailed, sent: sentAs('password') }],
      decidedBy: ['header'],
    }),
  ),
  ...['myself', 'serverInfo', 'issue/ABC-1', 'permissions'].map(
    (path): Scene => ({
      title: `password at Cloud, refused by the proxy, ${path}`,
      cause: 'password-not-allowed',
      also: ['credentials-rejected'],
      as: 'password',
      calls: [
        {
          call: `GET ${v3}/${path}`,
          status: 401,
          body: 'Basic authentication with passwords is deprecated.  For more information, see: https://developer.atlassian.com/cloud/confluence/deprecation-notice-basic-auth/\n',
          headers: { server: 'AtlassianProxy/1.19.3.1', 'content-type': 'text/plain' },
          sent: sentAs('password'),
        },
      ],
      decidedBy: ['body'],
    }),
  ),
];

const atGateway: Scene[] = (['scoped-api-token', 'service-account-token'] as const).flatMap((as) =>
  ['GET /myself', 'GET /issue/ABC-1', 'POST /issue', 'GET /permissions'].map((operation): Scene => {
    const [method, path] = operation.split(' ');
    return {
      title: `wrong ${as} at the gateway, ${operation}`,
      cause: 'credentials-rejected',
      also: ['scope-missing', 'token-expired'],
      as,
      calls: [
        {
          call: `${method} ${homeOf(as)}/rest/api/3${path}`,
          status: 401,
          body: unauthorized,
          headers: { ...unrecognised, 'x-failure-category': 'FAILURE_CLIENT_AUTH_MISMATCH' },
          sent: sentAs(as),
        },
      ],
      decidedBy: ['header'],
    };
  }),
);

const onOwnServer: Scene[] = [
  ...(['myself', 'project', 'issue/ABC-1', 'search'] as const).flatMap((path): Scene[] => [
    {
      title: `wrong password on a server, ${path}`,
      cause: 'credentials-rejected',
      also: ['captcha-required'],
      as: 'password',
      calls: [
        {
          call: `GET ${own}/rest/api/2/${path}`,
          status: 401,
          body: '<html><head><title>Unauthorized (401)</title></head><body><h1>Unauthorized (401)</h1><p>Encountered a "401 - Unauthorized" error while loading this page.</p><p>Basic Authentication Failure - Reason : AUTHENTICATED_FAILED</p></body></html>',
          headers: {
            ...loginFailedThere,
            'content-type': 'text/html;charset=UTF-8',
            'www-authenticate': 'OAuth realm="https%3A%2F%2Fjira.example.com"',
          },
          sent: sentAs('password'),
        },
      ],
      decidedBy: ['header', 'body', 'facts'],
    },
    {
      title: `captcha on a server, ${path}`,
      cause: 'captcha-required',
      also: ['credentials-rejected'],
      as: 'password',
      calls: [
        {
          call: `GET ${own}/rest/api/2/${path}`,
          status: 403,
          body: '<html><head><title>Forbidden (403)</title></head><body><h1>Forbidden (403)</h1><p>Basic Authentication Failure - Reason : AUTHENTICATION_DENIED</p></body></html>',
          headers: {
            'x-seraph-loginreason': 'AUTHENTICATION_DENIED',
            'x-authentication-denied-reason': `CAPTCHA_CHALLENGE; login-url=${own}/login.jsp`,
            'content-type': 'text/html;charset=UTF-8',
          },
          sent: sentAs('password'),
        },
      ],
      decidedBy: ['header', 'body'],
    },
    {
      title: `dead personal access token, ${path}`,
      cause: 'credentials-rejected',
      also: ['wrong-auth-scheme', 'token-expired', 'anonymous-request'],
      as: 'pat',
      calls: [
        {
          call: `GET ${own}/rest/api/2/${path}`,
          status: 401,
          body: mustLogIn,
          headers: {
            ...loginFailedThere,
            'www-authenticate': 'OAuth realm="https%3A%2F%2Fjira.example.com"',
          },
          sent: sentAs('pat'),
        },
      ],
      decidedBy: ['header', 'body', 'facts'],
    },
    {
      title: `login right, no licence, ${path}`,
      cause: 'user-inactive-or-unlicensed',
      as: 'password',
      calls: [
        {
          call: `GET ${own}/rest/api/2/${path}`,
          status: 403,
          body: page(403, 'Forbidden'),
          headers: {
            'x-seraph-loginreason': 'AUTHORISATION_FAILED',
            'content-type': 'text/html;charset=UTF-8',
          },
          sent: sentAs('password'),
        },
      ],
      decidedBy: ['header'],
    },
  ]),
];

const captchaAtSite: Scene[] = (
  [
    [`GET ${v3}/myself`, 401, mustLogIn],
    [`GET ${v3}/project/search`, 200, { values: [] }],
    [`GET ${v3}/issue/ABC-1`, 404, hiddenIssue],
    [`GET ${v3}/permissions`, 403, messages('Forbidden')],
  ] as const
).map(([call, status, body]) => ({
  title: `captcha at Cloud, ${call} ${status}`,
  cause: 'captcha-required',
  also: ['credentials-rejected', 'anonymous-request', 'resource-not-visible', 'global-permission-missing'],
  as: 'api-token',
  calls: [
    {
      call,
      status,
      body,
      headers: { ...unrecognised, 'x-seraph-loginreason': 'AUTHENTICATION_DENIED' },
      sent: sentAs('api-token'),
    },
  ],
  decidedBy: ['header'],
}));

const nothingSent: Scene[] = asNobody.map(({ call, status, body }) => ({
  title: `no Authorization header, ${call} ${status}`,
  cause: 'anonymous-request',
  also: ['credentials-rejected', 'resource-not-visible'],
  as: 'api-token',
  calls: [
    {
      call,
      status,
      body,
      headers: unrecognised,
      sent: { Accept: 'application/json', 'User-Agent': 'my-client/1.0' },
    },
  ],
  decidedBy: [],
}));

const otherForm: Scene[] = [
  ...(['serverInfo', 'myself', 'issue/ABC-1', 'search/jql', 'permissions'] as const).flatMap(
    (path): Scene[] => [
      {
        title: `API token as Bearer, ${path}`,
        cause: 'wrong-auth-scheme',
        as: 'api-token',
        calls: [
          {
            call: `GET ${v3}/${path}`,
            status: 403,
            body: { error: 'Failed to parse Connect Session Auth Token' },
            headers: unrecognised,
            sent: { Authorization: 'Bearer ***' },
          },
        ],
        decidedBy: ['facts'],
      },
      {
        title: `app token as Bearer, ${path}`,
        cause: 'wrong-auth-scheme',
        as: 'connect-app',
        calls: [
          {
            call: `GET ${v3}/${path}`,
            status: 401,
            body: 'Client must be authenticated to access this resource.',
            headers: { ...unrecognised, 'content-type': 'text/html' },
            sent: { Authorization: 'Bearer ***' },
          },
        ],
        decidedBy: ['facts'],
      },
      {
        title: `personal access token as Basic, ${path}`,
        cause: 'wrong-auth-scheme',
        also: ['credentials-rejected'],
        as: 'pat',
        calls: [
          {
            call: `GET ${own}/rest/api/2/${path}`,
            status: 401,
            body: mustLogIn,
            headers: loginFailedThere,
            sent: { Authorization: 'Basic ***' },
          },
        ],
        decidedBy: ['facts'],
      },
      {
        title: `personal access token at Cloud, ${path}`,
        cause: 'wrong-auth-scheme',
        also: ['not-cloud'],
        as: 'pat',
        calls: [
          {
            call: `GET ${v3}/${path}`,
            status: 403,
            body: { error: 'Failed to parse Connect Session Auth Token' },
            headers: unrecognised,
            sent: sentAs('pat'),
          },
        ],
        decidedBy: ['body'],
      },
    ],
  ),
];

const inactive: Scene[] = (
  ['api-token', 'scoped-api-token', 'oauth-3lo', 'service-account-token'] as const
).flatMap((as) =>
  (['GET /myself', 'GET /issue/ABC-1', 'POST /issue'] as const).map((operation): Scene => {
    const [method, path] = operation.split(' ');
    return {
      title: `deactivated account, ${as} ${operation}`,
      cause: 'user-inactive-or-unlicensed',
      also: ['credentials-rejected'],
      as,
      calls: [
        {
          call: `${method} ${homeOf(as)}/rest/api/3${path}`,
          status: 401,
          body: homeOf(as) === site ? mustLogIn : unauthorized,
          headers: unrecognised,
          sent: sentAs(as),
        },
      ],
      account: { active: false },
      decidedBy: ['facts'],
    };
  }),
);

const proven: Scene[] = [
  {
    title: 'no product, and the answer in another language',
    cause: 'user-inactive-or-unlicensed',
    as: 'api-token',
    calls: [
      {
        call: `GET ${v3}/issue/ABC-1`,
        status: 403,
        body: messages('Forbidden'),
        headers: recognised,
        sent: sentAs('api-token'),
      },
    ],
    account: { active: true, applicationRoles: [] },
    decidedBy: ['facts'],
  },
];

export const credentials: readonly Scene[] = [
  ...rejectedAtSite,
  ...passwordAtSite,
  ...atGateway,
  ...onOwnServer,
  ...captchaAtSite,
  ...nothingSent,
  ...otherForm,
  ...inactive,
  ...proven,
];
