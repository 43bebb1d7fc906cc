import { asApp, route } from '@forge/api';
import { createJira, type InstalledForgeApp, type Jira } from '../../../src/simulated-jira/index.ts';
import { jsonOf } from '../calls.ts';

const uuid = '31111111-2222-4333-8444-555555555555';
const money = `{ key: money, name: Money, type: object, schema: { properties: { amount: { type: number }, currency: { type: string, enum: [USD, EURO] } }, required: [amount] } }`;
const bounded = `{ key: bounded, name: Bounded, type: number, edit: { validation: { expression: 'value <= configuration.max', errorMessage: Too much. } } }`;
const editors = `{ key: editors, name: For editors, type: string, edit: { validation: { expression: "let new = issue == null; let may = user.groups().includes('editors'); new && value == null || may", errorMessage: Not yours. } } }`;
const manifest = (types: string) => `
app: { id: 'ari:cloud:ecosystem::app/${uuid}', name: Types }
permissions: { scopes: [read:jira-work, 'write:app-data:jira'] }
modules:
  jira:customFieldType: [${types}]
`;

let jira: Jira;
let app: InstalledForgeApp;
let admin: Record<string, string>;
beforeAll(async () => {
  jira = await createJira();
  const { authorization = '' } = jira.credential('api-token', 'Ada Admin');
  admin = { authorization, 'content-type': 'application/json' };
});
afterAll(() => jira.close());
beforeEach(async () => {
  jira.reset();
  app = await jira.installForge({ manifest: manifest([money, bounded, editors].join()), functions: {} });
});

const ask = (method: string, path: string, body?: unknown) =>
  fetch(`${jira.siteUrl}/rest/api/3${path}`, {
    ...{ method, headers: admin },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

async function typeNamed(moduleKey: string): Promise<string> {
  const { environmentId } = (await jsonOf(await fetch(`${jira.controlUrl}/state`))).forgeApps[0];
  const [, environment] = /environment\/[^/]+\/(.+)$/.exec(environmentId) ?? [];
  return `ari:cloud:ecosystem::extension/${uuid}/${environment}/static/${moduleKey}`;
}

/** A field of a type of the app, on every screen. */
async function made(moduleKey: string, name: string): Promise<string> {
  const answer = await ask('POST', '/field', { name, type: await typeNamed(moduleKey) });
  expect(answer.status).toBe(201);
  const { id } = await jsonOf(answer);
  const screens = await jsonOf(await ask('GET', '/screens'));
  for (const screen of screens.values) {
    const tabs = JSON.parse(await (await ask('GET', `/screens/${screen.id}/tabs`)).text());
    await ask('POST', `/screens/${screen.id}/tabs/${tabs[0].id}/fields`, { fieldId: id });
  }
  return id;
}

async function write(id: string, value: unknown) {
  const answer = await ask('PUT', '/issue/PAY-1', { fields: { [id]: value } });
  return answer.status === 204 ? 204 : (await jsonOf(answer)).errors[id];
}
const writeAsApp = (id: string, value: unknown) =>
  app.run(async () => {
    const answer = await asApp().requestJira(route`/rest/api/3/app/field/${id}/value`, {
      ...{ method: 'PUT', headers: { 'content-type': 'application/json' } },
      body: JSON.stringify({ updates: [{ issueIds: [10_100], value }] }),
    });
    return answer.status;
  });

test('administrators make fields of a type that an app brings; their values fit its schema, whoever sets them', async () => {
  const price = await made('money', 'Price');
  expect(await write(price, { amount: 3, currency: 'USD' })).toBe(204);
  expect(await write(price, { amount: '3' })).toMatch(/schema of the field at 'amount'/);
  expect(await write(price, { currency: 'USD' })).toMatch(/schema of the field at 'amount'/);
  expect(await writeAsApp(price, { amount: 3, currency: 'KRONE' })).toBe(400);
  expect(await writeAsApp(price, { amount: 4 })).toBe(204);
  const unknown = await ask('POST', '/field', { name: 'None', type: await typeNamed('none') });
  expect(unknown.status).toBe(400);
});

test('each field of a type has a configuration of its own, which its validation may ask', async () => {
  const [few, many] = [await made('bounded', 'Few'), await made('bounded', 'Many')];
  for (const [id, max] of [
    [few, 3],
    [many, 300],
  ] as const) {
    const at = `/app/field/${id}/context/configuration`;
    const [context] = (await jsonOf(await ask('GET', at))).values;
    await ask('PUT', at, { configurations: [{ id: context.id, configuration: { max } }] });
  }
  expect([await write(few, 30), await write(many, 30)]).toEqual(['Too much.', 204]);
});

test('a validation may ask for the groups of whoever writes', async () => {
  const id = await made('editors', 'Secret');
  expect(await write(id, 'x')).toBe('Not yours.');
  await ask('POST', '/group', { name: 'editors' });
  const { accountId } = jira.credential('api-token', 'Ada Admin');
  await ask('POST', '/group/user?groupname=editors', { accountId });
  expect(await write(id, 'x')).toBe(204);
});

test('fields go with their type, with their values, and come back with it', async () => {
  const id = await made('money', 'Price');
  await write(id, { amount: 3 });
  const shown = async () => (await jsonOf(await ask('GET', '/issue/PAY-1'))).fields[id];
  await jira.installForge({ manifest: manifest(bounded), functions: {} });
  expect(await shown()).toBeUndefined();
  await jira.installForge({ manifest: manifest([bounded, money].join()), functions: {} });
  expect(await shown()).toEqual({ amount: 3 });
});
