import { asApp, route } from '@forge/api';
import { z } from 'zod';
import { createJira, type InstalledForgeApp, type Jira } from '../../../src/simulated-jira/index.ts';
import { jsonOf } from '../calls.ts';

const manifest = (id: string) => `
app: { id: 'ari:cloud:ecosystem::app/${id}', name: Fields }
permissions: { scopes: [read:jira-work, write:jira-work, manage:jira-configuration, 'write:app-data:jira'] }
modules:
  jira:customField:
    - { key: progress, name: How far, description: In percent, type: number }
    - { key: where, name: Places, type: string, collection: list }
    - { key: money, name: Money, type: object }
    - { key: told, name: Told, type: string, readOnly: true }
    - { key: share, name: Share, type: number, edit: { validation: { expression: 'value == null || value >= 0 && value <= 100', errorMessage: From 0 to 100. } } }
    - { key: code, name: Code, type: string, edit: { validation: { expression: 'issue == null || value.startsWith(project.key) ? true : "Not of " + project.key' } } }
`;

let jira: Jira;
let app: InstalledForgeApp;
let stranger: InstalledForgeApp;
let admin: { authorization: string };

beforeAll(async () => {
  jira = await createJira();
  const { authorization } = jira.credential('api-token', 'Ada Admin');
  admin = { authorization: authorization ?? '' };
});
afterAll(() => jira.close());
beforeEach(async () => {
  jira.reset();
  app = await jira.installForge({
    manifest: manifest('11111111-2222-4333-8444-555555555555'),
    functions: {},
  });
  stranger = await jira.installForge({
    manifest: manifest('21111111-2222-4333-8444-555555555555'),
    functions: {},
  });
});

const listSchema = z.array(z.record(z.string(), z.any()));

/** The field of this name, of the first app or of the second. */
async function field(name: string, nth = 0) {
  const answer = await fetch(`${jira.siteUrl}/rest/api/3/field`, { headers: admin });
  const all = listSchema.parse(await answer.json()).filter((each) => each.name === name);
  return z.record(z.string(), z.any()).parse(all[nth]);
}

