import type { Exchange } from '../../../src/evidence/exchange.ts';
import type { ProbeResult } from '../../../src/report/index.ts';
import { typeOf } from '../../../src/self-test/account/account-facts.ts';
import { evidenceViews } from '../../../src/self-test/ask/evidence-view.ts';
import { cleaned } from '../../../src/self-test/check/credentials/credential-form.ts';
import { credentialVariables } from '../../../src/self-test/check/credentials/credentials-from-environment.ts';
import { featuresOf } from '../../../src/self-test/check/list/features.ts';
import { hasMembers } from '../../../src/self-test/judge/promised-members.ts';
import { loadProfile, type Profile } from '../../../src/self-test/profiles/index.ts';
import { secrets } from '../../../src/simulated-jira/credentials/known.ts';
import { type SimulatedJira, startSimulatedJira } from '../../../src/simulated-jira/start.ts';
import { Secret } from '../../../src/tokens/secret.ts';
import { checkSite, runCheckCommand, servicesOf } from './run-check-command.ts';

let jira: SimulatedJira;
beforeAll(async () => {
  jira = await startSimulatedJira();
});
afterAll(() => jira.close());

const ada = { CLEARANCE_EMAIL: 'ada@example.com', CLEARANCE_API_TOKEN: secrets.admin };

test('no program that is started from a check, as a browser is, gets a credential of its environment', async () => {
  const all = [
    ...['EMAIL', 'API_TOKEN', 'CLIENT_ID', 'CLIENT_SECRET', 'PAT', 'APP_KEY', 'CLIENT_KEY', 'SHARED_SECRET'],
    ...['OAUTH_CLIENT_ID', 'ACCOUNT_ID', 'ORG_API_KEY'],
  ].map((name) => `CLEARANCE_${name}`);
  expect([...credentialVariables].sort()).toEqual([...all].sort());
  const before = { ...process.env };
  for (const name of all) process.env[name] = 'a-credential';
  try {
    await runCheckCommand(['--site', 'https://example.atlassian.net', '--dry-run'], ada);
    expect(all.filter((name) => process.env[name] !== undefined)).toEqual([]);
  } finally {
    process.env = before;
  }
});

test.each([
  ['Bearer NjY2OmEtdG9rZW4', 'NjY2OmEtdG9rZW4'],
  ['"NjY2OmEtdG9rZW4" ', 'NjY2OmEtdG9rZW4'],
  ['a-basic NjY2', null],
  ['NjY2OmEtdG9rZW4', null],
])('of %j belongs to the credential: %j (null: all)', (given, clean) => {
  expect(cleaned(new Secret(given))).toBe(clean);
});

test('a personal access token with its scheme pasted along is said to work without it', async () => {
  const dataCenter = await startSimulatedJira();
  dataCenter.world.state.site.deployment = 'datacenter';
  try {
    const { report, code } = await checkSite(dataCenter, [], { CLEARANCE_PAT: `Bearer ${secrets.adminPat}` });
    expect(code).toBe(1);
    const [finding] = report.identities[0]?.findings ?? [];
    expect(finding?.because.join('; ')).toContain('without that Jira takes the same credential');
  } finally {
    await dataCenter.close();
  }
});

test('an e-mail address and a token that were swapped are said to work the other way round', async () => {
  const swapped = { CLEARANCE_EMAIL: secrets.admin, CLEARANCE_API_TOKEN: 'ada@example.com' };
  const { report, code, stdout } = await checkSite(jira, [], swapped);
  expect(code).toBe(1);
  const because = report.identities[0]?.findings?.[0]?.because.join('; ');
  expect(because).toContain('the e-mail address stands where the token belongs');
  expect(because).toContain('without that Jira takes the same credential');
  for (const secret of Object.values(swapped)) expect(stdout).not.toContain(secret);
});

test('on Data Center an operation that only Cloud has is a problem of the address, and says where it is', async () => {
  const dataCenter = await startSimulatedJira();
  dataCenter.world.state.site.deployment = 'datacenter';
  try {
    const asked = ['--operation', 'GET /rest/api/3/role'];
    const { report } = await checkSite(dataCenter, asked, { CLEARANCE_PAT: secrets.adminPat });
    expect(report.probes[0]).toMatchObject({
      verdict: 'problem',
      predicted: true,
      note: 'Only Cloud has this operation; Server and Data Center have version 2.',
    });
  } finally {
    await dataCenter.close();
  }
});

test('set-up values are checked at the address where Jira answers, and it is said that the given one is another', async () => {
  const ran = await runCheckCommand(
    ['--site', `${jira.siteUrl}/jira`, '--profile', 'servicenow-spoke', '--print-setup'],
    { ...servicesOf(jira), ...ada },
  );
  expect(ran.stdout + ran.stderr).toContain('Jira answers here, and not at the address you gave');
  const right = await runCheckCommand(
    ['--site', jira.siteUrl, '--profile', 'servicenow-spoke', '--print-setup'],
    { ...servicesOf(jira), ...ada },
  );
  expect(right.stdout).not.toContain('not at the address you gave');
});

test('an account of a type that Atlassian adds one day is of an unknown one', () => {
  expect(['atlassian', 'app', 'customer', 'robot'].map(typeOf)).toEqual([
    'atlassian',
    'app',
    'customer',
    'unknown',
  ]);
});

