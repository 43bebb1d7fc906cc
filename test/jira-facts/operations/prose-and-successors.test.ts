import { permissionsFromProse } from '../../../src/jira-facts/operations/facts/prose.ts';
import { loadOperations, nameOf } from '../../../src/jira-facts/operations/index.ts';
import { compareScopes, worldOf } from '../../../src/jira-facts/operations/scopes/compare.ts';
import { successorOf } from '../../../src/jira-facts/operations/successors.ts';

const required = (text: string) =>
  `Returns something.\n\n**[Permissions](#permissions) required:** ${text}\n\nMore of it.`;
test.each<[string, object]>([
  ['Returns something.', { undocumented: true }],
  [required('None.'), { none: true }],
  [required('Permission to access Jira.'), { access: 'jira' }],
  [required('*Administer Jira* [global permission](x).'), { global: ['ADMINISTER'] }],
  [required('*Browse users and groups* [global permission](x).'), { global: ['USER_PICKER'] }],
  [required('Global bulk change permission.'), { global: ['BULK_CHANGE'] }],
  [required('*Bulk change* global permission.'), { global: ['BULK_CHANGE'] }],
  [required('Site administration (that is, membership of site-admins).'), { global: ['SITE_ADMIN'] }],
  [required('site-admin'), { global: ['SITE_ADMIN'] }],
  [
    required('*Browse projects* and *Administer projects* for it.'),
    { project: ['BROWSE_PROJECTS', 'ADMINISTER_PROJECTS'] },
  ],
  [
    required('*Create issues* or *Edit issues* or *Delete issues* x'),
    { project: ['CREATE_ISSUES', 'EDIT_ISSUES', 'DELETE_ISSUES'] },
  ],
  [required('*Assign issues* and *Link issues* x'), { project: ['ASSIGN_ISSUES', 'LINK_ISSUES'] }],
  [required('None, but *Browse projects* x'), { project: ['BROWSE_PROJECTS'] }],
  [
    required('*Browse projects* x').replace('More', 'It can be accessed anonymously, with Edit issues'),
    { project: ['BROWSE_PROJECTS'], anonymous: true },
  ],
  ['Permissions required: none', { none: true }],
])('a first reading of %j', (description, expected) => {
  expect(permissionsFromProse(description)).toEqual({ ...expected, review: true });
});

const changelog = 'https://developer.atlassian.com/cloud/jira/platform/changelog/';
const createmeta = '/rest/api/3/issue/createmeta/{project}/issuetypes';
test.each<[string, boolean, string | null, string | null]>([
  [
    '/rest/api/2/search',
    false,
    '/rest/api/3/search/jql (a count: /rest/api/3/search/approximate-count)',
    `${changelog}#CHANGE-2046`,
  ],
  [
    '/rest/api/latest/search/',
    false,
    '/rest/api/3/search/jql (a count: /rest/api/3/search/approximate-count)',
    `${changelog}#CHANGE-2046`,
  ],
  ['/rest/api/3/search/jql', false, null, null],
  ['/x/rest/api/3/search', false, null, null],
  ['/rest/api/3/issue/createmeta', false, createmeta, `${changelog}#CHANGE-1304`],
  ['/rest/api/3/issue/createmeta/AB', false, null, null],
  [
    '/rest/api/3/workflow/transitions/1/properties',
    false,
    'the bulk workflow operations (/rest/api/3/workflows)',
    'https://developer.atlassian.com/changelog/',
  ],
  [
    '/rest/greenhopper/1.0/x',
    false,
    '/rest/agile/1.0',
    'https://developer.atlassian.com/cloud/jira/software/rest/intro/',
  ],
  [
    '/rest/insight/1.0/x',
    false,
    'https://api.atlassian.com/ex/jira/{cloudId}/jsm/assets/workspace/{workspaceId}/v1',
    'https://developer.atlassian.com/cloud/assets/rest/',
  ],
  [
    '/rest/obm/1.0/runbackup',
    false,
    '/rest/backup/1/export, which takes browser sessions only',
    'https://jira.atlassian.com/browse/JRACLOUD-67169',
  ],
  [
    '/rest/auth/1/session',
    false,
    'Basic authentication with an API token',
    'https://developer.atlassian.com/cloud/jira/platform/deprecation-notice-basic-auth-and-cookie-based-auth/',
  ],
  [
    '/rest/api/2/issue/createmeta',
    true,
    '/rest/api/2/issue/createmeta/{project}/issuetypes and …/issuetypes/{issueTypeId}',
    'https://confluence.atlassian.com/jiracore/createmeta-rest-endpoint-to-be-removed-975040986.html',
  ],
  [
    '/rest/greenhopper/1.0/x',
    true,
    '/rest/agile/1.0',
    'https://docs.atlassian.com/jira-software/REST/latest/',
  ],
  ['/rest/api/2/search', true, null, null],
  ['/x/rest/greenhopper/1.0/x', true, null, null],
])('%s (self-hosted: %p) became %s', (path, selfHosted, successor, notice) => {
  expect(successorOf(path, selfHosted)).toEqual(successor === null ? null : { path: successor, notice });
});

