import fc from 'fast-check';
import { observe, type WatchedGap } from '../../../src/add-on/watch/gap-watch.ts';
import type { Report } from '../../../src/report/index.ts';
import { plantedReport } from '../../report/planted-report.ts';

const noGaps: Report['gaps'] = {
  scopes: [],
  groups: [],
  globalPermissions: [],
  projectPermissions: [],
  unusedScopes: [],
};
const asHealthy = (report: Report): Report => ({
  ...report,
  gaps: noGaps,
  probes: report.probes.map((probe) => ({ ...probe, verdict: 'healthy', findings: [] })),
});
/** Every call timed out: nothing could be told. */
const asSilent = (report: Report): Report => ({
  ...report,
  gaps: noGaps,
  probes: report.probes.map((probe) => ({ ...probe, verdict: 'inconclusive', findings: [] })),
});

const open = (report: Report): readonly WatchedGap[] => observe(null, report).open;
const ids = (gaps: readonly WatchedGap[]): string[] => gaps.map(({ id }) => id);

test('the first look tells nothing: nobody was told otherwise', () => {
  const first = observe(null, plantedReport());
  expect(ids(first.open)).toContain('scope:ADMIN');
  expect([first.opened, first.closed]).toEqual([[], []]);
});

test('a gap is told when it opens, not again while it stays, and when it closes', () => {
  const healthy = asHealthy(plantedReport());
  const opening = observe(open(healthy), plantedReport());
  expect(ids(opening.opened)).toContain('scope:ADMIN');
  const staying = observe(opening.open, plantedReport());
  expect([staying.opened, staying.closed]).toEqual([[], []]);
  const closing = observe(staying.open, healthy);
  expect(ids(closing.closed)).toContain('scope:ADMIN');
  expect(closing.open).toEqual([]);
});

test('what could not be told neither opens nor closes anything', () => {
  const known = open(plantedReport());
  const silent = observe(known, asSilent(plantedReport()));
  expect(ids(silent.open).sort()).toEqual(ids(known).sort());
  expect([silent.opened, silent.closed]).toEqual([[], []]);
  expect(observe(known, plantedReport({ state: 'failed' }))).toEqual({ open: known, opened: [], closed: [] });
});

test('another wording of the same gap is no change', () => {
  const known = open(plantedReport()).map((gap) => ({ ...gap, title: `${gap.title}, in other words` }));
  expect(observe(known, plantedReport())).toMatchObject({ opened: [], closed: [] });
});

test('an outage that refuses every identity is no change', () => {
  const report = plantedReport();
  const [finding] = report.probes.flatMap(({ findings }) => findings);
  if (finding === undefined) throw new Error('the planted report has findings');
  const down: Report = {
    ...report,
    gaps: noGaps,
    probes: [],
    identities: report.identities.map((identity) => ({
      ...identity,
      usable: false,
      findings: [{ ...finding, cause: 'site-unavailable' }],
    })),
  };
  expect(observe(open(report), down)).toMatchObject({ opened: [], closed: [] });
});

test('through any sequence of looks each real change is told once, and silence tells nothing', () => {
  const look = fc.constantFrom('gap', 'healthy', 'silent', 'failed');
  fc.assert(
    fc.property(fc.array(look, { minLength: 1, maxLength: 40 }), (looks) => {
      let known: readonly WatchedGap[] | null = null;
      let truth: boolean | null = null;
      for (const kind of looks) {
        const report =
          kind === 'gap'
            ? plantedReport()
            : kind === 'healthy'
              ? asHealthy(plantedReport())
              : kind === 'silent'
                ? asSilent(plantedReport())
                : plantedReport({ state: 'failed' });
        const seen = observe(known, report);
        const told: boolean | null = kind === 'gap' ? true : kind === 'healthy' ? false : truth;
        const changed = known !== null && truth !== null && told !== truth;
        expect(seen.opened.length > 0).toBe(changed && told === true);
        expect(seen.closed.length > 0).toBe(changed && told === false);
        if (kind !== 'failed' || known !== null) known = seen.open;
        truth = told ?? (known === null ? null : false);
      }
    }),
    { numRuns: 60 },
  );
});
