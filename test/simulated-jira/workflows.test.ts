import { directSite } from './direct.ts';
import { documentedForms, misfits } from './documented-form.ts';

const simplified = 'Software Simplified Workflow';
const status = (statusReference: string, name: string, statusCategory: string, id?: string) => ({
  statusReference,
  name,
  statusCategory,
  ...(id === undefined ? {} : { id }),
});
const placed = (...references: string[]) =>
  references.map((statusReference) => ({ statusReference, properties: {} }));
const to = (id: string, name: string, type: string, toStatusReference: string, ...from: string[]) => ({
  id,
  name,
  type,
  toStatusReference,
  links: from.map((fromStatusReference) => ({ fromStatusReference })),
});

const review = {
  name: 'With review',
  statuses: placed('todo', 'review', 'done'),
  transitions: [
    to('1', 'Create', 'INITIAL', 'todo'),
    to('11', 'Ask for review', 'DIRECTED', 'review', 'todo'),
    to('21', 'Approve', 'DIRECTED', 'done', 'review'),
  ],
};
const statuses = [
  status('todo', 'To Do', 'TODO', '10000'),
  status('review', 'In Review', 'IN_PROGRESS'),
  status('done', 'Done', 'DONE', '10002'),
];
const scope = { type: 'GLOBAL' };

test('a workflow that was made is followed once a project uses it', () => {
  const { ask, world } = directSite();
  const payload = { scope, statuses, workflows: [review] };
  expect(ask('POST', '/workflows/create/validation', { payload }).body).toEqual({ errors: [] });
  const made = ask('POST', '/workflows/create', payload);
  expect(made.status).toBe(200);
  expect(misfits(made.body.workflows[0], { see: '1.JiraWorkflow' })).toEqual([]);
  const [scheme] = world.state.workflowSchemes;
  if (scheme === undefined) throw new Error('no scheme');
  scheme.defaultWorkflow = review.name;
  const names = () =>
    ask('GET', '/issue/PAY-1/transitions').body.transitions.map(({ name }: { name: string }) => name);
  expect(names()).toEqual(['Ask for review']);
  ask('POST', '/issue/PAY-1/transitions', { transition: { id: '11' } });
  expect(ask('GET', '/issue/PAY-1?fields=status').body.fields.status.name).toBe('In Review');
  expect(names()).toEqual(['Approve']);
});

test.each([
  ['a name that is taken', { ...review, name: simplified }],
  ['a transition to nowhere', { ...review, transitions: [to('1', 'Create', 'INITIAL', 'nowhere')] }],
  ['no initial transition', { ...review, transitions: review.transitions.slice(1) }],
  ['the same id twice', { ...review, transitions: [...review.transitions, ...review.transitions.slice(1)] }],
])('%s is refused, and nothing is made', (_, workflow) => {
  const { ask, world } = directSite();
  const before = structuredClone(world.state);
  const payload = { scope, statuses, workflows: [workflow] };
  expect(ask('POST', '/workflows/create', payload).status).toBe(400);
  const { errors } = ask('POST', '/workflows/create/validation', { payload }).body;
  expect(errors[0]).toMatchObject({ level: 'ERROR', message: expect.any(String) });
  expect([world.state.workflows, world.state.statuses]).toEqual([before.workflows, before.statuses]);
});

describe('a workflow in use is redrawn', () => {
  const current = (ask: ReturnType<typeof directSite>['ask']) =>
    ask('POST', '/workflows', { workflowNames: [simplified] }).body.workflows[0];
  const redrawn = (id: string, version: object, more: object = {}) => ({
    statuses,
    workflows: [{ ...review, id, version, ...more }],
  });

  test('with a word where the issues of a lost status go', () => {
    const { ask, world } = directSite();
    const { id, version } = current(ask);
    const before = structuredClone(world.state.statuses);
    // PAY-3 is in progress, which the new drawing has not.
    expect(ask('POST', '/workflows/update', redrawn(id, version)).status).toBe(400);
    expect(world.state.statuses).toEqual(before);
    const defaultStatusMappings = [{ oldStatusReference: '10001', newStatusReference: 'review' }];
    const answer = ask('POST', '/workflows/update', redrawn(id, version, { defaultStatusMappings }));
    expect([answer.status, answer.headers['x-simulated-note']]).toEqual([200, undefined]);
    expect(ask('GET', '/issue/PAY-3?fields=status').body.fields.status.name).toBe('In Review');
    expect(current(ask).version.versionNumber).toBe(version.versionNumber + 1);
  });

  test('an old version is refused; rules of transitions are kept, and said not to be carried out', () => {
    const { ask } = directSite();
    const { id, version } = current(ask);
    const defaultStatusMappings = [{ oldStatusReference: '10001', newStatusReference: 'review' }];
    const [first, ...others] = review.transitions;
    const transitions = [{ ...first, validators: [{ ruleKey: 'system:x' }] }, ...others];
    const body = redrawn(id, version, { defaultStatusMappings, transitions });
    expect(ask('POST', '/workflows/update', body).headers['x-simulated-note']).toMatch(/rules/);
    expect(ask('POST', '/workflows/update', body).status).toBe(409);
    const { transitions: kept } = ask('GET', '/workflows/search?expand=values.transitions').body.values.find(
      (each: { id: string }) => each.id === id,
    );
    expect(kept[0].validators).toEqual([{ id: expect.any(String), ruleKey: 'system:x', parameters: {} }]);
  });
});

