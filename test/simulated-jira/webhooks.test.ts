import { createSecretKey } from 'node:crypto';
import { createQueryStringHash, decodeSymmetric, fromMethodAndUrl, SymmetricAlgorithm } from 'atlassian-jwt';
import jsonwebtoken from 'jsonwebtoken';
import { createJira, type Jira } from '../../src/simulated-jira/index.ts';
import { aMoment, until } from '../run/until.ts';
import { jsonOf, postJson } from './calls.ts';
import { installed, TestApp } from './connect-app.ts';

interface Delivered {
  readonly url: string;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a message that a test looks into
  readonly body: any;
}

let jira: Jira;
let app: TestApp;
const delivered: Delivered[] = [];
let answer = 200;

/** Webhooks end here; everything else the site sends goes its way. */
const catching: typeof fetch = async (address, init) => {
  const url = String(address);
  if (!url.includes('/hook')) return fetch(address, init);
  const text = String(init?.body ?? '');
  delivered.push({
    url,
    headers: new Headers(init?.headers),
    text,
    body: text === '' ? null : JSON.parse(text),
  });
  return new Response(null, { status: answer });
};

const arrived = async (count: number): Promise<Delivered[]> => {
  await until(() => delivered.length >= count);
  await aMoment();
  return delivered;
};

const hook = (event: string, more: Record<string, unknown> = {}) => ({
  event,
  url: `/hook/${event}`,
  ...more,
});

/** What may become of a project. */
const goings = ['archived', 'restored_archived', 'soft_deleted', 'restored_deleted', 'deleted'].map(
  (what) => `project_${what}`,
);

beforeAll(async () => {
  [jira, app] = await Promise.all([createJira({ fetch: catching }), TestApp.start()]);
});
beforeEach(async () => {
  jira.reset();
  delivered.length = 0;
  answer = 200;
  await jira.control('/state', { webhookSettings: { retries: 2, retryMs: 5 } });
  app.scopes = ['READ', 'WRITE', 'DELETE', 'PROJECT_ADMIN', 'ADMIN'];
  app.extra = {
    modules: {
      webhooks: [
        hook('jira:issue_created', {
          url: '/hook/created?key={issue.key}&project={project.key}',
          filter: 'project = PAY',
        }),
        hook('jira:issue_deleted', { excludeBody: true }),
        hook('jira:version_released'),
        ...goings.map((event) => hook(event)),
      ],
    },
  };
  await installed(jira.controlUrl, app.descriptorUrl);
});
afterAll(() => Promise.all([jira.close(), app.close()]));

const ada = () => jira.credential('api-token', 'Ada Admin');
const create = (project: string) =>
  postJson(
    `${jira.siteUrl}/rest/api/3/issue`,
    {
      fields: {
        project: { key: project },
        summary: 'Told',
        issuetype: { name: project === 'OPS' ? 'Service Request' : 'Task' },
      },
    },
    { authorization: ada().authorization ?? '' },
  );

