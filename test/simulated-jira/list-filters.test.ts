import { accounts } from '../../src/simulated-jira/new-site/people.ts';
import { type DirectSite, directSite } from './direct.ts';

/** Documented parameters of lists narrow what is listed: one that did nothing would hand over what nobody asked for. */
const ids = (body: { values: { id: unknown }[] }) => body.values.map(({ id }) => String(id));
const names = (body: { values: { name: string }[] }) => body.values.map(({ name }) => name);

/** A site with an issue security scheme of two levels that PAY uses, and a second, empty one. */
function withSecurity(): DirectSite & { levels: number[]; scheme: string } {
  const site = directSite();
  const make = (name: string, levels: unknown[]) =>
    String(site.ask('POST', '/issuesecurityschemes', { name, levels }).body.id);
  const scheme = make('Secret', [{ name: 'Open' }, { name: 'Closed', isDefault: true }]);
  make('Empty', []);
  site.ask('PUT', '/issuesecurityschemes/project', { projectId: '10000', schemeId: scheme });
  const { levels } = site.ask('GET', `/issuesecurityschemes/${scheme}`).body;
  return { ...site, scheme, levels: levels.map(({ id }: { id: string }) => Number(id)) };
}

test('levels and schemes of issue security', () => {
  const { ask, scheme, levels } = withSecurity();
  const at = '/issuesecurityschemes';
  expect(names(ask('GET', `${at}/level?schemeId=${scheme}`).body)).toEqual(['Open', 'Closed']);
  expect(names(ask('GET', `${at}/level?schemeId=${scheme}&onlyDefault=true`).body)).toEqual(['Closed']);
  expect(names(ask('GET', `${at}/level?id=${levels[0]}`).body)).toEqual(['Open']);
  expect(ids(ask('GET', `${at}/search?projectId=10000`).body)).toEqual([scheme]);
  expect(ask('GET', `${at}/search`).body.total).toBeGreaterThan(1);
  expect(ask('GET', `${at}/project?projectId=10001`).body.total).toBe(0);
  expect(ask('GET', `${at}/project?issueSecuritySchemeId=${scheme}`).body.total).toBe(1);
});

test('notification schemes', () => {
  const { ask } = directSite();
  const { id } = ask('POST', '/notificationscheme', { name: 'Other' }).body;
  expect(ids(ask('GET', '/notificationscheme').body)).toContain(id);
  expect(ids(ask('GET', '/notificationscheme?onlyDefault=true').body)).toEqual(['10000']);
  expect(ask('GET', `/notificationscheme/project?notificationSchemeId=${id}`).body.total).toBe(0);
  expect(ask('GET', '/notificationscheme/project?projectId=10000').body.total).toBe(1);
  const ofProject = '/project/PAY/notificationscheme';
  expect(ask('GET', ofProject).body).not.toHaveProperty('notificationSchemeEvents');
  expect(ask('GET', `${ofProject}?expand=all`).body).toHaveProperty('notificationSchemeEvents');
});

test('schemes of work types and screens are ordered, and bring who uses them on wish', () => {
  const { ask } = directSite();
  ask('POST', '/screens', { name: 'A first screen' });
  expect(names(ask('GET', '/screens?orderBy=name').body)[0]).toBe('A first screen');
  expect(names(ask('GET', '/screens?orderBy=-name').body).at(-1)).toBe('A first screen');
  for (const list of ['screens', 'screenscheme', 'issuetypescreenscheme', 'issuetypescheme'])
    expect(ask('GET', `/${list}?orderBy=colour`).status).toBe(400);
  const first = (path: string) => ask('GET', path).body.values[0];
  expect(first('/issuetypescheme')).not.toHaveProperty('projects');
  expect(first('/issuetypescheme?expand=issueTypes').issueTypes.total).toBeGreaterThan(0);
  expect(first('/issuetypescreenscheme?expand=projects').projects.values[0].key).toBe('PAY');
  expect(first('/screenscheme?expand=issueTypeScreenSchemes').issueTypeScreenSchemes.total).toBe(1);
  const projects = `/issuetypescreenscheme/${first('/issuetypescreenscheme').id}/project`;
  expect(names(ask('GET', `${projects}?query=pay`).body)).toEqual(['Payments']);
});

