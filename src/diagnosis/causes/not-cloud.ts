import { all, any, not } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import { asTokenOfCloud, tokensOfCloud } from '../facts/callers.ts';
import { baseOf, developer, links, tokenOfThisJira } from '../fixes/index.ts';

export const notCloud: Cause = {
  title: 'A Cloud call against Server or Data Center, or the reverse',
  gate: 'address',
  owner: 'app developer',
  about: 'identity',
  needsCaller: false,
  possible: 'at Jira',
  decisive: [
    all(
      'on own server',
      'version 3',
      not('scheme of another kind'),
      any('status 404', 'status 405', 'serverInfo says Server', 'says routeMissing'),
    ),
    all('on own server', 'path of Cloud only', any('status 404', 'says routeMissing')),
    all('on own server', 'only the version differs'),
    // The token of a Cloud account is nobody's here.
    all('on own server', asTokenOfCloud, 'login refused'),
    all('on cloud', 'path of Server only'),
    'named by account id',
  ],
  strong: [
    all('on own server', any('version 3', 'path of Cloud only'), not('worked'), not('status 401')),
    all('on cloud', 'serverInfo says Server'),
  ],
  fix: ({ cloud, all: calls, at, identity, selfHosted }) =>
    selfHosted && tokensOfCloud.some((kind) => kind === identity) && at.login.reason === 'failed'
      ? tokenOfThisJira
      : cloud && !calls.some(({ body }) => body.words.includes('deploymenttype'))
        ? [
            developer(
              'Use the Cloud way: /rest/api/3 and an API token with Basic; personal access tokens and Server paths do not exist there.',
              links.basic,
            ),
          ]
        : [
            developer(
              'Use /rest/api/2 and Server credentials (personal access token as Bearer, or user and password as Basic) on Server and Data Center.',
              links.server,
            ),
            developer(
              'Read deploymentType from /rest/api/2/serverInfo first and choose paths and credentials by it.',
            ),
          ],
  settledBy: (reading) => `curl -s '${baseOf(reading)}/rest/api/2/serverInfo' (deploymentType)`,
};
