import { createJira, type Jira } from '../../src/simulated-jira/index.ts';
import { jsonOf } from './calls.ts';
import { directSite, documentOf } from './direct.ts';

const words = 'hello';

/** Every way to change an issue that people use daily. */
const writes: readonly [method: string, path: string, body: unknown][] = [
  ['PUT', '/issue/PAY-1', { fields: { summary: 'x' } }],
  ['PUT', '/issue/PAY-1/assignee', { accountId: null }],
  ['POST', '/issue/PAY-1/comment', { body: documentOf(words) }],
  ['POST', '/issue/PAY-1/worklog', { timeSpent: '1h' }],
  ['POST', '/issue/PAY-1/transitions', { transition: { id: '31' } }],
  ['DELETE', '/issue/PAY-1', undefined],
];

test.each([
  ['an archived project', ['POST', '/project/PAY/archive', undefined]],
  ['an archived work item', ['PUT', '/issue/archive', { issueIdsOrKeys: ['PAY-1'] }]],
] as const)('in %s nothing can be changed, and all can be read', (_, [method, path, body]) => {
  const { ask } = directSite();
  expect(ask(method, path, body).status).toBeLessThan(300);
  const before = ask('GET', '/issue/PAY-1?expand=changelog').body;
  for (const [verb, address, given] of writes)
    expect([verb, address, ask(verb, address, given).status >= 400]).toEqual([verb, address, true]);
  expect(ask('GET', '/issue/PAY-1?expand=changelog').body).toEqual(before);
  const { EDIT_ISSUES, BROWSE_PROJECTS } = ask(
    'GET',
    '/mypermissions?issueKey=PAY-1&permissions=EDIT_ISSUES,BROWSE_PROJECTS',
  ).body.permissions;
  expect([EDIT_ISSUES.havePermission, BROWSE_PROJECTS.havePermission]).toEqual([false, true]);
});

test('a restored project is open again', () => {
  const { ask } = directSite();
  ask('POST', '/project/PAY/archive');
  ask('POST', '/project/PAY/restore');
  expect(ask('PUT', '/issue/PAY-1', { fields: { summary: 'x' } }).status).toBe(204);
});

describe('a body that does not say it is JSON', () => {
  let jira: Jira;
  beforeAll(async () => {
    jira = await createJira();
  });
  afterAll(() => jira.close());

  const post = (type: string | null) =>
    fetch(`${jira.siteUrl}/rest/api/3/issue/PAY-1/comment`, {
      method: 'POST',
      headers: {
        authorization: jira.credential('api-token', 'Ada Admin').authorization ?? '',
        ...(type === null ? {} : { 'content-type': type }),
      },
      body: Buffer.from(JSON.stringify({ body: documentOf(words) })),
    });

  test.each([null, 'text/plain', 'application/x-www-form-urlencoded', 'application/jsonx'])(
    '%s: 415, and nothing is kept',
    async (type) => {
      const answer = await post(type);
      expect([answer.status, answer.headers.get('accept'), (await jsonOf(answer)).detail]).toEqual([
        415,
        'application/json',
        `Content-Type '${type}' is not supported.`,
      ]);
      const state = await jira.control('GET /state/issues');
      expect(JSON.stringify(state)).not.toContain(words);
    },
  );

  test.each([
    ['{"a":', 'There was an error parsing JSON. Check that your request body is valid.'],
    ['["x"]', 'Invalid request payload. Refer to the REST API documentation and try again.'],
    ['', 'No content to map to Object due to end of input'],
  ])('%s is no payload of an operation that makes something', async (body, message) => {
    for (const path of ['/filter', '/dashboard', '/role', '/projectCategory']) {
      const answer = await fetch(`${jira.siteUrl}/rest/api/3${path}`, {
        method: 'POST',
        headers: {
          authorization: jira.credential('api-token', 'Ada Admin').authorization ?? '',
          'content-type': 'application/json',
        },
        body,
      });
      expect([answer.status, await answer.json()]).toEqual([400, { errorMessages: [message] }]);
    }
  });

  test.each(['application/json', 'application/json; charset=utf-8', 'Application/vnd.api+json'])(
    '%s is taken',
    async (type) => expect((await post(type)).status).toBe(201),
  );
});
