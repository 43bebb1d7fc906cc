import { __requestAtlassianAsApp } from '@forge/api';
import { createJira, type InstalledForgeApp, type Jira } from '../../../src/simulated-jira/index.ts';
import { until } from '../../run/until.ts';

const manifest = `
app: { id: 'ari:cloud:ecosystem::app/11111111-2222-4333-8444-555555555555', name: Queues }
permissions: { scopes: [] }
modules:
  function: [{ key: take, handler: index.take }, { key: resolve, handler: index.resolve }]
  consumer:
    - { key: c1, queue: plain, function: take }
    - { key: c2, queue: older, resolver: { function: resolve, method: listen } }
`;

let jira: Jira;
let app: InstalledForgeApp;
const taken: unknown[] = [];
const ends: (() => void)[] = [];
const functions = {
  take: async (event: unknown) => {
    taken.push(event);
    const { body, retryContext } = event as { body: { wants: string }; retryContext?: unknown };
    if (body.wants === 'failure') throw new Error('no');
    if (body.wants === 'time') await new Promise<void>((end) => ends.push(end));
    if (body.wants === 'more' && retryContext === undefined)
      return { _retry: true, retryOptions: { retryAfter: 0.01, retryReason: 'LATER' } };
    return undefined;
  },
  resolve: async (call: unknown) => taken.push(call),
};

beforeEach(async () => {
  jira = await createJira();
  taken.length = 0;
  app = await jira.installForge({ manifest, functions });
});
afterEach(() => jira.close());

/** As `Queue` of `@forge/events` asks. */
const asked = (what: string, body: object) =>
  app.run(() =>
    __requestAtlassianAsApp(`/webhook/queue/${what}/{contextAri}/{environmentId}/{appId}/{appVersion}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
const job = { queueName: 'plain', jobId: 'j1' };
const push = (...payload: unknown[]) => asked('publish', { ...job, payload });
const stats = async () => (await asked('stats', job)).json();

test('events come to the consumer of their queue, and a job tells how far it is', async () => {
  const pushed = await push({ body: { wants: 'nothing' } }, { body: { wants: 'failure' } });
  expect(pushed.status).toBe(201);
  expect(await stats()).toEqual({ success: 0, inProgress: 2, failed: 0 });
  await until(async () => (await stats()).inProgress === 0);
  expect(await stats()).toEqual({ success: 1, inProgress: 0, failed: 1 });
  expect(taken[0]).toMatchObject({ ...job, eventId: expect.any(String), body: { wants: 'nothing' } });
});

test('a function may ask for an event once more', async () => {
  await push({ body: { wants: 'more' } });
  await until(async () => (await stats()).success === 1);
  expect(taken).toHaveLength(2);
  expect(taken[1]).toMatchObject({
    retryContext: { retryCount: 1, retryReason: 'LATER' },
  });
});

test('a consumer of the older library is a method of a resolver', async () => {
  await asked('publish', { queueName: 'older', jobId: 'j2', payload: [{ text: 'x' }] });
  await until(() => taken.length === 1);
  expect(taken[0]).toMatchObject({
    call: { functionKey: 'listen', payload: { text: 'x' } },
    context: { jobId: 'j2' },
  });
});

test('a job that is ended delivers nothing more, and what is not there is named', async () => {
  await push({ body: { wants: 'nothing' } });
  expect((await asked('cancel', job)).status).toBe(204);
  expect(await stats()).toEqual({ success: 0, inProgress: 0, failed: 0 });
  expect((await asked('stats', { ...job, jobId: 'other' })).status).toBe(404);
  const nowhere = await asked('publish', { ...job, queueName: 'nowhere', payload: [{ body: {} }] });
  expect([nowhere.status, (await nowhere.json()).message]).toEqual([
    400,
    'The manifest has no consumer of the queue nowhere.',
  ]);
  await asked('publish', { ...job, jobId: 'j3', payload: [{ body: { wants: 'nothing' } }] });
  await until(() => taken.length > 0);
  expect(taken).toEqual([expect.objectContaining({ jobId: 'j3' })]);
});

test('a cancellation leaves the event that a function has begun with, and no other', async () => {
  await push({ body: { wants: 'time' } }, { body: { wants: 'nothing' }, delayInSeconds: 900 });
  await until(() => ends.length > 0);
  await asked('cancel', job);
  expect(await stats()).toEqual({ success: 0, inProgress: 1, failed: 0 });
  for (const end of ends) end();
  await until(async () => (await stats()).success === 1);
  expect(await stats()).toEqual({ success: 1, inProgress: 0, failed: 0 });
});
