import { changesSince, isComparable } from '../../src/report/changes.ts';
import { plantedReport } from './planted-report.ts';

const earlier = plantedReport({ id: 'earlier' });
const withoutProject = {
  ...earlier.gaps,
  projectPermissions: [],
  globalPermissions: [{ identity: 'connect-user' as const, permission: 'USER_PICKER' }],
};
const mended = plantedReport({
  id: 'later',
  gaps: withoutProject,
  probes: earlier.probes.filter(({ findings: [first] }) => first?.missing.projectPermissions.length !== 1),
});

test('gaps that are new, gone, and as before', () => {
  const changes = changesSince(mended, earlier);
  expect(changes.since).toBe('earlier');
  expect(changes.opened.map(({ id }) => id)).toEqual(['global-permission:USER_PICKER']);
  expect(changes.closed.map(({ id }) => id)).toEqual(['project-permission:PAY:BROWSE_PROJECTS']);
  expect(changes.unchanged).toBe(2);
  expect(changes.closed[0]?.title).toContain('PAY');
});

test('without an earlier run every gap is new', () => {
  const changes = changesSince(earlier, null);
  expect(changes).toMatchObject({ since: null, closed: [], unchanged: 0 });
  expect(changes.opened).toHaveLength(3);
});

test('gaps about operations that were not asked again are not called closed', () => {
  const [, second] = earlier.needs.operations;
  const narrow = plantedReport({
    id: 'narrow',
    needs: { from: 'operations', operations: [second ?? ''] },
    probes: [],
    gaps: { scopes: [], groups: [], globalPermissions: [], projectPermissions: [], unusedScopes: [] },
  });
  expect(isComparable(narrow, earlier)).toBe(true);
  expect(changesSince(narrow, earlier).closed.map(({ id }) => id)).not.toContain('scope:ADMIN');
});

test.each([
  ['one that was cut off', { state: 'failed' as const }],
  ['one about another project', { subject: { project: 'OPS' } }],
  ['one where nobody said what is needed', { needs: { from: 'none' as const, operations: [] } }],
  [
    'one that asked for less',
    { needs: { from: 'operations' as const, operations: ['GET /rest/api/3/role'] } },
  ],
])('not compared with: %s', (_, changes) => {
  expect(isComparable(mended, plantedReport(changes))).toBe(false);
});
