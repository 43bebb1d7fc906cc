import { oddPath, readAddress, type StatedPlace, wellKnownFamily } from '../../../src/jira-facts/index.ts';

const id = '1d2e3f40-1111-2222-3333-444455556666';
const oddities = (url: string, selfHosted = false): string[] => [...readAddress(url, selfHosted).oddities];

describe('who stands behind an address', () => {
  test.each([
    ['https://acme.atlassian.net/rest/api/3/myself', 'cloud-site'],
    ['https://acme.jira.com/rest/api/3/myself', 'cloud-site'],
    ['https://ACME.Atlassian.NET:443/rest/api/3/myself', 'cloud-site'],
    ['https://atlassian.net.evil.example/rest/api/3/myself', 'self-hosted'],
    [`https://api.atlassian.com/ex/jira/${id}/rest/api/3/myself`, 'gateway'],
    [`https://api.stg.atlassian.com/ex/jira/${id}/rest/api/3/myself`, 'gateway'],
    ['https://auth.atlassian.com/oauth/token', 'auth-server'],
    ['https://id.atlassian.com/rest/marketplace', 'atlassian-other'],
    ['https://auth.atlassian.io/oauth2/token', 'connect-auth-server'],
    ['https://oauth-2-authorization-server.services.atlassian.com/oauth2/token', 'connect-auth-server'],
    ['https://marketplace.atlassian.com/rest/2/addons', 'atlassian-other'],
    ['https://xxx.atl-paas.net/all.js', 'atlassian-other'],
    ['https://jira.example.com/rest/api/2/myself', 'self-hosted'],
    ['/rest/api/3/myself', 'relative'],
    ['rest/api/3/myself', 'relative'],
    ['x', 'relative'],
    ['?', 'unreadable'],
    ['/', 'relative'],
    ['', 'unstated'],
    ['  ', 'unstated'],
  ])('%s: %s', (url, place) => {
    expect(readAddress(url, false).place).toBe(place);
  });

  test('a deployment known to be self-hosted may have any name, an address that is the app’s own is the app', () => {
    expect(readAddress('https://jira.atlassian.com/rest/api/2/myself', true).place).toBe('self-hosted');
    expect(readAddress('https://app.example.com/installed', false, 'app').place).toBe('app');
    expect(readAddress('https://acme.atlassian.net/rest', false, 'app').place).toBe('cloud-site');
  });

  test.each<[StatedPlace, string, string]>([
    ['site', 'http://localhost:1/rest/api/3/myself', 'cloud-site'],
    ['gateway', 'http://localhost:1/rest/api/3/myself', 'gateway'],
    ['authorization-server', 'http://localhost:1/oauth/token', 'auth-server'],
    ['authorization-server', 'http://localhost:1/oauth2/token', 'connect-auth-server'],
    ['self-hosted', 'https://acme.atlassian.net/rest/api/3/myself', 'self-hosted'],
    ['other', 'https://acme.atlassian.net/rest/api/3/myself', 'elsewhere'],
    ['other', 'https://marketplace.atlassian.com/rest/2/addons', 'atlassian-other'],
    ['gateway', '/rest/api/3/myself', 'relative'],
    ['authorization-server', '', 'auth-server'],
    ['gateway', '', 'unstated'],
  ])('stated as %s, %s is %s', (stated, url, place) => {
    expect(readAddress(url, false, 'jira', stated).place).toBe(place);
  });
  test('what is stated to be none of Jira’s may still be the app’s', () => {
    expect(readAddress('https://app.example.com/x', false, 'app', 'other').place).toBe('app');
  });
});

describe('the parts', () => {
  test('of a call at a site', () => {
    expect(
      readAddress(' HTTPS://me:secret@Acme.atlassian.net/rest/api/3/search?jql=a=b&x&#top ', false),
    ).toEqual({
      host: 'acme.atlassian.net',
      scheme: 'https',
      place: 'cloud-site',
      cloudId: null,
      path: '/rest/api/3/search',
      contextPath: '',
      restPath: '/rest/api/3/search',
      family: 'api',
      version: '3',
      query: [
        ['jql', 'a=b'],
        ['x', ''],
      ],
      oddities: new Set(),
    });
  });
  test('of a call at the gateway, also behind a prefix where it is stated to be one', () => {
    const read = readAddress(`https://api.atlassian.com/ex/jira/${id}/rest/agile/1.0/board`, false);
    expect([read.cloudId, read.restPath, read.family, read.version]).toEqual([
      id,
      '/rest/agile/1.0/board',
      'agile',
      null,
    ]);
    const behind = (stated: StatedPlace | null) =>
      readAddress(`https://api.atlassian.com/proxy/ex/jira/${id}/rest/api/3/field`, false, 'jira', stated);
    expect([behind('gateway').cloudId, behind(null).cloudId]).toEqual([id, null]);
    expect(behind('gateway').restPath).toBe('/rest/api/3/field');
  });
  test('of interfaces of the gateway that are none of Jira’s REST', () => {
    const read = readAddress('https://api.atlassian.com/oauth/token/accessible-resources', false);
    expect([read.restPath, read.contextPath, [...read.oddities]]).toEqual([null, '', []]);
  });
  test('what stands before /rest', () => {
    expect(readAddress('https://jira.example.com/base//rest/api/latest/field', true)).toMatchObject({
      contextPath: '/base',
      restPath: '/rest/api/latest/field',
      version: 'latest',
    });
  });
  test('no more of a long address is read than 8,192 characters, and no more than 200 parameters', () => {
    expect(readAddress(`https://acme.atlassian.net/${'a'.repeat(9_000)}`, false).path).toHaveLength(
      8_192 - 'https://acme.atlassian.net'.length,
    );
    expect(readAddress(`/rest/api/3/field?${'a=b&'.repeat(300)}`, false).query).toHaveLength(200);
  });
});

