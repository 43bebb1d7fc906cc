import { type Finding, nothingMissing } from '../../src/diagnosis/finding.ts';
import type { ProbeResult } from '../../src/report/model.ts';
import { reportLimit } from '../../src/self-test/ask/report-limit.ts';

const finding: Finding = {
  cause: 'scope-missing',
  confidence: 1,
  because: ['x'.repeat(400)],
  missing: nothingMissing,
  fix: [{ who: 'app developer', step: 'Add the scope READ to the descriptor.' }],
  ruledOut: [],
};

/** Refused, with as much evidence as a real site gives: three calls of many headers and a page for a body. */
const refused = (index: number): ProbeResult => ({
  operation: `GET /rest/api/3/things/${index}`,
  identity: 'connect-app',
  verdict: 'problem',
  needed: true,
  predicted: false,
  status: 403,
  needs: { connect: 'READ', groups: [['read:jira-work']], permissions: ['BROWSE_PROJECTS'] },
  findings: [finding, finding, finding],
  evidence: Array.from({ length: 3 }, () => ({
    curl: `curl -i 'https://acme.atlassian.net/rest/api/3/things/${index}'`,
    status: 403,
    headers: Object.fromEntries(
      Array.from({ length: 30 }, (_, header) => [`x-header-${header}`, 'y'.repeat(30)]),
    ),
    bodyExcerpt: 'z'.repeat(1_500),
  })),
});

describe('what a report keeps of its probes', () => {
  test('is everything where there is room, and nothing is said', () => {
    const limit = reportLimit();
    const probes = Array.from({ length: 50 }, (_, index) => refused(index));
    expect(probes.map((probe) => limit.keep(probe))).toEqual(probes);
    expect(limit.leftOut()).toBeNull();
  });

  test('stays below 5 MB for 500 refusals of four identities, every verdict and likeliest cause in it', () => {
    const limit = reportLimit();
    const kept = Array.from({ length: 2_000 }, (_, index) => limit.keep(refused(index)));
    expect(JSON.stringify(kept).length).toBeLessThan(4_500_000);
    expect(kept.every(({ verdict, findings }) => verdict === 'problem' && findings.length > 0)).toBe(true);
    expect(limit.leftOut()).toMatch(
      /^The report is kept within what can be sent: of \d+ answers only the call itself is kept, cut short; of \d+ only the likeliest cause/,
    );
  });

  test('counts exactly what it leaves out', () => {
    const size = JSON.stringify(refused(0)).length;
    const limit = reportLimit({ whole: size, little: size * 1.5 });
    const [first, second, third] = [refused(0), refused(1), refused(2)].map((probe) => limit.keep(probe));
    expect(first?.evidence).toHaveLength(3);
    expect(second?.evidence).toHaveLength(1);
    expect(second?.evidence?.[0]?.bodyExcerpt).toHaveLength(301);
    expect(second?.findings).toHaveLength(3);
    expect(third?.evidence).toBeUndefined();
    expect(third?.findings).toHaveLength(1);
    expect(limit.leftOut()).toContain('of 1 answers only the call itself is kept, cut short; of 1 only');
  });
});
