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

test('a remote link says which member it lacks', () => {
  const { body } = directSite().ask('POST', '/rest/api/3/issue/PAY-1/remotelink', {
    object: { url: 'https://x.example' },
  });
  expect(body).toEqual({ errorMessages: [], errors: { title: "'title' is required." } });
});
