import type { Report } from '../../../src/report/model.ts';
import { nothingOpen } from '../../../src/self-test/check/nothing-open.ts';
import { emptyReport } from '../../../src/self-test/check/report-parts.ts';

type Probe = Report['probes'][number];

const finding = {
  cause: 'scope-missing',
  confidence: 0.99,
  because: ['the answer says that the scope does not match'],
  missing: { scopes: ['read:jira-user'], groups: [], globalPermissions: [], projectPermissions: [] },
  fix: [{ who: 'credential owner', step: 'Make a new token.' }],
  ruledOut: [],
} as const satisfies Probe['findings'][number];

const shut: Probe = {
  operation: 'GET /rest/api/3/myself',
  identity: 'scoped-api-token',
  verdict: 'closed',
  needed: false,
  predicted: false,
  status: 401,
  needs: { connect: 'READ', groups: [['read:jira-user']], permissions: [] },
  findings: [finding],
};
const withoutScope: Probe = {
  ...shut,
  verdict: 'healthy',
  status: 200,
  findings: [],
  needs: { ...shut.needs, groups: [[]] },
};
const open: Probe = { ...shut, verdict: 'healthy', status: 200, findings: [] };

const report = (probes: Probe[], needs: Report['needs'] = { from: 'none', operations: [] }): Report => ({
  ...emptyReport('1', 'https://your-site.atlassian.net', look, needs, new Date(0)),
  probes,
});
const look = { deployment: 'cloud', cloudId: null } as const;

const many = Array.from({ length: 6 }, () => shut);

test('a credential of which every scope is refused has none of Jira, and that is a problem of its own', () => {
  expect(nothingOpen('scoped-api-token', report([...many, withoutScope]))).toMatchObject([
    {
      cause: 'scope-missing',
      because: [expect.stringMatching(/^each of the 6 operations/), finding.because[0]],
    },
  ]);
});

test.each([
  ['one operation is open', report([...many, open])],
  ['little was asked', report([shut, shut])],
  ['somebody said what is needed', report(many, { from: 'operations', operations: [] })],
])('it is none where %s', (_, given) => {
  expect(nothingOpen('scoped-api-token', given)).toEqual([]);
});
