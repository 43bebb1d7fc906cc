import { basic, bearer, gateway, given, own, site } from '../../given.ts';
import { type CauseTable, cloud, failedLogin, known, messages, server } from '../table.ts';

export const table: CauseTable = {
  fires: {
    'no transition, and the login is proven': given(
      'api-token',
      [
        {
          call: `GET ${site}/rest/api/3/issue/ABC-1/transitions`,
          status: 200,
          sent: basic,
          body: { transitions: [] },
        },
        { call: `GET ${site}/rest/api/3/myself`, status: 200, sent: basic, body: { accountId: 'x' } },
      ],
      cloud,
    ),
    'a right that the reference does not know of': given(
      'api-token',
      [
        {
          call: `GET ${site}/rest/api/3/serverInfo`,
          status: 403,
          sent: basic,
          headers: known,
          body: messages('You do not have the relevant permissions'),
        },
      ],
      cloud,
    ),
    'one action refused': given(
      'api-token',
      [
        {
          call: `POST ${site}/rest/api/3/issue`,
          status: 403,
          body: messages('You do not have permission to create issues in this project.'),
        },
      ],
      cloud,
    ),
    'the reporter': given(
      'password',
      [
        {
          call: `PUT ${own}/rest/api/2/issue/ABC-1`,
          status: 400,
          body: {
            errorMessages: [],
            errors: {
              reporter: "Field 'reporter' cannot be set. It is not on the appropriate screen, or unknown.",
            },
          },
        },
      ],
      server,
    ),
    'readable, not configurable': given(
      'api-token',
      [
        { call: `GET ${site}/rest/api/3/project/ABC`, status: 200, sent: basic },
        { call: `GET ${site}/rest/api/3/project/ABC/role`, status: 401, sent: basic },
      ],
      cloud,
    ),
    'a field of the site': given(
      'password',
      [
        {
          call: `POST ${own}/rest/api/2/issue`,
          status: 400,
          body: {
            errorMessages: [],
            errors: {
              customfield_10010:
                "Field 'customfield_10010' cannot be set. It is not on the appropriate screen, or unknown.",
            },
          },
        },
      ],
      server,
    ),
  },
  quiet: {
    'the next page of what worked': given(
      'oauth-3lo',
      [
        { call: `GET ${gateway}/rest/api/3/search/jql?jql=a`, status: 200, sent: bearer },
        { call: `GET ${gateway}/rest/api/3/search/jql?jql=a&nextPageToken=x`, status: 401, sent: bearer },
      ],
      cloud,
    ),
    'nobody logged in': given(
      'api-token',
      [
        {
          call: `POST ${site}/rest/api/3/issue`,
          status: 400,
          headers: failedLogin,
          body: messages(
            'Anonymous users do not have permission to create issues in this project. Please try logging in first.',
          ),
        },
      ],
      cloud,
    ),
  },
};
