import { createHash } from 'node:crypto';
import { createQueryStringHash, fromMethodAndUrl } from 'atlassian-jwt';
import fc from 'fast-check';
import { canonicalRequest, queryStringHash } from '../../../src/tokens/connect/qsh.ts';

const app = 'https://app.example.com';
const acme = 'https://acme.atlassian.net';

/** Number, method, URL, base path, canonical string, sha256: computed with atlassian-jwt 2.0.3. */
const vectors: [number, string, string, string, string, string][] = [
  [1, 'GET', app, '', 'GET&/&', 'c88caad15a1c1a900b8ac08aa9686f4e8184539bea1deda36e2f649430df3239'],
  [2, 'GET', `${app}/`, '', 'GET&/&', 'c88caad15a1c1a900b8ac08aa9686f4e8184539bea1deda36e2f649430df3239'],
  [
    3,
    'GET',
    `${app}/connect`,
    '/connect',
    'GET&/&',
    'c88caad15a1c1a900b8ac08aa9686f4e8184539bea1deda36e2f649430df3239',
  ],
  [
    4,
    'GET',
    `${app}/connect/admin/`,
    '/connect',
    'GET&/admin&',
    '8c028c3d6b1b3a17695e22e20eea5ed0de9ac1dbf642b0c56e69acfb8b6a4bf2',
  ],
  [
    5,
    'post',
    `${app}/connect/lifecycle/installed?user_is_admin=true`,
    '/connect',
    'POST&/lifecycle/installed&user_is_admin=true',
    '77fb342376f6dd57b65f4a96cc9ac98eaa9cef3ef6f756a65c54f015a8d808cc',
  ],
  [
    6,
    'GET',
    `${app}/admin?zoneinfo=UTC&xdm_e=https%3A%2F%2Facme.atlassian.net&cp=&lic=none&cv=1001.0.0-SNAPSHOT&jwt=AAA.BBB.CCC`,
    '',
    'GET&/admin&cp=&cv=1001.0.0-SNAPSHOT&lic=none&xdm_e=https%3A%2F%2Facme.atlassian.net&zoneinfo=UTC',
    'cfa1c518caec001acc64da724d5be8a173ae8004a2bf7458017a3885d821f252',
  ],
  [
    7,
    'GET',
    `${app}/svc?zee_last=param&repeated=parameter%201&first=param&repeated=parameter%202`,
    '',
    'GET&/svc&first=param&repeated=parameter%201,parameter%202&zee_last=param',
    '45379dc68addff28fa8e6e477592b9cd19e188d64d4e45bce355bb16ca09bd48',
  ],
  [
    8,
    'GET',
    `${app}/svc?a=z&a=b&a=A`,
    '',
    'GET&/svc&a=A,b,z',
    '2ecde45c56ba291a9bfff72e9cde0c7be20d8ac275d990d21902efdbfa356cd7',
  ],
  [
    9,
    'GET',
    `${app}/svc?b=1&A=2&a=3&B=4`,
    '',
    'GET&/svc&A=2&B=4&a=3&b=1',
    'ca9ea52df53dee2c17bb0c8ebb3e18fbd342dd588f40331c80e8dccc06f5b0f5',
  ],
  [
    10,
    'GET',
    `${app}/svc?q=a+b%20c&star=*&tilde=~&bang=!'()&u=%C3%A9%E2%82%AC`,
    '',
    'GET&/svc&bang=%21%27%28%29&q=a%20b%20c&star=%2A&tilde=~&u=%C3%A9%E2%82%AC',
    'ab5884f0bcf2b9a4b5f5b93ecd5a1c84de81acb7b4c9478164b610a0ba920d20',
  ],
  [
    11,
    'GET',
    `${app}/rest/project&a=b?x=y`,
    '',
    'GET&/rest/project%26a=b&x=y',
    '23a291c268b19f4b8d09252030fdbdd9580aa7c530446d9a597e79b5628e62e2',
  ],
  [
    12,
    'GET',
    `${app}/rest/project?a=b&x=y`,
    '',
    'GET&/rest/project&a=b&x=y',
    '54fc44fbbbb18f03512cb6ae5451011ab91e7376640563df4946c5b4e6ca42a3',
  ],
  [
    13,
    'GET',
    `${app}/svc?empty=&bare`,
    '',
    'GET&/svc&bare=&empty=',
    '24b4385875f25973e9272e8dcf862b4b88a4819fed1e7a9922c3746a713e7d1c',
  ],
  [
    14,
    'GET',
    `${acme}/rest/api/3/mypermissions?permissions=BROWSE_PROJECTS,ADMINISTER`,
    '',
    'GET&/rest/api/3/mypermissions&permissions=BROWSE_PROJECTS%2CADMINISTER',
    'f835cd7fb9a67d6fa098489ed027b3a0d8233c77518b16763a976e020e602c74',
  ],
  [
    15,
    'POST',
    `${acme}/rest/api/3/permissions/check`,
    '',
    'POST&/rest/api/3/permissions/check&',
    'f376e8d4bd28bfbf285b9f7344dc08f1fbaa95eb13c4f4decdc9331ac60f6cf1',
  ],
  [
    16,
    'GET',
    `${app}/x/a%2Fb%20c`,
    '',
    'GET&/x/a%2Fb%20c&',
    '4d0ac090612e1ca97601d2ba674bfc4219fc92bda1ddeee140f42e0cb78ad4bc',
  ],
  [
    17,
    'GET',
    `${app}/svc?a=1%2C2`,
    '',
    'GET&/svc&a=1%2C2',
    '2eb3d2964b53bfa24734990b38501c68df12909f24c419019e00c0a6aff3f065',
  ],
  [
    18,
    'GET',
    `${app}/svc?a=1&a=2`,
    '',
    'GET&/svc&a=1,2',
    'b8c49e5fa4b1f733ded11da5653b7d1b12574314f87c7b31feb320410bcb6a38',
  ],
  [
    20,
    'GET',
    `${app}/svc?a%5B%5D=1&a%20b=2`,
    '',
    'GET&/svc&a%20b=2&a%5B%5D=1',
    'c71a70faa922106cb18ecba97b3089ce6637d8b231d435b559d63342ffd32551',
  ],
];

