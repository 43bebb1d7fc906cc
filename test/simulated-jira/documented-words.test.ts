import { accounts } from '../../src/simulated-jira/new-site/people.ts';
import { directSite } from './direct.ts';

/** The examples of the published documents for what lists of administrators turn down. */
const long = 'x'.repeat(4_001);
const types = ['10001', '10003'];
const scheme = { name: 'Another', issueTypeIds: types };
const mapped = [{ issueTypeId: 'default', screenSchemeId: 1 }];

test.each([
  ['POST', '/screens', { name: 'default screen' }, 'The name is used by another screen.'],
  ['PUT', '/screens/3', { name: 'Default Screen' }, 'The name is used by another screen.'],
  [
    'POST',
    '/screenscheme',
    { name: 'Default Screen Scheme', screens: { default: 1 } },
    'used by another scheme.',
  ],
  ['DELETE', '/screenscheme/1', undefined, 'in use in an issue type screen scheme.'],
  [
    'POST',
    '/issuetypescheme',
    { ...scheme, defaultIssueTypeId: '10002' },
    'has to be present in issue type IDs list.',
  ],
  ['DELETE', '/issuetypescheme/10000', undefined, "The default issue type scheme can't be removed."],
  [
    'PUT',
    '/issuetypescheme/10000/issuetype',
    { issueTypeIds: types },
    'already present in the issue type scheme: 10001, 10003',
  ],
  [
    'PUT',
    '/issuetypescheme/10000',
    { defaultIssueTypeId: '999' },
    'has to be one of the issue types of the scheme.',
  ],
  [
    'PUT',
    '/issuetypescheme/10000/issuetype/move',
    { issueTypeIds: ['7'], position: 'Last' },
    'missing from the scheme are: 7',
  ],
  [
    'POST',
    '/issuetypescreenscheme',
    { name: 'T', issueTypeMappings: [...mapped, ...mapped] },
    'can only be specified once.',
  ],
  [
    'PUT',
    '/issuetypescreenscheme/1/mapping',
    { issueTypeMappings: mapped },
    'A default mapping cannot be added.',
  ],
  ['PUT', '/issuetypescreenscheme/1/mapping/default', {}, 'The screenSchemeId has to be provided.'],
  ['DELETE', '/issuetypescreenscheme/1', undefined, 'because it is assigned to one or more projects.'],
  ['DELETE', '/notificationscheme/10000', undefined, 'You can’t delete the default notification scheme.'],
  [
    'POST',
    '/notificationscheme',
    { name: 'N', description: long },
    'The length of the description must not exceed 4,000 characters.',
  ],
  [
    'POST',
    '/priority',
    { name: 'P', statusColor: '#fff', description: long },
    'description must not exceed 255 characters.',
  ],
  ['PUT', '/priority/default', {}, 'The id has to be provided.'],
  ['PUT', '/resolution/default', {}, 'The id has to be provided.'],
  ['POST', '/jql/sanitize', {}, 'The queries has to be provided.'],
])('%s %s: %j is turned down in the words of the documents', (method, path, body, words) => {
  const answer = directSite().ask(method, `/rest/api/3${path}`, body);
  expect([answer.status, answer.body.errorMessages]).toEqual([400, [expect.stringContaining(words)]]);
});

const defaults = { issueSecuritySchemeId: 'some-wrong-string', defaultLevelId: '1' };
const pair = { projectId: '10005', issueTypeId: '10001' };
const status = { name: 'x'.repeat(256), statusCategory: 'TODO' };
const noId = ' is not a valid value. id must be zero or a positive integer.';

test.each([
  ['PUT', '/announcementBanner', { message: null }, 400, 'Banner message cannot be null.'],
  [
    'POST',
    '/field/customfield_10016/context/mapping',
    { mappings: [pair] },
    404,
    'These projects were not found: 10005.',
  ],
  ['POST', '/issue/archive', { jql: '==' }, 400, 'Invalid JQL. Bad request.'],
  ...['', '/10001'].map(
    (type) =>
      [
        'GET',
        `/issue/createmeta/PAY/issuetypes${type}?maxResults=201`,
        undefined,
        400,
        "Parameter 'maxResults' must not exceed the limit '200'",
      ] as const,
  ),
  ['GET', '/issuesecurityschemes/level?id=-1000', undefined, 400, `-1000${noId}`],
  ['GET', '/issuesecurityschemes/search?id=-1000', undefined, 400, `-1000${noId}`],
  ['GET', '/notificationscheme?id=abc', undefined, 400, `abc${noId}`],
  [
    'PUT',
    '/issuesecurityschemes/level/default',
    { defaultValues: [defaults] },
    400,
    'some-wrong-string is not a valid value. The issue security scheme ID must be a positive integer.',
  ],
  [
    'POST',
    '/issuesecurityschemes',
    { name: 'n', description: long },
    400,
    'The length of the description must not exceed 4,000 characters.',
  ],
  [
    'POST',
    '/statuses',
    { statuses: [status], scope: { type: 'GLOBAL' } },
    400,
    'The name is too long, maxSize=255',
  ],
] as const)('%s %s is refused as the documents say', (method, path, body, code, words) => {
  const answer = directSite().ask(method, path, body);
  expect([answer.status, answer.body.errorMessages]).toEqual([code, [words]]);
});

