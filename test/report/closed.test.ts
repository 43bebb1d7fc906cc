import { closedBy, closedSentences } from '../../src/report/closed.ts';
import { renderReport } from '../../src/report/formats.ts';
import type { Report } from '../../src/report/model.ts';
import { plantedReport } from './planted-report.ts';

const planted = plantedReport();
const report: Report = {
  ...planted,
  needs: { from: 'none', operations: [] },
  probes: planted.probes.map((probe) =>
    probe.verdict === 'problem' ? { ...probe, verdict: 'closed' as const } : probe,
  ),
};

test('what is closed is one entry a reason, with what it would take', () => {
  const scope = closedBy(report).find(({ opening }) => opening === 'it would take the scope ADMIN');
  expect(scope).toMatchObject({ cause: 'scope-missing', whose: 'the app and the app acting for Ada Admin' });
  expect(scope?.operations).toContain('GET /rest/api/3/permissions');
  const all = closedBy(report).flatMap(({ operations }) => operations);
  const closed = new Set(report.probes.flatMap((p) => (p.verdict === 'closed' ? [p.operation] : [])));
  expect(new Set(all)).toEqual(closed);
});

test('of what no scope opens nothing is promised', () => {
  const limit = closedBy(report).find(({ cause }) => cause === 'endpoint-not-available-to-identity');
  expect(limit?.opening).toBe('no scope or permission opens it');
});

test('a group is never named: it is one way to a permission, and not everybody’s', () => {
  expect(closedSentences(report).join(' ')).not.toContain('atlassian-addons-admin');
});

test.each(['text', 'md', 'html'] as const)('%s says why', (format) => {
  expect(renderReport(report, format)).toContain('it would take the scope ADMIN');
  expect(renderReport(planted, format)).not.toContain('it would take');
});
