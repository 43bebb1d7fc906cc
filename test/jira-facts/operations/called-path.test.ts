import { readCalledPath } from '../../../src/jira-facts/operations/matching/address.ts';

/** Address; what it is (base, host, scheme, cloud id, context path, REST path); what is odd; names of its parameters. */
const addresses: [address: string, parts: string, odd?: string, names?: string][] = [
  [
    'https://acme.atlassian.net/rest/api/3/myself',
    'site | acme.atlassian.net | https | – |  | /rest/api/3/myself',
  ],
  [
    'HTTP://Acme.Atlassian.NET:8080/rest/api/3/myself',
    'site | acme.atlassian.net:8080 | http | – |  | /rest/api/3/myself',
    'http',
  ],
  ['acme.jira.com/rest/api/3/myself', 'site | acme.jira.com | – | – |  | /rest/api/3/myself'],
  [
    'localhost:2990/jira/rest/api/2/x',
    'other | localhost:2990 | – | – | /jira | /rest/api/2/x',
    'extra-prefix',
  ],
  [
    'https://user:pw@acme.atlassian.net/rest/api/3/x',
    'site | acme.atlassian.net | https | – |  | /rest/api/3/x',
    'user-info',
  ],
  [
    'https://jira.example.com/ctx/rest/api/2/x?a=1&b=%20c&a=2&=x&#frag',
    'other | jira.example.com | https | – | /ctx | /rest/api/2/x',
    'fragment extra-prefix',
    'a b',
  ],
  ['/rest/api/3/x#a?b=1', 'relative | – | – | – |  | /rest/api/3/x', 'fragment'],
  ['rest/api/3/x', 'relative | – | – | – |  | /rest/api/3/x'],
  ['', 'relative | – | – | – |  | /', 'no-rest-path'],
  [' /rest/api/3/x ', 'relative | – | – | – |  | /rest/api/3/x', 'white-space'],
  ['/rest/api/3/a b', 'relative | – | – | – |  | /rest/api/3/a b', 'white-space'],
  ['\\rest\\api\\3\\x', 'relative | – | – | – |  | /rest/api/3/x', 'backslash'],
  ['/rest/api/3//x/', 'relative | – | – | – |  | /rest/api/3//x/', 'double-slash trailing-slash'],
  ['/rest/api/3/x/', 'relative | – | – | – |  | /rest/api/3/x/', 'trailing-slash'],
  ['/rest/', 'relative | – | – | – |  | /rest/', 'trailing-slash'],
  ['/rest', 'relative | – | – | – |  | /rest'],
  ['/', 'relative | – | – | – |  | /', 'no-rest-path'],
  ['/rest/api/3/a%2Fb', 'relative | – | – | – |  | /rest/api/3/a%2Fb', 'encoded-slash'],
  ['/rest/api/3/a%2fb%', 'relative | – | – | – |  | /rest/api/3/a%2fb%', 'encoded-slash bad-encoding'],
  ['/rest/api/3/./x', 'relative | – | – | – |  | /rest/api/3/./x', 'dot-segment'],
  ['/rest/api/3/..', 'relative | – | – | – |  | /rest/api/3/..', 'dot-segment'],
  ['/rest/api/3/.x', 'relative | – | – | – |  | /rest/api/3/.x'],
  ['/rest/api/3/\u0024{key}', 'relative | – | – | – |  | /rest/api/3/\u0024{key}', 'unfilled-placeholder'],
  ['/rest/api/3/null', 'relative | – | – | – |  | /rest/api/3/null', 'unfilled-placeholder'],
  ['/rest/api/3/NaN/x', 'relative | – | – | – |  | /rest/api/3/NaN/x', 'unfilled-placeholder'],
  [
    '/rest/api/3/[object%20Object]',
    'relative | – | – | – |  | /rest/api/3/[object%20Object]',
    'unfilled-placeholder',
  ],
  ['/rest/api/3/nullable', 'relative | – | – | – |  | /rest/api/3/nullable'],
  [
    'https://api.atlassian.com/ex/jira/c-1/rest/api/3/x',
    'gateway | api.atlassian.com | https | c-1 |  | /rest/api/3/x',
  ],
  [
    'https://api.atlassian.com/ex/jira/rest/api/3/x',
    'gateway | api.atlassian.com | https | – |  | /rest/api/3/x',
    'cloud-id-missing',
  ],
  [
    'https://api.atlassian.com/ex/jira',
    'gateway | api.atlassian.com | https | – |  | /',
    'cloud-id-missing no-rest-path',
  ],
  [
    'https://api.atlassian.com/ex/confluence/c-1/rest/api/x',
    'gateway | api.atlassian.com | https | – |  | /rest/api/x',
    'gateway-without-jira',
  ],
  [
    'https://api.atlassian.com/rest/api/3/x',
    'gateway | api.atlassian.com | https | – |  | /rest/api/3/x',
    'gateway-without-jira',
  ],
  [
    'https://api.stg.atlassian.com:443/ex/jira/c/rest/api/3/x',
    'gateway | api.stg.atlassian.com:443 | https | c |  | /rest/api/3/x',
  ],
  [
    'https://api.atlassian-us-gov-mod.com/ex/jira/c/rest/api/3/x',
    'gateway | api.atlassian-us-gov-mod.com | https | c |  | /rest/api/3/x',
  ],
  ['/ex/jira/c-1/rest/api/3/x', 'gateway | – | – | c-1 |  | /rest/api/3/x'],
  ['/ex/confluence/c-1/rest/x', 'relative | – | – | – | /ex/confluence/c-1 | /rest/x', 'extra-prefix'],
  ['//ex//jira//c%201/rest/x', 'gateway | – | – | c 1 |  | /rest/x', 'double-slash'],
  [
    'http://localhost:1/ex/jira/c/rest/api/3/x',
    'gateway | localhost:1 | http | c |  | /rest/api/3/x',
    'http',
  ],
  [
    'https://acme.atlassian.net/rest/api/3/rest/api/3/x',
    'site | acme.atlassian.net | https | – | /rest/api/3 | /rest/api/3/x',
    'extra-prefix',
  ],
  [
    'https://acme.atlassian.net/jira//rest/api/3/x',
    'site | acme.atlassian.net | https | – | /jira | /rest/api/3/x',
    'extra-prefix double-slash',
  ],
  [
    'https://acme.atlassian.net//',
    'site | acme.atlassian.net | https | – |  | //',
    'no-rest-path double-slash trailing-slash',
  ],
  [
    'https://acme.atlassian.net/browse/A-1',
    'site | acme.atlassian.net | https | – |  | /browse/A-1',
    'no-rest-path',
  ],
  ['ftp://acme.atlassian.net/rest/api/3/x', 'site | acme.atlassian.net | – | – |  | /rest/api/3/x'],
  ['https://xatlassian.net/rest/api/3/x', 'other | xatlassian.net | https | – |  | /rest/api/3/x'],
  ['https://', 'other | – | https | – |  | /', 'no-rest-path'],
  ['https://atlassian.net/rest/x', 'site | atlassian.net | https | – |  | /rest/x'],
  ['https://a.jira-dev.com/rest/x', 'site | a.jira-dev.com | https | – |  | /rest/x'],
  ['https://a.atlassian-us-gov-mod.net/rest/x', 'site | a.atlassian-us-gov-mod.net | https | – |  | /rest/x'],
  [
    'https://api.atlassian.com.evil.example/ex/jira/c/rest/x',
    'gateway | api.atlassian.com.evil.example | https | c |  | /rest/x',
  ],
  [
    'https://acme.atlassian.net/rest/agile/1.0/rest/agile/1.0/board',
    'site | acme.atlassian.net | https | – | /rest/agile/1.0 | /rest/agile/1.0/board',
    'extra-prefix',
  ],
  ['/a/rest/servicedeskapi/x', 'relative | – | – | – | /a | /rest/servicedeskapi/x', 'extra-prefix'],
  ['/restful/x', 'relative | – | – | – |  | /restful/x', 'no-rest-path'],
  [
    'https:/\\acme/rest/x',
    'relative | – | – | – | /https://acme | /rest/x',
    'backslash extra-prefix double-slash',
  ],
];

test.each(addresses)('%j is %s', (address, parts, odd = '', names = '') => {
  const { base, host, scheme, cloudId, contextPath, restPath, query, oddities } = readCalledPath(address);
  const read = [base, host, scheme, cloudId, contextPath, restPath].map((part) => part ?? '–').join(' | ');
  expect([read, oddities.join(' '), query.join(' ')]).toEqual([parts, odd, names]);
});
