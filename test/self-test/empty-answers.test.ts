import { loadOperations } from '../../src/jira-facts/operations/index.ts';
import type { Report } from '../../src/report/model.ts';
import { planSelfTest } from '../../src/self-test/plan/make-plan.ts';
import { runSelfTest } from '../../src/self-test/run-self-test.ts';
import { connectSite } from './connect-site.ts';

const table = loadOperations();

async function reportOf(scopes: readonly string[], operations: readonly string[]): Promise<Report> {
  const site = await connectSite({ scopes });
  try {
    const planned = planSelfTest({ identities: site.identities, table, operations });
    if (!planned.ok) throw new Error(planned.problem);
    return await runSelfTest({
      id: 'run',
      site: { url: site.jira.siteUrl },
      plan: planned.plan,
      identities: site.identities,
      table,
      now: () => new Date(),
    });
  } finally {
    await site.close();
  }
}

/** An app with READ alone is put into no project role: Jira answers its searches with 200 and nothing. */
describe('200 with an empty list', () => {
  const operations = ['GET /rest/api/3/project/search', 'GET /rest/api/3/webhook'];

  test('is no success where somebody else is shown more', async () => {
    const report = await reportOf(['READ', 'ACT_AS_USER'], operations);
    const probe = report.probes.find(
      ({ operation, identity }) => operation === operations[0] && identity === 'connect-app',
    );
    expect(probe).toMatchObject({ verdict: 'problem', status: 200 });
    expect(probe?.findings.map(({ cause }) => cause)).toContain('app-user-permission-missing');
    expect(new Set(report.gaps.projectPermissions.map(({ permission }) => permission))).toEqual(
      new Set(['BROWSE_PROJECTS']),
    );
  });

  test('is success where there is nothing to show to anybody', async () => {
    const report = await reportOf(['READ', 'ACT_AS_USER'], operations);
    const probe = report.probes.find(
      ({ operation, identity }) => operation === operations[1] && identity === 'connect-app',
    );
    expect(probe).toMatchObject({ verdict: 'healthy', findings: [] });
  });
});