test('priority schemes', () => {
  const { ask } = directSite();
  const made = { name: 'Few', priorityIds: ['1', '2'], defaultPriorityId: '1', projectIds: ['10001'] };
  const { id } = ask('POST', '/priorityscheme', made).body;
  const list = (query: string) => ids(ask('GET', `/priorityscheme?${query}`).body);
  expect(list('onlyDefault=true')).not.toContain(id);
  expect(list('priorityId=3')).not.toContain(id);
  expect(list('priorityId=2')).toContain(id);
  const [bean] = ask('GET', `/priorityscheme?schemeId=${id}&expand=priorities,projects`).body.values;
  expect([bean.priorities.total, bean.projects.values[0].key]).toEqual([2, 'OPS']);
  expect(ask('GET', `/priorityscheme/${id}/projects?projectId=10000`).body.total).toBe(0);
  const free = `/priorityscheme/priorities/available?schemeId=${id}`;
  expect(ids(ask('GET', free).body)).toContain('3');
  expect(ids(ask('GET', `${free}&exclude=3`).body)).not.toContain('3');
});

test('projects by their properties, and the last few', () => {
  const { ask } = directSite();
  ask('PUT', '/project/PAY/properties/team', { lead: { size: 4 } });
  const search = (query: string) => ask('GET', `/project/search?${query}`).body.values;
  const asked = encodeURIComponent('[team].lead.size=4');
  expect(search(`propertyQuery=${asked}`)).toHaveLength(1);
  expect(search(`propertyQuery=${encodeURIComponent('[team].lead.size=5')}`)).toEqual([]);
  expect(search('keys=PAY&properties=team')[0].properties).toEqual({ team: { lead: { size: 4 } } });
  expect(search('keys=PAY')[0].properties).toEqual({});
  expect(ask('GET', '/project?recent=1').body).toHaveLength(1);
});

test('dashboards and filters by whom they are shared with', () => {
  const { ask } = directSite();
  const sharePermissions = [{ type: 'project', project: { id: '10000' } }];
  ask('POST', '/dashboard', { name: 'Shared', sharePermissions, editPermissions: [] });
  ask('POST', '/filter', { name: 'Rather important', jql: 'project = PAY', sharePermissions });
  ask('POST', '/filter', { name: 'Own', jql: 'project = PAY' }, accounts.member);
  for (const [list, name] of [
    ['dashboard', 'Shared'],
    ['filter', 'Rather important'],
  ]) {
    expect(names(ask('GET', `/${list}/search?projectId=10000`).body)).toContain(name);
    expect(names(ask('GET', `/${list}/search?projectId=10002`).body)).not.toContain(name);
    expect(ask('GET', `/${list}/search?groupId=none`).body.total).toBe(0);
  }
  expect(ask('GET', '/dashboard/search?status=deleted').body.total).toBe(0);
  const filters = (query: string) => names(ask('GET', `/filter/search?${query}`).body);
  expect(filters('filterName=import')).toEqual([]);
  expect(filters('filterName=important')).toEqual(['Rather important']);
  expect(filters('filterName=import&isSubstringMatch=true')).toEqual(['Rather important']);
  expect(filters('filterName=Own')).toEqual([]);
  expect(filters('filterName=Own&overrideSharePermissions=true')).toEqual(['Own']);
});

test('gadgets of a dashboard by their address', () => {
  const { ask } = directSite();
  const dashboard = { name: 'D', sharePermissions: [], editPermissions: [] };
  const at = `/dashboard/${ask('POST', '/dashboard', dashboard).body.id}/gadget`;
  const [gadget] = ask('GET', '/dashboard/gadgets').body.gadgets;
  ask('POST', at, { uri: gadget.uri });
  expect(ask('GET', `${at}?uri=${encodeURIComponent(gadget.uri)}`).body.gadgets).toHaveLength(1);
  expect(ask('GET', `${at}?uri=another`).body.gadgets).toEqual([]);
  expect(ask('GET', `${at}?moduleKey=m`).body.gadgets).toEqual([]);
});

