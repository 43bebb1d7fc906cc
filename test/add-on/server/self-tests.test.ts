import type { Response } from 'supertest';
import { Report } from '../../../src/report/model.ts';
import { startAtlassian } from './atlassian.ts';
import { runBackend } from './backend.ts';
import { contextToken, getAs, type JiraSite, postAs, signedEvent } from './jira.ts';
import { stageForAll } from './stage.ts';

const stage = stageForAll();
const get = (site: JiraSite, path: string, url = stage.backend.url) => getAs(site, url, path);
const post = (site: JiraSite, path: string, body: object, url = stage.backend.url) =>
  postAs(site, url, path, body);

/** Server-sent events of a stream that has ended. */
const eventsOf = (
  answer: Response,
): { id: number; event: string; data: { type: string; state?: string; reason?: string } }[] =>
  answer.text
    .split('\n\n')
    .filter((block) => block.startsWith('id:'))
    .map((block) => {
      const field = (name: string): string => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
      return { id: Number(field('id')), event: field('event'), data: JSON.parse(field('data')) };
    });

const two = {
  identities: ['anonymous'],
  operations: ['GET /rest/api/3/myself', 'GET /rest/api/3/permissions'],
};

test('self-tests are started, followed to the end, resumed, listed and downloaded', async () => {
  const site = await stage.installed('running');
  const { body } = await post(site, '/self-tests', two).expect(202);
  const stream = await get(site, `/self-tests/${body.id}/events`).expect(200);
  expect(stream.headers['content-type']).toContain('text/event-stream');
  const events = eventsOf(stream);
  expect(events.map(({ event }) => event).filter((event) => event === 'probe')).toHaveLength(2);
  expect(events.map(({ id }) => id)).toEqual(events.map((_, index) => index + 1));
  expect(events.at(-1)?.data).toMatchObject({ type: 'finished', state: 'finished' });

  const resumed = eventsOf(
    await get(site, `/self-tests/${body.id}/events`).set('Last-Event-ID', String(events.length - 1)),
  );
  expect(resumed.map(({ event }) => event)).toEqual(['finished']);
  const resume = (id: string) => get(site, `/self-tests/${body.id}/events`).set('Last-Event-ID', id);
  await resume(String(events.length)).expect(204);
  await resume(String(events.length + 1)).expect(400);
  const polled = await get(site, `/self-tests/${body.id}/events`)
    .set('Accept', 'application/json')
    .expect(200);
  expect(polled.body.events).toEqual(events.map(({ data }) => data));

  const report = Report.parse((await get(site, `/self-tests/${body.id}`).expect(200)).body);
  expect(report).toMatchObject({ id: body.id, state: 'finished', site: { url: stage.atlassian.url } });
  expect(report.probes.map(({ operation }) => operation).sort()).toEqual([...two.operations].sort());
  for (const [format, type] of [
    ['json', 'application/json'],
    ['html', 'text/html'],
    ['md', 'text/markdown'],
  ]) {
    const file = await get(site, `/self-tests/${body.id}/report.${format}`).expect(200);
    expect([file.headers['content-type'], file.headers['content-disposition']]).toEqual([
      expect.stringContaining(String(type)),
      `attachment; filename="clearance-${body.id}.${format}"`,
    ]);
  }
  const list = (await get(site, '/self-tests').expect(200)).body.selfTests;
  expect(list).toEqual([
    {
      id: body.id,
      state: 'finished',
      startedAt: report.startedAt,
      summary: report.summary,
      gaps: 0,
      needs: '2 operations',
    },
  ]);
  const csv = await get(site, '/self-tests.csv').expect(200);
  expect(csv.headers['content-type']).toContain('text/csv');
  expect(csv.text.split('\r\n')[1]).toMatch(new RegExp(`^${body.id},[^,]+,finished,2 operations,0,`));
  expect(csv.text.split('\r\n')).toHaveLength(3);
  expect((await get(site, `/self-tests?before=${body.id}`).expect(200)).body.selfTests).toEqual([]);
});

