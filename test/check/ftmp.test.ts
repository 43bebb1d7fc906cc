import { writeFileSync } from 'node:fs';
import { plantedFaults } from '../../src/simulated-jira/scenarios/planted/index.ts';
import { accounts } from '../../src/simulated-jira/sites/people.ts';
import { startSimulatedJira } from '../../src/simulated-jira/start.ts';
import { acceptReport } from '../../src/report/import.ts';
import { adviceOf } from '../../src/report/advice.ts';
import { approvingBrowser } from './approving-browser.ts';
import { runCheckCommand, servicesOf } from './run-check-command.ts';
test('x', async () => {
  let out = '';
  for (const fault of plantedFaults.filter((f) => !f.needs.includes('connect'))) {
    const jira = await startSimulatedJira();
    try {
      fault.plant(jira.world);
      const call = fault.check(jira.world);
      const ran = await runCheckCommand(['--site', call.site, '--as', call.as, '--format', 'json', '--browser-timeout', '10', ...call.options], { ...servicesOf(jira), ...call.environment }, approvingBrowser(accounts.admin));
      if (ran.stdout === '') { out += `## ${fault.name}: ${ran.stderr}\n`; continue; }
      const report = JSON.parse(ran.stdout);
      const a = acceptReport(report);
      out += `## ${fault.name} expected ${fault.expectedCause} import: ${a.ok ? 'ok' : a.problem}\n`;
      const adv = adviceOf(report);
      out += adv.map((x) => `   [${x.kind}] ${x.title} (${x.cause})\n       why ${x.because.join(' | ')}\n       do ${x.steps.map((s) => s.who + ': ' + s.step).join(' | ')}\n       msg(${x.message.to}) ${x.message.text}\n`).join('');
      if (adv.length === 0) out += '   NO ADVICE ' + JSON.stringify(report.summary) + '\n';
    } finally { await jira.close(); }
  }
  writeFileSync('/tmp/f-planted.txt', out);
}, 300000);
