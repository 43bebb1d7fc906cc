import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { checkCommand } from '../../../src/cli/check.ts';
import { loadProfile } from '../../../src/self-test/profiles/index.ts';
import { clients, secrets } from '../../../src/simulated-jira/credentials/known.ts';
import { type SimulatedJira, startSimulatedJira } from '../../../src/simulated-jira/start.ts';
import { temporaryFolder } from '../../run/temporary-folder.ts';
import { checkSite, runCheckCommand, servicesOf } from './run-check-command.ts';

let jira: SimulatedJira;
beforeAll(async () => {
  jira = await startSimulatedJira();
});
afterAll(() => jira.close());

const folder = temporaryFolder('check');
const file = (name: string, text: string | Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const ada = { CLEARANCE_EMAIL: 'ada@example.com', CLEARANCE_API_TOKEN: secrets.admin };
const mika = { CLEARANCE_EMAIL: 'mika@example.com', CLEARANCE_API_TOKEN: secrets.member };
const site = (): string[] => ['--site', jira.siteUrl];
const here = (): Record<string, string> => servicesOf(jira);

describe('wrong usage ends with 2, one clear sentence and nothing on stdout', () => {
  test.each<[string, () => string[], Record<string, string>, RegExp]>([
    ['no site', () => [], ada, /required option '--site/],
    [
      'an issue that is none',
      () => [...site(), '--issue', 'bad key'],
      ada,
      /--issue takes the key.*"bad key" is none/,
    ],
    ['a project that is none', () => [...site(), '--project', 'two words'], ada, /--project takes the key/],
    [
      'http for a real site',
      () => ['--site', 'http://example.atlassian.net'],
      ada,
      /https:\/\/example\.atlassian\.net/,
    ],
    [
      'a user name in the address',
      () => ['--site', 'https://a:b@example.atlassian.net'],
      ada,
      /leave them out/,
    ],
    ['another scheme', () => ['--site', 'ftp://example.atlassian.net'], ada, /ftp:/],
    ['an unknown kind', () => [...site(), '--as', 'magic'], ada, /does not know "magic".*api-token/],
    ['an unknown format', () => [...site(), '--format', 'pdf'], ada, /text, json, md, html, junit, sarif/],
    ['an unknown profile', () => [...site(), '--profile', 'nobody'], ada, /servicenow-spoke/],
    ['no credential', site, {}, /CLEARANCE_EMAIL and CLEARANCE_API_TOKEN/],
    [
      'half a credential',
      () => [...site(), '--as', 'oauth-3lo'],
      { CLEARANCE_CLIENT_ID: 'x' },
      /CLEARANCE_CLIENT_SECRET/,
    ],
    [
      'an unknown operation',
      () => [...site(), '--operation', 'GET /rest/api/3/rolls'],
      ada,
      /nearest is GET/,
    ],
    [
      'an unknown operation at an address with a credential in it',
      () => [
        ...site(),
        '--operation',
        'GET https://ada:p4ss@example.com/rest/api/3/role\u001b[31m?token=p4ss',
      ],
      ada,
      /^clearance check: GET https:\/\/example\.com\/rest\/api\/3\/role\[31m\?token=\*\*\* is no operation of Jira Cloud\.\s$/,
    ],
    ['a baseline that is none', () => [...site(), '--baseline', file('b.json', '{}')], ada, /--format json/],
    [
      'a descriptor that is none',
      () => [...site(), '--app', file('a.json', 'no')],
      ada,
      /atlassian-connect\.json/,
    ],
    ...['0', '-1', 'soon', '3601'].map((time): [string, () => string[], Record<string, string>, RegExp] => [
      `a time limit of ${time}`,
      () => [...site(), '--timeout', time],
      ada,
      /takes a number of seconds, at most 3600/,
    ]),
    [
      'a descriptor without a list of scopes',
      () => [...site(), '--app', file('c.json', '{"scopes": "READ"}')],
      ada,
      /without a list of scopes/,
    ],
    [
      'a list without an operation',
      () => [...site(), '--operations', file('none.txt', '# none\n\n')],
      ada,
      /list of operations is empty/,
    ],
    ['a descriptor that is not there', () => [...site(), '--app', 'no/a.json'], ada, /there is no such file/],
    ['operations in a folder', () => [...site(), '--operations', folder], ada, /it is a folder/],
    [
      'a profile that is not there',
      () => [...site(), '--profile', 'no/a.json'],
      ada,
      /there is no such file/,
    ],
    [
      'a profile that is none',
      () => [...site(), '--profile', file('p.json', '{"name": 1}')],
      ada,
      /^clearance check: \S+ is no valid profile: \S.*; and \d+ more\.\n$/,
    ],
    ['a set-up without profile', () => [...site(), '--print-setup'], ada, /needs a --profile/],
    [
      'a gateway over http',
      site,
      { ...ada, ATLASSIAN_API_URL: 'http://api.example.com' },
      /ATLASSIAN_API_URL/,
    ],
  ])('%s', async (_, args, env, sentence) => {
    const ran = await runCheckCommand(args(), { ...here(), ...env });
    expect(ran.code).toBe(2);
    expect(ran.stdout).toBe('');
    expect(ran.stderr).toMatch(sentence);
  });
});

test.each<[string, string, string]>([
  ['--profile', 'own.json', JSON.stringify(servicenow())],
  ['--app', 'app.json', '{"key": "app", "scopes": ["READ"]}'],
  ['--operations', 'calls.txt', 'GET /rest/api/3/myself\r\n'],
])('%s takes a file as PowerShell writes it', async (option, name, text) => {
  const written = file(name, Buffer.from(`\ufeff${text}`, 'utf16le'));
  const ran = await runCheckCommand([...site(), '--dry-run', option, written], { ...here(), ...ada });
  expect(ran).toMatchObject({ code: 0, stderr: '' });
});

function servicenow() {
  const reading = loadProfile('servicenow-spoke');
  if (!reading.ok) throw new Error(reading.problem);
  return reading.profile;
}

test('a credential in the address of an operation is not repeated', async () => {
  const asked = 'GET https://ada:p4ss@example.com/rest/api/3/role';
  const ran = await runCheckCommand([...site(), '--dry-run', '--operation', asked], { ...here(), ...ada });
  expect(ran).toMatchObject({ code: 0, stderr: '' });
  expect(ran.stdout).toContain('GET https://example.com/rest/api/3/role');
});

test('a pipeline waits for nobody: a kind that takes consent could not be told, at once', async () => {
  const ran = await runCheckCommand(
    [...site(), '--as', 'oauth-3lo', '--ci', '--format', 'json', '--browser-timeout', '3600'],
    {
      ...here(),
      CLEARANCE_CLIENT_ID: clients.threeLegged,
      CLEARANCE_CLIENT_SECRET: secrets.oauthClientSecret,
    },
  );
  expect(ran.code).toBe(3);
  expect(ran.stderr).not.toContain('Agree in the browser');
  const { identities, notChecked } = JSON.parse(ran.stdout);
  expect(identities).toMatchObject([{ kind: 'oauth-3lo', usable: false }]);
  expect(notChecked.join()).toMatch(/Nobody is there to agree in a browser; .*without --ci/);
});

test('a wrong part of the address is reported, and the rest is tested where Jira answers', async () => {
  const ran = await runCheckCommand(['--site', `${jira.siteUrl}/jira`, '--format', 'json'], {
    ...here(),
    ...ada,
  });
  const report = JSON.parse(ran.stdout);
  expect(report.identities[0].findings[0].cause).toBe('wrong-site-url');
  expect(report.notChecked.join(' ')).toContain('stays wrong until it is corrected');
  expect(ran.code).toBe(1);
});

test('where nobody chooses a port, it is the one the known OAuth client is registered with', () => {
  const outputs = { stdin: new PassThrough(), stdout: new PassThrough(), stderr: new PassThrough() };
  const command = checkCommand({ ...outputs, env: {}, setExitCode: () => undefined });
  const { redirectUris } = jira.world.state.oauthClients.find(
    ({ clientId }) => clientId === clients.threeLegged,
  ) ?? { redirectUris: [] };
  expect(redirectUris).toContain(`http://localhost:${command.getOptionValue('callbackPort')}/callback`);
});

test('a dry run tells calls and points and reaches nobody', async () => {
  const before = jira.world.requests.length;
  const ran = await runCheckCommand(
    [...site(), '--dry-run', '--format', 'json', '--as', 'oauth-3lo'],
    here(),
  );
  const { calls, estimatedPoints } = JSON.parse(ran.stdout);
  expect(ran.code).toBe(0);
  expect(calls.length).toBeGreaterThanOrEqual(20);
  expect(
    calls.find(({ operation }: { operation: string }) => operation === 'POST /rest/api/3/issue').predicted,
  ).toBe(true);
  expect(estimatedPoints).toBeGreaterThan(0);
  expect(jira.world.requests.length).toBe(before);
});

test('the set-up of the spoke is printed with the cloud id, every checkable value checked', async () => {
  const ran = await runCheckCommand(
    [...site(), '--profile', 'servicenow-spoke', '--print-setup', '--format', 'json'],
    here(),
  );
  const { setup } = JSON.parse(ran.stdout);
  const value = (field: string) => setup.find((row: { field: string }) => row.field === field);
  expect(value('Connection URL')).toMatchObject({
    value: `${jira.apiUrl}/ex/jira/${jira.cloudId}`,
    checked: 'right',
  });
  expect(value('Cloud ID')).toMatchObject({ value: jira.cloudId, checked: 'right' });
  expect(value('Scopes').value.split(' ')).toHaveLength(14);
  expect(value('Scopes').checked).toBe('right');
  expect(value('Callback URL').value).toMatch(/oauth_redirect\.do$/);
  expect(ran.code).toBe(0);
});

describe('profiles', () => {
  test('all features of the GitLab integration work for a member of the project', async () => {
    const { report, code } = await checkSite(jira, ['--profile', 'gitlab', '--project', 'PAY'], mika);
    expect(report.features?.map(({ name, verdict }) => [name, verdict])).toEqual(
      report.features?.map(({ name }) => [name, 'healthy']),
    );
    expect(code).toBe(0);
  });

  describe('the thirteen scopes of the ServiceNow spoke', () => {
    const reading = loadProfile('servicenow-spoke');
    if (!reading.ok) throw new Error(reading.problem);
    const { classic, granular } = reading.profile.scopes;
    const thirteen = [...classic, ...granular];
    const scoped = { ...ada, CLEARANCE_API_TOKEN: secrets.adminScoped };
    const checkWith = async (scopes: readonly string[]) => {
      const own = await startSimulatedJira();
      for (const token of own.world.state.apiTokens) {
        if (token.token === secrets.adminScoped) token.scopes = [...scopes];
      }
      const args = ['--profile', 'servicenow-spoke', '--project', 'PAY', '--scopes', scopes.join(',')];
      const checked = await checkSite(own, args, scoped);
      await own.close();
      return checked;
    };

    test('are enough', async () => {
      const { report, code } = await checkWith(thirteen);
      expect(thirteen).toHaveLength(13);
      expect(report.features?.filter(({ verdict }) => verdict === 'problem')).toEqual([]);
      expect(report.gaps.scopes).toEqual([]);
      expect(code).toBe(0);
    });

    test('and one that is left out is named, with the feature that does not work', async () => {
      const { report, code } = await checkWith(
        thirteen.filter((scope) => scope !== 'write:sprint:jira-software'),
      );
      const broken = report.features?.filter(({ verdict }) => verdict === 'problem').map(({ name }) => name);
      expect(broken).toEqual(['Sprints']);
      expect(report.gaps.scopes.flatMap(({ missing }) => missing)).toEqual(['write:sprint:jira-software']);
      expect(code).toBe(1);
    });
  });

  test('what Terraform needs is asked of an administrator when a member tries', async () => {
    const { report, code } = await checkSite(jira, ['--profile', 'terraform'], mika);
    expect(report.features?.filter(({ verdict }) => verdict === 'problem').length).toBeGreaterThan(0);
    expect(report.gaps.globalPermissions.map(({ permission }) => permission)).toContain('ADMINISTER');
    expect(code).toBe(1);
  });

  test('a scoped token does not work in a product that only knows the site address', async () => {
    const scoped = { ...ada, CLEARANCE_API_TOKEN: secrets.adminScoped };
    const { report, code } = await checkSite(jira, ['--profile', 'gitlab'], scoped);
    expect(report.identities[0]?.findings?.[0]?.cause).toBe('wrong-base-url-for-token');
    expect(code).toBe(1);
  });

  test('operations of one’s own are a profile too', async () => {
    const list = file('operations.txt', '# mine\nGET /rest/api/3/role\nGET /rest/api/3/myself\n');
    const { report } = await checkSite(jira, ['--profile', 'my-app', '--operations', list], mika);
    expect(report.probes.map(({ operation, verdict }) => [operation, verdict])).toEqual([
      ['GET /rest/api/3/role', 'problem'],
      ['GET /rest/api/3/myself', 'healthy'],
    ]);
  });
});

test('several identities answer the same operations side by side, and the cell that differs shows', async () => {
  const env = {
    ...mika,
    CLEARANCE_CLIENT_ID: 'simulated-service-account-client',
    CLEARANCE_CLIENT_SECRET: secrets.serviceClientSecret,
  };
  const { report } = await checkSite(
    jira,
    ['--as', 'oauth-client-credentials,api-token', '--operation', 'GET /rest/api/3/role'],
    env,
  );
  expect(report.probes.map(({ identity, verdict }) => [identity, verdict])).toEqual([
    ['oauth-client-credentials', 'healthy'],
    ['api-token', 'problem'],
  ]);
});

test('an accepted credential shows as little as a refused one: no e-mail address, no token, not even with --verbose', async () => {
  const scoped = { ...ada, CLEARANCE_API_TOKEN: secrets.adminScoped };
  for (const env of [ada, scoped]) {
    const ran = await checkSite(jira, ['--verbose', '--project', 'PAY'], env);
    expect(ran.report.identities[0]?.usable).toBe(true);
    const pair = Buffer.from(`${env.CLEARANCE_EMAIL}:${env.CLEARANCE_API_TOKEN}`).toString('base64');
    for (const text of [ran.stdout, ran.stderr]) {
      expect(text).not.toMatch(/[\w.]+@example\.com/);
      expect([text.includes(env.CLEARANCE_API_TOKEN), text.includes(pair)]).toEqual([false, false]);
    }
  }
});

test('a baseline fails only on what is new', async () => {
  const needs = ['--operation', 'GET /rest/api/3/role'];
  const first = await checkSite(jira, needs, mika);
  expect(first.code).toBe(1);
  const baseline = file('baseline.json', first.stdout);
  expect((await checkSite(jira, [...needs, '--baseline', baseline], mika)).code).toBe(0);
  // Closed while nobody needed it, and known all the same.
  const looked = await checkSite(jira, [], mika);
  expect(looked.code).toBe(0);
  const around = file('looked-around.json', looked.stdout);
  expect((await checkSite(jira, [...needs, '--baseline', around], mika)).code).toBe(0);
  const other = await checkSite(jira, ['--baseline', baseline], {
    ...mika,
    CLEARANCE_API_TOKEN: 'ATATT3xmistyped',
  });
  expect(other.code).toBe(1);
  expect(other.stderr).toContain('New: api-token credentials-rejected');
});

test('every format is printed, and the message to the administrator too', async () => {
  const outputs: string[] = [];
  const needs = ['--operation', 'GET /rest/api/3/role'];
  for (const format of ['text', 'md', 'html', 'junit', 'sarif']) {
    const ran = await runCheckCommand([...site(), ...needs, '--format', format], { ...here(), ...mika });
    expect(ran.code).toBe(1);
    outputs.push(ran.stdout);
  }
  const [text, markdown, html, junit, sarif] = outputs;
  expect(text).toContain('The list, checked');
  expect(markdown).toMatch(/^# Clearance report/);
  expect(html).toMatch(/^<!doctype html>/);
  expect(junit).toContain('<testsuites');
  expect(JSON.parse(sarif ?? '').version).toBe('2.1.0');
  const message = await runCheckCommand([...site(), ...needs, '--message'], { ...here(), ...mika });
  expect(message.stdout).toMatch(/^To the Jira administrator:/);
});
