import { basic, bearer, gateway, given, own, site } from '../../given.ts';
import { type CauseTable, cloud, dc, known, messages, scopeMismatch, server } from '../table.ts';

export const table: CauseTable = {
  fires: {
    'what the client calls no address': given(
      'api-token',
      [{ call: `GET ${site}/rest/api/3/myself`, status: null, body: 'unsupported protocol scheme ""' }],
      cloud,
    ),
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
    // https://github.com/reportportal/reportportal/issues/554
    'a certificate that is made out to another name': given(
      'password',
      [
        {
          call: 'GET https://172.16.177.52/rest/api/2/myself',
          failure: {
            kind: 'tls',
            message:
              "javax.net.ssl.SSLPeerUnverifiedException: Host name '172.16.177.52' does not match the certificate subject provided by the peer (CN=jira.example.com)",
          },
        },
      ],
      { deployment: 'server' },
    ),
    'the edge knows no product at the address': given(
      'api-token',
      [{ call: `GET ${site}/rest/api/3/myself`, status: 404, headers: { 'Atl-Missing-Tcs': 'true' } }],
      cloud,
    ),
  },
  quiet: {
    'a site that lost its Jira, in its own words': given(
      'api-token',
      [
        {
          call: `GET ${site}/rest/api/3/myself`,
          status: 404,
          headers: { 'Atl-Missing-Tcs': 'true' },
          body: { errorMessage: 'Site temporarily unavailable', errorCode: 'OTHER' },
        },
      ],
      cloud,
    ),
    'a read that was redirected, and a write behind it': given(
      'api-token',
      [
        {
          call: `GET ${site}/rest/api/3/issue/ABC-1/comment`,
          status: 302,
          headers: { Location: `${site}/rest/api/3/issue/ABC-1/comment` },
        },
        { call: `POST ${site}/rest/api/3/issue/ABC-1/comment`, status: 403 },
      ],
      cloud,
    ),
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
};
