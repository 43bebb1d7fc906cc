import { readConfig } from '../../src/add-on/config/config.ts';

const problemsOf = (env: Record<string, string>): string[] => {
  const reading = readConfig(env);
  return reading.ok ? [] : reading.problems;
};
const key = Buffer.alloc(32, 7).toString('base64');

describe('readConfig', () => {
  test('an empty environment is a good one', () => {
    const reading = readConfig({ BASE_URL: '', FORGE_APP_ID: ' ' });
    expect(reading).toMatchObject({
      ok: true,
      config: {
        port: 3000,
        baseUrl: 'http://localhost:3000',
        database: { kind: 'embedded', file: './data/clearance.db' },
        encryptionKeys: null,
        connectAuthServerUrl: 'https://oauth-2-authorization-server.services.atlassian.com',
        connectBridgeUrl: 'https://connect-cdn.atl-paas.net/all.js',
        atlassianApiUrl: 'https://api.atlassian.com',
        forgeAppId: null,
        appKey: null,
        metricsPort: null,
        logLevel: 'info',
      },
    });
  });

  test('BASE_URL follows PORT, keeps a path and loses a trailing slash', () => {
    expect(readConfig({ PORT: '8080' })).toMatchObject({ config: { baseUrl: 'http://localhost:8080' } });
    expect(readConfig({ BASE_URL: 'https://x.example/a/b/' })).toMatchObject({
      config: { baseUrl: 'https://x.example/a/b' },
    });
  });

  test.each([
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '3000x'],
    ['BASE_URL', 'http://example.com'],
    ['BASE_URL', 'https://user:password@example.com'],
    ['BASE_URL', 'https://example.com?a=b'],
    ['BASE_URL', 'example.com'],
    ['DATABASE_URL', 'mysql://x'],
    ['DATABASE_URL', 'file:'],
    ['ENCRYPTION_KEYS', 'abc'],
    ['SITE_HOSTS', '*'],
    ['SITE_HOSTS', ','],
    ['CONNECT_INSTALL_KEYS_URL', 'https://good.example,http://bad.example'],
    ['CONNECT_AUTH_SERVER_URL', 'ftp://x'],
    ['CONNECT_BRIDGE_URL', 'http://cdn.example/all.js'],
    ['ATLASSIAN_API_URL', 'api'],
    ['ATLASSIAN_AUTH_URL', 'http://auth.example'],
    ['FORGE_APP_ID', '11111111-2222-3333-4444-555555555555'],
    ['FORGE_JWKS_URL', 'x'],
    ['APP_KEY', 'a key'],
    ['METRICS_PORT', '-1'],
    ['METRICS_PORT', '3000'],
    ['LOG_LEVEL', 'loud'],
    ['HTTPS_PROXY', 'socks5://ada:password@proxy'],
  ])('%s=%s is one problem, which names the variable', (name, value) => {
    const problems = problemsOf({ [name]: value });
    expect(problems.map((problem) => problem.split(':')[0])).toEqual([name]);
    expect(problems.join()).not.toContain('password@');
  });

  test('PostgreSQL in production needs keys that every replica has', () => {
    const env = { DATABASE_URL: 'postgres://clearance:hush@db/clearance', NODE_ENV: 'production' };
    expect(problemsOf(env)).toEqual([expect.stringMatching(/^ENCRYPTION_KEYS: must be set/)]);
    expect(problemsOf({ ...env, ENCRYPTION_KEYS: `a:${key}` })).toEqual([]);
    expect(problemsOf({ ...env, NODE_ENV: 'test' })).toEqual([]);
    expect(JSON.stringify(readConfig({ ...env, ENCRYPTION_KEYS: `a:${key}` }))).not.toContain('hush');
  });
});

describe('SITE_HOSTS', () => {
  const problem = (hosts: string): string => {
    const reading = readConfig({ SITE_HOSTS: hosts });
    return reading.ok ? '' : reading.problems.join(' ');
  };

  test.each([
    '*.com',
    '*.co.uk',
    '*.xn--p1ai',
    '*.foo.ck',
    '*.github.io',
    '*.run.app',
    '*.s3.amazonaws.com',
    '*.nip.io',
    '*.app.github.dev',
    '*.10-0-0-1.nip.io',
  ])('%s: anybody can have a host there', (hosts) => {
    expect(problem(hosts)).toMatch(/anybody can register|is no host pattern/);
  });

  test.each(['169.254.169.254', '2130706433', '0x7f.1.2', '*.10.0.0.1'])('%s is an address', (hosts) => {
    expect(problem(hosts)).toMatch(/is an address|is no host pattern/);
  });

  test.each([
    '*.atlassian.net',
    'acme.atlassian.net',
    '*.jira.com',
    '*.jira.internal',
    'acme.github.io',
    'localhost:*',
  ])('%s is taken', (hosts) => expect(problem(hosts)).toBe(''));
});
