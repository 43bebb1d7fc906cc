import { accounts } from '../../src/simulated-jira/new-site/people.ts';
import { type DirectSite, directSite } from './direct.ts';

const name = 'Software Simplified Workflow';
interface Rule {
  readonly ruleKey: string;
  readonly parameters?: Record<string, string>;
}

/** A site whose way to Done has these rules; what the answer notes of rules that nobody carries out comes along. */
function ruled(rules: { conditions?: object; validators?: Rule[]; actions?: Rule[] }) {
  const site = directSite();
  const { workflows, statuses } = site.ask('POST', '/workflows', { workflowNames: [name] }).body;
  const [{ id, version, statuses: own, transitions }] = workflows;
  const redrawn = transitions.map((each: { name: string }) =>
    each.name === 'Done' ? { ...each, ...rules } : each,
  );
  const answer = site.ask('POST', '/workflows/update', {
    statuses,
    workflows: [{ id, version, statuses: own, transitions: redrawn }],
  });
  expect(answer.status).toBe(200);
  return { ...site, note: answer.headers['x-simulated-note'] };
}

const all = (...conditions: Rule[]) => ({ conditions: { operation: 'ALL', conditions } });

function ways({ ask }: Pick<DirectSite, 'ask'>, accountId?: string): string[] {
  const { transitions } = ask('GET', '/issue/PAY-1/transitions', undefined, accountId).body;
  return transitions.map((each: { name: string }) => each.name);
}

function finish({ ask }: Pick<DirectSite, 'ask'>, more: object = {}, accountId?: string) {
  const { transitions } = ask(
    'GET',
    '/issue/PAY-1/transitions?includeUnavailableTransitions=true',
    undefined,
    accountId,
  ).body;
  const { id } = transitions.find((each: { name: string }) => each.name === 'Done');
  return ask('POST', '/issue/PAY-1/transitions', { transition: { id }, ...more }, accountId);
}

const field = (site: DirectSite, id: string) => site.ask('GET', `/issue/PAY-1?fields=${id}`).body.fields[id];

describe('conditions', () => {
  test('hide a way from those who may not take it, who are shown it on wish', () => {
    const onlyAda = {
      ruleKey: 'system:restrict-issue-transition',
      parameters: { accountIds: accounts.admin },
    };
    const site = ruled(all(onlyAda));
    expect(site.note).toBeUndefined();
    expect([ways(site).includes('Done'), ways(site, accounts.member).includes('Done')]).toEqual([
      true,
      false,
    ]);
    expect(finish(site, {}, accounts.member).status).toBe(400);
    const shown = site.ask(
      'GET',
      '/issue/PAY-1/transitions?includeUnavailableTransitions=true',
      undefined,
      accounts.member,
    ).body.transitions;
    const done = shown.find((each: { name: string }) => each.name === 'Done');
    expect(done).toMatchObject({ isAvailable: false, isConditional: true });
    expect(finish(site).status).toBe(204);
  });

  test.each([
    [{ fieldId: 'labels', fieldValue: '["go"]', comparator: '=', comparisonType: 'STRING' }, false],
    [{ fieldId: 'labels', fieldValue: '["go"]', comparator: '!=', comparisonType: 'STRING' }, true],
    [{ fieldId: 'customfield_10016', fieldValue: '["3"]', comparator: '>=', comparisonType: 'NUMBER' }, true],
    [{ fieldId: 'customfield_10016', fieldValue: '["5"]', comparator: '>', comparisonType: 'NUMBER' }, false],
    [{ fieldId: 'duedate', fieldValue: '["2026-01-01"]', comparator: '<', comparisonType: 'DATE' }, false],
  ])('compare a field: %j', (parameters, open) => {
    const site = ruled(all({ ruleKey: 'system:check-field-value', parameters }));
    site.ask('PUT', '/issue/PAY-1', { fields: { customfield_10016: 5, duedate: '2026-02-01' } });
    expect(ways(site).includes('Done')).toBe(open);
  });

  test('look at where an issue was, and at its children', () => {
    const was = { ruleKey: 'system:previous-status-condition', parameters: { previousStatusIds: '10001' } };
    const site = ruled(all(was));
    const to = (status: string) => {
      const { transitions } = site.ask('GET', '/issue/PAY-1/transitions').body;
      const { id } = transitions.find((each: { name: string }) => each.name === status);
      site.ask('POST', '/issue/PAY-1/transitions', { transition: { id } });
    };
    expect(ways(site)).not.toContain('Done');
    to('In Progress');
    to('To Do');
    expect(ways(site)).toContain('Done');
    const kin = {
      ruleKey: 'system:parent-or-child-blocking-condition',
      parameters: { blocker: 'CHILD', statusIds: '10002' },
    };
    const blocked = ruled(all(kin));
    expect(ways(blocked)).toContain('Done');
    const child = {
      project: { key: 'PAY' },
      issuetype: { name: 'Sub-task' },
      summary: 's',
      parent: { key: 'PAY-1' },
    };
    blocked.ask('POST', '/issue', { fields: child });
    expect(ways(blocked)).not.toContain('Done');
  });

  test('of any kind one is enough, and groups stand within groups', () => {
    const never = { ruleKey: 'system:restrict-from-all-users', parameters: { restrictMode: 'usersAndAPI' } };
    const ever = { ruleKey: 'system:restrict-issue-transition', parameters: { accountIds: accounts.admin } };
    expect(ways(ruled(all(never, ever)))).not.toContain('Done');
    const conditions = {
      operation: 'ALL',
      conditionGroups: [{ operation: 'ANY', conditions: [never, ever] }],
    };
    expect(ways(ruled({ conditions }))).toContain('Done');
  });
});

