import type { IdentityKind } from '../../../src/evidence/exchange.ts';
import { own, site } from '../given.ts';
import {
  hiddenIssue,
  hiddenProject,
  homeOf,
  messages,
  page,
  recognised,
  recognisedThere,
  type Scene,
  scopeMismatch,
  sentAs,
  unrecognised,
} from './scene.ts';

const split = (operation: string) => {
  const [method = '', path = ''] = operation.split(' ');
  return { method, path };
};
const callOf = (as: IdentityKind, operation: string) => {
  const { method, path } = split(operation);
  return `${method} ${homeOf(as)}${path.startsWith('/rest') ? path : `/rest/api/3${path}`}`;
};
const myself = (as: IdentityKind) => ({
  call: callOf(as, 'GET /myself'),
  status: 200,
  body: { accountId: '712020:x', active: true },
  headers: recognised,
  sent: sentAs(as),
});

const scopedKinds = [
  'oauth-3lo',
  'oauth-client-credentials',
  'scoped-api-token',
  'service-account-token',
  'forge-app',
  'forge-user',
] as const;
const operations = [
  'GET /issue/ABC-1',
  'POST /issue',
  'GET /permissions',
  'GET /group/member?groupname=x',
  'GET /rest/agile/1.0/board',
  'GET /rest/servicedeskapi/request',
] as const;

/** The gateway refuses what the scopes do not open; the words are its own, the category stands in a header. */
const byGateway: Scene[] = scopedKinds.flatMap((as) =>
  operations.flatMap((operation): Scene[] => [
    {
      title: `scopes known and too few, ${as} ${operation}`,
      cause: 'scope-missing',
      also: ['consent-missing'],
      as,
      scopes: ['read:jira-user'],
      calls: [
        {
          call: callOf(as, operation),
          status: 401,
          body: scopeMismatch,
          headers: { ...unrecognised, 'x-failure-category': 'FAILURE_CLIENT_SCOPE_CHECK' },
          sent: sentAs(as),
        },
      ],
      decidedBy: ['facts'],
    },
    {
      title: `scopes not known, ${as} ${operation}`,
      cause: 'scope-missing',
      also: ['consent-missing'],
      as,
      calls: [
        {
          call: callOf(as, operation),
          status: 401,
          body: scopeMismatch,
          headers: { ...unrecognised, 'x-failure-category': 'FAILURE_CLIENT_SCOPE_CHECK' },
          sent: sentAs(as),
        },
      ],
      decidedBy: ['header', 'body'],
    },
  ]),
);

const granted = (scopes: string) =>
  messages(
    `Access to the resource was denied due to missing scope grants. Your app was granted the following scopes: [${scopes}].\nThe resource can be accessed by having one of these groups of scopes:\n * [write:jira-work]\n * [write:issue:jira]\n`,
  );
const byForge: Scene[] = (['forge-app', 'forge-user'] as const).flatMap((as): Scene[] => [
  {
    title: `the answer lists what was granted, ${as}`,
    cause: 'scope-missing',
    also: ['consent-missing'],
    as,
    calls: [
      {
        call: callOf(as, 'POST /issue'),
        status: 403,
        body: granted('read:jira-user'),
        headers: unrecognised,
        sent: sentAs(as),
      },
    ],
    decidedBy: ['body'],
  },
  {
    title: `the answer lists what was granted, and more is declared, ${as}`,
    cause: 'consent-missing',
    also: ['scope-missing', 'app-user-permission-missing', 'project-permission-missing'],
    as,
    scopes: ['read:jira-user', 'write:jira-work'],
    calls: [
      {
        call: callOf(as, 'POST /issue'),
        status: 403,
        body: granted('read:jira-user'),
        headers: unrecognised,
        sent: sentAs(as),
      },
    ],
    decidedBy: ['body'],
  },
]);

const ofConnect: Scene[] = (['connect-app', 'connect-user'] as const).flatMap((as) =>
  (
    [
      ['GET /permissions', ['READ', 'ACT_AS_USER']],
      ['POST /issue', ['READ', 'ACT_AS_USER']],
      ['DELETE /issue/ABC-1', ['READ', 'WRITE', 'ACT_AS_USER']],
      ['GET /role', ['DELETE', 'ACT_AS_USER']],
    ] as const
  ).flatMap(([operation, scopes]): Scene[] =>
    ([401, 403] as const).map((status) => ({
      title: `${as} without the scope, ${operation} ${status}`,
      cause: 'scope-missing',
      also: ['consent-missing'],
      as,
      scopes,
      calls: [
        {
          call: callOf(as, operation),
          status,
          body: page(status, status === 401 ? 'Unauthorized' : 'Forbidden'),
          headers: { ...unrecognised, 'content-type': 'text/html;charset=UTF-8' },
          sent: sentAs(as),
        },
      ],
      decidedBy: ['facts'],
    })),
  ),
);

