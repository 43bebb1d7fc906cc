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

test('every usual method is counted by its name, all others as one', async () => {
  const metrics = createMetrics({ https: false });
  const usual = ['GET', 'POST', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE'];
  for (const method of [...usual, 'BREW', 'get']) metrics.observe(method, 200, 1);
  const { text, headers } = await supertest(metrics.app).get('/metrics');
  const counted = text.split('\n').filter((line) => line.startsWith('clearance_http_answers_total{'));
  expect(counted.sort()).toEqual(
    [...usual.map((method) => `method="${method}",status="200"} 1`), 'method="other",status="200"} 2']
      .map((line) => `clearance_http_answers_total{${line}`)
      .sort(),
  );
  expect(text.split('\n').filter((line) => line.startsWith('# HELP clearance_'))).toEqual([
    '# HELP clearance_http_answers_total HTTP answers',
    '# HELP clearance_http_answer_seconds Seconds from request to answer',
    '# HELP clearance_watch_looks_total Looks of watches by how they ended: full, glance (nothing had changed), or put off because busy, quota, limited',
    '# HELP clearance_watch_alerts_total Tries to post an alert to ALERT_WEBHOOK_URL',
  ]);
  expect(headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-cache, no-store' });
});
