import { type Finding, nothingMissing } from '../../src/diagnosis/finding.ts';
import type { CauseId } from '../../src/diagnosis/index.ts';
import type { IdentityKind } from '../../src/evidence/exchange.ts';
import type { ProbeResult, Report } from '../../src/report/model.ts';
import { plantedReport, site } from './planted-report.ts';

/** A finding of which just this is stated. */
export const finding = (
  cause: CauseId,
  missing: Partial<Finding['missing']> = {},
  more: Partial<Finding> = {},
): Finding => ({
  cause,
  confidence: 0.9,
  because: [`a first fact of ${cause}`, `a second fact of ${cause}`, `a third fact of ${cause}`],
  missing: { ...nothingMissing, ...missing },
  fix: [{ who: 'credential owner', step: `Settle ${cause}.` }],
  ruledOut: [],
  ...more,
});

/** What came of one operation as one identity. */
export const probe = (
  operation: string,
  identity: IdentityKind,
  verdict: ProbeResult['verdict'],
  ...findings: Finding[]
): ProbeResult => ({
  ...{ operation, identity, verdict, needed: verdict === 'problem', predicted: false },
  ...(verdict === 'healthy' ? { status: 200 } : { status: 403 }),
  needs: { connect: 'READ', groups: [['read:a:jira', 'read:b:jira'], ['read:jira-work']], permissions: [] },
  findings,
});

const named = (kind: IdentityKind, label: string, more: object = {}) => ({
  ...{ kind, label, scopes: null, usable: true },
  ...more,
});

const summaryOf = (probes: readonly ProbeResult[]): Report['summary'] => {
  const count = (verdict: ProbeResult['verdict']) => probes.filter((one) => one.verdict === verdict).length;
  return {
    healthy: count('healthy'),
    problem: count('problem'),
    closed: count('closed'),
    notApplicable: count('not-applicable'),
    inconclusive: count('inconclusive'),
  };
};

export const reportOf = (probes: readonly ProbeResult[], changes: Partial<Report> = {}): Report =>
  plantedReport({ probes: [...probes], summary: summaryOf(probes), ...changes });

const noGaps: Report['gaps'] = {
  ...{ scopes: [], groups: [], globalPermissions: [], projectPermissions: [], unusedScopes: [] },
};

const people: IdentityKind[] = ['api-token', 'service-account-token', 'oauth-3lo', 'forge-app'];

/** Every sort of gap, as identities of several worlds. */
export const wideReport = (): Report =>
  reportOf(
    [
      probe(
        'GET /rest/api/3/a',
        'oauth-3lo',
        'problem',
        finding('scope-missing', { scopes: ['read:a:jira'] }),
      ),
      probe(
        'GET /rest/api/3/b',
        'forge-app',
        'problem',
        finding('scope-missing', { scopes: ['read:b:jira'] }),
      ),
      ...people.map((kind) =>
        probe(
          'GET /rest/api/3/c',
          kind,
          'problem',
          finding('global-permission-missing', { globalPermissions: ['USER_PICKER'] }),
        ),
      ),
      ...people.map((kind) =>
        probe(
          'PUT /rest/api/3/d',
          kind,
          'problem',
          finding('project-permission-missing', { projectPermissions: ['EDIT_ISSUES'] }),
        ),
      ),
      probe('GET /rest/api/3/e', 'api-token', 'problem', finding('resource-not-visible')),
      probe('GET /rest/api/3/f', 'api-token', 'problem', finding('endpoint-not-available-to-identity')),
      probe('GET /rest/api/3/g', 'api-token', 'inconclusive'),
      probe('GET /rest/api/3/h', 'api-token', 'healthy'),
    ],
    {
      needs: { from: 'profile', name: 'wide', title: 'The wide integration', operations: [] },
      identities: [
        named('api-token', 'Bob (API token)'),
        named('service-account-token', 'a service account token', { scopes: [] }),
        named('oauth-3lo', 'the connection', { scopes: ['read:jira-work'] }),
        named('forge-app', 'the Forge app', { scopes: ['read:jira-work', 'storage:app'] }),
      ],
      gaps: {
        scopes: [
          { identity: 'oauth-3lo', missing: ['read:a:jira'], operations: ['GET /rest/api/3/a'], patch: '' },
          {
            identity: 'forge-app',
            missing: ['read:a:jira', 'read:b:jira', 'read:c:jira', 'read:d:jira'],
            operations: ['GET /rest/api/3/b', 'GET /rest/api/3/a'],
            patch: 'permissions:\n  scopes:\n    - read:a:jira',
          },
          {
            identity: 'service-account-token',
            missing: ['read:b:jira', 'read:a:jira'],
            operations: [],
            patch: '',
          },
        ],
        groups: (['join', 'grant', 'provision'] as const).map((way, index) => ({
          identity: index === 0 ? 'api-token' : 'forge-app',
          group: `group-${way}`,
          why: `a reason to ${way}`,
          way,
          operations: index === 2 ? [] : ['GET /rest/api/3/c'],
        })),
        globalPermissions: people.map((identity) => ({ identity, permission: 'USER_PICKER' })),
        projectPermissions: people.flatMap((identity) => [
          { identity, project: 'ABC', permission: 'EDIT_ISSUES' },
          { identity, project: 'ABC', permission: 'BROWSE_PROJECTS' },
          { identity, project: 'XYZ', permission: 'EDIT_ISSUES' },
        ]),
        unusedScopes: [{ identity: 'forge-app', scope: 'storage:app' }],
      },
      subject: { project: 'ABC', issue: 'ABC-1' },
      points: { estimated: 12 },
    },
  );

