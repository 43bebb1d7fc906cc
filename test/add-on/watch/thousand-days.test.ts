import type { Hindrance, Prepare } from '../../../src/add-on/watch/look.ts';
import { lookAtSubjects } from '../../../src/add-on/watch/look-at-subjects.ts';
import { nextRunAt, periodMs } from '../../../src/add-on/watch/schedule.ts';
import { noWatch } from '../../../src/add-on/watch/watch-settings.ts';
import type { Known } from '../../../src/add-on/watch/watch-store.ts';
import type { CauseId } from '../../../src/diagnosis/index.ts';
import type { Report } from '../../../src/report/index.ts';
import type { Glance, SelfTestPlan } from '../../../src/self-test/index.ts';
import { plantedReport } from '../../report/planted-report.ts';

/** What is wrong with the site on a day; '' is nothing. */
type Trouble = '' | 'scheme' | 'group' | 'scope' | 'token' | 'blocked';
type Weather = 'fair' | 'slow' | 'limited' | 'outage';

const planted = plantedReport();
const none: Report['gaps'] = {
  scopes: [],
  groups: [],
  globalPermissions: [],
  projectPermissions: [],
  unusedScopes: [],
};
const healthy: Report = {
  ...planted,
  gaps: none,
  probes: planted.probes.map((probe) => ({ ...probe, verdict: 'healthy', findings: [] })),
};

/** Refused at the door: nothing was asked. */
function refused(cause: CauseId): Report {
  const [finding] = planted.probes.flatMap(({ findings }) => findings);
  if (finding === undefined) throw new Error('the planted report has findings');
  const identities = planted.identities.map((identity) => ({
    ...identity,
    usable: false,
    findings: [{ ...finding, cause }],
  }));
  return { ...healthy, probes: [], identities };
}

function reportOf(trouble: Trouble, weather: Weather): Report {
  switch (weather) {
    case 'outage':
      return refused('site-unavailable');
    case 'limited':
      return refused('rate-limited');
    case 'slow': {
      // A part of the questions timed out.
      const probes = healthy.probes.map((probe, index) =>
        index % 3 === 0 ? { ...probe, verdict: 'inconclusive' as const } : probe,
      );
      return { ...trueReport(trouble), probes };
    }
    case 'fair':
      return trueReport(trouble);
  }
}

function trueReport(trouble: Trouble): Report {
  const { scopes, groups, projectPermissions } = planted.gaps;
  switch (trouble) {
    case '':
      return healthy;
    case 'scheme':
      return { ...healthy, gaps: { ...none, projectPermissions } };
    case 'group':
      return { ...healthy, gaps: { ...none, groups } };
    case 'scope':
      return { ...planted, gaps: { ...none, scopes } };
    case 'token':
      return refused('token-expired');
    case 'blocked':
      return refused('app-access-blocked');
  }
}

const glanceOf = (trouble: Trouble, weather: Weather): Glance => {
  if (weather === 'limited') return { kind: 'limited', retryAfterSeconds: 30, quota: false, points: 1 };
  if (weather === 'outage' || weather === 'slow') return { kind: 'unclear', points: 1 };
  return { kind: 'seen', print: `the site with ${trouble}`, points: 10 };
};

