import { directSite, documentOf } from './direct.ts';

const issueTypeIn = (site: ReturnType<typeof directSite>, project: string): string =>
  site.ask('GET', `/issue/createmeta/${project}/issuetypes`).body.issueTypes[0].id;

test('a bulk edit changes what is selected, list fields as their option says', () => {
  const { ask } = directSite();
  ask('PUT', '/issue/PAY-1', { fields: { labels: ['old', 'kept'] } });
  const edit = (editedFieldsInput: Record<string, unknown>, selectedActions: string[]) =>
    ask('POST', '/bulk/issues/fields', {
      selectedIssueIdsOrKeys: ['PAY-1', 'PAY-3'],
      selectedActions,
      editedFieldsInput,
    });
  const labels = (bulkEditMultiSelectFieldOption: string, ...names: string[]) => ({
    labelsFields: [
      { fieldId: 'labels', labels: names.map((name) => ({ name })), bulkEditMultiSelectFieldOption },
    ],
  });
  const shown = (key: string) => ask('GET', `/issue/${key}`).body.fields;
  const done = edit({ ...labels('ADD', 'new'), priority: { priorityId: '1' } }, ['labels']);
  expect(done.status).toBe(201);
  expect([shown('PAY-1').labels, shown('PAY-3').labels]).toEqual([['kept', 'new', 'old'], ['new']]);
  expect(shown('PAY-1').priority.id).not.toBe('1');
  edit(labels('REMOVE', 'old'), ['labels']);
  expect(shown('PAY-1').labels).toEqual(['kept', 'new']);
  edit(labels('REMOVE_ALL'), ['labels']);
  expect(shown('PAY-1').labels).toEqual([]);
  edit(
    {
      richTextFields: [{ fieldId: 'description', richText: { adfValue: documentOf('told') } }],
      datePickerFields: [{ fieldId: 'duedate', date: { formattedDate: '2026-07-01' } }],
      singleSelectClearableUserPickerFields: [{ fieldId: 'assignee', user: null }],
    },
    ['description', 'duedate', 'assignee'],
  );
  expect(shown('PAY-1')).toMatchObject({
    description: documentOf('told'),
    duedate: '2026-07-01',
    assignee: null,
  });
  const { taskId } = done.body;
  expect(ask('GET', `/bulk/queue/${taskId}`).body).toMatchObject({ status: 'COMPLETE', totalIssueCount: 2 });
});

test('a moved issue is found by both keys, and leaves behind what its project alone has', () => {
  const site = directSite();
  const { ask } = site;
  const component = ask('POST', '/component', { name: 'Cards', project: 'PAY' }).body;
  ask('PUT', '/issue/PAY-1', { fields: { components: [{ id: component.id }], labels: ['kept'] } });
  const moved = ask('POST', '/bulk/issues/move', {
    targetToSourcesMapping: {
      [`TEAM,${issueTypeIn(site, 'TEAM')}`]: {
        issueIdsOrKeys: ['PAY-1'],
        inferFieldDefaults: true,
        inferStatusDefaults: true,
      },
    },
  });
  expect(moved.status).toBe(201);
  const { key, fields } = ask('GET', '/issue/PAY-1').body;
  expect(key).toMatch(/^TEAM-\d+$/);
  expect(fields).toMatchObject({ project: { key: 'TEAM' }, components: [], labels: ['kept'] });
  const statuses = ask('GET', '/project/TEAM/statuses').body.flatMap((type: { statuses: { id: string }[] }) =>
    type.statuses.map(({ id }) => id),
  );
  expect(statuses).toContain(fields.status.id);
  const { histories } = ask('GET', `/issue/${key}?expand=changelog`).body.changelog;
  const changed = histories[0].items.map(({ field }: { field: string }) => field);
  expect(changed).toEqual(expect.arrayContaining(['project', 'Key']));
});

test('a move that leaves the status as it is says nothing of it', () => {
  const { ask } = directSite();
  const { issuetype } = ask('GET', '/issue/PAY-1').body.fields;
  const other = ask('GET', '/issue/createmeta/PAY/issuetypes').body.issueTypes.find(
    ({ id, subtask }: { id: string; subtask: boolean }) => id !== issuetype.id && !subtask,
  );
  ask('POST', '/bulk/issues/move', {
    targetToSourcesMapping: { [`PAY,${other.id}`]: { issueIdsOrKeys: ['PAY-1'] } },
  });
  const { histories } = ask('GET', '/issue/PAY-1?expand=changelog').body.changelog;
  expect(histories[0].items).toMatchObject([{ field: 'issuetype', to: other.id }]);
});

test('nothing moves where one target is none', () => {
  const { ask } = directSite();
  const source = { issueIdsOrKeys: ['PAY-1'] };
  const answer = ask('POST', '/bulk/issues/move', { targetToSourcesMapping: { 'NONE,1': source } });
  expect(answer.status).toBe(400);
  expect(ask('GET', '/issue/PAY-1').body.key).toBe('PAY-1');
});

test('worklogs go from issue to issue and away, and the time spent goes with them', () => {
  const { ask } = directSite();
  const log = () => ask('POST', '/issue/PAY-1/worklog', { timeSpent: '1h' }).body.id;
  const [first, second] = [log(), log()];
  const spent = (key: string) => ask('GET', `/issue/${key}`).body.fields.timespent;
  expect(ask('POST', '/issue/PAY-1/worklog/move', { ids: [first], issueIdOrKey: 'PAY-3' }).status).toBe(200);
  expect([spent('PAY-1'), spent('PAY-3')]).toEqual([3600, 3600]);
  expect(ask('DELETE', '/issue/PAY-1/worklog', { ids: [second] }).status).toBe(204);
  expect(ask('GET', '/issue/PAY-1/worklog').body.total).toBe(0);
  const gone = ask('GET', '/worklog/deleted').body.values.map(
    ({ worklogId }: { worklogId: number }) => worklogId,
  );
  expect(gone).toEqual([Number(second)]);
});

test('what a query finds is archived, and found no more', () => {
  const { ask } = directSite();
  const answer = ask('POST', '/issue/archive', { jql: 'key = PAY-1' });
  expect([answer.status, typeof answer.body]).toEqual([202, 'string']);
  expect(ask('GET', '/search/jql?jql=key%3DPAY-1').body.issues).toEqual([]);
});

test('a priority scheme changes by what comes and goes, and keeps a default that is its own', () => {
  const { ask } = directSite();
  const made = ask('POST', '/priorityscheme', {
    name: 'Two',
    priorityIds: ['1', '2'],
    defaultPriorityId: '1',
  });
  const at = `/priorityscheme/${made.body.id}`;
  const held = () => ask('GET', `${at}/priorities`).body.values.map(({ id }: { id: string }) => id);
  expect(ask('PUT', at, { priorities: { remove: { ids: ['1'] } } }).status).toBe(400);
  const changed = ask('PUT', at, {
    priorities: { remove: { ids: ['1'] }, add: { ids: ['3'] } },
    defaultPriorityId: '3',
  });
  expect(changed.status).toBe(202);
  expect(held().sort()).toEqual(['2', '3']);
});
