import { nothingMissing } from '../../src/diagnosis/finding.ts';
import { adviceOf, isGap } from '../../src/report/advice.ts';
import { headline } from '../../src/report/headline.ts';
import { plantedReport, site } from './planted-report.ts';

const advice = adviceOf(plantedReport());
const byId = (id: string) => advice.find((item) => item.id === id);

describe('advice', () => {
  test('every planted gap is there once, and nothing that is not there', () => {
    expect(advice.map((item) => item.id)).toEqual([
      'scope:ADMIN',
      'group:atlassian-addons-admin',
      'project-permission:PAY:BROWSE_PROJECTS',
      'limit:endpoint-not-available-to-identity',
    ]);
    expect(advice.filter(isGap)).toHaveLength(3);
    expect(headline(plantedReport())).toBe('3 gaps to close, 1 limit to know');
  });

  test('the app and the app acting for a user share one missing scope', () => {
    expect(byId('scope:ADMIN')?.identities).toEqual(['connect-app', 'connect-user']);
    expect(byId('scope:ADMIN')?.operations).toEqual(['GET /rest/api/3/permissions']);
    expect(byId('scope:ADMIN')?.patch).toContain('"ADMIN"');
  });

  test('missing scopes are said once: one reason, one change, one approval, however many operations wait', () => {
    const missing = ['manage:jira-configuration', 'write:jira-work'];
    const needing = ['POST /rest/api/3/issue', 'GET /rest/api/3/role', 'GET /rest/api/3/applicationrole'];
    const gap = (identity: 'forge-app' | 'oauth-3lo' | 'scoped-api-token') => {
      const planted = plantedReport();
      const probe = planted.probes.find(({ verdict }) => verdict === 'problem');
      if (probe === undefined) throw new Error('nothing is planted');
      const report = plantedReport({
        identities: [{ kind: identity, label: 'it', scopes: ['read:jira-work'], usable: true }],
        probes: needing.map((operation, index) => ({
          ...probe,
          operation,
          identity,
          findings: probe.findings.map((finding) => ({
            ...finding,
            cause: 'scope-missing' as const,
            because: [`it needs a scope of its own (${index})`],
            missing: { ...nothingMissing, scopes: [missing[index % 2] ?? ''] },
            fix: [{ who: 'app developer' as const, step: `Add what operation ${index} needs.` }],
          })),
        })),
        gaps: {
          ...planted.gaps,
          scopes: [{ identity, missing, operations: needing, patch: '' }],
          groups: [],
        },
      });
      const [found] = adviceOf(report).filter(({ kind }) => kind === 'scope');
      return { because: found?.because, steps: found?.steps.map(({ who, step }) => `${who}: ${step}`) };
    };
    const because = [
      '3 operations need more, and read:jira-work is all that is declared; no smaller set opens all of them',
    ];
    expect(gap('forge-app')).toEqual({
      because,
      steps: [
        'app developer: Add manage:jira-configuration and write:jira-work to permissions.scopes in manifest.yml and deploy.',
        'Jira administrator: Approve the update in Jira settings → Apps → Manage apps.',
      ],
    });
    expect(gap('oauth-3lo').steps).toEqual([
      expect.stringMatching(
        /^app developer: Enable manage:jira-configuration and write:jira-work for the app/,
      ),
      'credential owner: Consent again: a new scope does not reach old grants.',
    ]);
    expect(gap('scoped-api-token')).toEqual({
      because: because.map((words) => words.replace('declared', 'granted')),
      steps: [
        expect.stringMatching(
          /^credential owner: Make a new token with the scopes of the old one and manage:jira-configuration and write/,
        ),
      ],
    });
  });

  test('closed operations are a limit that names them, and asks for no scope', () => {
    const limit = byId('limit:endpoint-not-available-to-identity');
    expect(limit?.operations).toEqual([
      'GET /rest/api/3/settings/columns',
      'GET /rest/api/3/applicationrole',
    ]);
    expect(limit?.message.text).toContain('none of them opens');
  });

  test('a message names the screen, its address, what is needed and what is not', () => {
    const text = byId('project-permission:PAY:BROWSE_PROJECTS')?.message.text ?? '';
    expect(text).toContain('“Browse projects” in the project PAY');
    expect(text).toContain(`${site}/plugins/servlet/project-config/PAY/permissions`);
    expect(text).toContain('Project settings → Permissions');
    expect(text).toMatch(/Not needed: no new scope/);
    expect(byId('group:atlassian-addons-admin')?.message.to).toBe('Jira administrator');
    expect(byId('scope:ADMIN')?.message.to).toBe('app developer');
  });

  test('a work item that cannot be seen: both who may browse the project and its security level, each with its screen', () => {
    const { gaps, probes } = plantedReport();
    const issue = 'GET /rest/api/3/issue/{issueIdOrKey}';
    const report = plantedReport({
      subject: { issue: 'PAY-12' },
      probes: probes.map((probe) =>
        probe.operation.endsWith('/project/{projectIdOrKey}') ? { ...probe, operation: issue } : probe,
      ),
      gaps: { ...gaps, projectPermissions: [] },
    });
    const found = adviceOf(report).find(({ operations }) => operations.includes(issue));
    expect(found?.title).toBe('The app cannot see the work item PAY-12');
    expect(found?.steps.map(({ step, link }) => [step.replace(/ (?:you can|has) .*/, ''), link])).toEqual([
      ['If', `${site}/plugins/servlet/project-config/PAY/permissions`],
      ['If PAY-12', `${site}/plugins/servlet/project-config/PAY/issuesecurity`],
    ]);
  });

  test('one refused login of two identities is one piece of advice', () => {
    const report = plantedReport();
    const finding = {
      cause: 'site-unavailable' as const,
      confidence: 0.9,
      ruledOut: [],
      because: ['every call was answered with 503'],
      missing: nothingMissing,
      fix: [{ who: 'Atlassian' as const, step: 'Wait.' }],
    };
    const down = {
      ...report,
      probes: [],
      gaps: { scopes: [], groups: [], globalPermissions: [], projectPermissions: [], unusedScopes: [] },
      identities: report.identities.map((identity) => ({ ...identity, usable: false, findings: [finding] })),
    };
    expect(adviceOf(down)).toHaveLength(1);
    expect(adviceOf(down)[0]).toMatchObject({ kind: 'identity', cause: 'site-unavailable' });
  });

  test('a problem that no gap lists is still told', () => {
    const report = plantedReport({ gaps: { ...plantedReport().gaps, projectPermissions: [] } });
    expect(adviceOf(report).find((item) => item.kind === 'other')?.operations).toEqual([
      'GET /rest/api/3/project/{projectIdOrKey}',
    ]);
  });

  test('a healthy report asks nothing of anybody', () => {
    const report = plantedReport();
    const healthy = plantedReport({
      probes: report.probes.filter((probe) => probe.verdict === 'healthy'),
      gaps: { scopes: [], groups: [], globalPermissions: [], projectPermissions: [], unusedScopes: [] },
    });
    expect(adviceOf(healthy)).toEqual([]);
    expect(headline(healthy)).toBe('Nothing that was asked for is missing');
  });
});