test('a run says what changed since the one before that asked for as much', async () => {
  const site = await stage.installed('again');
  const run = async (body: object): Promise<string> => {
    const { id } = (await post(site, '/self-tests', body).expect(202)).body;
    await get(site, `/self-tests/${id}/events`);
    return id;
  };
  const first = await run(two);
  expect((await get(site, `/self-tests/${first}/changes`).expect(200)).body).toMatchObject({ since: null });
  const other = await run({ ...two, project: 'PAY' });
  expect((await get(site, `/self-tests/${other}/changes`)).body.since).toBeNull();
  const second = await run({ ...two, operations: two.operations.slice(0, 1) });
  expect((await get(site, `/self-tests/${second}/changes`)).body).toEqual({
    since: first,
    opened: [],
    closed: [],
    unchanged: 0,
  });
  await get(site, '/self-tests/nothing/changes').expect(404);
});

test('another tenant’s id is not there', async () => {
  const [mine, theirs] = [await stage.installed('mine'), await stage.installed('theirs')];
  const { body } = await post(theirs, '/self-tests', two).expect(202);
  await get(theirs, `/self-tests/${body.id}/events`);
  for (const path of ['', '/events', '/report.json', '/report.html', '/report.md', '/advice', '/changes']) {
    await get(mine, `/self-tests/${body.id}${path}`).expect(404);
  }
  expect((await get(mine, '/self-tests')).body.selfTests).toEqual([]);
});

test('one runs at a time: the second is told which', async () => {
  const site = await stage.installed('busy');
  const answers = await Promise.all([1, 2, 3].map(() => post(site, '/self-tests', {})));
  expect(answers.map(({ status }) => status).sort()).toEqual([202, 409, 409]);
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  const id = answers[0]?.body.id;
  expect(eventsOf(await get(site, `/self-tests/${id}/events`)).at(-1)?.event).toBe('finished');
});

test.each([
  [{ operations: ['GET /rest/api/3/nothing-like-it'] }, 'nothing-like-it'],
  [{ operations: ['rubbish'] }, 'rubbish'],
  [{ operations: [] }, 'operations'],
  [{ operations: 'GET /rest/api/3/myself' }, 'operations'],
  [{ identities: ['pat'] }, 'not available'],
  [{ identities: ['nobody'] }, 'identities'],
  [{ profile: '../../etc/passwd' }, 'no profile'],
  [{ profile: '/etc/passwd.json' }, 'no profile'],
  [[1], 'body'],
])('%j is 400 with a sentence', async (wanted, told) => {
  const site = await stage.installed('asking-wrongly');
  const { status, body } = await post(site, '/self-tests', wanted);
  expect([status, body.error.message.includes(told)]).toEqual([400, true]);
  expect((await get(site, '/self-tests')).body.selfTests).toEqual([]);
});

test('a run cut off by a restart ends as failed with the reason, and can be started again', async () => {
  const silent = await startAtlassian(stage.key);
  const first = await runBackend(silent);
  const site = { ...stage.siteNamed('cut-off'), baseUrl: silent.url };
  await signedEvent(site, first.url, stage.key, 'installed').expect(204);
  await get(site, '/tenant', first.url).expect(200);
  silent.hold();
  const { body } = await post(site, '/self-tests', {}, first.url).expect(202);
  expect((await get(site, `/self-tests/${body.id}`, first.url)).body.state).toBe('running');
  const headers = { authorization: `JWT ${contextToken(site)}` };
  const stream = await fetch(`${first.url}/api/self-tests/${body.id}/events`, { headers });
  await first.close();
  expect(await stream.text()).toContain('event: started');
  silent.letGo();
  const second = await runBackend(silent, {}, { folder: first.folder });
  const ended = (await get(site, `/self-tests/${body.id}`, second.url).expect(200)).body;
  expect(ended.state).toBe('failed');
  expect(ended.notChecked.join(' ')).toContain('cut off');
  const last = eventsOf(await get(site, `/self-tests/${body.id}/events`, second.url)).at(-1);
  expect(last?.data).toMatchObject({
    type: 'finished',
    state: 'failed',
    reason: expect.stringContaining('cut off'),
  });
  const again = await post(site, '/self-tests', two, second.url).expect(202);
  expect(
    eventsOf(await get(site, `/self-tests/${again.body.id}/events`, second.url)).at(-1)?.data.state,
  ).toBe('finished');
  await second.close();
  await silent.close();
});