const put = (as: InstalledForgeApp, field: string, updates: unknown, query = '') =>
  as.run(() =>
    asApp().requestJira(route`/rest/api/3/app/field/${field}/value?generateChangelog=${query || 'true'}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ updates }),
    }),
  );

async function issue(expand = '') {
  return jsonOf(await fetch(`${jira.siteUrl}/rest/api/3/issue/PAY-1?expand=${expand}`, { headers: admin }));
}

async function idOfIssue() {
  return (await issue()).id;
}

test('an app brings its fields along, sets values of its own kind in them, and nobody else does', async () => {
  const mine = await field('How far');
  const theirs = await field('How far', 1);
  expect(mine).toMatchObject({ custom: true, schema: { type: 'number', customId: expect.any(Number) } });
  expect(mine.schema.custom).toMatch(/^ari:cloud:ecosystem::extension\/11111111-.+\/static\/progress$/);
  const places = await field('Places');
  expect(places.schema).toMatchObject({ type: 'array', items: 'string' });
  const issueIds = [await idOfIssue()];
  expect((await put(app, mine.id, [{ issueIds, value: 40 }])).status).toBe(204);
  expect((await put(app, places.id, [{ issueIds, value: ['Oslo', 'Bergen'] }], 'false')).status).toBe(204);
  const money = await field('Money');
  expect((await put(app, money.id, [{ issueIds, value: { amount: 3 } }], 'false')).status).toBe(204);
  const { fields, changelog } = await issue('changelog');
  expect([fields[mine.id], fields[places.id], fields[money.id]]).toEqual([
    40,
    ['Oslo', 'Bergen'],
    { amount: 3 },
  ]);
  expect(changelog.histories.map((each: { items: { field: string }[] }) => each.items[0]?.field)).toEqual([
    'How far',
  ]);
  expect((await put(stranger, mine.id, [{ issueIds, value: 1 }])).status).toBe(403);
  expect((await put(app, theirs.id, [{ issueIds, value: 1 }])).status).toBe(403);
  expect((await put(app, mine.id, [{ issueIds, value: 'far' }])).status).toBe(400);
  expect((await put(app, mine.id, [{ issueIds: ['1'], value: 1 }])).status).toBe(400);
  expect((await put(app, 'customfield_1', [{ issueIds, value: 1 }])).status).toBe(404);
  const jql = encodeURIComponent(`cf[${mine.schema.customId}] >= 40`);
  const found = await fetch(`${jira.siteUrl}/rest/api/3/search/jql?jql=${jql}&fields=key`, {
    headers: admin,
  });
  expect((await jsonOf(found)).issues).toMatchObject([{ id: issueIds[0] }]);
});

test('the configuration of a field is kept for each context', async () => {
  const mine = await field('How far');
  const at = `${jira.siteUrl}/rest/api/3/app/field/${mine.id}/context/configuration`;
  const [{ id }] = (await jsonOf(await fetch(at, { headers: admin }))).values;
  const configure = (configurations: unknown) =>
    fetch(at, {
      method: 'PUT',
      headers: { ...admin, 'content-type': 'application/json' },
      body: JSON.stringify({ configurations }),
    });
  expect((await configure([{ id, configuration: { max: 10 }, schema: { type: 'number' } }])).status).toBe(
    200,
  );
  expect((await configure([{ id: '1' }])).status).toBe(404);
  const list = await fetch(`${jira.siteUrl}/rest/api/3/app/field/context/configuration/list`, {
    method: 'POST',
    headers: { ...admin, 'content-type': 'application/json' },
    body: JSON.stringify({ fieldIdsOrKeys: [mine.id] }),
  });
  expect((await jsonOf(list)).values).toEqual([
    {
      customFieldId: mine.id,
      id,
      fieldContextId: id,
      configuration: { max: 10 },
      schema: { type: 'number' },
    },
  ]);
});

test('a field is named by where its app is deployed too', async () => {
  const id = '31111111-2222-4333-8444-555555555555';
  const given = { manifest: manifest(id), functions: {} };
  const deployed = await jira.installForge({ ...given, environmentType: 'DEVELOPMENT' });
  const updates = [{ issueIds: [10_100], value: 5 }];
  expect((await put(deployed, `${id}__DEVELOPMENT__progress`, updates)).status).toBe(204);
  expect((await put(deployed, `${id}__PRODUCTION__progress`, updates)).status).toBe(404);
});

const costs = `
app: { id: 'ari:cloud:ecosystem::app/41111111-2222-4333-8444-555555555555', name: Costs }
permissions: { scopes: [read:jira-work, write:jira-work, 'write:app-data:jira'] }
modules:
  jira:customField:
    - key: cost
      name: Dev cost
      description: What it costs
      type: object
      view: { formatter: { expression: '\`\${value.amount}\`' } }
      schema:
        properties:
          amount: { type: number, searchAlias: Amount }
          currency: { type: string, searchAlias: Currency }
          paid: { type: boolean, searchAlias: Paid }
          spender: { type: string, searchType: user, searchAlias: Spender }
          due: { type: string, searchType: date, searchAlias: Due }
          note: { type: string, searchType: text, searchAlias: Note }
          parts: { type: array, items: { type: integer }, searchAlias: Part }
          where: { type: object, searchAlias: Where, properties: { town: { type: string, searchAlias: Town } } }
          secret: { type: string }
`;

test('queries find an object of an app by any text within it and by the properties its schema names', async () => {
  const payer = await jira.installForge({ manifest: costs, functions: {} });
  const cost = await field('Dev cost');
  const keys = async (jql: string) => {
    const answer = await fetch(
      `${jira.siteUrl}/rest/api/3/search/jql?fields=key&jql=${encodeURIComponent(`project = PAY and ${jql} order by key`)}`,
      { headers: admin },
    );
    const body = await jsonOf(answer);
    return answer.status === 200 ? body.issues.map(({ key }: { key: string }) => key) : body.errorMessages;
  };
  const { accountId } = jira.credential('api-token', 'Mika Member');
  const one = {
    ...{ amount: 100, currency: 'USD', paid: true, spender: accountId, due: '2026-12-24' },
    ...{ note: 'Paid in small coins', parts: [60, 40], where: { town: 'Oslo' }, secret: 'whale' },
  };
  const set = await put(
    payer,
    cost.id,
    [
      { issueIds: [10_100], value: one },
      { issueIds: [10_101], value: { amount: 7, currency: 'AUD', due: '2027-01-01T10:00Z' } },
    ],
    'false',
  );
  expect(set.status).toBe(204);
  for (const jql of [
    '"Dev cost" ~ whale',
    '"Dev cost" ~ Oslo',
    '"Dev cost.Amount" = 100',
    '"dev cost.amount" > 7',
    '"Dev cost.Currency" = usd',
    '"Dev cost.Currency" in (USD, EURO)',
    '"Dev cost.Paid" = "true"',
    '"Dev cost.Spender" = "mika@example.com"',
    '"Dev cost.Due" < "2026-12-25"',
    '"Dev cost.Due" = "2026-12-24"',
    '"Dev cost.Note" ~ coins',
    '"Dev cost.Part" = 40',
    '"Dev cost.Town" = Oslo',
    '"Dev cost.Town" is not empty',
  ])
    expect([jql, await keys(jql)]).toEqual([jql, ['PAY-1']]);
  expect(await keys('"Dev cost" is not empty')).toEqual(['PAY-1', 'PAY-2']);
  expect(await keys('"Dev cost.Amount" < 100')).toEqual(['PAY-2']);
  for (const name of ['Dev cost.Where', 'Dev cost.secret']) expect(await keys(`"${name}" = x`)).toEqual([]);
  expect(await keys('"Dev cost.Amount" ~ 1')).toEqual([
    "The operator '~' is not supported by the 'Dev cost.Amount' field.",
  ]);
});

test('people write what the validation of a field allows and nothing that is read-only; the app writes all', async () => {
  const [told, share, code] = await Promise.all(['Told', 'Share', 'Code'].map((name) => field(name)));
  const screens = await jsonOf(await fetch(`${jira.siteUrl}/rest/api/3/screens`, { headers: admin }));
  const json = { ...admin, 'content-type': 'application/json' };
  for (const { id } of screens.values) {
    const at = `${jira.siteUrl}/rest/api/3/screens/${id}/tabs`;
    const [tab] = listSchema.parse(await (await fetch(at, { headers: admin })).json());
    for (const each of [told, share, code])
      await fetch(`${at}/${tab?.id}/fields`, {
        ...{ method: 'POST', headers: json },
        body: JSON.stringify({ fieldId: each?.id }),
      });
  }
  const write = async (fields: unknown) => {
    const answer = await fetch(`${jira.siteUrl}/rest/api/3/issue/PAY-1`, {
      ...{ method: 'PUT', headers: json },
      body: JSON.stringify({ fields }),
    });
    return answer.status === 204 ? 204 : (await jsonOf(answer)).errors;
  };
  expect(await write({ [share?.id]: 40, [code?.id]: 'PAY-x' })).toBe(204);
  expect(await write({ [share?.id]: null })).toBe(204);
  expect(await write({ [share?.id]: 140, [code?.id]: 'OPS-x', [told?.id]: 'by hand' })).toEqual({
    [share?.id]: 'From 0 to 100.',
    [code?.id]: 'Not of PAY',
    [told?.id]: `Field '${told?.id}' cannot be set. It is not on the appropriate screen, or unknown.`,
  });
  const meta = await jsonOf(
    await fetch(`${jira.siteUrl}/rest/api/3/issue/PAY-1/editmeta`, { headers: admin }),
  );
  expect([told, share, code].map((each) => String(each?.id) in meta.fields)).toEqual([false, true, true]);
  for (const [id, value] of [
    [share?.id, 140],
    [told?.id, 'by the app'],
  ])
    expect((await put(app, id, [{ issueIds: [10_100], value }], 'false')).status).toBe(204);
  expect((await issue()).fields).toMatchObject({ [share?.id]: 140, [told?.id]: 'by the app' });
});
