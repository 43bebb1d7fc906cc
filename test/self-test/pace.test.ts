import { anonymousIdentity } from '../../src/jira-client/anonymous.ts';
import { openTransport } from '../../src/jira-client/transport.ts';
import { loadOperations } from '../../src/jira-facts/operations/index.ts';
import { planSelfTest } from '../../src/self-test/plan/make-plan.ts';
import { runSelfTest } from '../../src/self-test/run-self-test.ts';
import { connectSite } from './connect-site.ts';

const table = loadOperations();
const inFlight = 8;
/** Long beside what the two ends need to think, so that the schedule is what is measured. */
const perAnswer = 250;

interface Call {
  readonly began: number;
  readonly ended: number;
}

/**
 * The longest chain of calls of which each began only after another had ended. A call that waited for a free place
 * began when one was freed, so this counts places as well as questions: what no schedule of eight places could beat.
 */
function longestChain(calls: readonly Call[]): number {
  const sorted = [...calls].sort((a, b) => a.began - b.began);
  const length = new Map<Call, number>();
  for (const call of sorted) {
    let before = 0;
    for (const [other, chain] of length) if (other.ended <= call.began) before = Math.max(before, chain);
    length.set(call, before + 1);
  }
  return Math.max(0, ...length.values());
}

test('a run ends within one and a half times what eight calls in flight must take', async () => {
  const site = await connectSite({ scopes: ['ADMIN', 'ACT_AS_USER'] });
  const calls: Call[] = [];
  try {
    const planned = planSelfTest({ identities: site.identities, table });
    if (!planned.ok) throw new Error(planned.problem);
    site.jira.world.state.site.latencyMs = perAnswer;
    const before = site.jira.world.requests.length;
    const began = performance.now();
    const report = await runSelfTest({
      id: 'pace',
      site: { url: site.jira.siteUrl },
      plan: planned.plan,
      identities: site.identities,
      table,
      now: () => new Date(),
      onExchange: ({ durationMs = 0 }) => {
        const ended = performance.now();
        calls.push({ began: ended - durationMs, ended });
      },
    });
    const took = performance.now() - began;
    const made = site.jira.world.requests.length - before;
    const fewestRounds = Math.ceil(made / inFlight);
    // Token, /myself, what exists, what may be done there, and what tells causes apart.
    const dependent = 5;
    const ideal = Math.max(fewestRounds, dependent) * perAnswer;
    process.stderr.write(
      `self-test: ${made} calls, ${report.points.estimated} points estimated, ${report.points.spent} spent; ` +
        `${Math.round(took)} ms of ${ideal} ms ideal, observed chain ${longestChain(calls)}\n`,
    );
    // Compared in calls and not in milliseconds: how long a call takes is the machine's affair, how many follow one
    // another is the schedule's.
    expect(longestChain(calls)).toBeLessThanOrEqual(1.5 * Math.max(fewestRounds, dependent));
    expect(report.points.spent).toBeLessThanOrEqual(report.points.estimated);
  } finally {
    await site.close();
  }
});

test('an identity that is not there does not slow the others', async () => {
  const transport = openTransport({ now: () => new Date(), timeoutMs: 300 });
  const identity = anonymousIdentity({
    caller: transport.caller({ lane: 'x', origins: ['http://127.0.0.1:9'] }),
    baseUrl: 'http://127.0.0.1:9',
  });
  const planned = planSelfTest({ identities: [identity], table });
  if (!planned.ok) throw new Error(planned.problem);
  const report = await runSelfTest({
    id: 'dead',
    site: { url: 'http://127.0.0.1:9' },
    plan: planned.plan,
    identities: [identity],
    table,
    now: () => new Date(),
  });
  expect(report.identities[0]?.findings?.[0]?.cause).toBe('network-or-proxy');
  expect(report.state).toBe('finished');
  await transport.close();
});