/** A repeatable die. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

const plan: SelfTestPlan = {
  ...{
    probes: [],
    operations: [],
    estimatedPoints: 100,
    project: null,
    issue: null,
    spelling: [],
    judged: null,
  },
  needs: { from: 'none', operations: [] },
};
const tenant = {
  ...{ door: 'connect' as const, clientKey: 'a', baseUrl: 'https://a.example', displayUrl: null },
  ...{
    sharedSecret: null,
    oauthClientId: null,
    installationId: null,
    cloudId: null,
    state: 'enabled' as const,
  },
  ...{ createdAt: '2026-01-01T00:00:00Z', updatedAt: '2026-01-01T00:00:00Z' },
};

/** Looks once a day for many days at a site whose trouble and weather are told for each day. */
async function watchFor(
  days: number,
  troubleOn: (day: number) => Trouble,
  weatherOn: (day: number) => Weather,
) {
  let now = new Date('2026-01-01T00:00:00Z');
  let known: Known | null = null;
  let running: Report | null = null;
  const told: { day: number; opened: string[]; closed: string[] }[] = [];
  const counts = { full: 0, unchanged: 0, hindered: 0 };
  for (let day = 0; day < days; day += 1) {
    now = nextRunAt('a', 'day', now);
    const trouble = troubleOn(day);
    const weather = weatherOn(day);
    const prepare: Prepare = async () => ({
      ok: true,
      look: {
        ...{ plan, identities: [], site: healthy.site, needs: plan.needs, limitMet: () => null },
        run: async () => reportOf(trouble, weather),
        glance: { points: 10, take: async () => glanceOf(trouble, weather) },
      },
    });
    const looked = await lookAtSubjects(
      { key: 'a', tenant, settings: { ...noWatch, every: 'day' }, known },
      {
        prepare,
        now: () => now,
        budget: { take: async () => true, giveBack: async () => undefined },
        runs: {
          start: async ({ run }) => {
            running = await run({ id: 'r', onEvent: () => undefined, signal: new AbortController().signal });
            return { ok: true, id: 'r' };
          },
          // biome-ignore lint/correctness/useYield: a run that is over has nothing more to tell
          async *follow() {
            return;
          },
          stored: async () => (running === null ? null : { report: JSON.stringify(running), events: [] }),
        },
      },
      new AbortController().signal,
    );
    const hindered: Hindrance | null = looked.hindered;
    counts[hindered !== null ? 'hindered' : looked.newest === null ? 'unchanged' : 'full'] += 1;
    known = { ...looked.known, toldExpiries: {} };
    const [opened, closed] = [looked.opened, looked.closed].map((gaps) => gaps.map(({ id }) => id));
    if (looked.opened.length + looked.closed.length > 0)
      told.push({ day, opened: opened ?? [], closed: closed ?? [] });
  }
  expect(now.getTime()).toBeGreaterThanOrEqual(
    Date.parse('2026-01-01T00:00:00Z') + (days - 1) * periodMs.day,
  );
  return { told, counts };
}

test.each([1, 2, 3])(
  '1,000 days of a healthy site, now and then slow, limited or down: no alarm (%i)',
  async (seed) => {
    const roll = dice(seed);
    const weather = Array.from({ length: 1_000 }, (): Weather => {
      const side = roll();
      return side < 0.05 ? 'limited' : side < 0.1 ? 'slow' : side < 0.12 ? 'outage' : 'fair';
    });
    const { told, counts } = await watchFor(
      1_000,
      () => '',
      (day) => weather[day] ?? 'fair',
    );
    expect(told).toEqual([]);
    // Most looks are glances, and still no week goes by without a full one.
    expect(counts.unchanged).toBeGreaterThan(600);
    expect(counts.full).toBeGreaterThan(1_000 / 8);
  },
);

test('each of five changes is told once, on the day it comes, and once when it is mended', async () => {
  const roll = dice(7);
  const troubles: readonly Trouble[] = ['scheme', 'group', 'token', 'scope', 'blocked'];
  const troubleOn = (day: number): Trouble => (day % 40 >= 20 ? (troubles[Math.floor(day / 40)] ?? '') : '');
  const weather = Array.from({ length: 201 }, (_, day): Weather => {
    // A change is told within one period of fair weather; what comes and goes in between tells nothing.
    if (day % 20 === 0) return 'fair';
    const side = roll();
    return side < 0.1 ? 'limited' : side < 0.2 ? 'slow' : side < 0.25 ? 'outage' : 'fair';
  });
  const { told } = await watchFor(201, troubleOn, (day) => weather[day] ?? 'fair');
  expect(told.map(({ day }) => day)).toEqual([20, 40, 60, 80, 100, 120, 140, 160, 180, 200]);
  for (const [index, { opened, closed }] of told.entries()) {
    expect(index % 2 === 0 ? opened.length : closed.length).toBeGreaterThan(0);
    expect(index % 2 === 0 ? closed : opened).toEqual([]);
  }
});
