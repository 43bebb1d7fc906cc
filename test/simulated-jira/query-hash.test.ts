import { canonicalRequest, queryStringHash } from '../../src/simulated-jira/connect/query-hash.ts';

/** Path relative to the base address and query as sent, canonical string, hash: Atlassian's library made them. */
const vectors: [method: string, path: string, query: string, canonical: string, hash: string][] = [
  ['GET', '', '', 'GET&/&', 'c88caad15a1c1a900b8ac08aa9686f4e8184539bea1deda36e2f649430df3239'],
  ['GET', '/', '', 'GET&/&', 'c88caad15a1c1a900b8ac08aa9686f4e8184539bea1deda36e2f649430df3239'],
  ['GET', '/admin/', '', 'GET&/admin&', '8c028c3d6b1b3a17695e22e20eea5ed0de9ac1dbf642b0c56e69acfb8b6a4bf2'],
  [
    'post',
    '/lifecycle/installed',
    'user_is_admin=true',
    'POST&/lifecycle/installed&user_is_admin=true',
    '77fb342376f6dd57b65f4a96cc9ac98eaa9cef3ef6f756a65c54f015a8d808cc',
  ],
  [
    'GET',
    '/admin',
    'zoneinfo=UTC&xdm_e=https%3A%2F%2Facme.atlassian.net&cp=&lic=none&cv=1001.0.0-SNAPSHOT&jwt=AAA.BBB.CCC',
    'GET&/admin&cp=&cv=1001.0.0-SNAPSHOT&lic=none&xdm_e=https%3A%2F%2Facme.atlassian.net&zoneinfo=UTC',
    'cfa1c518caec001acc64da724d5be8a173ae8004a2bf7458017a3885d821f252',
  ],
  [
    'GET',
    '/svc',
    'zee_last=param&repeated=parameter%201&first=param&repeated=parameter%202',
    'GET&/svc&first=param&repeated=parameter%201,parameter%202&zee_last=param',
    '45379dc68addff28fa8e6e477592b9cd19e188d64d4e45bce355bb16ca09bd48',
  ],
  [
    'GET',
    '/svc',
    'a=z&a=b&a=A',
    'GET&/svc&a=A,b,z',
    '2ecde45c56ba291a9bfff72e9cde0c7be20d8ac275d990d21902efdbfa356cd7',
  ],
  [
    'GET',
    '/svc',
    'b=1&A=2&a=3&B=4',
    'GET&/svc&A=2&B=4&a=3&b=1',
    'ca9ea52df53dee2c17bb0c8ebb3e18fbd342dd588f40331c80e8dccc06f5b0f5',
  ],
  [
    'GET',
    '/svc',
    "q=a+b%20c&star=*&tilde=~&bang=!'()&u=%C3%A9%E2%82%AC",
    'GET&/svc&bang=%21%27%28%29&q=a%20b%20c&star=%2A&tilde=~&u=%C3%A9%E2%82%AC',
    'ab5884f0bcf2b9a4b5f5b93ecd5a1c84de81acb7b4c9478164b610a0ba920d20',
  ],
  [
    'GET',
    '/rest/project&a=b',
    'x=y',
    'GET&/rest/project%26a=b&x=y',
    '23a291c268b19f4b8d09252030fdbdd9580aa7c530446d9a597e79b5628e62e2',
  ],
  [
    'GET',
    '/rest/project',
    'a=b&x=y',
    'GET&/rest/project&a=b&x=y',
    '54fc44fbbbb18f03512cb6ae5451011ab91e7376640563df4946c5b4e6ca42a3',
  ],
  [
    'GET',
    '/svc',
    'empty=&bare',
    'GET&/svc&bare=&empty=',
    '24b4385875f25973e9272e8dcf862b4b88a4819fed1e7a9922c3746a713e7d1c',
  ],
  [
    'GET',
    '/rest/api/3/mypermissions',
    'permissions=BROWSE_PROJECTS,ADMINISTER',
    'GET&/rest/api/3/mypermissions&permissions=BROWSE_PROJECTS%2CADMINISTER',
    'f835cd7fb9a67d6fa098489ed027b3a0d8233c77518b16763a976e020e602c74',
  ],
  [
    'POST',
    '/rest/api/3/permissions/check',
    '',
    'POST&/rest/api/3/permissions/check&',
    'f376e8d4bd28bfbf285b9f7344dc08f1fbaa95eb13c4f4decdc9331ac60f6cf1',
  ],
  [
    'GET',
    '/x/a%2Fb%20c',
    '',
    'GET&/x/a%2Fb%20c&',
    '4d0ac090612e1ca97601d2ba674bfc4219fc92bda1ddeee140f42e0cb78ad4bc',
  ],
  [
    'GET',
    '/svc',
    'a=1%2C2',
    'GET&/svc&a=1%2C2',
    '2eb3d2964b53bfa24734990b38501c68df12909f24c419019e00c0a6aff3f065',
  ],
  [
    'GET',
    '/svc',
    'a=1&a=2',
    'GET&/svc&a=1,2',
    'b8c49e5fa4b1f733ded11da5653b7d1b12574314f87c7b31feb320410bcb6a38',
  ],
  [
    'GET',
    '/svc',
    'a%5B%5D=1&a%20b=2',
    'GET&/svc&a%20b=2&a%5B%5D=1',
    'c71a70faa922106cb18ecba97b3089ce6637d8b231d435b559d63342ffd32551',
  ],
];

test.each(vectors)('%s %s?%s', (method, path, query, canonical, hash) => {
  expect(canonicalRequest(method, path, query)).toBe(canonical);
  expect(queryStringHash(method, path, query)).toBe(hash);
});

test.each([
  ['a[]=1&a[]=2', 'GET&/svc&a%5B%5D=1,2'],
  ['a[b]=1', 'GET&/svc&a%5Bb%5D=1'],
])('brackets are part of the name: %s', (query, canonical) => {
  expect(canonicalRequest('GET', '/svc', query)).toBe(canonical);
});
