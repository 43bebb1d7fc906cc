import { basic, gateway, given, own, site } from '../../given.ts';
import { type CauseTable, cloud, dc } from '../table.ts';

export const table: CauseTable = {
  fires: {
    'a login page where the platform sends the credential': given(
      'forge-app',
      [
        {
          call: 'GET /rest/api/3/issue/ABC-1',
          status: 401,
          body: '<html><title>Log in</title><body>Log in to continue</body></html>',
        },
      ],
      cloud,
    ),
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
    'a method refused that Jira has': given(
      'api-token',
      [{ call: `GET ${site}/rest/api/3/myself`, status: 405 }],
      cloud,
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
    'a page without the headers that the others bear': given(
      'api-token',
      [
        {
          call: `GET ${site}/rest/api/3/myself`,
          status: 403,
          headers: {
            'content-type': 'text/html',
            date: 'Fri, 27 Nov 2026 10:00:00 GMT',
            connection: 'close',
          },
          body: '<html><title>Blocked</title>Incident 4711</html>',
        },
        {
          call: `GET ${site}/rest/api/3/serverInfo`,
          status: 200,
          headers: { 'content-type': 'application/json', 'atl-traceid': '0'.repeat(32) },
          body: '{"deploymentType":"Cloud"}',
        },
      ],
      cloud,
    ),
    'a policy on a page': given(
      'oauth-3lo',
      [
        {
          call: `GET ${gateway}/rest/api/3/project/search`,
          status: 200,
          body: '<html>Your request was blocked by the web security policy of Example Corp.</html>',
        },
      ],
      cloud,
    ),
  },
  quiet: {
    'a page that Jira wrote itself': given(
      'forge-user',
      [
        {
          call: 'GET /rest/api/3/issue/ABC-1',
          status: 403,
          headers: { 'atl-traceid': '0'.repeat(32) },
          body: '<html>Forbidden</html>',
        },
      ],
      cloud,
    ),
    'the CDN refuses one client': given(
      'api-token',
      [
        {
          call: `GET ${site}/rest/api/3/myself`,
          status: 403,
          sent: { ...basic, 'User-Agent': 'curl/8' },
          headers: { Server: 'CloudFront' },
        },
        {
          call: `GET ${site}/rest/api/3/myself`,
          status: 200,
          sent: { ...basic, 'User-Agent': 'python' },
          body: { accountId: 'x' },
        },
      ],
      cloud,
    ),
    // A redirect makes a GET of it.
    'a write refused by its method': given(
      'api-token',
      [{ call: `POST ${site}/rest/api/3/issue`, status: 405 }],
      cloud,
    ),
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
};
