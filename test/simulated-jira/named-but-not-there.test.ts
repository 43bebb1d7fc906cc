import { accounts } from '../../src/simulated-jira/new-site/people.ts';
import { type DirectSite, directSite, documentOf } from './direct.ts';

/** A site with a select field of two options in its one context. */
function withField() {
  const site = directSite();
  const { ask } = site;
  const type = 'com.atlassian.jira.plugin.system.customfieldtypes:select';
  const searcherKey = 'com.atlassian.jira.plugin.system.customfieldtypes:multiselectsearcher';
  const field: string = ask('POST', '/field', { name: 'Choice', type, searcherKey }).body.id;
  const context: string = ask('GET', `/field/${field}/context`).body.values[0].id;
  const at = `/field/${field}/context/${context}`;
  ask('POST', `${at}/option`, { options: [{ value: 'a' }, { value: 'b' }] });
  const options = () => ask('GET', `${at}/option`).body.values as { id: string; value: string }[];
  return { ...site, field, at, options };
}

describe('options of a field', () => {
  test('are moved only when all that are named are there', () => {
    const { ask, at, options } = withField();
    const [a = { id: '' }, b = { id: '' }] = options();
    const move = (body: object) => ask('PUT', `${at}/option/move`, body);
    expect(move({ customFieldOptionIds: ['99999'], position: 'First' }).status).toBe(404);
    expect(move({ customFieldOptionIds: [b.id], after: '99999' }).status).toBe(404);
    const both = move({ customFieldOptionIds: [b.id], after: a.id, position: 'First' });
    expect([both.status, both.body.errorMessages]).toEqual([
      400,
      ["'after' and 'position' were provided. Only 'after' or 'position' can be specified."],
    ]);
    expect(options().map(({ value }) => value)).toEqual(['a', 'b']);
    expect(move({ customFieldOptionIds: [b.id], position: 'First' }).status).toBe(204);
    expect(options().map(({ value }) => value)).toEqual(['b', 'a']);
  });
});

describe('projects and work types of a context', () => {
  const contexts = ({ ask, field }: ReturnType<typeof withField>) =>
    ask('GET', `/field/${field}/context/projectmapping`).body.values;

  test('are taken on when they are there and free, and given up when they are assigned', () => {
    const site = withField();
    const { ask, at, field } = site;
    const add = (...projectIds: string[]) => ask('PUT', `${at}/project`, { projectIds }).status;
    const remove = (...projectIds: string[]) => ask('POST', `${at}/project/remove`, { projectIds }).status;
    expect(remove('10000')).toBe(400);
    expect([add('99999'), remove('99999'), add('10000', '10000')]).toEqual([404, 404, 400]);
    expect([add('10000'), add('10000')]).toEqual([204, 400]);
    const second = ask('POST', `/field/${field}/context`, { name: 'second', projectIds: [] });
    expect(second.status).toBe(201);
    expect(
      ask('PUT', `/field/${field}/context/${second.body.id}/project`, { projectIds: ['10000'] }).status,
    ).toBe(400);
    // Without its project it would be a second global context.
    expect(remove('10000')).toBe(400);
    expect(contexts(site)).toContainEqual(expect.objectContaining({ projectId: '10000' }));
    ask('DELETE', `/field/${field}/context/${second.body.id}`);
    expect(remove('10000')).toBe(204);
    expect(ask('PUT', `${at}/issuetype`, { issueTypeIds: ['99999'] }).status).toBe(404);
  });
});

test('a mapping of work types to screens that is not there is not removed', () => {
  const { ask } = directSite();
  const [scheme] = ask('GET', '/issuetypescreenscheme').body.values;
  const remove = (...issueTypeIds: string[]) =>
    ask('POST', `/issuetypescreenscheme/${scheme.id}/mapping/remove`, { issueTypeIds }).status;
  expect([remove('10001'), remove('10001', '10001')]).toEqual([404, 400]);
});

test('work types of a scheme go behind one that is in it', () => {
  const { ask } = directSite();
  const move = (after: string) =>
    ask('PUT', '/issuetypescheme/10000/issuetype/move', { issueTypeIds: ['10001'], after }).status;
  expect(move('99999')).toBe(400);
});

describe('a screen', () => {
  const tab = ({ ask }: DirectSite) => `/screens/1/tabs/${ask('GET', '/screens/1/tabs').body[0].id}`;
  const fields = (site: DirectSite): string[] =>
    site.ask('GET', `${tab(site)}/fields`).body.map(({ id }: { id: string }) => id);

  test('has its tabs at places that are there', () => {
    const site = directSite();
    expect(['1', '-1', 'x'].map((at) => site.ask('POST', `${tab(site)}/move/${at}`).status)).toEqual([
      404, 404, 404,
    ]);
    expect(site.ask('POST', `${tab(site)}/move/0`).status).toBe(204);
  });

  test('has its fields one place earlier or later, or behind one that is there', () => {
    const site = directSite();
    const [first = '', second = '', third = ''] = fields(site);
    const move = (id: string, body: object) =>
      site.ask('POST', `${tab(site)}/fields/${id}/move`, body).status;
    expect(move(third, { position: 'Earlier' })).toBe(204);
    expect(fields(site).slice(0, 3)).toEqual([first, third, second]);
    expect(move(first, { position: 'Later' })).toBe(204);
    expect(fields(site).slice(0, 3)).toEqual([third, first, second]);
    expect(move(third, { after: `http://x/rest/api/3/screens/1/tabs/1/fields/${second}` })).toBe(204);
    expect(fields(site).slice(0, 3)).toEqual([first, second, third]);
    expect([move(first, { position: 'Earlier' }), move(first, { after: 'nope' })]).toEqual([404, 404]);
    expect(fields(site).slice(0, 3)).toEqual([first, second, third]);
  });
});