const closed: Scene[] = [
  ...['GET /settings/columns', 'GET /applicationrole', 'GET /users/search'].flatMap((operation): Scene[] =>
    (['connect-app', 'connect-user'] as const).map((as) => ({
      title: `closed to Connect, ${as} ${operation}`,
      cause: 'endpoint-not-available-to-identity',
      as,
      scopes: ['ADMIN', 'ACT_AS_USER'],
      calls: [
        {
          call: callOf(as, operation),
          status: 403,
          body: page(403, 'Forbidden'),
          headers: { ...unrecognised, 'content-type': 'text/html;charset=UTF-8' },
          sent: sentAs(as),
        },
      ],
      decidedBy: ['facts'],
    })),
  ),
  ...(['api-token', 'oauth-3lo'] as const).map(
    (as): Scene => ({
      title: `for apps with a module only, ${as}`,
      cause: 'endpoint-not-available-to-identity',
      as,
      calls: [
        {
          call: callOf(as, 'POST /rest/deployments/0.1/bulk'),
          status: 403,
          body: null,
          headers: unrecognised,
          sent: sentAs(as),
        },
      ],
      decidedBy: ['facts'],
    }),
  ),
  {
    title: 'for the user interface only',
    cause: 'endpoint-not-available-to-identity',
    as: 'api-token',
    calls: [
      {
        call: `POST ${site}/rest/backup/1/export/runbackup`,
        status: 403,
        body: { error: 'This feature is only accessible from the UI.' },
        headers: unrecognised,
        sent: sentAs('api-token'),
      },
    ],
    decidedBy: ['body', 'facts'],
  },
  {
    title: 'a path of the browser, other calls work',
    cause: 'endpoint-not-available-to-identity',
    as: 'api-token',
    calls: [
      {
        call: `GET ${site}/plugins/servlet/export/download/?fileId=1`,
        status: 401,
        body: null,
        headers: unrecognised,
        sent: sentAs('api-token'),
      },
      myself('api-token'),
    ],
    decidedBy: ['facts'],
  },
];

const people = ['api-token', 'oauth-3lo', 'scoped-api-token', 'connect-user', 'forge-user'] as const;
const everyScope = (as: IdentityKind): readonly string[] | undefined =>
  as === 'api-token'
    ? undefined
    : as === 'connect-user'
      ? ['ADMIN', 'ACT_AS_USER']
      : [
          'read:jira-user',
          'read:jira-work',
          'write:jira-work',
          'manage:jira-configuration',
          'manage:jira-project',
          'manage:jira-webhook',
        ];
const withScopes = (as: IdentityKind) => {
  const scopes = everyScope(as);
  return scopes === undefined ? {} : { scopes };
};

const adminOperations = [
  'GET /permissionscheme/10000/permission',
  'GET /role',
  'GET /auditing/record',
  'GET /workflow/search',
  'POST /field',
] as const;
const global: Scene[] = people.flatMap((as) =>
  adminOperations
    .filter((operation) => as !== 'connect-user' || !operation.includes('permissionscheme'))
    .filter((operation) => !operation.includes('permissionscheme'))
    .flatMap((operation): Scene[] => [
      {
        title: `not an administrator, in Jira's words, ${as} ${operation}`,
        cause: 'global-permission-missing',
        as,
        ...withScopes(as),
        calls: [
          {
            call: callOf(as, operation),
            status: 403,
            body: messages('Only Jira administrators can perform this operation.'),
            headers: recognised,
            sent: sentAs(as),
          },
        ],
        decidedBy: ['header', 'body', 'facts'],
      },
      {
        title: `not an administrator, known to lack it, ${as} ${operation}`,
        cause: 'global-permission-missing',
        as,
        ...withScopes(as),
        calls: [
          {
            call: callOf(as, operation),
            status: 403,
            body: messages('Forbidden'),
            headers: recognised,
            sent: sentAs(as),
          },
          myself(as),
        ],
        account: { active: true, permissionsHeld: ['BROWSE_PROJECTS'], permissionsLacking: ['ADMINISTER'] },
        decidedBy: ['facts'],
      },
    ]),
);

