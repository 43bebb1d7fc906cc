import type { Finding } from '../../src/diagnosis/finding.ts';
import { loadOperations } from '../../src/jira-facts/operations/index.ts';
import type { SelfTestEvent } from '../../src/report/events.ts';
import { Report } from '../../src/report/model.ts';
import { planSelfTest } from '../../src/self-test/plan/make-plan.ts';
import { defaultOperations } from '../../src/self-test/probes/default-suite.ts';
import type { SelfTestRun } from '../../src/self-test/run/self-test-run.ts';
import { runSelfTest } from '../../src/self-test/run-self-test.ts';
import { accounts } from '../../src/simulated-jira/new-site/people.ts';
import { demo } from '../../src/simulated-jira/scenarios/demo.ts';
import type { SiteState } from '../../src/simulated-jira/state.ts';
import { type ConnectSite, connectSite } from './connect-site.ts';

const table = loadOperations();

interface Story {
  readonly scopes?: readonly string[];
  readonly scenario?: typeof demo;
  readonly viewer?: string;
  readonly operations?: readonly string[];
  readonly project?: string;
  readonly issue?: string;
  /** What goes wrong before the run. */
  readonly plant?: (state: SiteState) => void;
  readonly run?: Partial<SelfTestRun>;
}

interface Told {
  readonly report: Report;
  readonly events: SelfTestEvent[];
  readonly site: ConnectSite;
  /** Requests that reached the simulated site and its services during the run. */
  readonly reached: readonly { readonly method: string; readonly path: string; readonly role: string }[];
}

async function tell<T>(story: Story, look: (told: Told) => T | Promise<T>): Promise<T> {
  const { scopes = ['ADMIN', 'ACT_AS_USER'], scenario, viewer, operations, project, issue } = story;
  const site = await connectSite({
    scopes,
    ...(scenario === undefined ? {} : { scenario }),
    ...(viewer === undefined ? {} : { viewer }),
  });
  try {
    story.plant?.(site.jira.world.state);
    const planned = planSelfTest({
      identities: site.identities,
      table,
      ...(operations === undefined ? {} : { operations }),
      ...(project === undefined ? {} : { project }),
      ...(issue === undefined ? {} : { issue }),
    });
    if (!planned.ok) throw new Error(planned.problem);
    const before = site.jira.world.requests.length;
    const events: SelfTestEvent[] = [];
    const report = await runSelfTest({
      id: 'run-1',
      site: { url: site.jira.siteUrl },
      plan: planned.plan,
      identities: site.identities,
      table,
      now: () => new Date(),
      onEvent: (event) => events.push(event),
      ...story.run,
    });
    return await look({ report, events, site, reached: site.jira.world.requests.slice(before) });
  } finally {
    await site.close();
  }
}

const causes = (report: Report, operation: string, identity = 'connect-app'): string[] =>
  report.probes
    .filter((probe) => probe.operation === operation && probe.identity === identity)
    .flatMap((probe) => probe.findings.slice(0, 1).map(({ cause }: Finding) => cause));

const verdictOf = (report: Report, operation: string, identity = 'connect-app'): string | undefined =>
  report.probes.find((probe) => probe.operation === operation && probe.identity === identity)?.verdict;

const identityOf = (report: Report, kind: string) =>
  report.identities.find((identity) => identity.kind === kind);

const nothing = { scopes: [], groups: [], globalPermissions: [], projectPermissions: [], unusedScopes: [] };

test('whoever names a project is told of no gap in another', async () => {
  await tell({ scenario: demo, operations: ['POST /rest/api/3/issue'], project: 'PAY' }, ({ report }) => {
    expect(report.gaps.projectPermissions).toEqual([]);
    expect(verdictOf(report, 'POST /rest/api/3/issue')).toBe('healthy');
  });
});