describe('a grant', () => {
  test.each([
    ['a group', { type: 'group', parameter: 'nope' }],
    ['a group without a name', { type: 'group' }],
    ['a role', { type: 'projectRole', parameter: '99999' }],
    ['a person', { type: 'user', parameter: 'nobody' }],
    ['a field', { type: 'userCustomField', parameter: 'customfield_99999' }],
  ])('is not made to %s that is not there', (_, holder) => {
    const { ask, world } = directSite();
    const before = structuredClone(world.state.permissionSchemes);
    const grant = { permission: 'BROWSE_PROJECTS', holder };
    expect(ask('POST', '/permissionscheme/0/permission', grant).status).toBe(400);
    expect(ask('POST', '/permissionscheme', { name: 'x', permissions: [grant] }).status).toBe(400);
    expect(world.state.permissionSchemes).toEqual(before);
  });

  test('may name a group by its id', () => {
    const { ask } = directSite();
    const { groupId, name } = ask('POST', '/group', { name: 'readers' }).body;
    ask('POST', '/group/user?groupname=readers', { accountId: accounts.member });
    const grant = { permission: 'BROWSE_PROJECTS', holder: { type: 'group', value: groupId } };
    const { id } = ask('POST', '/permissionscheme', { name: 'x', permissions: [grant] }).body;
    const [kept] = ask('GET', `/permissionscheme/${id}/permission`).body.permissions;
    expect(kept.holder).toMatchObject({ parameter: name, value: groupId });
    ask('PUT', '/project/PAY/permissionscheme', { id });
    expect(ask('GET', '/issue/PAY-1', undefined, accounts.member).status).toBe(200);
  });
});

test('a notification scheme has who is told from the start', () => {
  const { ask } = directSite();
  const made = (id: string) =>
    ask('POST', '/notificationscheme', {
      name: `told of ${id}`,
      notificationSchemeEvents: [{ event: { id }, notifications: [{ notificationType: 'Reporter' }] }],
    });
  expect(made('999')).toMatchObject({
    status: 400,
    body: { errorMessages: ['Event type with ID 999 not found.'] },
  });
  const { notificationSchemeEvents } = ask('GET', `/notificationscheme/${made('1').body.id}?expand=all`).body;
  expect(notificationSchemeEvents).toMatchObject([
    { event: { id: 1 }, notifications: [{ notificationType: 'Reporter' }] },
  ]);
  expect(
    ask('GET', '/notificationscheme').body.values.map(({ name }: { name: string }) => name),
  ).not.toContain('told of 999');
});

test('a resolution goes only with another one in its place, and a priority out of its schemes', () => {
  const { ask } = directSite();
  const { id } = ask('POST', '/resolution', { name: 'Later' }).body;
  expect(ask('DELETE', `/resolution/${id}`).status).toBe(400);
  expect(ask('DELETE', `/resolution/${id}?replaceWith=99999`).status).toBe(404);
  const [done] = ask('GET', '/resolution').body;
  expect(ask('DELETE', `/resolution/${id}?replaceWith=${done.id}`).status).toBe(303);
  const icon = { statusColor: '#ff0000', iconUrl: '/images/icons/priorities/major.png' };
  const priority = Number(ask('POST', '/priority', { name: 'Soon', ...icon }).body.id);
  const scheme = ask('POST', '/priorityscheme', {
    name: 'x',
    priorityIds: [1, priority],
    defaultPriorityId: 1,
  }).body.id;
  const listed = () =>
    ask('GET', `/priorityscheme/${scheme}/priorities`).body.values.map((each: { id: string }) => each.id);
  expect(listed()).toEqual(['1', String(priority)]);
  ask('DELETE', `/priority/${priority}`);
  expect(listed()).toEqual(['1']);
});

test('what is said of a change stands in the changelog', () => {
  const { ask } = directSite();
  const historyMetadata = { type: 'app:why', description: 'for a reason', actor: { id: 'bot' } };
  ask('PUT', '/issue/PAY-1', { fields: { summary: 'new' }, historyMetadata });
  ask('POST', '/issue/PAY-1/transitions', {
    transition: { id: '31' },
    historyMetadata: { type: 'app:done' },
  });
  ask('PUT', '/issue/PAY-1', { fields: { description: documentOf('x') } });
  const said = ask('GET', '/issue/PAY-1/changelog').body.values.map(
    (each: { historyMetadata?: object }) => each.historyMetadata,
  );
  expect(said.slice(-3)).toEqual([historyMetadata, { type: 'app:done' }, undefined]);
});
