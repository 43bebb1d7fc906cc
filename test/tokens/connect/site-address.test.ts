import {
  allowedSiteOrigin,
  parseSiteHostPattern,
  type SiteHostPattern,
} from '../../../src/tokens/connect/site-address.ts';

const patterns = (...texts: string[]): SiteHostPattern[] =>
  texts.map((text) => {
    const pattern = parseSiteHostPattern(text);
    if (pattern === null) throw new Error(`not a pattern: ${text}`);
    return pattern;
  });

const cloud = patterns('*.atlassian.net', '*.jira.com');

describe('which site addresses are allowed', () => {
  test.each([
    ['https://acme.atlassian.net', 'https://acme.atlassian.net'],
    ['https://acme.atlassian.net/', 'https://acme.atlassian.net'],
    ['https://ACME.atlassian.net', 'https://acme.atlassian.net'],
    ['https://acme.jira.com', 'https://acme.jira.com'],
  ])('%s is', (text, origin) => {
    expect(allowedSiteOrigin(text, cloud)).toBe(origin);
  });

  test.each([
    'https://..atlassian.net',
    'https://*.atlassian.net',
    'https://a_b.atlassian.net',
    'https://-a.atlassian.net',
    'http://acme.atlassian.net',
    'https://atlassian.net',
    'https://acme.atlassian.net.evil.example',
    'https://evil.example/acme.atlassian.net',
    'https://evil.example#.atlassian.net',
    'https://evil.example?.atlassian.net',
    'https://evilatlassian.net',
    'https://acme.atlassian.net:443',
    'https://acme.atlassian.net:8443',
    'https://user@acme.atlassian.net',
    'https://acme.atlassian.net@evil.example',
    'https://evil.example\\.atlassian.net',
    'https://evil.example\\@acme.atlassian.net',
    'https:\\\\acme.atlassian.net',
    'https:acme.atlassian.net',
    'https:///acme.atlassian.net',
    ' https://acme.atlassian.net',
    'https://acme.atlassian.net\n',
    'https://ac\tme.atlassian.net',
    'https://acme.atlassian.net.',
    'https://acme.atlassian.net/wiki',
    'https://acme.atlassian.net//',
    'https://acme.atlassian.net/..',
    'https://acme.atlassian.net?',
    'https://acme.atlassian.net#',
    'https://acme。atlassian.net',
    'https://acme.ａtlassian.net',
    'https://.atlassian.net',
    'https://127.0.0.1',
    'ftp://acme.atlassian.net',
    'javascript:alert(1)//.atlassian.net',
    'acme.atlassian.net',
    '',
    `https://${'a'.repeat(600)}.atlassian.net`,
  ])('%j is not', (text) => {
    expect(allowedSiteOrigin(text, cloud)).toBeNull();
  });

  test('a pattern with a port allows http there, and only there', () => {
    const local = patterns('localhost:*', 'jira.test:8443');
    expect(allowedSiteOrigin('http://localhost:3001', local)).toBe('http://localhost:3001');
    expect(allowedSiteOrigin('http://localhost', local)).toBe('http://localhost');
    expect(allowedSiteOrigin('https://jira.test:8443', local)).toBe('https://jira.test:8443');
    expect(allowedSiteOrigin('http://jira.test:8444', local)).toBeNull();
    expect(allowedSiteOrigin('http://evil.localhost:3001', local)).toBeNull();
    expect(allowedSiteOrigin('ftp://localhost:3001', local)).toBeNull();
  });

  test.each(['*', '*.com', '*.', '.atlassian.net', 'a b', 'https://x.y', 'x:99999999', '*.*.net', ''])(
    '%j is no pattern',
    (text) => {
      expect(parseSiteHostPattern(text)).toBeNull();
    },
  );
});

test.each([
  ['*.Atlassian.net', { hostname: '.atlassian.net', anySubdomain: true, port: null }],
  ['jira.test', { hostname: 'jira.test', anySubdomain: false, port: null }],
  ['jira.test:8443', { hostname: 'jira.test', anySubdomain: false, port: '8443' }],
  ['*.localhost:*', { hostname: '.localhost', anySubdomain: true, port: '*' }],
  ['localhost:12345', { hostname: 'localhost', anySubdomain: false, port: '12345' }],
])('the pattern %s is read', (text, pattern) => {
  expect(parseSiteHostPattern(text)).toEqual({ text, ...pattern });
});

test.each([
  ['jira.test:443', 'https://jira.test', true],
  ['jira.test:443', 'http://jira.test', false],
  ['jira.test:80', 'http://jira.test', true],
  ['jira.test:80', 'https://jira.test', false],
  ['jira.test:*', 'https://jira.test', true],
  ['jira.test:*', 'ftp://jira.test', false],
  ['jira.test', 'http://jira.test', false],
  ['jira.test', 'https://jira.test:8443', false],
  ['*.localhost:*', 'http://a.localhost:1', true],
  ['*.localhost:*', 'http://localhost:1', false],
])('%s, %s: %p', (pattern, origin, allowed) => {
  expect(allowedSiteOrigin(origin, patterns(pattern))).toBe(allowed ? origin : null);
});

test('an address of 512 letters is read, a longer one is not', () => {
  const address = (letters: number) => {
    const labels = 'a.'.repeat(letters).slice(0, letters - 'https://x.jira.test'.length);
    return `https://x${labels}.jira.test`.replace('..', '.a');
  };
  const any = patterns('*.jira.test');
  expect([512, 513].map((letters) => address(letters).length)).toEqual([512, 513]);
  expect([512, 513].map((letters) => allowedSiteOrigin(address(letters), any) !== null)).toEqual([
    true,
    false,
  ]);
});
