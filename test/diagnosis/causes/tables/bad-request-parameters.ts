import { basic, given, site } from '../../given.ts';
import { type CauseTable, cloud, messages } from '../table.ts';

export const table: CauseTable = {
  fires: {
    'a named parameter': given(
      'api-token',
      [
        {
          call: `GET ${site}/rest/api/3/user?username=x`,
          status: 400,
          body: messages(
            "'accountId' must be the only user identifying query parameter in GDPR strict mode.",
          ),
        },
      ],
      cloud,
    ),
    'unbounded JQL': given(
      'api-token',
      [
        {
          call: `GET ${site}/rest/api/3/search/jql?jql=order%20by%20x`,
          status: 400,
          body: messages('Unbounded JQL queries are not allowed here.'),
        },
      ],
      cloud,
    ),
    'a date in JQL with a T, to somebody whom Jira knows': given(
      'api-token',
      [
        {
          call: `POST ${site}/rest/api/3/search/jql`,
          status: 200,
          sent: basic,
          posted: '{"jql":"project = ABC AND updated >= \\"2026-08-01T00:00:00Z\\""}',
          headers: { 'X-AAccountId': '5b10' },
          body: { issues: [], isLast: true },
        },
      ],
      cloud,
    ),
    'a date in JQL with a T, in the address': given(
      'api-token',
      [
        {
          call: `GET ${site}/rest/api/3/search/jql?jql=updated%3E2026-08-01T00:00`,
          status: 200,
          sent: basic,
          body: { issues: [], isLast: true },
        },
      ],
      cloud,
    ),
    'a field that Jira has not': given(
      'api-token',
      [
        {
          call: `POST ${site}/rest/api/3/issue`,
          status: null,
          body: {
            errorMessages: [],
            errors: { '75': "Field '75' cannot be set. It is not on the appropriate screen, or unknown." },
          },
        },
      ],
      cloud,
    ),
  },
  quiet: {
    'a date that JQL reads': given(
      'api-token',
      [
        {
          call: `GET ${site}/rest/api/3/search/jql?jql=updated%3E%222026-08-01%2000:00%22`,
          status: 200,
          sent: basic,
          headers: { 'X-AAccountId': '5b10' },
          body: { issues: [], isLast: true },
        },
      ],
      cloud,
    ),
    'a project that is not shown': given(
      'api-token',
      [
        {
          call: `GET ${site}/rest/api/3/search/jql?jql=project%3DABC`,
          status: 400,
          body: messages("The value 'ABC' does not exist for the field 'project'."),
        },
      ],
      cloud,
    ),
    'anonymous users': given(
      'api-token',
      [
        {
          call: `GET ${site}/rest/api/3/search/jql?jql=x`,
          status: 400,
          sent: basic,
          body: messages("Field 'x' does not exist or this field cannot be viewed by anonymous users."),
        },
      ],
      cloud,
    ),
  },
};
