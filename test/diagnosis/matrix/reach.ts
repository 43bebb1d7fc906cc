import type { IdentityKind } from '../../../src/evidence/exchange.ts';
import { own, site } from '../given.ts';
import { homeOf, messages, recognised, recognisedThere, type Scene, sentAs, unrecognised } from './scene.ts';

const v3 = `${site}/rest/api/3`;
const paths = ['myself', 'project/search', 'issue/ABC-1', 'serverInfo'] as const;
const people = ['api-token', 'oauth-3lo', 'connect-app', 'scoped-api-token'] as const;
const atHome = (as: IdentityKind, path: string) => `GET ${homeOf(as)}/rest/api/3/${path}`;
const html = { 'content-type': 'text/html;charset=UTF-8' };
const deadLink =
  '<html><head><title>Oops, you&#39;ve found a dead link. - JIRA</title></head><body></body></html>';
const apache =
  '<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN"><html><head><title>404 Not Found</title></head><body><h1>Not Found</h1><p>The requested URL was not found on this server.</p></body></html>';

const addresses: Scene[] = paths.flatMap((path): Scene[] => [
  {
    title: `/jira before /rest at Cloud, ${path}`,
    cause: 'wrong-site-url',
    also: ['endpoint-not-found'],
    as: 'api-token',
    calls: [
      {
        call: `GET ${site}/jira/rest/api/3/${path}`,
        status: 404,
        body: deadLink,
        headers: { ...unrecognised, ...html },
        sent: sentAs('api-token'),
      },
    ],
    decidedBy: ['facts'],
  },
  {
    title: `a page as the base address, ${path}`,
    cause: 'wrong-site-url',
    as: 'api-token',
    calls: [
      {
        call: `GET ${site}/browse/ABC/rest/api/3/${path}`,
        status: 404,
        body: deadLink,
        headers: { ...unrecognised, ...html },
        sent: sentAs('api-token'),
      },
    ],
    decidedBy: ['facts'],
  },
  {
    title: `two slashes, ${path}`,
    cause: 'wrong-site-url',
    also: ['endpoint-not-found'],
    as: 'pat',
    calls: [
      {
        call: `GET ${own}//rest/api/2/${path}`,
        status: 404,
        body: { message: 'HTTP 404 Not Found', 'status-code': 404 },
        headers: recognisedThere,
        sent: sentAs('pat'),
      },
    ],
    decidedBy: ['facts'],
  },
  {
    title: `no context path, ${path}`,
    cause: 'wrong-site-url',
    also: ['endpoint-not-found'],
    as: 'pat',
    calls: [
      {
        call: `GET ${own}/rest/api/2/${path.replace('project/search', 'project')}`,
        status: 404,
        body: apache,
        headers: { server: 'Apache/2.4.57 (Debian)', 'content-type': 'text/html; charset=iso-8859-1' },
        sent: sentAs('pat'),
      },
    ],
    decidedBy: ['header', 'body'],
  },
  {
    title: `no such site, ${path}`,
    cause: 'wrong-site-url',
    also: ['site-unavailable', 'resource-not-visible'],
    as: 'api-token',
    calls: [
      {
        call: `GET ${v3}/${path}`,
        status: 404,
        body: '<html><head><title>Atlassian Cloud Notifications - Page Unavailable</title></head></html>',
        headers: { server: 'AtlassianEdge', ...html },
        sent: sentAs('api-token'),
      },
    ],
    decidedBy: ['body'],
  },
  {
    title: `version 3 on a server, ${path}`,
    cause: 'not-cloud',
    also: ['endpoint-not-found'],
    as: 'pat',
    calls: [
      {
        call: `GET ${own}/rest/api/3/${path}`,
        status: 404,
        body: { message: `null for uri: ${own}/rest/api/3/${path}`, 'status-code': 404 },
        headers: recognisedThere,
        sent: sentAs('pat'),
      },
    ],
    decidedBy: ['facts'],
  },
  {
    title: `version 3 on a server, version 2 works, ${path}`,
    cause: 'not-cloud',
    as: 'password',
    calls: [
      { call: `GET ${own}/rest/api/3/${path}`, status: 404, body: null, sent: sentAs('password') },
      {
        call: `GET ${own}/rest/api/2/${path}`,
        status: 200,
        body: { key: 'x' },
        headers: recognisedThere,
        sent: sentAs('password'),
      },
    ],
    decidedBy: ['facts'],
  },
]);