describe('the demo site', () => {
  const story = { scopes: ['READ', 'WRITE', 'ACT_AS_USER'], scenario: demo, operations: defaultOperations };
  let told: Told;
  // One run is looked at from several sides.
  beforeAll(async () => {
    told = await tell(story, (all) => all);
  });
  const blocked = [
    'GET /rest/api/3/permissions',
    'GET /rest/api/3/group/member',
    'GET /rest/api/3/group/bulk',
    'GET /rest/api/3/role',
    'GET /rest/api/3/issuesecurityschemes',
    'DELETE /rest/api/3/issue/{issueIdOrKey}',
  ];

  test.each([
    ['an issue', 'Refunds are booked twice'],
    ['the name of a person', 'Ada Admin'],
    ['the rest of a name whose first word is masked', 'Admin\\"'],
    ['an address', '@example.com'],
    ['a time zone', 'Europe/Berlin'],
  ])('the report keeps nothing of %s', (_name, words) => {
    expect(JSON.stringify(told.report)).not.toContain(words);
  });

  test('exactly the planted gaps are found', () => {
    const { report } = told;
    const patch = '"scopes": ["READ", "WRITE", "ADMIN", "ACT_AS_USER"]';
    expect(report.gaps.scopes).toEqual([
      { identity: 'connect-app', missing: ['ADMIN'], operations: blocked, patch },
      { identity: 'connect-user', missing: ['ADMIN'], operations: blocked, patch },
    ]);
    expect(report.gaps.groups).toEqual([
      {
        identity: 'connect-app',
        group: 'atlassian-addons-admin',
        operations: [
          'GET /rest/api/3/role',
          'GET /rest/api/3/issuesecurityschemes',
          'GET /rest/api/3/auditing/record',
        ],
        way: 'grant',
        why: expect.stringContaining('/auditing/record'),
      },
    ]);
    // What follows from the two above is said with them.
    expect(report.gaps.globalPermissions).toEqual([]);
    expect(report.gaps.projectPermissions).toEqual([
      { identity: 'connect-app', project: 'OPS', permission: 'BROWSE_PROJECTS' },
    ]);
    expect(report.gaps.unusedScopes).toEqual([]);
    expect(report.notChecked).toEqual([]);
  });

  test('each refused operation has its one cause, and nothing else is a problem', () => {
    const { report } = told;
    for (const identity of ['connect-app', 'connect-user']) {
      for (const operation of blocked)
        expect([operation, causes(report, operation, identity)]).toEqual([operation, ['scope-missing']]);
      for (const closed of ['GET /rest/api/3/settings/columns', 'GET /rest/api/3/applicationrole']) {
        expect(causes(report, closed, identity)).toEqual(['endpoint-not-available-to-identity']);
      }
    }
    expect(causes(report, 'GET /rest/api/3/auditing/record')).toEqual(['app-user-permission-missing']);
    expect(verdictOf(report, 'GET /rest/api/3/auditing/record', 'connect-user')).toBe('healthy');
    expect(report.summary.problem).toBe(2 * (blocked.length + 2) + 1);
    expect(report.summary.inconclusive).toBe(0);
  });

  test('the report is of the published form and holds no credential and no e-mail address', () => {
    const { report, site } = told;
    expect(Report.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
    const text = JSON.stringify(report);
    const { connectApps, accessTokens, users } = site.jira.world.state;
    const secrets = [
      ...connectApps.map(({ sharedSecret }) => sharedSecret),
      ...accessTokens.map(({ token }) => token),
      ...users.flatMap(({ emailAddress }) => emailAddress ?? []),
    ];
    expect(secrets.length).toBeGreaterThan(3);
    for (const secret of secrets) expect(text).not.toContain(secret);
    expect(text).not.toMatch(/eyJ[\w-]{10,}\./);
  });

  test('nothing on the site was changed: only reads and permission questions were sent', () => {
    const { reached } = told;
    const writes = reached.filter(
      ({ method, path, role }) =>
        role === 'site' && method !== 'GET' && !path.startsWith('/rest/api/3/permissions/check'),
    );
    expect(writes).toEqual([]);
    // One token for all that is asked as the user.
    expect(reached.filter(({ role }) => role === 'connect-auth-server')).toHaveLength(1);
  });

  test('at least twenty probes, writes predicted, progress told one by one', () => {
    const { report, events } = told;
    expect(new Set(report.probes.map(({ operation }) => operation)).size).toBeGreaterThanOrEqual(25);
    const predicted = report.probes.filter((probe) => probe.predicted && probe.identity === 'connect-app');
    expect(predicted.map(({ operation }) => operation)).toEqual([
      'POST /rest/api/3/issue',
      'PUT /rest/api/3/issue/{issueIdOrKey}',
      'DELETE /rest/api/3/issue/{issueIdOrKey}',
    ]);
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
    expect(events[0]).toMatchObject({ type: 'started', total: report.probes.length });
    expect(events.filter(({ type }) => type === 'probe')).toHaveLength(report.probes.length);
    expect(events.at(-1)).toMatchObject({ type: 'finished', state: 'finished' });
    expect(report.points.spent).toBeGreaterThan(50);
    expect(report.points.estimated).toBeGreaterThanOrEqual(report.points.spent ?? 0);
  });
});

describe('the thread that began it all', () => {
  const operations = [
    'GET /rest/api/3/configuration',
    'GET /rest/api/3/search/jql',
    'GET /rest/api/3/permissions',
    'GET /rest/api/3/settings/columns',
  ];

  test('READ: /permissions lacks ADMIN, /settings/columns is closed', () =>
    tell({ scopes: ['READ', 'ACT_AS_USER'], operations }, ({ report }) => {
      for (const identity of ['connect-app', 'connect-user']) {
        expect(verdictOf(report, 'GET /rest/api/3/configuration', identity)).toBe('healthy');
        expect(causes(report, 'GET /rest/api/3/permissions', identity)).toEqual(['scope-missing']);
        expect(causes(report, 'GET /rest/api/3/settings/columns', identity)).toEqual([
          'endpoint-not-available-to-identity',
        ]);
      }
      expect(verdictOf(report, 'GET /rest/api/3/search/jql', 'connect-user')).toBe('healthy');
      expect(report.gaps.scopes[0]).toMatchObject({
        missing: ['ADMIN'],
        patch: '"scopes": ["READ", "ADMIN", "ACT_AS_USER"]',
      });
    }));

  test('ADMIN: /permissions is healthy and /settings/columns as before', () =>
    tell({ scopes: ['ADMIN', 'ACT_AS_USER'], operations }, ({ report }) => {
      expect(verdictOf(report, 'GET /rest/api/3/permissions')).toBe('healthy');
      expect(causes(report, 'GET /rest/api/3/settings/columns')).toEqual([
        'endpoint-not-available-to-identity',
      ]);
      expect(report.gaps).toEqual(nothing);
    }));
});

describe('a healthy site', () => {
  test('has no gap, and what is closed to every Connect app is closed and no problem', () =>
    tell({}, ({ report, site }) => {
      const { siteUrl: url, cloudId } = site.jira;
      expect(report.site).toEqual({ url, cloudId, deployment: 'cloud' });
      expect(report.gaps).toEqual(nothing);
      const problems = report.probes
        .filter(({ verdict }) => verdict === 'closed')
        .map(({ operation }) => operation);
      expect(report.summary.problem).toBe(0);
      expect(new Set(problems)).toEqual(
        new Set(['GET /rest/api/3/settings/columns', 'GET /rest/api/3/applicationrole']),
      );
      expect(report.summary.inconclusive).toBe(0);
      expect(report.identities.flatMap(({ findings }) => findings ?? [])).toEqual([]);
    }));

  test('nobody is no problem: what wants a login is not applicable', () =>
    tell({}, ({ report }) => {
      const verdicts = new Set(
        report.probes.filter(({ identity }) => identity === 'anonymous').map(({ verdict }) => verdict),
      );
      expect(verdicts).toEqual(new Set(['healthy', 'not-applicable']));
    }));

  test('products that are not there are not applicable', () =>
    tell(
      {
        plant: (state) => {
          state.site.products = { software: false, serviceManagement: false };
        },
      },
      ({ report }) => {
        expect(verdictOf(report, 'GET /rest/agile/1.0/board')).toBe('not-applicable');
        expect(report.gaps).toEqual(nothing);
      },
    ));

  test('what is needed of a product that is not there is a problem, and says so', () =>
    tell(
      {
        operations: ['GET /rest/agile/1.0/board', 'GET /rest/servicedeskapi/servicedesk'],
        plant: (state) => {
          state.site.products = { software: false, serviceManagement: false };
        },
      },
      ({ report }) => {
        const board = report.probes.find(({ operation }) => operation === 'GET /rest/agile/1.0/board');
        expect(board).toMatchObject({
          verdict: 'problem',
          note: expect.stringMatching(/^Jira Software is not on this site\.$/),
        });
      },
    ));

  test('a scope nothing needs is called unused', () =>
    tell(
      { scopes: ['ADMIN', 'ACT_AS_USER', 'ACCESS_EMAIL_ADDRESSES'], operations: ['GET /rest/api/3/role'] },
      ({ report }) => {
        expect(report.gaps.unusedScopes).toContainEqual({
          identity: 'connect-app',
          scope: 'ACCESS_EMAIL_ADDRESSES',
        });
        expect(report.gaps.unusedScopes.map(({ scope }) => scope)).not.toContain('ACT_AS_USER');
      },
    ));
});

describe('one identity that cannot call makes one finding', () => {
  test('no ACT_AS_USER: the user is not impersonated, the app goes on', () =>
    tell({ scopes: ['ADMIN'] }, ({ report, reached }) => {
      expect(identityOf(report, 'connect-user')).toMatchObject({ usable: false });
      expect(identityOf(report, 'connect-user')?.findings?.[0]?.cause).toBe('impersonation-not-allowed');
      const asUser = report.probes.filter(({ identity }) => identity === 'connect-user');
      expect(asUser.flatMap(({ findings }) => findings)).toEqual([]);
      expect(new Set(asUser.map(({ verdict }) => verdict))).toEqual(new Set(['inconclusive']));
      expect(reached.filter(({ role }) => role === 'connect-auth-server')).toHaveLength(1);
      expect(verdictOf(report, 'GET /rest/api/3/permissions')).toBe('healthy');
    }));

  test('a deactivated user', () =>
    tell({ viewer: accounts.inactive }, ({ report }) => {
      expect(identityOf(report, 'connect-user')?.findings?.[0]?.cause).toBe('impersonated-user-invalid');
    }));

  test('a stale shared secret', () =>
    tell(
      {
        plant: ({ connectApps }) => {
          for (const app of connectApps) app.sharedSecret = 'the-secret-of-a-later-install-0123456789';
        },
      },
      ({ report, reached }) => {
        expect(identityOf(report, 'connect-app')).toMatchObject({ usable: false });
        expect(identityOf(report, 'connect-app')?.findings?.[0]?.cause).toBe('jwt-bad-signature');
        expect(
          reached.filter(({ role, path }) => role === 'site' && path.startsWith('/rest/api/3/role')),
        ).toHaveLength(1);
      },
    ));

  test('a clock that is ten minutes off', () =>
    tell(
      {
        plant: (state) => {
          state.site.clockSkewSeconds = 600;
        },
      },
      ({ report }) => {
        expect(identityOf(report, 'connect-app')?.findings?.[0]?.cause).toBe('jwt-expired-or-clock-skew');
      },
    ));

  test('an address that is not on the allowlist', () =>
    tell(
      {
        plant: (state) => {
          state.site.ipAllowlist = ['203.0.113.0/24'];
        },
      },
      ({ report }) => {
        expect(identityOf(report, 'connect-app')?.findings?.[0]?.cause).toBe('app-access-blocked');
      },
    ));
});

describe('what concerns the whole site is said once', () => {
  test.each([
    [
      'an outage',
      'site-unavailable',
      (state: SiteState) => state.faults.push({ name: 'outage', options: {} }),
    ],
    [
      'a suspended site',
      'site-unavailable',
      (state: SiteState) => {
        state.site.suspended = true;
      },
    ],
    [
      'a dead network',
      'network-or-proxy',
      (state: SiteState) => state.faults.push({ name: 'connection-reset', options: {} }),
    ],
  ] as const)('%s', (_name, cause, plant) =>
    tell({ plant: (state) => void plant(state) }, ({ report, reached }) => {
      for (const identity of report.identities) {
        expect(identity.usable).toBe(false);
        expect(identity.findings?.[0]?.cause).toBe(cause);
      }
      expect(report.probes.flatMap(({ findings }) => findings)).toEqual([]);
      expect(report.summary).toEqual({
        healthy: 0,
        problem: 0,
        closed: 0,
        notApplicable: 0,
        inconclusive: report.probes.length,
      });
      expect(reached.length).toBeLessThan(10);
    }),
  );

  test('a spent quota ends the questions and is not waited out', () =>
    tell(
      {
        plant: (state) => {
          state.limits.pointsPerHour = 60;
        },
      },
      ({ report }) => {
        expect(identityOf(report, 'connect-app')?.findings?.map(({ cause }) => cause)).toEqual([
          'rate-limited',
        ]);
        expect(report.probes.flatMap(({ findings }) => findings.map(({ cause }) => cause))).not.toContain(
          'rate-limited',
        );
        expect(report.notChecked.join()).toContain('points are spent');
        expect(report.gaps.scopes).toEqual([]);
      },
    ));

  test('a run cut off ends as failed and says so', async () => {
    const cut = new AbortController();
    await tell(
      {
        plant: (state) => {
          state.site.latencyMs = 20;
        },
        run: {
          signal: cut.signal,
          onExchange: () => cut.abort(),
        },
      },
      ({ report, events, reached }) => {
        expect(report.state).toBe('failed');
        expect(report.notChecked).toEqual(['The run was cut off before all questions were asked.']);
        expect(report.probes.flatMap(({ findings }) => findings)).toEqual([]);
        expect(events.at(-1)).toMatchObject({
          type: 'finished',
          state: 'failed',
          reason: expect.any(String),
        });
        expect(reached.length).toBeLessThan(10);
      },
    );
  });
});

describe('rights of people and projects', () => {
  test('a member who is no administrator: the permission, not the scope', () =>
    tell({ viewer: accounts.member, operations: defaultOperations }, ({ report }) => {
      expect(causes(report, 'GET /rest/api/3/role', 'connect-user')).toEqual(['global-permission-missing']);
      expect(report.gaps.globalPermissions).toEqual([{ identity: 'connect-user', permission: 'ADMINISTER' }]);
      expect(report.gaps.scopes).toEqual([]);
    }));

  test('a told project that keeps the app out: predicted writes are refused there', () =>
    tell(
      {
        scenario: demo,
        scopes: ['WRITE', 'ACT_AS_USER'],
        project: 'OPS',
        operations: ['POST /rest/api/3/issue', 'GET /rest/api/3/project/{projectIdOrKey}'],
      },
      ({ report }) => {
        expect(verdictOf(report, 'POST /rest/api/3/issue')).toBe('problem');
        expect(causes(report, 'POST /rest/api/3/issue')).toEqual(['app-user-permission-missing']);
        expect(verdictOf(report, 'POST /rest/api/3/issue', 'connect-user')).toBe('healthy');
        expect(report.gaps.projectPermissions).toContainEqual({
          identity: 'connect-app',
          project: 'OPS',
          permission: 'BROWSE_PROJECTS',
        });
      },
    ));

  test('where nobody names a project, the app lacks what a person may do there, and the person nothing', () =>
    tell(
      { scenario: demo, scopes: ['WRITE', 'ACT_AS_USER'], operations: ['POST /rest/api/3/issue'] },
      ({ report }) => {
        expect(report.gaps.projectPermissions).toEqual([
          { identity: 'connect-app', project: 'OPS', permission: 'BROWSE_PROJECTS' },
        ]);
      },
    ));

  test('a refused read is asked about: whether its project is seen at all, and what nobody is told', () =>
    tell({ viewer: accounts.member, operations: ['GET /rest/api/3/project/PAY/role'] }, ({ report }) => {
      const refused = report.probes.find(({ identity }) => identity === 'connect-user');
      expect(refused?.evidence?.map(({ caption }) => caption)).toEqual([
        'The call itself, as the app acting for a user',
        'What the call is about, as the app acting for a user',
        'The same call as an anonymous caller',
        'The same call as the app',
      ]);
      expect(refused?.findings[0]?.because).toContain(
        'the same project or issue can be read with the same credential',
      );
    }));

  test('what is needed by several operations is one gap, and says which of them need it', () =>
    tell(
      {
        scenario: demo,
        scopes: ['ADMIN', 'ACT_AS_USER'],
        viewer: accounts.member,
        operations: [
          'GET /rest/api/3/role',
          'GET /rest/api/3/permissionscheme',
          'GET /rest/api/3/auditing/record',
        ],
      },
      ({ report }) => {
        // That the app's user is outside of its group is said there, and not once more as a permission.
        expect(report.gaps.globalPermissions).toEqual([
          { identity: 'connect-user', permission: 'ADMINISTER' },
        ]);
        const operations = ['GET /rest/api/3/role', 'GET /rest/api/3/auditing/record'];
        expect(report.gaps.groups).toMatchObject([
          { identity: 'connect-app', group: 'atlassian-addons-admin', operations },
          { identity: 'connect-user', group: 'jira-admins-acme', operations },
        ]);
        for (const { why } of report.gaps.groups)
          expect(why).toContain(`${operations.join(', ')} need Admin`);
      },
    ));

  test.each([
    ['the project was named', { project: 'PAY' }],
    ['only an issue of it was named', { issue: 'PAY-1' }],
  ])('an archived project takes no writes, whatever rights are held there: %s', (_, named) =>
    tell(
      {
        ...named,
        operations: ['POST /rest/api/3/issue', 'PUT /rest/api/3/issue/{issueIdOrKey}'],
        plant: ({ projects }) => {
          for (const project of projects) project.archived = project.key === 'PAY';
        },
      },
      ({ report }) => {
        const edit = report.probes.find(
          ({ operation, identity }) => operation.startsWith('PUT') && identity === 'connect-app',
        );
        expect(edit?.findings[0]).toMatchObject({
          cause: 'project-permission-missing',
          fix: [{ who: 'Jira administrator', step: expect.stringMatching(/^Restore the project/) }, {}],
        });
        expect(report.gaps.projectPermissions).toEqual([]);
      },
    ),
  );

  test('a project behind an app access rule: the rule is named, not a permission that looks missing', () =>
    tell(
      {
        scenario: demo,
        scopes: ['WRITE', 'ACT_AS_USER'],
        project: 'OPS',
        operations: ['POST /rest/api/3/issue'],
        plant: (state) => {
          state.faults.push({
            name: 'canned-answer',
            options: {
              roles: ['site'],
              path: '/search/jql',
              status: 403,
              body: {
                errorMessages: ['This app is blocked by a data security policy of your administrator.'],
              },
            },
          });
        },
      },
      ({ report }) => {
        expect(causes(report, 'POST /rest/api/3/issue')).toEqual(['app-access-blocked']);
        const [probe] = report.probes;
        expect(probe?.findings[0]?.missing.projectPermissions).toEqual([]);
      },
    ));

  test('a filled-in path is called as it stands, and its refusal is told from a missing right by others', () =>
    tell({ operations: ['GET /rest/api/3/issue/PAY-1', 'GET /rest/api/2/search'] }, ({ report, reached }) => {
      expect(reached.map(({ path }) => path)).toContain('/rest/api/3/issue/PAY-1');
      expect(verdictOf(report, 'GET /rest/api/3/issue/PAY-1')).toBe('healthy');
      expect(causes(report, 'GET /rest/api/2/search')).toEqual(['endpoint-removed']);
    }));

  test('braces are filled with what is there', () =>
    tell(
      {
        operations: [
          'GET /rest/api/3/role/{id}',
          'GET /rest/api/3/permissionscheme/{schemeId}',
          'GET /rest/api/3/project/{projectIdOrKey}/role',
        ],
      },
      ({ report }) => {
        for (const { operation } of report.probes)
          expect([operation, verdictOf(report, operation)]).toEqual([operation, 'healthy']);
      },
    ));
});

test('a descriptor ahead of what the site agreed to: consent, not a missing declaration', () =>
  tell(
    {
      plant: ({ connectApps }) => {
        for (const app of connectApps) app.grantedScopes = ['READ', 'ACT_AS_USER'];
      },
      operations: ['GET /rest/api/3/permissions', 'GET /rest/api/3/configuration'],
    },
    ({ report }) => {
      for (const identity of ['connect-app', 'connect-user']) {
        expect(verdictOf(report, 'GET /rest/api/3/configuration', identity)).toBe('healthy');
        expect(causes(report, 'GET /rest/api/3/permissions', identity)).toEqual(['consent-missing']);
      }
      expect(report.gaps.scopes).toEqual([]);
    },
  ));
