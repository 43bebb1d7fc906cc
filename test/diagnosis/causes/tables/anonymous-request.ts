import { basic, given, site } from '../../given.ts';
import { type CauseTable, cloud, failedLogin } from '../table.ts';

export const table: CauseTable = {
  fires: {
    'no credential at all': given(
      'anonymous',
      [{ call: `GET ${site}/rest/api/3/myself`, status: 401 }],
      cloud,
    ),
    'called anonymous, and nobody shows what was sent': given(
      'api-token',
      [
        {
          call: `GET ${site}/rest/api/3/search?jql=x`,
          status: 400,
          body: {
            errorMessages: [
              "Field 'assignee' does not exist or this field cannot be viewed by anonymous users.",
            ],
          },
        },
      ],
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
    'the page of the product sends the credential itself': given(
      'connect-user',
      [
        {
          call: 'GET /rest/api/3/issue/ABC-1',
          status: 403,
          sent: { Accept: 'application/json', 'User-Agent': 'x' },
        },
      ],
      cloud,
    ),
    'a credential arrived and was refused': given(
      'api-token',
      [{ call: `GET ${site}/rest/api/3/myself`, status: 401, headers: failedLogin }],
      cloud,
    ),
  },
};
