import { adviceOf } from '../../src/report/advice.ts';
import { renderReport, reportFormats } from '../../src/report/formats.ts';
import { importReport } from '../../src/report/import.ts';
import { accounts } from '../../src/simulated-jira/new-site/people.ts';
import { plantedFaults } from '../../src/simulated-jira/scenarios/planted/index.ts';
import { startSimulatedJira } from '../../src/simulated-jira/start.ts';
import { approvingBrowser } from '../self-test/check/approving-browser.ts';
import { fileOfEverything } from '../self-test/check/needs-everything.ts';
import { ownCallback, runCheckCommand, servicesOf } from '../self-test/check/run-check-command.ts';

/** One fault of each sort: login, group, project, grant, kind of credential, address. */
const sorts = [
  'wrong-api-token',
  'member-in-place-of-administrator',
  'project-not-visible',
  'consent-older-than-the-scopes',
  'password-on-cloud',
  'context-path-left-out',
];

const everything = fileOfEverything();

describe('a report that Clearance made itself', () => {
  test.each(sorts)('%s: can be imported, rendered and acted on', async (name) => {
    const fault = plantedFaults.find((one) => one.name === name);
    if (fault === undefined) throw new Error(`There is no planted fault ${name}.`);
    const jira = await startSimulatedJira();
    try {
      fault.plant(jira.world);
      const { site, as, options, environment } = fault.check(jira.world);
      const { stdout } = await runCheckCommand(
        [
          ...['--site', site, '--as', as, '--format', 'json', '--browser-timeout', '10'],
          ...['--operations', everything, ...(await ownCallback(jira)), ...options],
        ],
        { ...servicesOf(jira), ...environment },
        approvingBrowser(accounts.admin),
      );
      const imported = importReport(stdout);
      if (!imported.ok) throw new Error(imported.problem);
      const [first] = adviceOf(imported.report);
      expect(first?.steps.length).toBeGreaterThan(0);
      expect(first?.message.text).toContain('Not needed:');
      for (const format of reportFormats) expect(renderReport(imported.report, format)).not.toBe('');
    } finally {
      await jira.close();
    }
  });
});
