import fc from 'fast-check';
import { headline } from '../../src/report/headline.ts';
import { type ProbeResult, type Report, type Verdict, verdicts } from '../../src/report/model.ts';
import { summaryOf } from '../../src/report/summary.ts';
import { exitCodeOf } from '../../src/self-test/check/exit-code.ts';
import { plantedReport } from './planted-report.ts';

const planted = plantedReport();
const noGaps: Report['gaps'] = {
  scopes: [],
  groups: [],
  globalPermissions: [],
  projectPermissions: [],
  unusedScopes: [],
};
const [identity] = planted.identities.filter(({ kind }) => kind === 'connect-app');
const [refused] = planted.probes.filter(({ verdict }) => verdict === 'problem');

function reportOf(verdictsOf: readonly Verdict[], change: Partial<Report> = {}): Report {
  if (identity === undefined || refused === undefined) throw new Error('the planted report has changed');
  const probes = verdictsOf.map(
    (verdict, index): ProbeResult => ({
      operation: `GET /rest/api/3/made-up-${index}`,
      identity: identity.kind,
      verdict,
      needed: verdict !== 'closed',
      predicted: false,
      needs: refused.needs,
      findings: verdict === 'problem' || verdict === 'closed' ? refused.findings : [],
    }),
  );
  const operations = probes.map(({ operation }) => operation);
  return {
    ...planted,
    state: 'finished',
    needs: { from: 'profile', name: 'it', title: 'It', operations },
    identities: [identity],
    probes,
    gaps: noGaps,
    summary: summaryOf(probes),
    ...change,
  };
}

const someVerdicts = fc.array(fc.constantFrom(...verdicts), { maxLength: 8 });
const praise = /^Nothing that .* (?:needs|was asked for|anybody said to need) is missing$/;

describe('a headline never praises what is not proven', () => {
  test('nothing is called complete of which something was refused, or could not be told, or nothing worked', () => {
    fc.assert(
      fc.property(someVerdicts, (all) => {
        const told = headline(reportOf(all));
        if (!praise.test(told)) return;
        expect(all).not.toContain('problem');
        expect(all).not.toContain('inconclusive');
        expect(all.some((verdict) => verdict === 'healthy' || verdict === 'closed')).toBe(true);
      }),
    );
    expect(headline(reportOf(['healthy', 'not-applicable']))).toMatch(praise);
  });

  test('where nobody answered nothing is praised, whatever stands in the probes', () => {
    const { findings: [finding] = [] } = refused ?? {};
    if (identity === undefined || finding === undefined) throw new Error('the planted report has changed');
    const silent = {
      ...identity,
      usable: false,
      findings: [{ ...finding, cause: 'network-or-proxy' as const }],
    };
    fc.assert(
      fc.property(someVerdicts, (all) => {
        const report = reportOf(all, { identities: [silent] });
        expect(headline(report)).toMatch(/^Nothing could be told/);
      }),
    );
  });

  test('a run that was cut off has no result', () => {
    expect(headline(reportOf(['healthy'], { state: 'failed' }))).toBe('The self-test could not be finished');
  });
});

describe('the exit code', () => {
  const feature = (verdict: Verdict, optional: boolean): NonNullable<Report['features']>[number] => ({
    name: 'Audit',
    identity: 'connect-app',
    verdict,
    optional,
    operations: [],
    note: '',
  });

  test.each([
    ['a feature that must work is refused', 'problem', false, 1],
    ['an optional feature is refused', 'problem', true, 0],
    ['a feature could not be told, and the rest works', 'inconclusive', false, 0],
  ] as const)('where %s', (_name, verdict, optional, code) => {
    expect(exitCodeOf(reportOf(['healthy'], { features: [feature(verdict, optional)] }))).toBe(code);
  });

  test('is 0 only where something worked', () => {
    fc.assert(
      fc.property(someVerdicts, (all) => {
        const code = exitCodeOf(reportOf(all));
        if (code === 0 && all.length > 0) expect(all).toContain('healthy');
        if (all.includes('problem')) expect(code).toBe(1);
      }),
    );
  });
});
