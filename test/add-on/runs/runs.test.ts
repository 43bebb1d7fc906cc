import { databaseClock } from '../../../src/add-on/database/clock.ts';
import { type Database, openDatabase } from '../../../src/add-on/database/open.ts';
import type { RunRequest } from '../../../src/add-on/runs/conduct-run.ts';
import { runFeed } from '../../../src/add-on/runs/run-feed.ts';
import { type SelfTestRuns, selfTestRuns } from '../../../src/add-on/runs/runs.ts';
import { runsStore } from '../../../src/add-on/runs/runs-store.ts';
import { readStored } from '../../../src/add-on/runs/stored-report.ts';
import type { Report, SelfTestEvent } from '../../../src/report/index.ts';

let database: Database;
let runs: SelfTestRuns;
/** What deleting older runs fails with; null: it works. */
let pruning: Error | null = null;
const faults: unknown[] = [];
const noon = new Date('2026-11-25T12:00:00Z');

beforeAll(async () => {
  database = await openDatabase({ kind: 'embedded', file: ':memory:' }, { onIdleError: () => undefined });
  const kept = runsStore(
    database.db,
    databaseClock(database.kind, () => noon),
  );
  const store = {
    ...kept,
    prune: async (tenant: string, keep: number) => {
      if (pruning !== null) throw pruning;
      await kept.prune(tenant, keep);
    },
  };
  let made = 0;
  runs = selfTestRuns({
    store,
    feed: runFeed({ events: store.events, exists: store.exists, pollMs: 60_000 }),
    publish: async () => undefined,
    retentionDays: 90,
    now: () => noon,
    randomHex: () => {
      made += 1;
      return String(made).padStart(20, '0');
    },
    onError: (error) => faults.push(error),
  });
});
afterAll(() => database.close());

const probe = (sequence: number): SelfTestEvent => ({ type: 'started', sequence, total: 9 });
const startWith = async (tenant: string, run: RunRequest['run']): Promise<string> => {
  const begun = await runs.start({
    tenant,
    site: { url: 'https://acme.atlassian.net', deployment: 'cloud' },
    needs: { from: 'none', operations: [] },
    estimatedPoints: 1,
    run,
  });
  return begun.id ?? '';
};
async function reportOf(tenant: string, id: string): Promise<Report> {
  const stored = await runs.stored(tenant, id);
  if (stored === null) throw new Error('there is no such run');
  return readStored(stored);
}
async function followed(id: string): Promise<SelfTestEvent[]> {
  const events: SelfTestEvent[] = [];
  for await (const event of runs.follow(id, 0, new AbortController().signal)) events.push(event);
  return events;
}

test('a run that breaks ends at once, whatever it still had to tell, and the rest of it is stopped', async () => {
  let stopped = false;
  const id = await startWith('breaking', async ({ onEvent, signal }) => {
    for (const sequence of [1, 2, 3]) onEvent(probe(sequence));
    signal.addEventListener('abort', () => {
      stopped = true;
      onEvent(probe(4));
    });
    throw new Error('planted');
  });
  const events = await followed(id);
  expect(events.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
  expect(events.at(-1)).toMatchObject({ type: 'finished', state: 'failed' });
  expect((await reportOf('breaking', id)).notChecked.join(' ')).toContain('a fault in Clearance');
  expect([stopped, faults.length]).toEqual([true, 1]);
});

test('a run that is ended by the server says so and counts as no fault', async () => {
  const before = faults.length;
  const id = await startWith('ending', ({ signal }) => {
    return new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Error('aborted')));
    });
  });
  await runs.stop();
  expect((await reportOf('ending', id)).notChecked.join(' ')).toContain('cut off');
  expect(faults).toHaveLength(before);
});

test('a run that does not end when it is told to is not waited for: what it had found is kept, and nothing comes after', async () => {
  let tell: (event: SelfTestEvent) => void = () => undefined;
  const id = await startWith('hanging', ({ onEvent }) => {
    tell = onEvent;
    onEvent(probe(1));
    return new Promise(() => undefined);
  });
  await runs.erase('nobody', 'all');
  await runs.stop();
  tell(probe(2));
  expect((await reportOf('hanging', id)).notChecked.join(' ')).toContain('cut off');
  expect((await followed(id)).map(({ type }) => type)).toEqual(['started', 'finished']);
});

test('a run that has begun goes on, though older ones could not be deleted', async () => {
  const before = faults.length;
  pruning = new Error('the disk is full');
  const id = await startWith('crowded', async ({ onEvent }) => {
    onEvent(probe(1));
    throw new Error('planted');
  });
  pruning = null;
  expect((await followed(id)).map(({ type }) => type)).toEqual(['started', 'finished']);
  expect(faults.slice(before).map(String)).toContain('Error: the disk is full');
});

test('a site that comes back while what it left still ends keeps the run that it begins then', async () => {
  const site = 'connect:back';
  const row = {
    client_key: 'back',
    base_url: '',
    shared_secret: '',
    newest_lifecycle_at: 1,
    heard_tokens: '',
  };
  const at = noon.toISOString();
  const stands = (state: string) => database.db.updateTable('connect_tenants').set({ state }).execute();
  await database.db
    .insertInto('connect_tenants')
    .values({ ...row, state: 'enabled', version: 1, created_at: at, updated_at: at })
    .execute();
  const hanging = () => new Promise<never>(() => undefined);
  const before = await startWith(site, hanging);
  await stands('uninstalled');
  // What hangs is given a second to end.
  const erasing = runs.erase(site, 'departed');
  await new Promise((resolve) => setTimeout(resolve, 200));
  await database.db.deleteFrom('self_tests').where('id', '=', before).execute();
  await stands('installed');
  const after = await startWith(site, hanging);
  await erasing;
  expect((await runs.list(site, null)).map(({ id, state }) => [id, state])).toEqual([[after, 'running']]);
  await runs.erase(site, 'departed');
  expect((await reportOf(site, after)).state).toBe('running');
  await runs.erase(site, 'all');
  expect(await runs.list(site, null)).toEqual([]);
});
