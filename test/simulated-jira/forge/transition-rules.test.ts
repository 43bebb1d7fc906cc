import { asApp, route } from '@forge/api';
import { z } from 'zod';
import { createJira, type Jira } from '../../../src/simulated-jira/index.ts';
import { until } from '../../run/until.ts';
import { jsonOf } from '../calls.ts';

const manifest = `
app: { id: 'ari:cloud:ecosystem::app/11111111-2222-4333-8444-555555555555', name: Rules }
permissions: { scopes: [read:jira-work, manage:jira-configuration] }
modules:
  jira:workflowCondition:
    - { key: labelled, name: Labelled, description: d, expression: 'issue.labels.includes(config["label"])' }
  jira:workflowValidator:
    - { key: short, name: Short, description: d, expression: 'issue.summary.length < 20', errorMessage: Too long. }
    - { key: asked, name: Asked, description: d, function: ask }
    - { key: each, name: Each, description: d, function: each }
  jira:workflowPostFunction:
    - { key: after, name: After, description: d, function: after }
  function:
    - { key: after, handler: index.after }
    - { key: ask, handler: index.ask }
    - { key: each, handler: index.each }
`;

let jira: Jira;
const told: unknown[] = [];

beforeEach(async () => {
  jira = await createJira();
  told.length = 0;
  const functions = {
    after: async (event: unknown) => told.push(event),
    async each(event: unknown) {
      told.push(event);
      const { key } = z.looseObject({ issue: z.looseObject({ key: z.string() }) }).parse(event).issue;
      const seen = await asApp().requestJira(route`/rest/api/3/issue/${key}?fields=labels`);
      const { labels } = (await seen.json()).fields;
      return labels.includes('ready')
        ? { result: true }
        : { result: false, errorMessage: `${key} is not ready.` };
    },
    async ask(event: unknown) {
      told.push(event);
      const seen = await asApp().requestJira(route`/rest/api/3/issue/PAY-1?fields=labels`);
      const { labels } = (await seen.json()).fields;
      return labels.includes('ready') ? { result: true } : { result: false, errorMessage: 'Not ready.' };
    },
  };
  await jira.installForge({ manifest, functions });
});
afterEach(() => jira.close());