describe('where transitions begin and end', () => {
  const drawn = (query: string, body: object = { workflowNames: [simplified] }) =>
    directSite().ask('POST', `/workflows${query}`, body).body.workflows[0].transitions.at(-1);

  test('is told in the deprecated form unless links are asked for', () => {
    const { to: end, from, links, toStatusReference } = drawn('');
    expect([end, from, links, toStatusReference]).toEqual([
      { statusReference: expect.any(String), port: 1 },
      expect.any(Array),
      undefined,
      undefined,
    ]);
    const younger = drawn('?useTransitionLinksFormat=true');
    expect([younger.toStatusReference, younger.to, younger.from]).toEqual([
      end.statusReference,
      undefined,
      undefined,
    ]);
    expect(younger.links).toEqual(expect.any(Array));
  });

  test('may be given in either form, not in both', () => {
    const { ask } = directSite();
    const older = {
      ...{ id: '21', name: 'Approve', type: 'DIRECTED' },
      to: { statusReference: 'done' },
      from: [{ statusReference: 'review', port: 0 }],
    };
    const given = (last: object) => ({
      scope,
      statuses,
      workflows: [{ ...review, transitions: [...review.transitions.slice(0, 2), last] }],
    });
    expect(ask('POST', '/workflows/create', given({ ...older, toStatusReference: 'done' })).status).toBe(400);
    const { id, name, type } = older;
    expect(ask('POST', '/workflows/create', given({ id, name, type })).status).toBe(400);
    const made = ask('POST', '/workflows/create', given(older)).body.workflows[0];
    const [, asking, approving] = made.transitions;
    expect(approving.links[0].fromStatusReference).toBe(asking.toStatusReference);
  });

  test('workflows are found by what work types have in a project', () => {
    const { ask } = directSite();
    const [type] = ask('GET', '/project/PAY').body.issueTypes;
    const projectAndIssueTypes = [{ projectId: '10000', issueTypeId: type.id }];
    const { workflows } = ask('POST', '/workflows', { projectAndIssueTypes }).body;
    expect(workflows.map(({ name }: { name: string }) => name)).toEqual([simplified]);
  });
});

test('every workflow of the search fits its documented form', () => {
  const { ask } = directSite();
  const form = documentedForms.get('/rest/api/3/workflows/search') ?? {};
  expect(misfits(ask('GET', '/workflows/search?expand=values.transitions').body, form)).toEqual([]);
});

describe('rules of apps', () => {
  const app = { appKey: 'rule-app', config: '{"a":1}', tag: 'mine' };
  const condition = { id: 'c1', ruleKey: 'connect:expression-condition', parameters: app };
  const inner = { operation: 'ANY', conditions: [condition, { id: 'c2', ruleKey: 'system:y' }] };
  const conditions = { operation: 'ALL', conditions: [], conditionGroups: [inner] };
  const action = { id: 'a1', ruleKey: 'connect:remote-workflow-function', parameters: app };
  const ruled = () => {
    const site = directSite();
    const [first, ...others] = review.transitions;
    const workflow = { ...review, transitions: [{ ...first, actions: [action], conditions }, ...others] };
    expect(site.ask('POST', '/workflows/create', { scope, statuses, workflows: [workflow] }).status).toBe(
      200,
    );
    const own = (method: string, path: string, body?: unknown, key = 'rule-app') =>
      site.askAsApp(key, method, `/workflow/rule/config${path}`, body);
    return { ...site, own };
  };
  const workflowId = { name: review.name, draft: false };

  test('are read by that app alone, by kind, tag and workflow', () => {
    const { own, ask } = ruled();
    const { values } = own('GET', '?types=postfunction,condition&expand=transition').body;
    expect(values).toMatchObject([
      {
        workflowId,
        postFunctions: [
          { id: 'a1', configuration: { value: '{"a":1}', tag: 'mine' }, transition: { name: 'Create' } },
        ],
        conditions: [{ id: 'c1', key: 'connect:expression-condition' }],
        validators: [],
      },
    ]);
    expect(own('GET', '?types=validator').body.values).toEqual([]);
    expect(own('GET', '?types=condition&withTags=other').body.values).toEqual([]);
    expect(own('GET', '?types=condition&workflowNames=other').body.values).toEqual([]);
    expect(own('GET', '?types=condition', undefined, 'other-app').body.values).toEqual([]);
    expect(own('GET', '').status).toBe(400);
    expect(ask('GET', '/workflow/rule/config?types=condition').status).toBe(403);
  });

  test('are configured and taken away, and what is not there is named', () => {
    const { own } = ruled();
    const configuration = { value: 'new', disabled: true };
    const update = {
      workflowId,
      conditions: [
        { id: 'c1', configuration },
        { id: 'c2', configuration },
      ],
    };
    expect(own('PUT', '', { workflows: [update] }).body.updateResults).toEqual([
      { workflowId, ruleUpdateErrors: { c2: [expect.stringContaining('c2')] }, updateErrors: [] },
    ]);
    const shown = () => own('GET', '?types=condition').body.values;
    expect(shown()[0].conditions[0].configuration).toMatchObject({ value: 'new', disabled: true });
    const other = own('PUT', '/delete', {
      workflows: [{ workflowId: { name: 'none', draft: false }, workflowRuleIds: ['c1'] }],
    });
    expect(other.body.updateResults[0].updateErrors).toHaveLength(1);
    own('PUT', '/delete', { workflows: [{ workflowId, workflowRuleIds: ['c1', 'c2'] }] });
    expect(shown()).toEqual([]);
  });
});