describe('canonical request and qsh', () => {
  test.each(vectors)('vector %i', (_number, method, url, basePath, canonical, sha256) => {
    expect(canonicalRequest({ method, url, basePath })).toBe(canonical);
    expect(queryStringHash({ method, url, basePath })).toBe(sha256);
  });

  test('vector 19: the base path goes only at the end of a segment, where atlassian-jwt cuts the plain string', () => {
    const request = { method: 'GET', url: `${app}/connectivity/x`, basePath: '/connect' };
    expect(canonicalRequest(request)).toBe('GET&/connectivity/x&');
    expect(createQueryStringHash(fromMethodAndUrl('GET', request.url), false, `${app}/connect`)).toBe(
      createHash('sha256').update('GET&/ivity/x&').digest('hex'),
    );
  });

  test.each([
    ['/svc?a[]=1&a[]=2', 'GET&/svc&a%5B%5D=1,2'],
    ['/svc?a[b]=1', 'GET&/svc&a%5Bb%5D=1'],
    ['/svc?a[b]=1&a=2', 'GET&/svc&a=2&a%5Bb%5D=1'],
  ])('brackets in %s are part of the name, whatever a query parser makes of them', (url, canonical) => {
    expect(canonicalRequest({ method: 'GET', url, basePath: '' })).toBe(canonical);
  });

  test.each([
    ['/x#fragment', 'GET&/x&'],
    ['/x?#a=b', 'GET&/x&'],
    ['/x?jwt=a&jwt=b&c=d', 'GET&/x&c=d'],
    ['/x?JWT=a', 'GET&/x&JWT=a'],
    ['/x?a=%ZZ&b=%E2%28', 'GET&/x&a=%25ZZ&b=%EF%BF%BD%28'],
    ['/x?__proto__=1&constructor=2', 'GET&/x&__proto__=1&constructor=2'],
    ['/x?a=1?b=2', 'GET&/x&a=1%3Fb%3D2'],
    ['http://other.example/x?a=1', 'GET&/x&a=1'],
    ['/connect/x', 'GET&/x&'],
    ['#a', 'GET&/&'],
    ['/go/https://other.example/x?a=1', 'GET&/go/https://other.example/x&a=1'],
    ['///', 'GET&/&'],
    ['/a&b//?c', 'GET&/a%26b&c='],
    ['/x?', 'GET&/x&'],
  ])('%s', (url, canonical) => {
    expect(
      canonicalRequest({ method: 'GET', url, basePath: url.startsWith('/connect') ? '/connect' : '' }),
    ).toBe(canonical);
  });

  test('more than a thousand parameters all count', () => {
    const query = Array.from({ length: 1500 }, (_, index) => `p${index}=1`).join('&');
    expect(canonicalRequest({ method: 'GET', url: `/x?${query}`, basePath: '' }).split('&')).toHaveLength(
      1502,
    );
  });

  test('agrees with atlassian-jwt on queries whose names need no escape', () => {
    const name = fc
      .stringMatching(/^[A-Za-z0-9._~-]{1,8}$/)
      .filter((text) => text !== 'jwt' && text !== '__proto__');
    const pairs = fc.array(fc.tuple(name, fc.string({ unit: 'grapheme-composite', maxLength: 12 })), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(pairs, fc.constantFrom('get', 'POST', 'Put'), (parameters, method) => {
        const query = parameters.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&');
        const url = `${app}/a/b?${query}`;
        const theirs = createQueryStringHash(fromMethodAndUrl(method, url), false, app);
        expect(queryStringHash({ method, url, basePath: '' })).toBe(theirs);
      }),
    );
  });

  test('does not depend on the order of parameters, and never throws', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 10 }), { maxLength: 8 }), (parts) => {
        const forwards = canonicalRequest({
          method: 'GET',
          url: `/x?${parts.join('&').replaceAll('#', '')}`,
          basePath: '',
        });
        expect(forwards.startsWith('GET&/x&')).toBe(true);
      }),
    );
  });
});