const redirects: Scene[] = [
  {
    title: 'the site moved to another host',
    cause: 'wrong-site-url',
    as: 'password',
    calls: [
      {
        call: `GET ${own}/rest/api/2/myself`,
        status: 301,
        headers: { Location: 'https://issues.example.org/rest/api/2/myself' },
        sent: sentAs('password'),
      },
    ],
    decidedBy: ['header'],
  },
  {
    title: 'http, and a write comes back as a read',
    cause: 'wrong-site-url',
    also: ['method-not-allowed'],
    as: 'password',
    calls: [
      {
        call: 'POST http://jira.example.com/rest/api/2/issue',
        status: 301,
        headers: { Location: 'https://jira.example.com/rest/api/2/issue' },
        sent: sentAs('password'),
      },
    ],
    deployment: 'server',
    decidedBy: ['header'],
  },
  {
    title: 'the header is left behind at a redirect',
    cause: 'anonymous-request',
    as: 'password',
    calls: [
      {
        call: `GET ${own}/rest/api/2/myself`,
        status: 401,
        body: { message: 'Client must be authenticated to access this resource.', 'status-code': 401 },
        sent: { Accept: '*/*' },
      },
    ],
    deployment: 'server',
    decidedBy: ['facts'],
  },
];

const routes: Scene[] = people.flatMap((as): Scene[] => [
  {
    title: `a path that is in no reference, ${as}`,
    cause: 'endpoint-not-found',
    also: ['wrong-site-url'],
    as,
    calls: [
      {
        call: `GET ${homeOf(as)}/rest/api/3/isue/ABC-1`,
        status: 404,
        body: { message: 'null for uri: /rest/api/3/isue/ABC-1', 'status-code': 404 },
        headers: recognised,
        sent: sentAs(as),
      },
    ],
    decidedBy: ['body', 'header', 'facts'],
  },
  {
    title: `the wrong method, ${as}`,
    cause: 'method-not-allowed',
    as,
    calls: [
      {
        call: `PUT ${homeOf(as)}/rest/api/3/myself`,
        status: 405,
        body: { message: 'HTTP 405 Method Not Allowed', 'status-code': 405 },
        headers: recognised,
        sent: sentAs(as),
      },
    ],
    decidedBy: ['facts'],
  },
  {
    title: `the old search, ${as}`,
    cause: 'endpoint-removed',
    as,
    calls: [
      {
        call: `GET ${homeOf(as)}/rest/api/3/search?jql=project%3DABC`,
        status: 410,
        body: messages(
          'The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. A full migration guideline is available at https://developer.atlassian.com/changelog/#CHANGE-2046',
        ),
        headers: recognised,
        sent: sentAs(as),
      },
    ],
    decidedBy: ['facts'],
  },
  {
    title: `too many calls, ${as}`,
    cause: 'rate-limited',
    as,
    calls: [
      {
        call: atHome(as, 'issue/ABC-1'),
        status: 429,
        body: messages('The request has been rate-limited. Please try again later.'),
        headers: { ...recognised, 'retry-after': '10', 'ratelimit-reason': 'jira-burst-based' },
        sent: sentAs(as),
      },
    ],
    decidedBy: ['facts'],
  },
  {
    title: `a page for too many calls, ${as}`,
    cause: 'rate-limited',
    as,
    calls: [
      {
        call: atHome(as, 'myself'),
        status: 429,
        body: '<html><body class="error429">Rate limit exceeded</body></html>',
        headers: html,
        sent: sentAs(as),
      },
    ],
    decidedBy: ['facts'],
  },
  {
    title: `an error of the server, ${as}`,
    cause: 'platform-bug',
    also: ['bad-request-parameters', 'site-unavailable'],
    as,
    calls: [
      {
        call: atHome(as, 'issue/ABC-1'),
        status: 500,
        body: messages('Internal server error'),
        headers: recognised,
        sent: sentAs(as),
      },
    ],
    decidedBy: ['facts'],
  },
  {
    title: `not available, ${as}`,
    cause: 'site-unavailable',
    as,
    calls: [
      {
        call: atHome(as, 'myself'),
        status: 503,
        body: '<html><head><title>Service Unavailable</title></head><body>The server is temporarily unable to service your request.</body></html>',
        headers: html,
        sent: sentAs(as),
      },
    ],
    decidedBy: ['facts'],
  },
  {
    title: `a body with a GET, ${as}`,
    cause: 'edge-rejected-request',
    also: ['bad-request-parameters'],
    as,
    calls: [
      {
        call: atHome(as, 'myself'),
        status: 403,
        body: '<HTML><HEAD><TITLE>ERROR: The request could not be satisfied</TITLE></HEAD><BODY><H1>403 ERROR</H1>Generated by cloudfront (CloudFront)</BODY></HTML>',
        headers: { server: 'CloudFront', 'content-type': 'text/html', 'x-cache': 'Error from cloudfront' },
        sent: { ...sentAs(as), 'Content-Length': '2' },
        posted: '{}',
      },
    ],
    decidedBy: ['header', 'body', 'facts'],
  },
  ...(['dns', 'tls', 'refused', 'timeout', 'reset'] as const).map(
    (kind): Scene => ({
      title: `no answer: ${kind}, ${as}`,
      cause: 'network-or-proxy',
      also: ['wrong-site-url'],
      as,
      calls: [{ call: atHome(as, 'myself'), failure: { kind, message: kind }, sent: sentAs(as) }],
      decidedBy: ['facts'],
    }),
  ),
  {
    title: `a proxy asks for a login, ${as}`,
    cause: 'network-or-proxy',
    as,
    calls: [
      {
        call: atHome(as, 'myself'),
        status: 407,
        body: '<html><title>Proxy Authentication Required</title></html>',
        headers: html,
        sent: sentAs(as),
      },
    ],
    decidedBy: ['facts'],
  },
  {
    title: `a filter answers, ${as}`,
    cause: 'network-or-proxy',
    as,
    calls: [
      {
        call: atHome(as, 'myself'),
        status: 403,
        body: '<html><head><title>Access Denied</title></head><body>Zscaler: this page is blocked by your organisation</body></html>',
        headers: { server: 'Zscaler/6.2', ...html },
        sent: sentAs(as),
      },
    ],
    decidedBy: ['header'],
  },
]);