test('fields by project, those in the trash by name, options without what hangs below them', () => {
  const { ask } = directSite();
  const type = 'com.atlassian.jira.plugin.system.customfieldtypes:cascadingselect';
  const { id } = ask('POST', '/field', { name: 'Place', type }).body;
  const contexts = `/field/${id}/context`;
  const [context] = ask('GET', contexts).body.values;
  const add = (option: object) =>
    ask('POST', `${contexts}/${context.id}/option`, { options: [option] }).body.options[0].id;
  add({ value: 'Rome', optionId: add({ value: 'Italy' }) });
  const options = `${contexts}/${context.id}/option`;
  expect(ask('GET', options).body.total).toBe(2);
  expect(
    ask('GET', `${options}?onlyOptions=true`).body.values.map(({ value }: { value: string }) => value),
  ).toEqual(['Italy']);
  ask('PUT', `${contexts}/${context.id}/project`, { projectIds: ['10001'] });
  const there = (project: string) =>
    ids(ask('GET', `/field/search?type=custom&id=${id}&projectIds=${project}`).body);
  expect([there('10001'), there('10000')]).toEqual([[id], []]);
  ask('POST', `/field/${id}/trash`);
  expect(ids(ask('GET', '/field/search/trashed?query=plac').body)).toEqual([id]);
  expect(ids(ask('GET', '/field/search/trashed?query=other').body)).toEqual([]);
  expect(ids(ask('GET', '/field/search/trashed?id=customfield_1').body)).toEqual([]);
});

test('the issue picker keeps to a query, and away from the issue that is looked at', () => {
  const { ask } = directSite();
  const offered = (query: string) =>
    ask('GET', `/issue/picker?query=PAY-&${query}`).body.sections[1].issues.map(
      ({ key }: { key: string }) => key,
    );
  expect(offered('')).toContain('PAY-1');
  expect(offered('currentIssueKey=PAY-1')).not.toContain('PAY-1');
  expect(offered(`currentJQL=${encodeURIComponent('key = PAY-2')}`)).toEqual(['PAY-2']);
  expect(offered('currentProjectId=10001')).toEqual([]);
  const fields = {
    project: { key: 'PAY' },
    issuetype: { name: 'Sub-task' },
    summary: 's',
    parent: { key: 'PAY-1' },
  };
  const { key } = ask('POST', '/issue', { fields }).body;
  expect(offered('showSubTasks=false')).not.toContain(key);
  expect(offered(`currentIssueKey=${key}&showSubTaskParent=false`)).not.toContain('PAY-1');
});

test('workflows by scope, with the projects that follow them', () => {
  const { ask } = directSite();
  const scopes = (scope: string) =>
    new Set(
      ask('GET', `/workflows/search?scope=${scope}`).body.values.map(
        (each: { scope: { type: string } }) => each.scope.type,
      ),
    );
  expect([...scopes('GLOBAL')]).toEqual(['GLOBAL']);
  expect([...scopes('PROJECT')]).toEqual(['PROJECT']);
  const all = ask('GET', '/workflows/search?expand=usages').body.values;
  const used = all.find(({ name }: { name: string }) => name === 'Software Simplified Workflow');
  expect(used.usages[0].project.id).toBe('10000');
  expect(used.usages[0].issueTypeIds.length).toBeGreaterThan(0);
});

test('suggestions for who changed a field are people', () => {
  const { ask } = directSite();
  const suggested = ask('GET', '/jql/autocompletedata/suggestions?fieldName=status&predicateName=by').body;
  expect(suggested.results.map(({ displayName }: { displayName: string }) => displayName)).toContain(
    'Ada Admin',
  );
});

