import type { Candidate } from '../../../src/self-test/check/credentials/candidate.ts';
import { rightsChecks } from '../../../src/self-test/check/list/rights-checks.ts';
import { readServices } from '../../../src/self-test/check/services.ts';
import { loadProfile } from '../../../src/self-test/profiles/index.ts';
import { type Answered, answering } from '../answering.ts';

const five = [
  'ADMINISTER',
  'USER_PICKER',
  'CREATE_SHARED_OBJECTS',
  'MANAGE_GROUP_FILTER_SUBSCRIPTIONS',
  'BULK_CHANGE',
];
const four = ['BROWSE_PROJECTS', 'CREATE_ISSUES', 'EDIT_ISSUES', 'DELETE_ISSUES'];
const held = (keys: readonly string[], asked: readonly string[]): Answered => ({
  status: 200,
  body: {
    permissions: Object.fromEntries(asked.map((key) => [key, { havePermission: keys.includes(key) }])),
  },
});
const reading = loadProfile('gitlab');
if (!reading.ok) throw new Error(reading.problem);
const profileNeeding = (globalPermissions: string[], projectPermissions: string[]) => ({
  ...reading.profile,
  ...{ globalPermissions, projectPermissions },
});

/** The lines of a check in a project and about a work item, where Jira answers so; what is not named it refuses. */
async function lines(
  answers: Record<string, Answered>,
  more: Partial<Parameters<typeof rightsChecks>[1]> = {},
  account: object | null = { accountId: 'a1', groups: ['staff', 'users'] },
) {
  const { identity, asked } = answering('pat', ({ path }) => {
    const key = Object.keys(answers).find((part) => path.includes(part));
    return key === undefined ? { status: 403 } : (answers[key] ?? null);
  });
  const checks = await rightsChecks({ kind: 'pat', identity, account } as unknown as Candidate, {
    ...{ profile: null, project: null, issue: null, deployment: 'server' },
    ...{ signal: new AbortController().signal, keys: { global: [], project: [] } },
    ...more,
  });
  const of = (id: string) => {
    const line = checks.find((each) => each.id === id);
    return line === undefined ? undefined : [line.title, line.verdict, line.note];
  };
  return { of, ids: checks.map(({ id }) => id), kinds: new Set(checks.map((each) => each.identity)), asked };
}

describe('what an account holds', () => {
  test('its groups, or that Jira did not say', async () => {
    expect((await lines({})).of('groups')).toEqual(['Groups', 'healthy', 'staff, users.']);
    expect((await lines({}, {}, { groups: [] })).of('groups')).toEqual(['Groups', 'healthy', 'In no group.']);
    expect((await lines({}, {}, null)).of('groups')).toEqual(['Groups', 'inconclusive', 'Jira did not say.']);
  });

  test('rights of the site: held, not held, and not told, by the names that screens show', async () => {
    const some = await lines({ 'permissions=': held(['ADMINISTER'], five.slice(0, 2)) });
    const [title, verdict, note] = some.of('global-permissions') ?? [];
    expect([title, verdict]).toEqual(['Global permissions', 'healthy']);
    expect(note).toMatch(
      /^Held: Administer Jira\. Not held: Browse users and groups\. Not told: [^.]*Make bulk changes[^.]*\.$/,
    );
    expect(some.ids).toEqual(['groups', 'global-permissions']);
    expect(some.kinds).toEqual(new Set(['pat']));
    const none = await lines({ 'permissions=': held([], [...five, 'SYSTEM_ADMIN']) });
    expect(none.of('global-permissions')?.[2]).toMatch(/^Held: none\. Not held: (?!none)[^.]+\.$/);
    expect((await lines({})).of('global-permissions')).toEqual([
      ...['Global permissions', 'inconclusive', 'They could not be asked for (403).'],
    ]);
    expect((await lines({ 'permissions=': null })).of('global-permissions')?.[2]).toContain('(no answer)');
  });

  test('a right that the integration needs and the account lacks is a problem; one that is not told stays open', async () => {
    const profile = profileNeeding(['BULK_CHANGE'], []);
    const verdict = async (has: string[], told: string[]) =>
      (await lines({ 'permissions=': held(has, told) }, { profile })).of('global-permissions')?.[1];
    expect(await verdict(['BULK_CHANGE'], five)).toBe('healthy');
    expect(await verdict([], five)).toBe('problem');
    expect(await verdict([], ['ADMINISTER'])).toBe('inconclusive');
  });

  test('what the run asks about anyway is asked in the same words, so that it is one question', async () => {
    const keys = { global: [...five, 'SYSTEM_ADMIN'], project: ['BROWSE_PROJECTS'] };
    const { asked } = await lines({}, { keys });
    expect(asked[0]?.path).toContain(encodeURIComponent([...keys.global, ...keys.project].join(',')));
    const alone = await lines({}, { keys: { global: ['ADMINISTER'], project: [] } });
    expect(alone.asked[0]?.path).toContain(encodeURIComponent(five.join(',')));
  });
});

