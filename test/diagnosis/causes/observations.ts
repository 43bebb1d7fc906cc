import type { CauseId } from '../../../src/diagnosis/cause.ts';
import type { Evidence } from '../../../src/evidence/exchange.ts';
import { basic, bearer, gateway, given, jwt, own, site } from '../given.ts';

const cloud = { deployment: 'cloud' } as const;
const dc = { deployment: 'datacenter' } as const;
const server = { deployment: 'server' } as const;
const messages = (...errorMessages: string[]) => ({ errorMessages, errors: {} });
const hidden = 'Issue does not exist or you do not have permission to see it.';

/** What one call says only beside another, or by a detail of its address; each with the look-alike that differs. */
export const observations: Record<string, readonly [CauseId, Evidence]> = {
  'a bare 404 of a call that names its headers, Authorization not among them': [
    'anonymous-request',
    given(
      'api-token',
      [
        {
          call: `GET ${site}/rest/api/2/project/ABC`,
          status: 404,
          sent: { Accept: 'application/json' },
        },
      ],
      cloud,
    ),
  ],
  'the same bare 404 with the credential named': [
    'resource-not-visible',
    given('api-token', [{ call: `GET ${site}/rest/api/2/project/ABC`, status: 404, sent: basic }], cloud),
  ],
  'the page of Atlassian for serverInfo and for everything else': [
    'site-unavailable',
    given(
      'api-token',
      ['serverInfo', 'myself'].map((name) => ({
        call: `GET ${site}/rest/api/3/${name}`,
        status: 404,
        sent: basic,
        body: '<title>Atlassian Cloud Notifications - Page Unavailable</title>',
      })),
      cloud,
    ),
  ],
  'an answer of 200 that lists errors inside': [
    'bad-request-parameters',
    given(
      'oauth-3lo',
      [
        {
          call: `POST ${gateway}/rest/api/3/webhook`,
          status: 200,
          sent: bearer,
          body: { webhookRegistrationResult: [{ errors: ['Operator is not is unsupported'] }] },
        },
      ],
      cloud,
    ),
  ],
  'a list of projects that is longer for others': [
    'resource-not-visible',
    given('password', [{ call: `GET ${own}/rest/api/2/project`, status: 200, body: [{ key: 'ABC' }] }], {
      ...server,
      accountNotes: { note: 'the same call with another account returns all projects' },
    }),
  ],
  'a write that poses as a browser and carries a credential': [
    'xsrf-check-failed',
    given(
      'pat',
      [
        {
          call: `POST ${own}/rest/api/2/issue/ABC-1/comment`,
          status: 403,
          sent: { ...bearer, 'User-Agent': 'Mozilla/5.0 Chrome/126.0' },
        },
      ],
      dc,
    ),
  ],
  'the same write without the looks of a browser': [
    'project-permission-missing',
    given('pat', [{ call: `POST ${own}/rest/api/2/issue/ABC-1/comment`, status: 403, sent: bearer }], dc),
  ],
  'a credential that stayed behind at a redirect': [
    'anonymous-request',
    given(
      'pat',
      [
        { call: 'GET http://jira.example.com/rest/api/2/myself', status: 301, sent: bearer },
        { call: `GET ${own}/rest/api/2/myself`, status: 401 },
      ],
      dc,
    ),
  ],
  'the token of a service account that works as Bearer only': [
    'wrong-auth-scheme',
    given(
      'service-account-token',
      [
        { call: `GET ${gateway}/rest/api/3/myself`, status: 401, sent: basic },
        { call: `GET ${gateway}/rest/api/3/myself`, status: 200, sent: bearer },
      ],
      cloud,
    ),
  ],
  'a question mark that was encoded after signing': [
    'jwt-qsh-mismatch',
    given(
      'connect-app',
      [
        { call: `GET ${site}/rest/api/2/issue/ABC-1`, status: 200, sent: jwt },
        { call: `POST ${site}/rest/api/2/search%3Fjql%3Dproject`, status: 401, sent: jwt },
      ],
      cloud,
    ),
  ],
  'the login page of Jira in place of an answer, although the credential was sent': [
    'credentials-rejected',
    given(
      'pat',
      [
        {
          call: `GET ${own}/rest/api/2/myself`,
          status: 200,
          sent: bearer,
          body: '<html><title>Log in - Jira</title></html>',
        },
      ],
      dc,
    ),
  ],
  'the create metadata of all projects on Jira 9': [
    'endpoint-removed',
    given(
      'password',
      [
        {
          call: `GET ${own}/rest/api/2/issue/createmeta?projectKeys=ABC`,
          status: 404,
          body: messages('Issue Does Not Exist'),
        },
      ],
      server,
    ),
  ],
  'an issue that does not exist is no removed path': [
    'resource-not-visible',
    given(
      'password',
      [{ call: `GET ${own}/rest/api/2/issue/ABC-1`, status: 404, body: messages('Issue Does Not Exist') }],
      server,
    ),
  ],
  'a hidden project beside a call that is told to log in': [
    'credentials-rejected',
    given(
      'api-token',
      [
        {
          call: `GET ${site}/rest/api/3/project/ABC`,
          status: 404,
          sent: basic,
          body: messages("No project could be found with key 'ABC'."),
        },
        {
          call: `POST ${site}/rest/api/3/project`,
          status: 401,
          sent: basic,
          body: messages('You are not authenticated. Authentication required to perform this operation.'),
        },
      ],
      cloud,
    ),
  ],
  'a hidden project beside a login that works': [
    'resource-not-visible',
    given(
      'api-token',
      [
        { call: `GET ${site}/rest/api/3/myself`, status: 200, sent: basic },
        {
          call: `GET ${site}/rest/api/3/project/ABC`,
          status: 404,
          sent: basic,
          body: messages("No project could be found with key 'ABC'."),
        },
      ],
      cloud,
    ),
  ],
  'the same operation on another object works': [
    'project-permission-missing',
    given(
      'password',
      [
        { call: `GET ${own}/rest/api/2/issue/ABC-1/comment`, status: 200, sent: basic },
        { call: `GET ${own}/rest/api/2/issue/XYZ-1/comment`, status: 401, sent: basic },
      ],
      server,
    ),
  ],
  'a write that a redirect turned into a read, no Location kept': [
    'wrong-site-url',
    given(
      'password',
      [
        { call: 'POST http://jira.example.com/rest/api/2/issue', status: 302 },
        { call: `GET ${own}/rest/api/2/issue`, status: 405 },
      ],
      server,
    ),
  ],
  'a 405 without a redirect': [
    'method-not-allowed',
    given('password', [{ call: `GET ${own}/rest/api/2/issue`, status: 405, sent: basic }], server),
  ],
  'not visible, and the status left out': [
    'resource-not-visible',
    given(
      'oauth-3lo',
      [{ call: `GET ${gateway}/rest/api/3/issue/ABC-1`, status: null, sent: bearer, body: messages(hidden) }],
      cloud,
    ),
  ],
  'a scoped token that the site does not know': [
    'wrong-base-url-for-token',
    given(
      'scoped-api-token',
      [{ call: `GET ${site}/rest/api/3/issue/ABC-1`, status: null, sent: basic, body: messages(hidden) }],
      cloud,
    ),
  ],
  'a status that only the body states': [
    'token-expired',
    given(
      'oauth-3lo',
      [
        {
          call: `GET ${gateway}/rest/api/3/myself`,
          status: null,
          sent: bearer,
          body: { code: 401, message: 'Unauthorized' },
        },
      ],
      cloud,
    ),
  ],
  'a label between JWT and the token': [
    'wrong-auth-scheme',
    given(
      'connect-app',
      [{ call: `GET ${site}/rest/api/3/myself`, status: 401, sent: { Authorization: 'JWT token=***' } }],
      cloud,
    ),
  ],
  'the same without the label': [
    'jwt-bad-signature',
    given(
      'connect-app',
      [
        { call: `GET ${site}/rest/api/3/myself`, status: 401, sent: jwt },
        { call: `GET ${site}/rest/api/3/project/search`, status: 401, sent: jwt },
      ],
      { ...cloud, accountNotes: { note: 'the shared secret changed' } },
    ),
  ],
  'an approval that an administrator has to give': [
    'app-access-blocked',
    given(
      'oauth-3lo',
      [
        {
          call: 'GET https://auth.atlassian.com/authorize',
          status: null,
          body: 'Your site admin must authorize this app for the site example.atlassian.net.',
        },
      ],
      cloud,
    ),
  ],
  'webhooks of administrators': [
    'global-permission-missing',
    given('pat', [{ call: `GET ${own}/rest/webhooks/1.0/webhook`, status: 403, sent: bearer }], dc),
  ],
  'REST below the host of the login': [
    'wrong-site-url',
    given(
      'api-token',
      [{ call: 'POST https://id.atlassian.com/rest/api/2/search', status: 405, sent: basic }],
      cloud,
    ),
  ],
  'a variable that was not filled in': [
    'bad-request-parameters',
    given(
      'api-token',
      [{ call: `GET ${site}/rest/api/3/project/undefined`, status: 404, sent: basic }],
      cloud,
    ),
  ],
  'an app access rule, other projects work': [
    'app-access-blocked',
    given(
      'forge-app',
      [
        { call: 'GET /rest/api/3/issue/ABC-1', status: 200 },
        { call: 'GET /rest/api/3/issue/SEC-1', status: 403 },
      ],
      { ...cloud, accountNotes: { note: 'app access rule on project SEC' } },
    ),
  ],
  'an encoded question mark makes another path': [
    'endpoint-not-found',
    given(
      'forge-user',
      [
        {
          call: 'POST /rest/api/3/expression/eval%3Fexpand=meta.complexity',
          status: 403,
          body: messages(
            'OAuth 2.0 is not enabled for method: POST /rest/api/3/expression/eval%3Fexpand=meta.complexity',
          ),
        },
      ],
      cloud,
    ),
  ],
  'an operation that is closed to OAuth, its path as documented': [
    'endpoint-not-available-to-identity',
    given(
      'forge-user',
      [
        {
          call: 'POST /rest/api/3/expression/eval?expand=meta.complexity',
          status: 403,
          body: messages(
            'OAuth 2.0 is not enabled for method: POST /rest/api/3/expression/eval?expand=meta.complexity',
          ),
        },
      ],
      cloud,
    ),
  ],
  'a web server refuses the method of a documented operation: nothing of Jira in the answer': [
    'network-or-proxy',
    given(
      'pat',
      [
        {
          call: `POST ${own}/rest/api/2/issue`,
          status: 405,
          sent: bearer,
          headers: { Server: 'nginx' },
          body: '<html><center><h1>405 Not Allowed</h1></center></html>',
        },
      ],
      dc,
    ),
  ],
  'Basic switched off on a self-hosted site': [
    'credential-kind-blocked',
    given(
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
  ],
  'a sprint set without its scope is worded as a permission': [
    'scope-missing',
    given(
      'oauth-3lo',
      [
        {
          call: `PUT ${gateway}/rest/api/3/issue/ABC-1`,
          status: 400,
          sent: bearer,
          body: {
            errorMessages: [],
            errors: { customfield_10020: 'You do not have permission to set the sprint field.' },
          },
        },
      ],
      { ...cloud, scopes: ['read:jira-work', 'write:jira-work'] },
    ),
  ],
  'a sprint set without its scope is worded as the right to schedule': [
    'scope-missing',
    given(
      'oauth-3lo',
      [
        {
          call: `PUT ${gateway}/rest/api/3/issue/ABC-1`,
          status: 400,
          sent: bearer,
          body: {
            errorMessages: [],
            errors: {
              customfield_10020:
                "We couldn't make that happen because you don't have Schedule Issues permission.",
            },
          },
        },
      ],
      { ...cloud, scopes: ['read:jira-work', 'write:jira-work'] },
    ),
  ],
  'a due date needs the right to schedule, and no scope of sprints': [
    'project-permission-missing',
    given(
      'oauth-3lo',
      [
        {
          call: `PUT ${gateway}/rest/api/3/issue/ABC-1`,
          status: 400,
          sent: bearer,
          body: {
            errorMessages: [],
            errors: {
              duedate: "We couldn't make that happen because you don't have Schedule Issues permission.",
            },
          },
        },
      ],
      { ...cloud, scopes: ['read:jira-work', 'write:jira-work'] },
    ),
  ],
};
