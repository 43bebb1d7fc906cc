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
    'a credential arrived and was refused': given(
      'api-token',
      [{ call: `GET ${site}/rest/api/3/myself`, status: 401, headers: failedLogin }],
      cloud,
    ),
  },
};