describe('validators', () => {
  const required = {
    ruleKey: 'system:validate-field-value',
    parameters: { ruleType: 'fieldRequired', fieldsRequired: 'duedate', errorMessage: 'When is it due?' },
  };

  test('refuse a transition in their words, and let it through once the field is set', () => {
    const site = ruled({ validators: [required] });
    expect(finish(site)).toMatchObject({ status: 400, body: { errorMessages: ['When is it due?'] } });
    expect(field(site, 'status').name).not.toBe('Done');
    site.ask('PUT', '/issue/PAY-1', { fields: { duedate: '2026-12-01' } });
    expect(finish(site).status).toBe(204);
  });

  const regexp = { ruleType: 'fieldMatchesRegularExpression', fieldKey: 'description', regexp: '[0-9]{4}' };
  const compared = (conditionSelected: string, includeTime = 'false') => ({
    ...{ ruleType: 'dateFieldComparison', conditionSelected, includeTime },
    ...{ date1FieldKey: 'duedate', date2FieldKey: 'customfield_10015' },
  });
  const within = (numberOfDays: string) => ({
    ...{ ruleType: 'windowDateComparison', numberOfDays },
    ...{ date1FieldKey: 'duedate', date2FieldKey: 'customfield_10015' },
  });
  const days = (duedate: string, customfield_10015: string) => ({ duedate, customfield_10015 });
  test.each([
    [regexp, { description: 'Since 2026' }, true],
    [regexp, { description: 'Since long' }, false],
    [regexp, { description: null }, true],
    [{ ...regexp, regexp: '[0-9' }, { description: 'Since 2026' }, false],
    [compared('>='), days('2026-03-02', '2026-03-02'), true],
    [compared('>'), days('2026-03-02', '2026-03-02'), false],
    [compared('='), days('2026-03-02', '2026-03-03'), false],
    [compared('!='), days('2026-03-02', '2026-03-03'), true],
    [compared('<', 'true'), days('2026-03-02', '2026-03-03'), true],
    [compared('<='), { duedate: '2026-03-02', customfield_10015: null }, true],
    [within('3'), days('2026-03-05', '2026-03-02'), true],
    [within('3'), days('2026-03-06', '2026-03-02'), false],
  ])('compare what a field says: %j of %j', (parameters, fields, passes) => {
    const site = ruled({ validators: [{ ruleKey: 'system:validate-field-value', parameters }] });
    expect(site.note).toBeUndefined();
    expect(site.ask('PUT', '/rest/api/2/issue/PAY-1', { fields }).status).toBe(204);
    expect(finish(site).status).toBe(passes ? 204 : 400);
  });

  test('ask for permissions', () => {
    const asks = (permissionKey: string) =>
      ruled({
        validators: [{ ruleKey: 'system:check-permission-validator', parameters: { permissionKey } }],
      });
    expect(finish(asks('ADMINISTER_PROJECTS'), {}, accounts.member).status).toBe(400);
    expect(finish(asks('EDIT_ISSUES'), {}, accounts.member).status).toBe(204);
  });

  test('hold for many at once too: who does not pass is told and stays', () => {
    const site = ruled({ validators: [required] });
    site.ask('PUT', '/issue/PAY-2', { fields: { duedate: '2026-12-01' } });
    const { transitions } = site.ask('GET', '/issue/PAY-1/transitions').body;
    const { id } = transitions.find((each: { name: string }) => each.name === 'Done');
    const bulkTransitionInputs = [{ selectedIssueIdsOrKeys: ['PAY-1', 'PAY-2'], transitionId: id }];
    const { taskId } = site.ask('POST', '/bulk/issues/transition', { bulkTransitionInputs }).body;
    const told = site.ask('GET', `/bulk/queue/${taskId}`).body;
    expect(Object.values(told.failedAccessibleIssues)).toEqual([['When is it due?']]);
    expect(field(site, 'status').name).not.toBe('Done');
    expect(site.ask('GET', '/issue/PAY-2?fields=status').body.fields.status.name).toBe('Done');
  });
});

