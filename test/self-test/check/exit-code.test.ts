import type { CauseId } from '../../../src/diagnosis/index.ts';
import type { Report } from '../../../src/report/model.ts';
import { exitCodeOf } from '../../../src/self-test/check/exit-code.ts';
import { emptyReport } from '../../../src/self-test/check/report-parts.ts';

const nobody = emptyReport(
  'run-1',
  'https://acme.atlassian.net',
  { deployment: 'cloud', cloudId: null },
  { from: 'none', operations: [] },
  new Date(0),
);
type Identity = Report['identities'][number];
type Probe = Report['probes'][number];

const finding = (cause: CauseId) => ({
  cause,
  confidence: 0.9,
  because: [],
  missing: { scopes: [], groups: [], globalPermissions: [], projectPermissions: [] },
  fix: [],
  ruledOut: [],
});
const identity = (usable: boolean, ...causes: CauseId[]): Identity => ({
  kind: 'api-token',
  label: 'the API token',
  scopes: null,
  usable,
  findings: causes.map(finding),
});
const probe = (verdict: Probe['verdict'], ...causes: CauseId[]): Probe => ({
  operation: 'GET /rest/api/3/role',
  identity: 'api-token',
  verdict,
  needed: verdict === 'problem',
  predicted: false,
  needs: { connect: 'ADMIN', groups: [], permissions: [] },
  findings: causes.map(finding),
});
const feature = (optional: boolean) => ({
  name: 'Comments',
  identity: 'api-token' as const,
  verdict: 'problem' as const,
  optional,
  operations: [],
  note: '',
});
const check = (id: string, verdict: 'problem' | 'inconclusive') => ({ id, title: id, verdict, note: '' });
const works = [identity(true)];

test.each<[string, Partial<Report>, 0 | 1 | 3]>([
  ['a credential works, and nothing is needed', { identities: works, probes: [probe('healthy')] }, 0],
  [
    'some is closed to it',
    { identities: works, probes: [probe('healthy'), probe('closed', 'scope-missing')] },
    0,
  ],
  [
    'one of many questions stayed open',
    { identities: works, probes: [probe('healthy'), probe('inconclusive')] },
    0,
  ],
  [
    'a feature fails that may be left out',
    { identities: works, probes: [probe('healthy')], features: [feature(true)] },
    0,
  ],
  ['a feature fails', { identities: works, probes: [probe('healthy')], features: [feature(false)] }, 1],
  ['a credential is refused', { identities: [identity(false, 'credentials-rejected')] }, 1],
  [
    'one credential works and another is refused',
    { identities: [...works, identity(false, 'token-expired')] },
    1,
  ],
  [
    'what is needed is refused',
    { identities: works, probes: [probe('problem', 'global-permission-missing')] },
    1,
  ],
  [
    'a listed check fails',
    { identities: works, probes: [probe('healthy')], checks: [check('accepted', 'problem')] },
    1,
  ],
  [
    'a quota stands in the way',
    { identities: [identity(true, 'rate-limited')], probes: [probe('healthy')] },
    3,
  ],
  [
    'the network fails over what is needed',
    { identities: works, probes: [probe('problem', 'network-or-proxy')] },
    3,
  ],
  ['only Atlassian can mend it', { identities: [identity(false, 'platform-bug')] }, 3],
  ['the run failed', { identities: works, probes: [probe('healthy')], state: 'failed' }, 3],
  ['a credential could not be tried', { identities: [identity(false)] }, 3],
  ['nothing was answered', { identities: works, probes: [probe('inconclusive'), probe('inconclusive')] }, 3],
  [
    'the organization is silent',
    { identities: works, probes: [probe('healthy')], checks: [check('organization', 'inconclusive')] },
    3,
  ],
  ['nobody was there', {}, 3],
])('%s', (_what, told, code) => {
  expect(exitCodeOf({ ...nobody, ...told })).toBe(code);
});
