/** What took the place of an operation, and the notice that says so. */
interface Successor {
  readonly path: string;
  readonly notice: string;
}

const changelog = 'https://developer.atlassian.com/cloud/jira/platform/changelog/';

/** Cloud first; `there` is what holds on Server and Data Center. */
const cloud: readonly (readonly [RegExp, string, string])[] = [
  [
    /^\/rest\/api\/(2|3|latest)\/search\/?$/,
    '/rest/api/3/search/jql (a count: /rest/api/3/search/approximate-count)',
    `${changelog}#CHANGE-2046`,
  ],
  [
    /^\/rest\/api\/(2|3|latest)\/issue\/createmeta\/?$/,
    '/rest/api/3/issue/createmeta/{project}/issuetypes',
    `${changelog}#CHANGE-1304`,
  ],
  [
    /^\/rest\/api\/(2|3|latest)\/workflow\/transitions\/[^/]+\/properties/,
    'the bulk workflow operations (/rest/api/3/workflows)',
    'https://developer.atlassian.com/changelog/',
  ],
  [
    /^\/rest\/greenhopper\//,
    '/rest/agile/1.0',
    'https://developer.atlassian.com/cloud/jira/software/rest/intro/',
  ],
  [
    /^\/rest\/insight\//,
    'https://api.atlassian.com/ex/jira/{cloudId}/jsm/assets/workspace/{workspaceId}/v1',
    'https://developer.atlassian.com/cloud/assets/rest/',
  ],
  [
    /^\/rest\/obm\//,
    '/rest/backup/1/export, which takes browser sessions only',
    'https://jira.atlassian.com/browse/JRACLOUD-67169',
  ],
  [
    /^\/rest\/auth\/(1|latest)\/session/,
    'Basic authentication with an API token',
    'https://developer.atlassian.com/cloud/jira/platform/deprecation-notice-basic-auth-and-cookie-based-auth/',
  ],
];

const there: readonly (readonly [RegExp, string, string])[] = [
  [
    /^\/rest\/api\/(2|latest)\/issue\/createmeta\/?$/,
    '/rest/api/2/issue/createmeta/{project}/issuetypes and …/issuetypes/{issueTypeId}',
    'https://confluence.atlassian.com/jiracore/createmeta-rest-endpoint-to-be-removed-975040986.html',
  ],
  [/^\/rest\/greenhopper\//, '/rest/agile/1.0', 'https://docs.atlassian.com/jira-software/REST/latest/'],
];

/** The successor of a removed path; null when none is known. */
export function successorOf(restPath: string, selfHosted: boolean): Successor | null {
  const found = (selfHosted ? there : cloud).find(([path]) => path.test(restPath));
  return found === undefined ? null : { path: found[1], notice: found[2] };
}