/** Nobody said what is needed: what is refused is a fact. */
export const lookedAroundReport = (): Report =>
  reportOf(
    [
      probe(
        'GET /rest/api/3/a',
        'api-token',
        'closed',
        finding('scope-missing', { scopes: ['read:a:jira', 'read:jira-work', 'read:b:jira'] }),
      ),
      probe(
        'GET /rest/api/3/b',
        'api-token',
        'closed',
        finding('global-permission-missing', { globalPermissions: ['ADMINISTER', 'USER_PICKER'] }),
      ),
      probe(
        'GET /rest/api/3/c',
        'api-token',
        'closed',
        finding('global-permission-missing', { globalPermissions: ['ADMINISTER', 'USER_PICKER'] }),
      ),
      probe('GET /rest/api/3/d', 'connect-app', 'closed', finding('scope-missing', { scopes: ['ADMIN'] })),
      probe('GET /rest/api/3/e', 'api-token', 'closed', finding('endpoint-not-available-to-identity')),
      probe('GET /rest/api/3/f', 'api-token', 'closed', finding('resource-not-visible')),
      probe('GET /rest/api/3/g', 'api-token', 'healthy'),
      probe('GET /rest/api/3/g', 'anonymous', 'not-applicable'),
    ],
    {
      needs: { from: 'none', operations: [] },
      identities: [
        named('anonymous', 'nobody'),
        named('api-token', 'Bob', { account: { accountId: 'bob', active: true, administers: false } }),
        named('connect-app', 'the app'),
      ],
      gaps: noGaps,
      notChecked: [],
      points: { estimated: 0 },
      durationMs: 125_000,
    },
  );

/** A check of a credential by its owner. */
export const checkReport = (): Report =>
  reportOf([probe('GET /rest/api/3/a', 'api-token', 'healthy')], {
    needs: { from: 'operations', operations: ['GET /rest/api/3/a'] },
    identities: [
      named('api-token', 'Bob', { account: { accountId: 'bob', active: true, administers: true } }),
      named('pat', 'a token', { usable: false, findings: [finding('token-expired')] }),
      named('oauth-3lo', 'the connection', { usable: false }),
      named('scoped-api-token', 'another token', { findings: [finding('rate-limited')] }),
    ],
    gaps: noGaps,
    checks: [
      { id: 'site-address', title: 'The address', verdict: 'healthy', note: 'It is where Jira answers.' },
      { id: 'accepted', title: 'Accepted', verdict: 'problem', identity: 'pat', note: 'It was refused.' },
      { id: 'token-age', title: 'Age', verdict: 'healthy', identity: 'api-token', note: 'It is 3 days old.' },
      {
        id: 'expiry',
        title: 'End',
        verdict: 'inconclusive',
        identity: 'pat',
        note: 'it ends on 1 May 2027.',
      },
      { id: 'organization', title: 'Others', verdict: 'closed', note: 'two more end in May.' },
    ],
    features: [
      {
        name: 'Import',
        identity: 'api-token',
        verdict: 'problem',
        optional: true,
        operations: [],
        note: 'It lacks a right.',
      },
      {
        name: 'Export',
        identity: 'api-token',
        verdict: 'not-applicable',
        optional: false,
        operations: [],
        note: 'Nothing to do.',
      },
    ],
    moving: {
      endOfSupport: '2027-01-31',
      daysLeft: 70,
      scopes: [{ scope: 'read:jira-work', newApproval: false }],
      kept: [],
      lost: [],
      gained: [],
      sentences: ['Connect support ends on 31 January 2027.'],
    },
    site: { url: site, deployment: null },
    durationMs: 840,
  });

/** Identities that nobody gave a name, calls judged in projects, and an issue that was named and is not seen. */
export const unnamedReport = (): Report => {
  const kinds: IdentityKind[] = ['connect-user', 'forge-user', 'service-account-token', 'password'];
  const lacking = finding('project-permission-missing', {
    projectPermissions: ['EDIT_ISSUES', 'ADD_COMMENTS'],
  });
  const judged = (operation: string, ...projects: string[]) =>
    projects.map((project) => ({
      ...probe(operation, 'password', 'problem', lacking),
      predicted: true,
      project,
    }));
  return reportOf(
    [
      ...kinds.map((kind) => probe('GET /rest/api/3/issue/{issueIdOrKey}', kind, 'problem', lacking)),
      ...judged('PUT /rest/api/3/issue/{issueIdOrKey}', 'ABC', 'XYZ'),
      probe('GET /rest/api/3/issue/ABC-1', 'password', 'problem', finding('resource-not-visible')),
    ],
    {
      needs: { from: 'app', operations: [] },
      identities: [
        named('password', 'the password of Bob', {
          usable: false,
          findings: [finding('credentials-rejected', {}, { because: [], fix: [] })],
        }),
      ],
      gaps: {
        ...noGaps,
        projectPermissions: kinds.map((identity) => ({
          identity,
          project: 'ABC',
          permission: 'EDIT_ISSUES',
        })),
      },
      checks: [
        {
          id: 'accepted',
          title: 'Accepted',
          verdict: 'inconclusive',
          identity: 'password',
          note: 'Nobody answered.',
        },
        { id: 'site-address', title: 'The address', verdict: 'problem', note: 'It is no address of Jira.' },
      ],
      subject: { project: 'ABC', issue: 'ABC-1' },
    },
  );
};