test('a remote link says which member it lacks', () => {
  const { body } = directSite().ask('POST', '/rest/api/3/issue/PAY-1/remotelink', {
    object: { url: 'https://x.example' },
  });
  expect(body).toEqual({ errorMessages: [], errors: { title: "'title' is required." } });
});

const many = Array.from({ length: 1_001 }, (_, number) => `PAY-${number}`);
const tooMany =
  'The number of issues to archive or unarchive exceeds the hard limit of 1000. Precondition failed.';
const onCreate = { event: { id: '999' }, notifications: [{ notificationType: 'CurrentAssignee' }] };
const withUnknownType = [...mapped, { issueTypeId: '99999', screenSchemeId: 1 }];

test.each([
  ['PUT', '/issue/archive', { issueIdsOrKeys: [] }, 400, 'No valid issue to archive or unarchive.'],
  ['PUT', '/issue/archive', { issueIdsOrKeys: many }, 412, tooMany],
  ['PUT', '/priority/move', { ids: many, position: 'First' }, 400, 'must contain no more than 1,000 items.'],
  [
    'PUT',
    '/notificationscheme/10000/notification',
    { notificationSchemeEvents: [onCreate] },
    400,
    'Event type with ID 999 not found.',
  ],
  ['POST', '/screenscheme', { name: 'S', screens: { default: 99999 } }, 404, 'One or more screens assigned'],
  [
    'POST',
    '/issuetypescreenscheme',
    { name: 'S', issueTypeMappings: withUnknownType },
    404,
    'One or more issue type IDs were not found.',
  ],
  [
    'PUT',
    '/issuetypescreenscheme/project',
    { issueTypeScreenSchemeId: '99999', projectId: '10000' },
    404,
    'The issue type screen scheme was not found.',
  ],
  [
    'PUT',
    '/issuetypescheme/project',
    { issueTypeSchemeId: '99999', projectId: '10000' },
    404,
    'The issue type scheme was not found.',
  ],
  [
    'PUT',
    '/workflowscheme/project',
    { workflowSchemeId: '99999', projectId: '10000' },
    404,
    'The workflow scheme was not found.',
  ],
  [
    'PUT',
    '/workflowscheme/project',
    { workflowSchemeId: '1', projectId: '10002' },
    400,
    'Only classic projects can have workflow schemes assigned.',
  ],
  [
    'PUT',
    '/issuesecurityschemes/level/default',
    { defaultValues: [{ issueSecuritySchemeId: '99999', defaultLevelId: '1' }] },
    404,
    'Issue security scheme with ID 99999 not found.',
  ],
])('%s %s is turned down with the status of the documents’ example', (method, path, body, status, words) => {
  const answer = directSite().ask(method, `/rest/api/3${path}`, body);
  expect([answer.status, answer.body.errorMessages]).toEqual([status, [expect.stringContaining(words)]]);
});

test('an issue type scheme that lacks a type of the project’s issues is not assigned', () => {
  const { ask } = directSite();
  const scheme = { name: 'Epics', issueTypeIds: ['10003'] };
  const { issueTypeSchemeId } = ask('POST', '/issuetypescheme', scheme).body;
  const answer = ask('PUT', '/issuetypescheme/project', { issueTypeSchemeId, projectId: '10000' });
  expect(answer.status).toBe(400);
  expect(answer.body.errorMessages[0]).toMatch(/^This issue type scheme can't be assigned to the project\./);
});

test('who is no administrator is told so of screen schemes in their own words', () => {
  const answer = directSite().ask('GET', '/screenscheme', undefined, accounts.member);
  expect(answer.body.errorMessages).toEqual(['Only Jira administrators can access screen schemes.']);
});