test.each([
  [[], 'oauth'],
  [['offline_access'], 'oauth'],
  [['READ'], 'connect'],
  [[' READ ', 'offline_access'], 'connect'],
  [['read:connect-jira', 'WRITE'], 'connect'],
  [['READ', 'read:jira-work'], 'oauth'],
])('the names %j are of the world %s', (names, world) => {
  expect(worldOf(names)).toBe(world);
});

const table = loadOperations();
const compared = (held: string[], ...names: string[]) => {
  const operations = names.flatMap((name) => table.named(name) ?? []);
  const { closed, waiting, ...others } = compareScopes(held, operations);
  return {
    ...others,
    closed: closed.map(nameOf),
    waiting: waiting.map(({ operation, lacks }) => [nameOf(operation), ...lacks]),
  };
};
const [read, change] = [
  'GET /rest/api/3/issue/{issueIdOrKey}',
  'PUT /rest/api/3/issue/{issueIdOrKey}',
] as const;
const nothing = { missing: [], unused: [], tooWide: [], closed: [], waiting: [] };

test.each<[string, string[], string[], object]>([
  ['what is just enough', ['READ'], [read], { world: 'connect' }],
  ['what is implied', ['READ', 'WRITE'], [change], { world: 'connect' }],
  [
    'too little',
    ['READ'],
    [read, change],
    { world: 'connect', missing: ['WRITE'], waiting: [[change, 'WRITE']] },
  ],
  ['too much', ['ADMIN'], [read], { world: 'connect', tooWide: [{ held: 'ADMIN', enough: 'READ' }] }],
  [
    'more than works',
    ['ADMIN', 'WRITE'],
    [read],
    { world: 'connect', unused: ['ADMIN'], tooWide: [{ held: 'WRITE', enough: 'READ' }] },
  ],
  [
    'what is beside the chain',
    ['READ', 'ACT_AS_USER'],
    [read],
    { world: 'connect', unused: ['ACT_AS_USER'] },
  ],
  ['scopes for nothing', ['READ', 'NONE'], [], { world: 'connect', unused: ['READ'] }],
  [
    'what none opens',
    ['READ'],
    ['GET /rest/api/3/announcementBanner'],
    { world: 'connect', unused: ['READ'], closed: ['GET /rest/api/3/announcementBanner'] },
  ],
  ['a classic scope', [' read:jira-work '], [read], { world: 'oauth' }],
  [
    'a classic scope too little',
    ['read:jira-work'],
    [read, change],
    { world: 'oauth', missing: ['write:jira-work'], waiting: [[change, 'write:jira-work']] },
  ],
  [
    'a classic scope too many',
    ['read:jira-work', 'write:jira-work'],
    [read],
    { world: 'oauth', unused: ['write:jira-work'] },
  ],
])('held is %s', (_what, held, names, expected) => {
  expect(compared(held, ...names)).toEqual({ ...nothing, ...expected });
});