async function ask(method: string, path: string, body?: unknown): Promise<Response> {
  const authorization = jira.credential('api-token', 'Ada Admin').authorization ?? '';
  return fetch(`${jira.siteUrl}/rest/api/3${path}`, {
    method,
    headers: { authorization, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** The key of a module as rules name it. */
async function keyOf(module: string): Promise<string> {
  const [app] = (await jira.control('GET /state/forgeApps')) as { appId: string; environmentId: string }[];
  const [id, environment] = [app?.appId, app?.environmentId].map((ari) => ari?.split('/').at(-1));
  return `ari:cloud:ecosystem::extension/${id}/${environment}/static/${module}`;
}

async function ruleWayToDone(rules: object): Promise<void> {
  const workflowNames = ['Software Simplified Workflow'];
  const { workflows, statuses } = await jsonOf(await ask('POST', '/workflows', { workflowNames }));
  const [{ id, version, statuses: own, transitions }] = workflows;
  const redrawn = transitions.map((each: { name: string }) =>
    each.name === 'Done' ? { ...each, ...rules } : each,
  );
  const workflow = { id, version, statuses: own, transitions: redrawn };
  expect((await ask('POST', '/workflows/update', { statuses, workflows: [workflow] })).status).toBe(200);
}

async function ways(): Promise<Record<string, string>> {
  const { transitions } = await jsonOf(await ask('GET', '/issue/PAY-1/transitions'));
  return Object.fromEntries(transitions.map((each: { name: string; id: string }) => [each.name, each.id]));
}

test('a condition of an app reads its configuration, and closes when the app has gone', async () => {
  const parameters = { key: await keyOf('labelled'), config: '{"label":"ready"}' };
  const conditions = [{ ruleKey: 'forge:expression-condition', parameters }];
  await ruleWayToDone({ conditions: { operation: 'ALL', conditions } });
  expect(await ways()).not.toHaveProperty('Done');
  await ask('PUT', '/issue/PAY-1', { fields: { labels: ['ready'] } });
  expect(await ways()).toHaveProperty('Done');
  await jira.control(`DELETE /forge-apps/${encodeURIComponent('11111111-2222-4333-8444-555555555555')}`);
  expect(await ways()).not.toHaveProperty('Done');
});

test('a validator of an app refuses in its words, or by an expression of its configuration', async () => {
  const { Done: id } = await ways();
  const validate = async (config: object) => {
    const parameters = { key: await keyOf('short'), config: JSON.stringify(config) };
    await ruleWayToDone({ validators: [{ ruleKey: 'forge:expression-validator', parameters }] });
    return ask('POST', '/issue/PAY-1/transitions', { transition: { id } });
  };
  await ask('PUT', '/issue/PAY-1', { fields: { summary: 'A summary of more than twenty signs' } });
  expect((await jsonOf(await validate({}))).errorMessages).toEqual(['Too long.']);
  expect((await jsonOf(await validate({ expression: "'Not ' + issue.key" }))).errorMessages).toEqual([
    'Not PAY-1',
  ]);
  expect((await validate({ expression: 'true' })).status).toBe(204);
});

test('a post function is told of the transition', async () => {
  const { Done: id } = await ways();
  const parameters = { key: await keyOf('after'), config: '{"a":1}' };
  await ruleWayToDone({ actions: [{ ruleKey: 'forge:workflow-post-function', parameters }] });
  await ask('POST', '/issue/PAY-1/transitions', { transition: { id } });
  await until(() => told.length === 1);
  expect(told[0]).toMatchObject({
    issue: { key: 'PAY-1' },
    transition: { id, to: { id: '10002' }, executionId: expect.any(String) },
    workflow: { name: 'Software Simplified Workflow' },
    changelog: { id: expect.any(String) },
    configuration: { a: 1 },
  });
});

test('a validator that is a function is waited for', async () => {
  const { Done: id } = await ways();
  const parameters = { key: await keyOf('asked'), config: '{"a":1}' };
  await ruleWayToDone({ validators: [{ ruleKey: 'forge:expression-validator', parameters }] });
  const finish = () => ask('POST', '/issue/PAY-1/transitions', { transition: { id } });
  expect((await jsonOf(await finish())).errorMessages).toEqual(['Not ready.']);
  expect(told).toHaveLength(1);
  expect(told[0]).toMatchObject({
    issue: { key: 'PAY-1' },
    configuration: { a: 1 },
    transition: { to: { id: '10002' }, modifiedFields: {} },
  });
  await ask('PUT', '/issue/PAY-1', { fields: { labels: ['ready'] } });
  expect((await finish()).status).toBe(204);
  const asked = jira
    .requests()
    .filter(({ method, path }) => method === 'POST' && path.endsWith('/transitions'));
  expect(asked.map(({ status }) => status)).toEqual([400, 204]);
});

test('it is asked for each of many work items, before any goes', async () => {
  const { Done: transitionId } = await ways();
  await ask('PUT', '/issue/PAY-1', { fields: { labels: ['ready'] } });
  const parameters = { key: await keyOf('each') };
  await ruleWayToDone({ validators: [{ ruleKey: 'forge:expression-validator', parameters }] });
  const bulkTransitionInputs = [{ selectedIssueIdsOrKeys: ['PAY-1', 'PAY-2'], transitionId }];
  const { taskId } = await jsonOf(await ask('POST', '/bulk/issues/transition', { bulkTransitionInputs }));
  const done = await jsonOf(await ask('GET', `/bulk/queue/${taskId}`));
  expect(Object.values(done.failedAccessibleIssues)).toEqual([['PAY-2 is not ready.']]);
  expect(done.processedAccessibleIssues).toHaveLength(1);
  expect(told).toHaveLength(2);
});

test('it is asked from the portal of a service desk too', async () => {
  const desk = '/../../servicedeskapi';
  const [{ id: serviceDeskId }] = (await jsonOf(await ask('GET', `${desk}/servicedesk`))).values;
  const types = await jsonOf(await ask('GET', `${desk}/servicedesk/${serviceDeskId}/requesttype`));
  const requestFieldValues = { summary: 'Help' };
  const request = { serviceDeskId, requestTypeId: types.values[0].id, requestFieldValues };
  const { issueKey } = await jsonOf(await ask('POST', `${desk}/request`, request));
  const { values } = await jsonOf(await ask('GET', `${desk}/request/${issueKey}/transition`));
  const { id } = values.find(({ name }: { name: string }) => name === 'Done');
  const move = () => ask('POST', `${desk}/request/${issueKey}/transition`, { id });
  const parameters = { key: await keyOf('each') };
  await ruleWayToDone({ validators: [{ ruleKey: 'forge:expression-validator', parameters }] });
  expect(await jsonOf(await move())).toMatchObject({ errorMessage: `${issueKey} is not ready.` });
  await ask('PUT', `/issue/${issueKey}`, { fields: { labels: ['ready'] } });
  expect((await move()).status).toBe(204);
});

test('rules of an app are among what a workflow can have', async () => {
  const capabilities = (query: string) => ask('GET', `/workflows/capabilities?${query}`);
  const found = await jsonOf(await capabilities('projectId=10000&issueTypeId=10001'));
  expect(found.editorScope).toBe('GLOBAL');
  expect(found.forgeRules).toContainEqual({
    id: await keyOf('labelled'),
    ruleKey: 'forge:expression-condition',
    ruleType: 'Condition',
    name: 'Labelled',
    description: 'd',
  });
  expect(found.systemRules.length).toBeGreaterThan(15);
  const [{ id }] = (await jsonOf(await ask('GET', '/workflows/search?scope=PROJECT'))).values;
  expect((await jsonOf(await capabilities(`workflowId=${id}`))).editorScope).toBe('PROJECT');
  expect((await capabilities('projectId=10000')).status).toBe(400);
});
