import supertest from 'supertest';
import { createMetrics } from '../../../src/add-on/server/metrics.ts';

test('answers are counted by method and status, looks and alerts by how they ended, from the start', async () => {
  const metrics = createMetrics({ https: false });
  metrics.observe('GET', 200, 20);
  metrics.observe('GET', 200, 300);
  metrics.observe('BREW', 418, 20_000);
  metrics.onLook('full');
  metrics.onAlert('refused');
  const { text, headers } = await supertest(metrics.app).get('/metrics').expect(200);
  expect(headers['content-type']).toMatch(/^text\/plain/);
  const figures = text.split('\n').filter((line) => line.startsWith('clearance_'));
  const answered = ['0.005', '0.025', '0.1', '0.5', '2.5', '10', '+Inf'].map((le, index) => {
    const upTo = [0, 1, 1, 2, 2, 2, 3][index];
    return `clearance_http_answer_seconds_bucket{le="${le}"} ${upTo}`;
  });
  expect(figures).toEqual(
    expect.arrayContaining([
      'clearance_http_answers_total{method="GET",status="200"} 2',
      'clearance_http_answers_total{method="other",status="418"} 1',
      ...answered,
      'clearance_watch_looks_total{outcome="full"} 1',
      'clearance_watch_looks_total{outcome="busy"} 0',
      'clearance_watch_alerts_total{outcome="refused"} 1',
      'clearance_watch_alerts_total{outcome="delivered"} 0',
    ]),
  );
  expect(text).toContain('process_cpu_seconds_total');
});

test('jobs laid aside are counted when somebody measures; while the database is away the last figure stands', async () => {
  const metrics = createMetrics({ https: false });
  let away = false;
  metrics.countDead(async () => {
    if (away) throw new Error('away');
    return new Proxy({} as never, { get: () => 7 });
  });
  const dead = async () => {
    const { text } = await supertest(metrics.app).get('/metrics');
    return text.split('\n').filter((line) => /^clearance_jobs_dead\{.*\} 7$/.test(line)).length;
  };
  const queues = await dead();
  away = true;
  expect([queues > 0, await dead()]).toEqual([true, queues]);
});

test('nothing else is there, and nothing else may be done', async () => {
  const { app } = createMetrics({ https: true });
  const posted = await supertest(app).post('/metrics').expect(405);
  expect(posted.headers.allow).toBe('GET');
  const missing = await supertest(app).get('/').expect(404);
  expect(missing.body.error).toMatchObject({
    code: 'not-found',
    traceId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  expect(missing.headers['strict-transport-security']).toContain('max-age=31536000');
  expect(missing.headers['x-powered-by']).toBeUndefined();
});