test('post functions write, and the changelog tells of it with the transition', () => {
  const site = ruled({
    actions: [
      {
        ruleKey: 'system:change-assignee',
        parameters: { type: 'to-selected-user', accountId: accounts.member },
      },
      { ruleKey: 'system:update-field', parameters: { field: 'labels', value: 'finished', mode: 'append' } },
      {
        ruleKey: 'system:update-field',
        parameters: { field: 'description', value: 'Over.', mode: 'replace' },
      },
    ],
  });
  expect(site.note).toBeUndefined();
  site.ask('PUT', '/issue/PAY-1', { fields: { labels: ['old'] } });
  site.ask('PUT', '/issue/PAY-1/assignee', { accountId: null });
  expect(finish(site).status).toBe(204);
  expect(field(site, 'assignee').accountId).toBe(accounts.member);
  expect(field(site, 'labels')).toEqual(['finished', 'old']);
  expect(JSON.stringify(field(site, 'description'))).toContain('Over.');
  const { values } = site.ask('GET', '/issue/PAY-1/changelog').body;
  const items = values.at(-1).items.map(({ field: each }: { field: string }) => each);
  expect(items).toEqual(expect.arrayContaining(['status', 'assignee', 'labels', 'description']));
});

test('an issue in two inputs of a bulk transition goes through both, one after the other', () => {
  const site = directSite();
  const { transitions } = site.ask('GET', '/issue/PAY-1/transitions').body;
  const idOf = (name: string) => transitions.find((each: { name: string }) => each.name === name).id;
  const bulkTransitionInputs = ['In Progress', 'Done'].map((way) => ({
    selectedIssueIdsOrKeys: ['PAY-1'],
    transitionId: idOf(way),
  }));
  const { taskId } = site.ask('POST', '/bulk/issues/transition', { bulkTransitionInputs }).body;
  expect(site.ask('GET', `/bulk/queue/${taskId}`).body).toMatchObject({ totalIssueCount: 2 });
  expect(field(site, 'status').name).toBe('Done');
  const { values } = site.ask('GET', '/issue/PAY-1/changelog').body;
  const steps = values.flatMap(({ items }: { items: { field: string; toString: string }[] }) =>
    items.flatMap((item) => (item.field === 'status' ? [item.toString] : [])),
  );
  expect(steps.slice(-2)).toEqual(['In Progress', 'Done']);
});

test('rules that nobody carries out are named', () => {
  const site = ruled({ validators: [{ ruleKey: 'system:proforma-forms-attached' }] });
  expect(site.note).toContain('system:proforma-forms-attached');
  expect(finish(site).status).toBe(204);
});

test('expressions of a Connect app are evaluated while it is installed', () => {
  const modules = {
    jiraWorkflowConditions: [{ key: 'mine', expression: 'issue.assignee != null' }],
    jiraWorkflowValidators: [
      { key: 'named', expression: 'user.displayName == config', errorMessage: 'Not you.' },
    ],
  };
  const site = ruled({
    ...all({ ruleKey: 'connect:expression-condition', parameters: { appKey: 'rules.app__mine' } }),
    validators: [
      {
        ruleKey: 'connect:expression-validator',
        parameters: { appKey: 'rules.app__named', config: 'Ada Admin' },
      },
    ],
  });
  expect(ways(site)).not.toContain('Done');
  site.world.state.connectApps.push({
    ...{ key: 'rules.app', clientKey: 'c', sharedSecret: 's', oauthClientId: 'o', accountId: 'a' },
    ...{ descriptorUrl: '', baseUrl: '', name: 'Rules', grantedScopes: [], pendingDescriptor: null },
    ...{ descriptor: { modules }, state: 'enabled', installationId: null },
  });
  expect(ways(site)).toContain('Done');
  const { connectRules } = site.ask('GET', '/workflows/capabilities?projectId=10000&issueTypeId=10001').body;
  expect(connectRules.map((each: { moduleKey: string }) => each.moduleKey)).toEqual(['mine', 'named']);
  expect(connectRules[0]).toMatchObject({ addonKey: 'rules.app', ruleKey: 'connect:expression-condition' });
  expect(finish(site, {}, accounts.member).body?.errorMessages).toEqual(['Not you.']);
  expect(finish(site).status).toBe(204);
});