const betweenPlatformAndSite: Scene[] = (['forge-app', 'forge-user'] as const).map((as) => ({
  title: `a page where the platform answers in JSON, ${as}`,
  cause: 'network-or-proxy',
  also: ['app-user-permission-missing', 'user-inactive-or-unlicensed'],
  as,
  calls: [
    {
      call: 'GET /rest/api/3/myself',
      status: 403,
      body: '<html><head><title>Access blocked</title></head><body>Blocked</body></html>',
      headers: html,
    },
  ],
  decidedBy: [],
}));

const content: Scene[] = (
  [
    [
      'POST',
      'issue',
      {
        errorMessages: [],
        errors: {
          description: 'Operation value must be an Atlassian Document (see the Atlassian Document Format)',
        },
      },
    ],
    ['POST', 'issue', { errorMessages: [], errors: { issuetype: 'The issue type selected is invalid.' } }],
    ['POST', 'issue/ABC-1/transitions', messages("'transition' identifier must be an integer")],
    [
      'GET',
      'search/jql?jql=x',
      messages(
        "Error in the JQL Query: 'SET' is a reserved JQL word. You must surround it in quotation marks to use it in a query. (line 1, character 9)",
      ),
    ],
    [
      'GET',
      'user?username=bot',
      messages("'accountId' must be the only user identifying query parameter in GDPR strict mode."),
    ],
    [
      'POST',
      'project',
      { errorMessages: [], errors: { projectLead: 'You must specify a valid project lead.' } },
    ],
  ] as const
).map(([method, path, body]) => ({
  title: `what is sent is wrong, ${method} ${path}`,
  cause: 'bad-request-parameters',
  as: 'api-token',
  calls: [
    { call: `${method} ${v3}/${path}`, status: 400, body, headers: recognised, sent: sentAs('api-token') },
  ],
  decidedBy: ['body', 'header', 'facts'],
}));

const forms: Scene[] = [
  {
    title: 'a write with the headers of a browser',
    cause: 'xsrf-check-failed',
    as: 'api-token',
    calls: [
      {
        call: `POST ${v3}/issue`,
        status: 403,
        body: 'XSRF check failed',
        headers: { ...unrecognised, 'content-type': 'text/plain' },
        sent: { ...sentAs('api-token'), 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/128.0' },
      },
    ],
    decidedBy: ['body', 'facts'],
  },
  {
    title: 'an upload without the header',
    cause: 'xsrf-check-failed',
    as: 'api-token',
    calls: [
      {
        call: `POST ${v3}/issue/ABC-1/attachments`,
        status: 403,
        body: 'XSRF check failed',
        headers: { ...unrecognised, 'content-type': 'text/plain' },
        sent: sentAs('api-token'),
      },
    ],
    decidedBy: ['body', 'facts'],
  },
];

export const reach: readonly Scene[] = [
  ...addresses,
  ...redirects,
  ...routes,
  ...betweenPlatformAndSite,
  ...content,
  ...forms,
];
