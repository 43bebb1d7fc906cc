import supertest from 'supertest';
import { contextToken, type JiraSite } from './jira.ts';
import { stageForAll } from './stage.ts';

const stage = stageForAll();
let site: JiraSite;
beforeAll(async () => {
  site = await stage.installed('audited');
});

const as = (sub: string) => ({ Authorization: `JWT ${contextToken(site, sub)}` });
const lines = (message: string): Record<string, unknown>[] =>
  stage.backend.logged
    .map((line): Record<string, unknown> => JSON.parse(line))
    .filter(({ msg }) => msg === message);

test('a change and a refusal each leave one audit line: tenant, account, action, outcome', async () => {
  await supertest(stage.backend.url).delete('/api/data').set(as('ada')).expect(204);
  await supertest(stage.backend.url).get('/api/tenant').set(as('ada')).expect(200);
  await supertest(stage.backend.url).get('/api/tenant').set(as('bob')).expect(403);
  const audited = lines('audit').map(({ tenant, account, action, outcome }) => [
    tenant,
    account,
    action,
    outcome,
  ]);
  expect(audited).toEqual([
    ['connect:audited', 'ada', 'DELETE /api/data', 204],
    ['connect:audited', 'bob', 'GET /api/tenant', 403],
  ]);
});

test('the trace ids of Atlassian are kept, and nothing that only looks like one', async () => {
  await supertest(stage.backend.url).get('/healthz').set({
    'x-b3-traceid': '463ac35c9f6413ad48485a3953bb6124',
    'atl-traceid': 'bad\tvalue someone@example.com',
  });
  const last = lines('request').at(-1);
  expect(last?.b3TraceId).toBe('463ac35c9f6413ad48485a3953bb6124');
  expect(last?.atlTraceId).toBeUndefined();
});

test('a run that fails by a fault of ours leaves its message in the log, without secrets', async () => {
  const { toldOf } = await import('../../../src/add-on/told-of.ts');
  const told = toldOf(new TypeError('reading password=hunter2-and-more failed'));
  expect(told.name).toBe('TypeError');
  expect(told.message).toContain('failed');
  expect(told.message).not.toContain('hunter2-and-more');
  expect(told.at.length).toBeGreaterThan(0);
});