test('apps are left out of pickers on wish, and Compass has no components here', () => {
  const { ask, world } = directSite();
  const [someone] = world.state.users;
  if (someone === undefined) throw new Error('nobody is there');
  Object.assign(someone, { accountType: 'app', displayName: 'Botty' });
  const found = (path: string) => JSON.stringify(ask('GET', path).body).includes('Botty');
  expect(found('/user/picker?query=bot')).toBe(true);
  expect(found('/user/picker?query=bot&excludeConnectUsers=true')).toBe(false);
  expect(found('/groupuserpicker?query=bot')).toBe(true);
  expect(found('/groupuserpicker?query=bot&excludeConnectAddons=true')).toBe(false);
  ask('POST', '/component', { name: 'Till', project: 'PAY' });
  expect(ask('GET', '/project/PAY/components').body).not.toEqual([]);
  expect(ask('GET', '/project/PAY/components?componentSource=compass').body).toEqual([]);
});

test('boards by where they are', () => {
  const { ask } = directSite();
  const board = { name: 'Mine', type: 'kanban', filterId: ask('GET', '/filter/search').body.values[0].id };
  ask('POST', '/rest/agile/1.0/board', { ...board, location: { type: 'user' } });
  const found = (query: string) => names(ask('GET', `/rest/agile/1.0/board?${query}`).body);
  expect(found(`accountIdLocation=${accounts.admin}`)).toEqual(['Mine']);
  expect(found(`accountIdLocation=${accounts.admin}&negateLocationFiltering=true`)).not.toContain('Mine');
  expect(found('projectTypeLocation=software')).not.toContain('Mine');
  expect(found('projectTypeLocation=service_desk')).toEqual([]);
});

test('orders are understood in any case of letters', () => {
  const { ask } = directSite();
  const sorted = (orderBy: string) =>
    names(ask('GET', `/filter/search?orderBy=${encodeURIComponent(orderBy)}`).body);
  expect(sorted('+NAME')).toEqual(sorted('name'));
  expect(sorted('-NAME')).toEqual(sorted('name').reverse());
});

test('requests by whose they are, of which type, and through which organization', () => {
  const { ask, world } = directSite();
  const at = '/rest/servicedeskapi';
  const [first, second] = ask('GET', `${at}/servicedesk/1/requesttype`).body.values;
  const raise = (requestTypeId: string, raiseOnBehalfOf?: string): string =>
    ask('POST', `${at}/request`, {
      ...{ serviceDeskId: '1', requestTypeId, requestFieldValues: { summary: 'Help' } },
      ...(raiseOnBehalfOf === undefined ? {} : { raiseOnBehalfOf }),
    }).body.issueKey;
  const [mine, other] = [raise(first.id), raise(second?.id ?? first.id, accounts.customer)];
  const keys = (query: string) =>
    ask('GET', `${at}/request?${query}`).body.values.map(({ issueKey }: { issueKey: string }) => issueKey);
  expect(keys('')).toContain(mine);
  expect(keys('')).not.toContain(other);
  expect(keys(`requestOwnership=ALL_REQUESTS&requestTypeId=${first.id}`)).toContain(mine);
  if (second !== undefined)
    expect(keys(`requestOwnership=ALL_REQUESTS&requestTypeId=${first.id}`)).not.toContain(other);
  expect(keys('requestOwnership=ALL_ORGANIZATIONS')).toEqual([]);
  const { id } = ask('POST', `${at}/organization`, { name: 'Org' }).body;
  ask('POST', `${at}/servicedesk/1/organization`, { organizationId: id });
  world.state.organizations
    .find((each) => each.id === id)
    ?.accountIds.push(accounts.admin, accounts.customer);
  expect(keys('requestOwnership=ALL_ORGANIZATIONS')).toContain(other);
  expect(keys(`requestOwnership=ORGANIZATION&organizationId=${id}`)).toContain(other);
  expect(keys('requestOwnership=ORGANIZATION&organizationId=77')).toEqual([]);
  expect(keys('requestOwnership=APPROVER')).toEqual([]);
  const organizations = (account: string) => ids(ask('GET', `${at}/organization?accountId=${account}`).body);
  expect([organizations(accounts.customer), organizations(accounts.member)]).toEqual([[id], []]);
  expect(names(ask('GET', `${at}/servicedesk/1/requesttype?searchQuery=${first.name}`).body)).toContain(
    first.name,
  );
  expect(names(ask('GET', `${at}/servicedesk/1/requesttype?searchQuery=nonsense`).body)).toEqual([]);
});
