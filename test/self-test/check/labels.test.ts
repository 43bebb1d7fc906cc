import { identityTraits } from '../../../src/jira-facts/identities/kinds/index.ts';
import { renderText } from '../../../src/report/text.ts';
import { secrets } from '../../../src/simulated-jira/credentials/known.ts';
import { type SimulatedJira, startSimulatedJira } from '../../../src/simulated-jira/start.ts';
import { checkSite } from './run-check-command.ts';

let jira: SimulatedJira;
beforeAll(async () => {
  jira = await startSimulatedJira();
});
afterAll(() => jira.close());

const env = {
  CLEARANCE_EMAIL: 'ada@example.com',
  CLEARANCE_API_TOKEN: secrets.adminScoped,
  CLEARANCE_PAT: secrets.adminPat,
};

test.each([
  ['a Cloud site', '', ['scoped-api-token', 'pat']],
  ['an address where no Jira answers', 'http://localhost:1', ['api-token', 'pat']],
] as const)('people read names, not ids: %s', async (_name, address, kinds) => {
  const args = address === '' ? [] : ['--site', address];
  const { report } = await checkSite(jira, args, env);
  expect(report.identities.map(({ kind }) => kind)).toEqual(kinds);
  expect(report.identities.map(({ label }) => label)).toEqual(
    kinds.map((kind) => identityTraits[kind].words),
  );
  const text = renderText(report);
  for (const kind of kinds) expect(text).toContain(identityTraits[kind].words);
  expect(text).not.toMatch(/\bthe (pat|api-token|scoped-api-token)\b/);
});