const appLacks: Scene[] = (['connect-app', 'forge-app'] as const).flatMap((as) =>
  [
    ...adminOperations.filter((operation) => !operation.includes('permissionscheme')),
    'GET /issue/ABC-1',
    'POST /issue',
    'GET /project/ABC/role',
  ].map(
    (operation): Scene => ({
      title: `the app's user lacks the right, ${as} ${operation}`,
      cause: 'app-user-permission-missing',
      also: ['resource-not-visible'],
      as,
      scopes:
        as === 'connect-app'
          ? ['ADMIN']
          : [
              'read:jira-user',
              'read:jira-work',
              'write:jira-work',
              'manage:jira-configuration',
              'manage:jira-project',
            ],
      calls: [
        {
          call: callOf(as, operation),
          status: operation === 'GET /issue/ABC-1' ? 404 : 403,
          body: operation === 'GET /issue/ABC-1' ? hiddenIssue : messages('Forbidden'),
          headers: recognised,
          sent: sentAs(as),
        },
        myself(as),
      ],
      account: {
        accountType: 'app',
        active: true,
        permissionsHeld: [],
        permissionsLacking: ['ADMINISTER', 'ADMINISTER_PROJECTS', 'BROWSE_PROJECTS', 'CREATE_ISSUES'],
      },
      decidedBy: ['facts'],
    }),
  ),
);

const readable = (as: IdentityKind) => ({
  call: callOf(as, 'GET /issue/ABC-1'),
  status: 200,
  body: { id: '10000', key: 'ABC-1' },
  headers: recognised,
  sent: sentAs(as),
});
const ofProject: Scene[] = (['api-token', 'oauth-3lo', 'scoped-api-token'] as const).flatMap(
  (as): Scene[] => [
    ...(
      [
        [
          'PUT /issue/ABC-1',
          403,
          'You do not have permission to edit issues in this project.',
          'EDIT_ISSUES',
        ],
        [
          'POST /issue/ABC-1/comment',
          403,
          'You do not have the permission to comment on this issue.',
          'ADD_COMMENTS',
        ],
        [
          'DELETE /issue/ABC-1',
          403,
          'You do not have permission to delete issues in this project.',
          'DELETE_ISSUES',
        ],
        [
          'POST /issue/ABC-1/worklog',
          403,
          'You do not have the permission to associate a worklog to this issue.',
          'WORK_ON_ISSUES',
        ],
      ] as const
    ).flatMap(([operation, status, sentence, lacking]): Scene[] => [
      {
        title: `one action on a visible issue, ${as} ${operation}`,
        cause: 'project-permission-missing',
        as,
        ...withScopes(as),
        calls: [
          {
            call: callOf(as, operation),
            status,
            body: messages(sentence),
            headers: recognised,
            sent: sentAs(as),
          },
          readable(as),
        ],
        decidedBy: ['header', 'body', 'facts'],
      },
      {
        title: `one action, known to lack ${lacking}, ${as} ${operation}`,
        cause: 'project-permission-missing',
        as,
        ...withScopes(as),
        calls: [
          {
            call: callOf(as, operation),
            status,
            body: messages('Forbidden'),
            headers: recognised,
            sent: sentAs(as),
          },
        ],
        account: { active: true, permissionsHeld: ['BROWSE_PROJECTS'], permissionsLacking: [lacking] },
        decidedBy: ['facts'],
      },
    ]),
    {
      title: `roles of a project, ${as}`,
      cause: 'project-permission-missing',
      as,
      ...withScopes(as),
      calls: [
        {
          call: callOf(as, 'GET /project/ABC/role'),
          status: 401,
          body: messages('You cannot edit the configuration of this project.'),
          headers: recognised,
          sent: sentAs(as),
        },
        {
          call: callOf(as, 'GET /project/ABC'),
          status: 200,
          body: { key: 'ABC' },
          headers: recognised,
          sent: sentAs(as),
        },
      ],
      decidedBy: ['body', 'facts'],
    },
    {
      title: `the reporter is set, ${as}`,
      cause: 'project-permission-missing',
      also: ['bad-request-parameters'],
      as,
      ...withScopes(as),
      calls: [
        {
          call: callOf(as, 'PUT /issue/ABC-1'),
          status: 400,
          body: {
            errorMessages: [],
            errors: {
              reporter: "Field 'reporter' cannot be set. It is not on the appropriate screen, or unknown.",
            },
          },
          headers: recognised,
          sent: sentAs(as),
        },
      ],
      decidedBy: ['body'],
    },
  ],
);