test('of a list every entry must have a name that is documented', () => {
  expect(hasMembers([{ id: 1 }, { id: 2 }], ['id'])).toBe(true);
  expect(hasMembers([{ id: 1 }, { other: 2 }], ['id'])).toBe(false);
  expect(hasMembers({ values: [{ id: 1 }, { other: 2 }] }, ['id'])).toBe(false);
  expect(hasMembers([], ['id'])).toBe(true);
});

describe('what the calls behind a refusal are called', () => {
  const site = 'https://acme.atlassian.net';
  const gateway = 'https://api.atlassian.com/ex/jira/cloud-1';
  const call = (url: string, more: Partial<Exchange> = {}): Exchange => ({
    request: { method: 'GET', url, headers: {}, body: null },
    response: { status: 403, headers: {}, body: 'no' },
    ...more,
  });
  const first = call(`${site}/rest/api/3/project/ABC/role`, { identity: 'connect-app' });

  test.each([
    [call(`${site}/rest/api/3/permissions/check`), 'Which permissions it holds, as the app'],
    [call(`${site}/rest/api/3/mypermissions?projectKey=ABC`), 'Which permissions it holds, as the app'],
    [call(`${site}/rest/api/3/myself`), 'Who Jira takes it for, as the app'],
    [
      call(`${site}/rest/api/3/project/ABC/role`, { identity: 'anonymous' }),
      'The same call as an anonymous caller',
    ],
    [
      call(`${gateway}/rest/api/3/project/ABC/role`, { identity: 'connect-app' }),
      'The same call at the other address, as the app',
    ],
    [call(`${site}/rest/api/3/project/ABC`), 'What the call is about, as the app'],
    [call(`${site}/rest/api/3/field`), 'For comparison, as the app'],
  ])('%#', (beside, caption) => {
    const [itself, other, ...more] = evidenceViews([first, beside, beside], 'the app');
    expect(itself?.caption).toBe('The call itself, as the app');
    expect(other?.caption).toBe(caption);
    expect(more).toEqual([]);
  });

  test('the body of a call that worked is kept of the call itself alone', () => {
    const worked = call(`${site}/rest/api/3/field`, {
      response: { status: 200, headers: {}, body: 'all fields' },
    });
    expect(
      evidenceViews([worked, first, { ...worked, identity: 'pat' }], 'x').map((one) => one.bodyExcerpt),
    ).toEqual(['all fields', 'no', null]);
  });
});

describe('whether a feature of a profile would work', () => {
  const reading = loadProfile('gitlab');
  if (!reading.ok) throw new Error(reading.problem);
  const profile: Profile = {
    ...reading.profile,
    identities: ['api-token'],
    features: [
      {
        name: 'Comments',
        operations: ['GET /rest/api/3/issue/{issueIdOrKey}', 'POST /rest/api/3/issue/{issueIdOrKey}/comment'],
        optional: false,
        projectPermissions: [],
        globalPermissions: [],
      },
    ],
  };
  const [reads, writes] = profile.features[0]?.operations ?? [];
  const probe = (
    operation: string | undefined,
    verdict: ProbeResult['verdict'],
    cause?: string,
    note?: string,
  ) =>
    ({
      operation,
      identity: 'api-token',
      verdict,
      findings: cause === undefined ? [] : [{ cause }],
      ...(note === undefined ? {} : { note }),
    }) as unknown as ProbeResult;
  const judged = (probes: readonly ProbeResult[], usable = true, kind: 'api-token' | 'pat' = 'api-token') =>
    featuresOf(profile, [{ kind, usable }], probes).map(({ verdict, note }) => [verdict, note]);

  test.each([
    ['all is open', [probe(reads, 'healthy'), probe(writes, 'healthy')], 'healthy', /Every operation/],
    [
      'operations are refused, even if nobody said they are needed',
      [probe(reads, 'closed', 'scope-missing'), probe(writes, 'problem', 'scope-missing')],
      'problem',
      /^GET \S+, POST \S+: scope-missing\.$/,
    ],
    [
      'one could not be told',
      [probe(reads, 'healthy'), probe(writes, 'inconclusive')],
      'inconclusive',
      /^Could not be told for POST \S+\.$/,
    ],
    ['one was not asked', [probe(reads, 'healthy')], 'inconclusive', /for POST /],
    [
      'none applies',
      [probe(reads, 'not-applicable', undefined, 'No issue there.'), probe(writes, 'not-applicable')],
      'not-applicable',
      /^No issue there\.$/,
    ],
  ] as const)('%s', (_, probes, verdict, note) => {
    expect(judged(probes)).toEqual([[verdict, expect.stringMatching(note)]]);
  });

  test('a credential that is not accepted works for nothing; another kind is not used by the product', () => {
    expect(judged([], false)).toEqual([['problem', expect.stringContaining('not accepted')]]);
    expect(judged([], true, 'pat')).toEqual([['not-applicable', expect.stringContaining('as api-token')]]);
  });
});

test('SARIF names the version of the tool', async () => {
  const ran = await runCheckCommand(['--site', jira.siteUrl, '--format', 'sarif'], {
    ...servicesOf(jira),
    ...ada,
  });
  expect(JSON.parse(ran.stdout).runs[0].tool.driver.version).toMatch(/^\d+\.\d+\.\d+/);
});