describe('in a project', () => {
  const answers = {
    'projectKey=PAY': held(['BROWSE_PROJECTS', 'CREATE_ISSUES'], four),
    '/createmeta/PAY/issuetypes': {
      status: 200,
      body: { issueTypes: [{ name: 'Task' }], values: [{ name: 'Bug' }] },
    },
    '/project/PAY/securitylevel': { status: 200, body: { levels: [{ name: 'Board' }] } },
    '/project/PAY/role': { status: 200, body: { Members: 'https://x', Administrators: 'https://y' } },
  };
  const project = 'PAY';

  test('rights, work types, security levels and roles, each of that project', async () => {
    const { of, ids } = await lines(answers, { project });
    expect(ids.slice(2)).toEqual(['project-permissions', 'work-types', 'security-levels', 'project-roles']);
    expect(of('project-permissions')?.slice(0, 2)).toEqual(['Permissions in PAY', 'healthy']);
    expect(of('work-types')).toEqual(['Work types it may create in PAY', 'healthy', 'Task, Bug.']);
    expect(of('security-levels')).toEqual(['Security levels it may set in PAY', 'healthy', 'Board.']);
    expect(of('project-roles')).toEqual(['Roles in PAY', 'healthy', 'Members, Administrators.']);
  });

  test('what is not shown is no fault, and of one that is hidden it is said what that may mean', async () => {
    const { of } = await lines({ 'projectKey=PAY': { status: 404 } }, { project });
    expect(of('project-permissions')).toEqual([
      ...['Permissions in PAY', 'problem'],
      'It cannot be seen: it does not exist, or the account lacks “Browse projects” there.',
    ]);
    expect(of('work-types')?.slice(1)).toEqual(['inconclusive', 'None is shown.']);
    expect(of('security-levels')?.slice(1)).toEqual(['not-applicable', 'None is shown.']);
    expect(of('project-roles')?.slice(1)).toEqual([
      'not-applicable',
      'They are shown to administrators of the project only.',
    ]);
    const may = await lines({ 'projectKey=PAY': held(['BROWSE_PROJECTS'], four) }, { project });
    expect(may.of('work-types')?.slice(1)).toEqual([
      'not-applicable',
      'None: CREATE_ISSUES is not held there.',
    ]);
  });

  test('where no integration is named seeing it is enough; one that needs more says so', async () => {
    const sees = { 'projectKey=PAY': held(['BROWSE_PROJECTS'], four) };
    expect((await lines(sees, { project })).of('project-permissions')?.[1]).toBe('healthy');
    const profile = profileNeeding([], ['BROWSE_PROJECTS', 'EDIT_ISSUES']);
    expect((await lines(sees, { project, profile })).of('project-permissions')?.[1]).toBe('problem');
  });
});

test.each<[Answered, string, RegExp]>([
  [{ status: 200, body: { fields: {} } }, 'healthy', /^Visible; it has no security level\.$/],
  [
    { status: 200, body: { fields: { security: { name: 'Board' } } } },
    'healthy',
    /^Visible, and behind the security level Board\.$/,
  ],
  [{ status: 404 }, 'problem', /^Answered with 404: it does not exist, .* or a security level hides it\.$/],
  [{ status: 500 }, 'inconclusive', /^Answered with 500:/],
  [null, 'inconclusive', /^Answered with nothing:/],
])('a work item that is answered with %j is %s', async (answered, verdict, note) => {
  const { of } = await lines({ '/issue/PAY-1': answered }, { issue: 'PAY-1' });
  expect(of('issue')).toEqual(['The work item PAY-1', verdict, expect.stringMatching(note)]);
});

describe('where Atlassian’s own services are', () => {
  test.each([
    ['ATLASSIAN_API_URL', 'apiUrl', 'https://api.atlassian.com'],
    ['ATLASSIAN_AUTH_URL', 'authUrl', 'https://auth.atlassian.com'],
    [
      'CONNECT_AUTH_SERVER_URL',
      'connectAuthServerUrl',
      'https://oauth-2-authorization-server.services.atlassian.com',
    ],
  ] as const)('%s stands in for %s, else it is %s', (name, service, usual) => {
    const read = (text?: string) => {
      const reading = readServices({ [name]: text });
      return reading.ok ? reading.services[service] : reading.problem;
    };
    expect([read(), read('')]).toEqual([usual, usual]);
    expect(read('https://proxy.example//')).toBe('https://proxy.example');
    for (const local of ['http://localhost:1', 'http://127.0.0.1:1', 'http://[::1]:1', 'http://a.localhost'])
      expect(read(local)).toBe(local);
    for (const wrong of ['http://proxy.example', 'ftp://localhost', 'proxy', 'http://localhost.evil.example'])
      expect(read(wrong)).toBe(
        `${name} must be an https address (http for localhost only), such as ${usual}.`,
      );
  });

  test('all that is wrong is said at once', () => {
    const reading = readServices({ ATLASSIAN_API_URL: 'x', ATLASSIAN_AUTH_URL: 'y' });
    expect(reading.ok ? '' : reading.problem).toMatch(
      /^ATLASSIAN_API_URL must .+ ATLASSIAN_AUTH_URL must .+\.$/,
    );
  });
});