const hidden: Scene[] = (['api-token', 'oauth-3lo', 'scoped-api-token'] as const).flatMap((as): Scene[] => [
  ...(
    [
      ['GET /issue/ABC-1', 404, hiddenIssue],
      ['GET /project/ABC', 404, hiddenProject],
      ['GET /project/search', 200, { values: [], total: 0 }],
      ['GET /search/jql?jql=project%20is%20not%20empty', 200, { issues: [], isLast: true }],
    ] as const
  ).flatMap(([operation, status, body]): Scene[] => [
    {
      title: `logged in, and does not see it, ${as} ${operation}`,
      cause: 'resource-not-visible',
      as,
      ...withScopes(as),
      calls: [
        { call: callOf(as, operation), status, body, headers: recognised, sent: sentAs(as) },
        myself(as),
      ],
      decidedBy: status === 404 ? ['header', 'body', 'facts'] : ['body'],
    },
    {
      title: `known to lack BROWSE_PROJECTS, ${as} ${operation}`,
      cause: 'resource-not-visible',
      also: ['project-permission-missing'],
      as,
      ...withScopes(as),
      calls: [{ call: callOf(as, operation), status, body, headers: recognised, sent: sentAs(as) }],
      account: { active: true, permissionsHeld: [], permissionsLacking: ['BROWSE_PROJECTS'] },
      decidedBy: status === 404 ? ['header', 'body', 'facts'] : ['body'],
    },
  ]),
]);

const onOwnServer: Scene[] = [
  {
    title: 'an administrator session on a server',
    cause: 'system-admin-or-websudo-required',
    also: ['global-permission-missing'],
    as: 'password',
    calls: [
      {
        call: `POST ${own}/rest/api/2/user`,
        status: 401,
        body: '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><status><status-code>401</status-code><message>This resource requires WebSudo.</message></status>',
        headers: recognisedThere,
        sent: sentAs('password'),
      },
    ],
    decidedBy: ['body'],
  },
  ...(['password', 'pat'] as const).flatMap((as): Scene[] => [
    {
      title: `no administrator on a server, ${as}`,
      cause: 'global-permission-missing',
      as,
      calls: [
        {
          call: `GET ${own}/rest/api/2/permissionscheme`,
          status: 403,
          body: messages(
            'You do not have permission to perform this operation. Only Jira administrators may.',
          ),
          headers: recognisedThere,
          sent: sentAs(as),
        },
      ],
      decidedBy: ['header', 'body'],
    },
    {
      title: `an issue out of sight on a server, ${as}`,
      cause: 'resource-not-visible',
      as,
      calls: [
        {
          call: `GET ${own}/rest/api/2/issue/ABC-1`,
          status: 404,
          body: messages('Issue Does Not Exist'),
          headers: recognisedThere,
          sent: sentAs(as),
        },
      ],
      decidedBy: ['header', 'body'],
    },
    {
      title: `an issue without the right on a server, ${as}`,
      cause: 'project-permission-missing',
      also: ['resource-not-visible'],
      as,
      calls: [
        {
          call: `GET ${own}/rest/api/2/issue/ABC-1`,
          status: 403,
          body: messages('You do not have the permission to see the specified issue.'),
          headers: recognisedThere,
          sent: sentAs(as),
        },
      ],
      decidedBy: ['body'],
    },
  ]),
];

const rules: Scene[] = [
  ...(['connect-app', 'forge-app', 'oauth-3lo'] as const).map(
    (as): Scene => ({
      title: `an app access rule keeps the app out, ${as}`,
      cause: 'app-access-blocked',
      as,
      scopes: as === 'connect-app' ? ['ADMIN'] : ['read:jira-work', 'read:jira-user'],
      calls: [
        {
          call: callOf(as, 'GET /issue/ABC-1'),
          status: 403,
          body: messages('Forbidden'),
          headers: recognised,
          sent: sentAs(as),
        },
      ],
      account: { active: true, keptOutOfProjects: ['ABC'] },
      decidedBy: ['facts'],
    }),
  ),
  ...(['api-token', 'oauth-3lo', 'connect-app'] as const).flatMap((as): Scene[] =>
    ['GET /myself', 'POST /issue', 'GET /permissions'].map((operation) => ({
      title: `an address outside of the allowlist, ${as} ${operation}`,
      cause: 'app-access-blocked',
      also: operation.startsWith('POST') ? ['project-permission-missing', 'app-user-permission-missing'] : [],
      as,
      calls: [
        {
          call: callOf(as, operation),
          status: 403,
          body: 'The IP address has been rejected because it is not on the allowedlist. See your admin for more information.',
          headers: unrecognised,
          sent: sentAs(as),
        },
      ],
      decidedBy: ['body'],
    })),
  ),
  {
    title: 'the Rovo MCP server takes no API token',
    cause: 'credential-kind-blocked',
    also: ['credentials-rejected'],
    as: 'api-token',
    calls: [
      {
        call: 'POST https://mcp.atlassian.com/v1/mcp',
        status: 401,
        body: "You don't have permission to connect via API token. Please ask your organization admin for access.",
        sent: sentAs('api-token'),
      },
    ],
    decidedBy: ['body'],
  },
];

export const rights: readonly Scene[] = [
  ...byGateway,
  ...byForge,
  ...ofConnect,
  ...closed,
  ...global,
  ...appLacks,
  ...ofProject,
  ...hidden,
  ...onOwnServer,
  ...rules,
];
