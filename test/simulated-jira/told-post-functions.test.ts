import { createJira, type Jira } from '../../src/simulated-jira/index.ts';
import { until } from '../run/until.ts';
import { jsonOf, postJson } from './calls.ts';

/** Post functions of a transition that tell somebody outside. */
const sent: { url: string; headers: Headers; text: string }[] = [];
let jira: Jira;
beforeEach(async () => {
  sent.length = 0;
  jira = await createJira({
    fetch: async (address, init) => {
      sent.push({
        url: String(address),
        headers: new Headers(init?.headers),
        text: String(init?.body ?? ''),
      });
      return new Response(null, { status: 200 });
    },
  });
});
afterEach(() => jira.close());

const ada = () => ({ authorization: jira.credential('api-token', 'Ada Admin').authorization ?? '' });
const post = (path: string, body: object) => postJson(`${jira.siteUrl}/rest/${path}`, body, ada());

/** Puts an action on the way to Done and takes it; answers with what was noted when it was set. */
async function finishedWith(ruleKey: string, parameters: object): Promise<string | null> {
  const workflowNames = ['Software Simplified Workflow'];
  const { workflows, statuses } = await jsonOf(await post('api/3/workflows', { workflowNames }));
  const [{ id, version, statuses: own, transitions }] = workflows;
  const ruled = transitions.map((each: { name: string }) =>
    each.name === 'Done' ? { ...each, actions: [{ ruleKey, parameters }] } : each,
  );
  const redrawn = [{ id, version, statuses: own, transitions: ruled }];
  const answer = await post('api/3/workflows/update', { statuses, workflows: redrawn });
  const done = transitions.find((each: { name: string }) => each.name === 'Done');
  expect((await post('api/3/issue/PAY-1/transitions', { transition: { id: done.id } })).status).toBe(204);
  return answer.headers.get('x-simulated-note');
}

const way = { transitionName: 'Done', workflowName: 'Software Simplified Workflow', to_status: 'Done' };

test('a webhook of an administrator is told, whatever it listens to', async () => {
  const url = 'https://chat.example.com/hook?issue={issue.key}';
  const hook = { name: 'Done', url, events: [], filters: {}, secret: 'between us' };
  const { self } = await jsonOf(await post('webhooks/1.0/webhook', hook));
  expect(await finishedWith('system:trigger-webhook', { webhookId: self.split('/').at(-1) })).toBeNull();
  await until(() => sent.length === 1);
  expect(sent[0]?.url).toBe('https://chat.example.com/hook?issue=PAY-1');
  expect(sent[0]?.headers.get('x-hub-signature')).toMatch(/^sha256=/);
  expect(JSON.parse(sent[0]?.text ?? '')).toMatchObject({
    webhookEvent: 'jira:issue_updated',
    user: { displayName: 'Ada Admin' },
    issue: { key: 'PAY-1', fields: { status: { name: 'Done' } } },
    transition: way,
  });
});

test('a webhook that is switched off, and one that is gone, is told nothing', async () => {
  const hook = { name: 'Off', url: 'https://chat.example.com/hook', events: [], enabled: false };
  const { self } = await jsonOf(await post('webhooks/1.0/webhook', hook));
  await finishedWith('system:trigger-webhook', { webhookId: self.split('/').at(-1) });
  await post('api/3/issue/PAY-1/transitions', { transition: { id: '11' } });
  await finishedWith('system:trigger-webhook', { webhookId: '99' });
  expect(sent).toEqual([]);
});

test('a Connect app is told at the address of its module, with its configuration and its signature', async () => {
  const jiraWorkflowPostFunctions = [{ key: 'after', triggered: { url: '/triggered' } }];
  const app = {
    ...{ key: 'rules.app', clientKey: 'c', sharedSecret: 'a secret of some length', oauthClientId: 'o' },
    ...{ accountId: 'a', baseUrl: 'https://app.example.com/base', name: 'Rules', state: 'enabled' },
    descriptor: { modules: { jiraWorkflowPostFunctions } },
  };
  await jira.control('/state', { connectApps: [app] });
  const parameters = { appKey: 'rules.app__after', config: 'as configured' };
  expect(await finishedWith('connect:remote-workflow-function', parameters)).toBeNull();
  await until(() => sent.length === 1);
  expect(sent[0]?.url).toBe('https://app.example.com/base/triggered');
  expect(sent[0]?.headers.get('authorization')).toMatch(/^JWT [\w-]+\.[\w-]+\.[\w-]+$/);
  expect(JSON.parse(sent[0]?.text ?? '')).toMatchObject({
    configuration: { value: 'as configured' },
    issue: { key: 'PAY-1', fields: { summary: expect.any(String), status: { name: 'Done' } } },
    transition: { ...way, transitionId: expect.any(Number), from_status: expect.any(String) },
  });
});