describe('gaps that say the same', () => {
  test('a permission that comes with a missing group is asked for once, as the group', () => {
    const { gaps } = plantedReport();
    const both = plantedReport({
      gaps: { ...gaps, globalPermissions: [{ identity: 'connect-app', permission: 'ADMINISTER' }] },
    });
    expect(adviceOf(both).map((item) => item.id)).toEqual(advice.map((item) => item.id));
  });

  test('projects that lack the same stand together, others apart', () => {
    const { gaps } = plantedReport();
    const identity = 'connect-app' as const;
    const several = plantedReport({
      gaps: {
        ...gaps,
        projectPermissions: [
          { identity, project: 'OPS', permission: 'BROWSE_PROJECTS' },
          { identity, project: 'PAY', permission: 'BROWSE_PROJECTS' },
          { identity, project: 'WEB', permission: 'CREATE_ISSUES' },
          { identity, project: 'WEB', permission: 'EDIT_ISSUES' },
        ],
      },
    });
    const titles = adviceOf(several)
      .filter((item) => item.kind === 'project-permission')
      .map((item) => item.title);
    expect(titles).toEqual([
      'The app lacks the permission “Browse projects” in the projects OPS and PAY',
      'The app lacks the permissions “Create issues” and “Edit issues” in the project WEB',
    ]);
  });
});