describe('what is odd about an address', () => {
  const site = 'https://acme.atlassian.net';
  test.each([
    [`${site}/rest/api/3/field`, []],
    [`${site}:443/rest/api/3/field`, []],
    [`${site}:8443/rest/api/3/field`, ['malformed-host']],
    ['http://acme.atlassian.net:80/rest/api/3/field', ['http']],
    ['http://localhost:2990/rest/api/3/field', []],
    ['http://127.0.0.1/rest/api/3/field', []],
    ['http://127.0.0.1.evil.example/rest/api/3/field', ['http']],
    ['https:///rest/api/3/field', ['malformed-host']],
    ['https://https://acme.atlassian.net/rest/api/3/field', ['malformed-host', 'double-slash']],
    ['https://http/rest/api/3/field', ['malformed-host']],
    ['https://undefined/rest/api/3/field', ['malformed-host']],
    ['https://a b.example/rest/api/3/field', ['malformed-host']],
    ['https://acme.atlassian.net.atlassian.net/rest/api/3/field', ['malformed-host']],
    ['https://acme..atlassian.net/rest/api/3/field', ['malformed-host']],
    ['https://acme.jira.com.atlassian.net/rest/api/3/field', ['malformed-host']],
    ['ftp://acme.atlassian.net/rest/api/3/field', ['malformed-host']],
    ['https://<site>.atlassian.net/rest/api/3/field', ['malformed-host', 'placeholder']],
    [`${site}//rest/api/3/field`, ['double-slash']],
    [`${site}/rest/api/3/field/`, ['trailing-slash']],
    [`${site}/rest/api/3/my%20field`, ['blank-in-path']],
    [`${site}/rest/api/3/search%3Fjql=a`, ['encoded-query']],
    [`${site}/rest/api/3/issue/undefined`, ['placeholder']],
    [`${site}/rest/api/3/issue/undefined-1`, []],
    [`${site}/rest/api/3/rest/api/3/field`, ['doubled-base']],
    [`${site}/jira/rest/api/3/field`, ['jira-segment']],
    [`${site}/browse/A-1/rest/api/3/field`, ['page-address']],
    ['/jira/software/rest/api/3/field', ['jira-segment', 'page-address']],
    ['/jira/api/rest/api/3/field', []],
    [`${site}/ex/jira/${id}/rest/api/3/field`, ['gateway-path']],
    [`${site}/browse/A-1`, ['non-rest-path']],
    ['https://jira.example.com/browse/A-1', ['non-rest-path']],
    ['https://marketplace.atlassian.com/browse/A-1', []],
    [`https://api.atlassian.com/ex/jira/${id}/rest/api/3/field`, []],
    ['https://api.atlassian.com/ex/jira/acme/rest/api/3/field', ['cloud-id-not-an-id']],
    ['https://api.atlassian.com/ex/jira/{cloudId}/rest/api/3/field', ['placeholder']],
    ['https://api.atlassian.com/rest/api/3/field', ['gateway-without-product']],
    ['https://api.atlassian.com/jira/rest/api/3/field', ['gateway-without-product', 'jira-segment']],
    [`https://api.atlassian.com/${id}/rest/api/3/field`, ['gateway-without-product']],
  ])('%s: %j', (url, odd) => {
    expect(oddities(url).sort()).toEqual([...odd].sort());
  });
});

test('what the gateway refuses whatever the scopes', () => {
  const odd = (url: string) => oddPath(readAddress(url, false));
  expect([odd('/rest/api/3/field/'), odd('//rest/api/3/field'), odd('/ex/jira/x/rest/api/3/field')]).toEqual([
    true,
    true,
    true,
  ]);
  expect([odd('/rest/api/3/field'), odd('/jira/rest/api/3/field')]).toEqual([false, false]);
});

test('the platform’s own operations are all known', () => {
  const known = (path: string) => wellKnownFamily(readAddress(path, false));
  expect(['2', '3', 'latest'].map((version) => known(`/rest/api/${version}/field`))).toEqual([
    true,
    true,
    true,
  ]);
  expect([known('/rest/api/1/field'), known('/rest/api'), known('/rest/agile/3/board'), known('/x')]).toEqual(
    [false, false, false, false],
  );
});

describe('doors of the gateway beside /ex/jira/{cloudId}', () => {
  test('what a provider of builds and deployments sends has a REST path and a cloud id', () => {
    const address = readAddress(`https://api.atlassian.com/jira/builds/0.1/cloud/${id}/bulk`, false);
    expect(address).toMatchObject({ place: 'gateway', cloudId: id, restPath: '/rest/builds/0.1/bulk' });
    expect([...address.oddities]).toEqual([]);
  });

  test('forms have one of their own, and anything else of Jira lacks its product', () => {
    expect(oddities(`https://api.atlassian.com/jira/forms/cloud/${id}/project/ABC/form`)).toEqual([]);
    expect(oddities('https://api.atlassian.com/jira/rest/api/3/myself')).toContain('gateway-without-product');
    expect(oddities(`https://api.atlassian.com/jira/boards/0.1/cloud/${id}/bulk`)).toContain(
      'gateway-without-product',
    );
  });
});
