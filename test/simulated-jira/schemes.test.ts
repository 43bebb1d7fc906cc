import { directSite } from './direct.ts';

const issue = (fields: Record<string, unknown> = {}) => ({
  fields: { project: { key: 'PAY' }, issuetype: { id: '10001' }, summary: 'x', ...fields },
});

/** A configuration in force for tasks of the project PAY, and nothing else. */
function configuredSite() {
  const { ask } = directSite();
  const configuration = ask('POST', '/fieldconfiguration', { name: 'Strict' }).body;
  const scheme = ask('POST', '/fieldconfigurationscheme', { name: 'Strict ones' }).body;
  const mapped = ask('PUT', `/fieldconfigurationscheme/${scheme.id}/mapping`, {
    mappings: [{ issueTypeId: '10001', fieldConfigurationId: configuration.id }],
  });
  expect(mapped.status).toBe(204);
  const assigned = ask('PUT', '/fieldconfigurationscheme/project', {
    fieldConfigurationSchemeId: scheme.id,
    projectId: '10000',
  });
  expect(assigned.status).toBe(204);
  const tell = (item: Record<string, unknown>) =>
    ask('PUT', `/fieldconfiguration/${configuration.id}/fields`, { fieldConfigurationItems: [item] });
  return { ask, configuration, scheme, tell };
}

test('a field that a configuration requires is missed by its name, for the work types it is for', () => {
  const { ask, tell } = configuredSite();
  expect(tell({ id: 'duedate', isRequired: true }).status).toBe(204);
  const refused = ask('POST', '/issue', issue());
  expect([refused.status, refused.body.errors]).toEqual([400, { duedate: 'Due date is required.' }]);
  expect(ask('POST', '/issue', issue({ duedate: '2026-07-01' })).status).toBe(201);
  expect(ask('POST', '/issue', issue({ issuetype: { id: '10002' } })).status).toBe(201);
  const meta = ask('GET', '/issue/createmeta/PAY/issuetypes/10001').body.fields;
  expect(meta.find(({ key }: { key: string }) => key === 'duedate').required).toBe(true);
});

test('a hidden field is not offered and not taken', () => {
  const { ask, tell } = configuredSite();
  tell({ id: 'labels', isHidden: true });
  const keys = ask('GET', '/issue/createmeta/PAY/issuetypes/10001').body.fields.map(
    ({ key }: { key: string }) => key,
  );
  expect(keys).not.toContain('labels');
  expect(ask('POST', '/issue', issue({ labels: ['a'] })).status).toBe(400);
});

test('configurations and their schemes read back, and go only when nothing uses them', () => {
  const { ask, configuration, scheme } = configuredSite();
  expect(ask('GET', '/fieldconfigurationscheme/mapping').body.values).toEqual([
    {
      fieldConfigurationSchemeId: scheme.id,
      issueTypeId: '10001',
      fieldConfigurationId: String(configuration.id),
    },
  ]);
  expect(ask('GET', '/fieldconfigurationscheme/project?projectId=10000').body.values).toEqual([
    {
      fieldConfigurationScheme: { id: scheme.id, name: 'Strict ones', description: '' },
      projectIds: ['10000'],
    },
  ]);
  expect(ask('DELETE', `/fieldconfiguration/${configuration.id}`).status).toBe(400);
  expect(ask('DELETE', `/fieldconfigurationscheme/${scheme.id}`).status).toBe(400);
  ask('PUT', '/fieldconfigurationscheme/project', { projectId: '10000' });
  expect(ask('DELETE', `/fieldconfigurationscheme/${scheme.id}`).status).toBe(204);
  expect(ask('DELETE', `/fieldconfiguration/${configuration.id}`).status).toBe(204);
  const left = ask('GET', '/fieldconfiguration').body.values;
  expect(left.map(({ isDefault }: { isDefault?: boolean }) => isDefault)).toEqual([true]);
});

