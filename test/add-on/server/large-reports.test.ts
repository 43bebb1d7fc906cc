import { join } from 'node:path';
import Sqlite from 'libsql';
import { beginningReport } from '../../../src/add-on/runs/run-record.ts';
import type { ProbeResult, Report } from '../../../src/report/model.ts';
import { reportLimit } from '../../../src/self-test/ask/report-limit.ts';
import { getAs, type JiraSite } from './jira.ts';
import { stageForAll } from './stage.ts';

const stage = stageForAll();
const operations = Array.from({ length: 500 }, (_, index) => `GET /rest/api/3/things/${index}`);
const kinds = ['connect-app', 'connect-user', 'anonymous'] as const;

/** Refused with much to tell, in letters of three bytes. */
const refused = (operation: string, identity: (typeof kinds)[number]): ProbeResult => ({
  ...{ operation, identity, verdict: 'problem', needed: true, predicted: false, status: 403 },
  needs: { connect: 'READ', groups: [['read:jira-work']], permissions: ['BROWSE_PROJECTS'] },
  findings: [],
  evidence: [
    {
      curl: `curl 'https://acme.atlassian.net${operation.slice(4)}'`,
      ...{ status: 403, headers: {}, bodyExcerpt: '許'.repeat(1_500) },
    },
  ],
});

function largeReport(id: string, state: Report['state']): Report {
  const limit = reportLimit();
  return {
    ...beginningReport(
      id,
      { url: 'https://acme.atlassian.net', deployment: 'cloud' },
      { from: 'operations', operations },
      '2026-11-26T04:00:00.000Z',
      1,
    ),
    state,
    identities: [{ kind: 'connect-app', label: 'the app', scopes: ['READ'], usable: true }],
    probes: kinds.flatMap((kind) => operations.map((operation) => limit.keep(refused(operation, kind)))),
  };
}

let site: JiraSite;
const ended = largeReport('000000001-ended', 'finished');

const get = (path: string) => getAs(site, stage.backend.url, path);

/** Puts a run where the server finds it. */
function store(report: Report, events: readonly object[] = []): void {
  const database = new Sqlite(join(stage.backend.folder, 'clearance.db'));
  database.exec('pragma busy_timeout = 5000');
  const { id, state, startedAt } = report;
  const text = JSON.stringify(report);
  database
    .prepare(
      'insert into self_tests (id, tenant, state, started_at, report, lease_until) values (?, ?, ?, ?, ?, ?)',
    )
    .run(id, `connect:${site.clientKey}`, state, startedAt, text, Date.now() + 3_600_000);
  const tell = database.prepare(
    'insert into self_test_events (self_test_id, sequence, event) values (?, ?, ?)',
  );
  for (const [index, event] of events.entries()) tell.run(id, index + 1, JSON.stringify(event));
  database.close();
}

beforeAll(async () => {
  site = await stage.installed('large');
  store(ended);
  store(
    { ...largeReport('000000002-running', 'running'), probes: [] },
    ended.probes.map((probe, index) => ({
      ...{ type: 'probe', sequence: index + 1, done: index + 1, total: 1_500 },
      probe,
    })),
  );
});

/** Every part of a report, as somebody reads them who takes no more than one at once. */
async function partsOf(id: string): Promise<(Report & { next?: number; bytes: number })[]> {
  const parts: (Report & { next?: number; bytes: number })[] = [];
  for (let from: number | undefined = 0; from !== undefined; from = parts.at(-1)?.next) {
    const { body, text } = await get(`/self-tests/${id}?from=${from}`).expect(200);
    parts.push({ ...body, bytes: Buffer.byteLength(text) });
  }
  return parts;
}

test.each(['000000001-ended', '000000002-running'])(
  'the report %s of 500 operations comes in parts that together are the whole, none of them large',
  async (id) => {
    const whole = await get(`/self-tests/${id}`).expect(200);
    expect(Buffer.byteLength(whole.text)).toBeLessThan(5_000_000);
    const parts = await partsOf(id);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.flatMap(({ probes }) => probes)).toEqual(whole.body.probes);
    expect(whole.body.probes).toHaveLength(1_500);
    for (const { bytes, summary, state } of parts) {
      expect(bytes).toBeLessThan(2_000_000);
      expect({ summary, state }).toEqual({ summary: whole.body.summary, state: whole.body.state });
    }
    expect((await get(`/self-tests/${id}?from=99999`).expect(200)).body).toMatchObject({ probes: [] });
  },
);

test('what is made of a large report is what a small one gives', async () => {
  expect((await get(`/self-tests/${ended.id}/changes`).expect(200)).body).toMatchObject({ since: null });
  expect((await get(`/self-tests/${ended.id}/advice`).expect(200)).body).toEqual(expect.any(Array));
  const file = await get(`/self-tests/${ended.id}/report.json`).expect(200);
  expect(file.body.probes).toHaveLength(1_500);
  expect((await get(`/self-tests/${ended.id}/report.html`).expect(200)).text).toContain('<!doctype html>');
});

test('what a run told is given 200 events at once, resumed by the last', async () => {
  const seen: number[] = [];
  for (;;) {
    const { body } = await get('/self-tests/000000002-running/events')
      .set('Accept', 'application/json')
      .set('Last-Event-ID', String(seen.at(-1) ?? 0))
      .expect(200);
    const events: { sequence: number }[] = body.events;
    expect(events.length).toBeLessThanOrEqual(200);
    if (events.length === 0) break;
    seen.push(...events.map(({ sequence }) => sequence));
  }
  expect(seen).toEqual(ended.probes.map((_, index) => index + 1));
});

test.each(['-1', 'x', '1e3', '', '0&from=1'])('from=%s is no number of a probe', async (from) => {
  await get(`/self-tests/${ended.id}?from=${from}`).expect(400);
});