describe('webhooks of a descriptor', () => {
  test('an issue that is made is told, signed for the address it goes to', async () => {
    const { key } = await jsonOf(await create('PAY'));
    const [first, ...others] = await arrived(1);
    expect(others).toEqual([]);
    expect(first?.url).toBe(`${app.baseUrl}/hook/created?key=${key}&project=PAY`);
    expect(first?.body).toMatchObject({
      webhookEvent: 'jira:issue_created',
      issue_event_type_name: 'issue_created',
      user: { accountId: ada().accountId },
      issue: { key, fields: { summary: 'Told' } },
    });
    expect(first?.body.issue.self).toContain('/rest/api/2/issue/');
    const token = first?.headers.get('authorization')?.replace(/^JWT /, '') ?? '';
    const { sharedSecret, clientKey } = app.installation();
    const claims = decodeSymmetric(token, sharedSecret, SymmetricAlgorithm.HS256);
    const qsh = createQueryStringHash(fromMethodAndUrl('post', first?.url ?? ''), false, app.baseUrl);
    expect(claims).toMatchObject({ iss: clientKey, qsh, sub: ada().accountId });
  });

  test('the filter is asked of the search, and what was refused is told to nobody', async () => {
    expect((await create('TEAM')).status).toBe(201);
    expect((await create('NOPE')).status).toBe(400);
    expect(await arrived(0)).toEqual([]);
  });

  test('a webhook may want no body', async () => {
    const { key } = await jsonOf(await create('TEAM'));
    await fetch(`${jira.siteUrl}/rest/api/3/issue/${key}`, {
      method: 'DELETE',
      headers: { authorization: ada().authorization ?? '' },
    });
    const [first] = await arrived(1);
    expect([first?.url, first?.text]).toEqual([`${app.baseUrl}/hook/jira:issue_deleted`, '']);
  });

  test('several issues at once are told one by one', async () => {
    const fields = { project: { key: 'PAY' }, summary: 'Told', issuetype: { name: 'Task' } };
    await postJson(
      `${jira.siteUrl}/rest/api/3/issue/bulk`,
      { issueUpdates: [{ fields }, { fields }] },
      { authorization: ada().authorization ?? '' },
    );
    const keys = (await arrived(2)).map(({ body }) => body.issue.key);
    expect(new Set(keys).size).toBe(2);
  });

  test('a version that becomes released is told as such, another change of it is not', async () => {
    const authorization = ada().authorization ?? '';
    const version = async (method: string, path: string, body: unknown) =>
      jsonOf(
        await fetch(`${jira.siteUrl}/rest/api/3/version${path}`, {
          method,
          headers: { authorization, 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      );
    const { id } = await version('POST', '', { name: '1.0', projectId: 10000 });
    await version('PUT', `/${id}`, { description: 'The first' });
    await version('PUT', `/${id}`, { released: true });
    expect((await arrived(1)).map(({ body }) => body)).toEqual([
      expect.objectContaining({
        webhookEvent: 'jira:version_released',
        version: expect.objectContaining({ id, released: true }),
      }),
    ]);
  });

  test('a project is told of with itself, whatever becomes of it', async () => {
    const headers = { authorization: ada().authorization ?? '' };
    const steps = [
      ['POST', 'PAY/archive'],
      ['POST', 'PAY/restore'],
      ['DELETE', 'PAY'],
      ['POST', 'PAY/restore'],
      ['DELETE', 'PAY?enableUndo=false'],
    ] as const;
    for (const [index, [method, path]] of steps.entries()) {
      await fetch(`${jira.siteUrl}/rest/api/3/project/${path}`, { method, headers });
      await until(() => delivered.length > index);
    }
    expect(delivered.map(({ body }) => `${body.webhookEvent} ${body.project?.key}`)).toEqual(
      goings.map((event) => `${event} PAY`),
    );
  });

  test('an app that is gone is told nothing', async () => {
    await jira.control(`DELETE /apps/${app.key}`);
    await create('PAY');
    expect(await arrived(0)).toEqual([]);
  });
});

describe('dynamic webhooks', () => {
  const register = async (webhooks: unknown[], url = `${app.baseUrl}/hook/dynamic`) =>
    app.call('POST', `${jira.siteUrl}/rest/api/3/webhook`, { url, webhooks });
  const created = { events: ['jira:issue_created'], jqlFilter: 'project = TEAM' };

  test('are registered one by one, listed, refreshed and deleted', async () => {
    const answers = await jsonOf(
      await register([
        created,
        { ...created, jqlFilter: 'watchCount > 3' },
        { ...created, events: ['user_created'] },
      ]),
    );
    const [first, second, third] = answers.webhookRegistrationResult;
    expect(second).toEqual({ errors: ['The clause watchCount is unsupported'] });
    expect(third.errors).toEqual(['The event user_created is unsupported']);
    const address = `${jira.siteUrl}/rest/api/3/webhook`;
    const listed = async () => (await jsonOf(await app.call('GET', address))).values;
    expect(await listed()).toEqual([
      expect.objectContaining({ ...created, id: first.createdWebhookId, url: `${app.baseUrl}/hook/dynamic` }),
    ]);
    const refreshed = await app.call('PUT', `${address}/refresh`, { webhookIds: [first.createdWebhookId] });
    expect((await jsonOf(refreshed)).expirationDate).toMatch(/\+0000$/);
    await app.call('DELETE', address, { webhookIds: [first.createdWebhookId] });
    expect(await listed()).toEqual([]);
  });

  test('two that match come as one message with both ids', async () => {
    const answers = await jsonOf(await register([created, { ...created, jqlFilter: '' }]));
    await create('TEAM');
    const [first, ...others] = await arrived(1);
    expect(others).toEqual([]);
    expect(first?.body.matchedWebhookIds).toEqual(
      answers.webhookRegistrationResult.map((one: { createdWebhookId: number }) => one.createdWebhookId),
    );
  });

  test('an expired one is silent, and an address elsewhere is refused', async () => {
    await register([created]);
    await jira.control('/state', {
      webhooks: [
        { ...created, id: 1, appKey: app.key, url: `${app.baseUrl}/hook`, expirationDate: '2020-01-01' },
      ],
    });
    await create('TEAM');
    expect(await arrived(0)).toEqual([]);
    expect((await register([created], 'https://elsewhere.example/hook')).status).toBe(400);
  });

  test('a server in trouble is tried again, then it counts as failed', async () => {
    const answers = await jsonOf(await register([created]));
    answer = 503;
    await create('TEAM');
    const attempts = await arrived(3);
    expect(attempts.map(({ headers }) => headers.get('x-atlassian-webhook-retry'))).toEqual([null, '1', '2']);
    expect(new Set(attempts.map(({ headers }) => headers.get('x-atlassian-webhook-identifier'))).size).toBe(
      1,
    );
    const failed = await jsonOf(await app.call('GET', `${jira.siteUrl}/rest/api/3/webhook/failed`));
    const [{ createdWebhookId }] = answers.webhookRegistrationResult;
    expect(failed.values).toEqual([
      expect.objectContaining({ id: String(createdWebhookId), url: `${app.baseUrl}/hook/dynamic` }),
    ]);
  });

  test('a refusal is final', async () => {
    await register([created]);
    answer = 403;
    await create('TEAM');
    expect(await arrived(1)).toHaveLength(1);
  });

  test('those of an OAuth 2.0 app are signed with its client secret', async () => {
    const { url, authorization, clientSecret } = jira.credential('oauth-3lo', 'Sample integration');
    const answers = await postJson(
      `${url}/rest/api/3/webhook`,
      { url: 'https://app.example/hook', webhooks: [created] },
      { authorization: authorization ?? '' },
    );
    expect((await jsonOf(answers)).webhookRegistrationResult).toEqual([
      { createdWebhookId: expect.any(Number) },
    ]);
    await create('TEAM');
    const [first] = await arrived(1);
    const token = first?.headers.get('authorization')?.replace(/^Bearer /, '') ?? '';
    expect(() =>
      jsonwebtoken.verify(token, createSecretKey(Buffer.from(clientSecret ?? '')), { algorithms: ['HS256'] }),
    ).not.toThrow();
  });

  test('a person has none', async () => {
    const answers = await fetch(`${jira.siteUrl}/rest/api/3/webhook`, {
      headers: { authorization: ada().authorization ?? '' },
    });
    expect(answers.status).toBe(403);
  });
});
