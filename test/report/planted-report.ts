import type { Finding } from '../../src/diagnosis/finding.ts';
import { nothingMissing } from '../../src/diagnosis/finding.ts';
import type { IdentityKind } from '../../src/evidence/exchange.ts';
import type { ProbeResult, Report } from '../../src/report/model.ts';

/**
 * The report of the demo site as a value: ADMIN not declared, the app user taken out of the administrators' group, one
 * project closed to apps, two operations closed to Connect apps for good.
 */
export const site = 'https://acme.atlassian.net';

const scopeMissing: Finding = {
  cause: 'scope-missing',
  confidence: 0.97,
  ruledOut: [],
  because: [
    'GET /rest/api/3/permissions needs the Connect scope ADMIN',
    'the descriptor declares READ, WRITE and ACT_AS_USER',
  ],
  missing: { ...nothingMissing, scopes: ['ADMIN'] },
  fix: [
    { who: 'app developer', step: 'Add ADMIN to "scopes" in atlassian-connect.json and publish the change.' },
    { who: 'Jira administrator', step: 'Approve the update.', link: `${site}/plugins/servlet/upm` },
  ],
};

const closed: Finding = {
  cause: 'endpoint-not-available-to-identity',
  confidence: 0.99,
  ruledOut: [],
  because: ['Atlassian documents the operation as inaccessible to Connect apps'],
  missing: nothingMissing,
  fix: [{ who: 'app developer', step: 'Use another operation, or call it with a credential of a person.' }],
  settledBy: 'The same call as a person with an API token.',
};

const outOfGroup: Finding = {
  cause: 'app-user-permission-missing',
  confidence: 0.93,
  ruledOut: [],
  because: [
    'the app declares READ, which opens the operation',
    'the app user does not hold Administer Jira',
    'the same call works as Ada Admin',
  ],
  missing: { ...nothingMissing, groups: ['atlassian-addons-admin'] },
  fix: [
    {
      who: 'Jira administrator',
      step: 'Add the app user to the group atlassian-addons-admin.',
      link: 'https://admin.atlassian.com/',
    },
  ],
  settledBy: 'The groups of the app user.',
};

const projectClosed: Finding = {
  cause: 'app-user-permission-missing',
  confidence: 0.9,
  ruledOut: [],
  because: [
    'the project PAY is visible to Ada Admin and not to the app',
    'its permission scheme does not name atlassian-addons-project-access',
  ],
  missing: { ...nothingMissing, projectPermissions: ['BROWSE_PROJECTS'] },
  fix: [
    {
      who: 'Jira administrator',
      step: 'Grant Browse projects in PAY to the project role atlassian-addons-project-access.',
      link: `${site}/plugins/servlet/project-config/PAY/permissions`,
    },
  ],
};

const rateLimit: Finding = {
  cause: 'platform-bug',
  confidence: 0.2,
  ruledOut: [],
  because: ['nothing else explains the answer'],
  missing: nothingMissing,
  fix: [{ who: 'Atlassian', step: 'Report it.' }],
};

const evidence = (operation: string, status: number, body: string): ProbeResult['evidence'] => {
  const [method = 'GET', path = ''] = operation.split(' ');
  return [
    {
      curl: `curl -X ${method} '${site}${path}' -H 'Accept: application/json' -H 'Authorization: JWT ***'`,
      status,
      headers: {
        'content-type': 'application/json;charset=UTF-8',
        'x-arequestid': 'f3f0c1',
        server: 'AtlassianEdge',
      },
      bodyExcerpt: body,
    },
  ];
};

const refused = '{"errorMessages":["You do not have permission to perform this operation."],"errors":{}}';

const healthyOperations = [
  'GET /rest/api/3/myself',
  'GET /rest/api/3/mypermissions',
  'POST /rest/api/3/permissions/check',
  'GET /rest/api/3/configuration',
  'GET /rest/api/3/search/jql',
  'GET /rest/api/3/project/search',
  'GET /rest/api/3/field',
  'GET /rest/api/3/role',
  'GET /rest/api/3/permissionscheme',
  'GET /rest/api/3/group/member',
  'GET /rest/api/3/user/groups',
  'GET /rest/api/3/webhook',
  'GET /rest/agile/1.0/board',
  'GET /rest/servicedeskapi/info',
  'GET /rest/api/3/issuetype',
  'GET /rest/api/3/status',
  'GET /rest/api/3/priority',
];

const probe = (operation: string, identity: IdentityKind, more: Partial<ProbeResult> = {}): ProbeResult => ({
  operation,
  identity,
  verdict: 'healthy',
  needed: true,
  predicted: false,
  status: 200,
  durationMs: 112,
  needs: { connect: 'READ', groups: [['read:jira-work']], permissions: [] },
  findings: [],
  evidence: evidence(operation, 200, '{"…":"…"}'),
  ...more,
});

