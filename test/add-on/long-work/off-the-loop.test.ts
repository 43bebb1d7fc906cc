import { EventEmitter } from 'node:events';
import {
  type OffTheLoop,
  offTheLoop,
  type Patience,
  type WorkThread,
} from '../../../src/add-on/long-work/off-the-loop.ts';
import type { Work } from '../../../src/add-on/long-work/work.ts';

/** A thread that does what the test says. */
class Thread extends EventEmitter implements WorkThread {
  readonly got: Work[] = [];
  terminated = false;
  held = false;
  postMessage(work: Work): void {
    this.got.push(work);
  }
  answer(text = '{}'): void {
    this.emit('message', { ok: true, text });
  }
  async terminate(): Promise<void> {
    this.terminated = true;
    this.emit('exit');
  }
  ref(): void {
    this.held = true;
  }
  unref(): void {
    this.held = false;
  }
}

const work: Work = { kind: 'explanation', body: new Uint8Array() };
let threads: Thread[];
let elsewhere: OffTheLoop;
let comeUp = true;
/** After this a thread that was begun says that it is ready. */
const ready = () => new Promise<void>((resolve) => setImmediate(resolve));
/** `workMs`: for the first pieces of work, in order; whatever comes after them has all the time of a busy machine. */
const opened = ({ workMs = [], ...patience }: { workMs?: number[]; beginMs?: number } = {}): OffTheLoop => {
  threads = [];
  const usual: Patience = { beginMs: 60_000, workMs: 60_000, ...patience };
  elsewhere = offTheLoop({
    begin: () => {
      const thread = new Thread();
      threads.push(thread);
      if (comeUp) queueMicrotask(() => thread.emit('message', 'ready'));
      return thread;
    },
    patience: {
      beginMs: usual.beginMs,
      get workMs() {
        return workMs.shift() ?? usual.workMs;
      },
    },
    mostWaiting: 3,
    mostOfTenant: 2,
  });
  return elsewhere;
};
afterEach(() => elsewhere.close());

test('a thread begins when there is work, does one piece at a time, and holds no process up while it has none', async () => {
  opened();
  expect(threads).toEqual([]);
  const asked = [elsewhere.do('a', work), elsewhere.do('b', work)];
  await ready();
  expect(threads[0]?.got).toHaveLength(1);
  threads[0]?.answer('1');
  expect(threads[0]?.got).toHaveLength(2);
  expect(threads[0]?.held).toBe(true);
  threads[0]?.answer('2');
  expect(await Promise.all(asked)).toEqual([
    { kind: 'answered', answer: { ok: true, text: '1' } },
    { kind: 'answered', answer: { ok: true, text: '2' } },
  ]);
  expect([threads.length, threads[0]?.held]).toEqual([1, false]);
});

test('one tenant has two pieces waiting, all of them three; who is turned away has cost nothing', async () => {
  opened();
  const asked = [elsewhere.do('a', work), elsewhere.do('a', work)];
  expect(await elsewhere.do('a', work)).toEqual({ kind: 'busy' });
  asked.push(elsewhere.do('b', work));
  await ready();
  expect(await elsewhere.do('c', work)).toEqual({ kind: 'busy' });
  for (let turn = 0; turn < 3; turn += 1) threads[0]?.answer();
  expect((await Promise.all(asked)).map(({ kind }) => kind)).toEqual(['answered', 'answered', 'answered']);
});

test('who was served longest ago comes next, however much another has waiting', async () => {
  opened();
  const named = (name: string): Work => ({ kind: 'explanation', body: Buffer.from(name) });
  const asked = ['a1', 'a2', 'b1'].map((name) => elsewhere.do(name.charAt(0), named(name)));
  await ready();
  threads[0]?.answer();
  const last = elsewhere.do('c', named('c1'));
  for (let turn = 0; turn < 3; turn += 1) threads[0]?.answer();
  await Promise.all([...asked, last]);
  const order = threads[0]?.got.map((piece) => ('body' in piece ? Buffer.from(piece.body).toString() : ''));
  expect(order).toEqual(['a1', 'b1', 'c1', 'a2']);
});

test('what takes too long is given up with its thread, and the next has a thread of its own', async () => {
  opened({ workMs: [20] });
  const asked = [elsewhere.do('a', work), elsewhere.do('b', work)];
  await ready();
  expect(await asked[0]).toEqual({ kind: 'given-up' });
  expect(threads[0]?.terminated).toBe(true);
  await ready();
  threads[0]?.answer('too late');
  threads[1]?.answer('in time');
  expect(await asked[1]).toEqual({ kind: 'answered', answer: { ok: true, text: 'in time' } });
});

test('what a thread that was given up still says, breaks or ends counts for nothing', async () => {
  opened({ workMs: [20] });
  const asked = [elsewhere.do('a', work), elsewhere.do('b', work)];
  await ready();
  expect(await asked[0]).toEqual({ kind: 'given-up' });
  await ready();
  threads[0]?.emit('error', new Error('late'));
  threads[0]?.emit('exit');
  threads[0]?.emit('message', 'ready');
  expect(threads).toHaveLength(2);
  threads[1]?.answer('of the second');
  expect(await asked[1]).toEqual({ kind: 'answered', answer: { ok: true, text: 'of the second' } });
});

test.each([
  ['a fault', new Error('planted'), 'failed'],
  ['too much memory', Object.assign(new Error('full'), { code: 'ERR_WORKER_OUT_OF_MEMORY' }), 'given-up'],
])('%s ends the piece it came from and no other', async (_what, error, kind) => {
  opened();
  const asked = [elsewhere.do('a', work), elsewhere.do('b', work)];
  await ready();
  threads[0]?.emit('error', error);
  threads[0]?.emit('exit');
  expect((await asked[0])?.kind).toBe(kind);
  await ready();
  threads[1]?.answer();
  expect((await asked[1])?.kind).toBe('answered');
});

test('closing gives up what waits and leaves no thread', async () => {
  opened();
  const asked = [elsewhere.do('a', work), elsewhere.do('b', work)];
  await ready();
  await elsewhere.close();
  expect((await Promise.all(asked)).map(({ kind }) => kind)).toEqual(['given-up', 'given-up']);
  expect(threads.map(({ terminated }) => terminated)).toEqual([true]);
  expect(await elsewhere.do('a', work)).toEqual({ kind: 'given-up' });
});

test('a thread that never comes up gives up one piece after the other, and what waits for it is begun by the next', async () => {
  opened({ beginMs: 20 });
  comeUp = false;
  const asked = [elsewhere.do('a', work), elsewhere.do('b', work)];
  expect(await asked[0]).toEqual({ kind: 'given-up' });
  comeUp = true;
  threads[1]?.emit('message', 'ready');
  expect(threads.map(({ got, terminated }) => [got.length, terminated])).toEqual([
    [0, true],
    [1, false],
  ]);
  threads[1]?.answer();
  expect((await asked[1])?.kind).toBe('answered');
});