test('parts of a workflow scheme are set, read and taken away one by one', () => {
  const { ask } = directSite();
  const { name } = ask('GET', '/workflow/search').body.values[0].id;
  const made = ask('POST', '/workflowscheme', { name: 'Mine', defaultWorkflow: name }).body;
  const at = `/workflowscheme/${made.id}`;
  expect(ask('PUT', `${at}/issuetype/10002`, { workflow: name }).body.issueTypeMappings).toEqual({
    10002: name,
  });
  expect(ask('GET', `${at}/issuetype/10002`).body).toEqual({ issueType: '10002', workflow: name });
  expect(ask('PUT', `${at}/issuetype/10003`, { workflow: 'none' }).status).toBe(404);
  expect(ask('GET', `${at}/workflow?workflowName=${encodeURIComponent(name)}`).body).toEqual({
    workflow: name,
    issueTypes: ['10002'],
    defaultMapping: true,
  });
  expect(ask('DELETE', `${at}/issuetype/10002`).body.issueTypeMappings).toEqual({});
  expect(ask('GET', `${at}/issuetype/10002`).status).toBe(404);
});

test('of a workflow scheme in use only the draft changes', () => {
  const { ask } = directSite();
  const scheme = ask('GET', '/workflowscheme/project?projectId=10000').body.values[0].workflowScheme;
  const at = `/workflowscheme/${scheme.id}`;
  const part = { workflow: scheme.defaultWorkflow };
  expect(ask('PUT', `${at}/issuetype/10002`, part).status).toBe(400);
  const changed = ask('PUT', `${at}/issuetype/10002`, { ...part, updateDraftIfNeeded: true });
  expect(changed.body.draft).toBe(true);
  expect(ask('GET', `${at}/draft/issuetype/10002`).body.workflow).toBe(scheme.defaultWorkflow);
  expect(ask('GET', at).body.issueTypeMappings).toEqual(scheme.issueTypeMappings);
  expect(ask('DELETE', `${at}/draft/issuetype/10002`).status).toBe(200);
});

test('members of a security level go one by one, a level with what becomes of its issues', () => {
  const { ask } = directSite();
  const members = () => ask('GET', '/issuesecurityschemes/10000/members').body.values;
  const [first, ...others] = members();
  const at = '/issuesecurityschemes/10000/level';
  expect(ask('DELETE', `${at}/10010/member/${first.id}`).status).toBe(204);
  expect(members()).toEqual(others);
  ask('PUT', at, { levels: [{ name: 'Open books', members: [{ type: 'reporter' }] }] });
  const levels = ask('GET', '/issuesecurityschemes/10000').body.levels;
  const other = levels.find(({ name }: { name: string }) => name === 'Open books');
  expect(ask('DELETE', `${at}/10010?replaceWith=${other.id}`).status).toBe(303);
  expect(ask('GET', '/issue/PAY-2').body.fields.security.name).toBe('Open books');
});

test('screen schemes of work types and notifications are taken away again', () => {
  const { ask } = directSite();
  const [screens] = ask('GET', '/screenscheme').body.values;
  const mappings = [{ issueTypeId: 'default', screenSchemeId: String(screens.id) }];
  const { id } = ask('POST', '/issuetypescreenscheme', { name: 'Mine', issueTypeMappings: mappings }).body;
  const at = `/issuetypescreenscheme/${id}/mapping`;
  const rows = () =>
    ask('GET', `/issuetypescreenscheme/mapping?issueTypeScreenSchemeId=${id}`).body.values.length;
  const bugs = { issueTypeId: '10002', screenSchemeId: String(screens.id) };
  expect(ask('PUT', at, { issueTypeMappings: [bugs] }).status).toBe(204);
  expect(rows()).toBe(2);
  expect(ask('POST', `${at}/remove`, { issueTypeIds: ['10002'] }).status).toBe(204);
  expect(rows()).toBe(1);

  const scheme = ask('POST', '/notificationscheme', { name: 'Mine' }).body;
  ask('PUT', `/notificationscheme/${scheme.id}/notification`, {
    notificationSchemeEvents: [{ event: { id: '1' }, notifications: [{ notificationType: 'Reporter' }] }],
  });
  const shown = () =>
    ask('GET', `/notificationscheme/${scheme.id}?expand=all`).body.notificationSchemeEvents[0].notifications;
  const [notification] = shown();
  expect(ask('DELETE', `/notificationscheme/${scheme.id}/notification/${notification.id}`).status).toBe(204);
  expect(shown()).toEqual([]);
});