const problem = (
  operation: string,
  identity: IdentityKind,
  connect: string,
  ...findings: Finding[]
): ProbeResult =>
  probe(operation, identity, {
    verdict: 'problem',
    status: 403,
    needs: { connect, groups: [['manage:jira-configuration']], permissions: ['Administer Jira'] },
    findings,
    evidence: evidence(operation, 403, refused),
  });

const predicted = (
  operation: string,
  identity: IdentityKind,
  verdict: ProbeResult['verdict'] = 'healthy',
): ProbeResult => ({
  operation,
  identity,
  verdict,
  needed: true,
  predicted: true,
  needs: { connect: 'WRITE', groups: [['write:jira-work']], permissions: ['Create issues'] },
  findings: [],
});

const apps: IdentityKind[] = ['connect-app', 'connect-user'];

/** As the store holds it when the run has ended. */
export function plantedReport(changes: Partial<Report> = {}): Report {
  const probes: ProbeResult[] = [
    ...apps.flatMap((kind) => [
      problem('GET /rest/api/3/permissions', kind, 'ADMIN', scopeMissing, rateLimit),
      problem('GET /rest/api/3/settings/columns', kind, 'INACCESSIBLE', closed),
      problem('GET /rest/api/3/applicationrole', kind, 'INACCESSIBLE', closed),
    ]),
    problem('GET /rest/api/3/auditing/record', 'connect-app', 'READ', outOfGroup),
    probe('GET /rest/api/3/auditing/record', 'connect-user'),
    problem('GET /rest/api/3/project/{projectIdOrKey}', 'connect-app', 'READ', projectClosed),
    probe('GET /rest/api/3/project/{projectIdOrKey}', 'connect-user'),
    ...healthyOperations.flatMap((operation) => apps.map((kind) => probe(operation, kind))),
    ...[
      'POST /rest/api/3/issue',
      'PUT /rest/api/3/issue/{issueIdOrKey}',
      'DELETE /rest/api/3/issue/{issueIdOrKey}',
    ].flatMap((operation) => apps.map((kind) => predicted(operation, kind))),
    probe('GET /rest/api/3/serverInfo', 'anonymous'),
    {
      ...probe('GET /rest/api/3/myself', 'anonymous', { verdict: 'not-applicable', status: 401 }),
      note: 'Nobody is signed in, so there is no account to show.',
    },
    {
      ...probe('GET /rest/api/3/project/search', 'anonymous', { verdict: 'inconclusive' }),
      note: 'The list is empty: the site may have no public project, or hide it.',
    },
  ];
  const count = (verdict: ProbeResult['verdict']): number =>
    probes.filter((one) => one.verdict === verdict).length;
  return {
    schemaVersion: 2,
    id: 'run-1',
    state: 'finished',
    needs: {
      from: 'operations',
      operations: [...new Set(probes.map(({ operation }) => operation))],
    },
    site: { url: site, cloudId: '11111111-2222-3333-4444-555555555555', deployment: 'cloud' },
    startedAt: '2026-11-20T09:30:00.000Z',
    durationMs: 4210,
    points: { estimated: 58, spent: 61 },
    identities: [
      {
        kind: 'connect-app',
        label: 'the app',
        scopes: ['READ', 'WRITE', 'ACT_AS_USER'],
        account: { accountId: '557058:app', groups: ['atlassian-addons'], active: true },
        usable: true,
      },
      {
        kind: 'connect-user',
        label: 'the app acting for Ada Admin',
        scopes: ['READ', 'WRITE', 'ACT_AS_USER'],
        account: { accountId: '5b10:ada', groups: ['jira-administrators', 'jira-users'], active: true },
        usable: true,
      },
      { kind: 'anonymous', label: 'nobody (anonymous)', scopes: null, usable: true },
    ],
    probes,
    gaps: {
      scopes: apps.map((identity) => ({
        identity,
        missing: ['ADMIN'],
        operations: ['GET /rest/api/3/permissions'],
        patch: '"scopes": ["READ", "WRITE", "ACT_AS_USER", "ADMIN"]',
      })),
      groups: [
        {
          identity: 'connect-app',
          group: 'atlassian-addons-admin',
          way: 'join',
          why: 'Administer Jira is granted to this group, and the app user is not in it',
          operations: [],
        },
      ],
      globalPermissions: [],
      projectPermissions: [{ identity: 'connect-app', project: 'PAY', permission: 'BROWSE_PROJECTS' }],
      unusedScopes: [],
    },
    summary: {
      healthy: count('healthy'),
      problem: count('problem'),
      closed: count('closed'),
      notApplicable: count('not-applicable'),
      inconclusive: count('inconclusive'),
    },
    notChecked: ['Attachments: no issue with an attachment was found.'],
    ...changes,
  };
}
