import { credentialsOf } from '../../../src/evidence/redaction/in-use.ts';
import { redactExchange } from '../../../src/evidence/redaction/index.ts';

const pair = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
const sent = (headers: Record<string, string>) =>
  credentialsOf({ method: 'GET', url: '/', headers, body: null });

test.each([
  ['Authorization', 'Bearer correct horse', ['correct horse']],
  ['authorization', 'JWT  abc.def.ghi', ['abc.def.ghi']],
  ['Proxy-Authorization', 'Negotiate longer-than-six', ['longer-than-six']],
  ['Authorization', 'only-the-secret', ['only-the-secret']],
  ['Authorization', 'Bearer ***', []],
  ['Authorization', 'Bearer short', []],
  ['Cookie', 'JSESSIONID=correcthorse1; theme=dark', ['correcthorse1']],
  ['Cookie', 'a=twelve-chars; b=eleven-char', ['twelve-chars']],
  ['X-API-Key', 'correct-horse', ['correct-horse']],
  ['X-Auth-Token', 'correct-horse', ['correct-horse']],
  ['X-Atlassian-Token', 'no-check', []],
  ['X-Atlassian-Token', 'nocheck', []],
  ['Accept', 'correct-horse', []],
])('%s: %s shows %j', (name, value, expected) => {
  expect(sent({ [name]: value })).toEqual(expected);
});

test('of a Basic pair each half and the whole are secrets, coded or not', () => {
  const coded = pair('fred@example.com:battery staple').slice(6);
  expect(sent({ Authorization: `Basic ${coded}` })).toEqual([
    coded,
    'fred@example.com:battery staple',
    'fred@example.com',
    'battery staple',
  ]);
  expect(sent({ Authorization: 'Basic not-base64!' })).toEqual(['not-base64!']);
});

test.each([
  ['Authorization', 'Bearer correct-horse', 'correct-horse'],
  ['Authorization', pair('somebody:battery-staple'), 'battery-staple'],
  ['Cookie', 'session=correct-horse-2', 'correct-horse-2'],
  ['X-API-Key', 'correct-horse-3', 'correct-horse-3'],
])('an answer that echoes what came in %s is masked', (name, value, secret) => {
  const { response } = redactExchange({
    request: { method: 'GET', url: 'https://a.example.com/x', headers: { [name]: value }, body: null },
    response: { status: 401, headers: {}, body: `You sent ${secret}, which is wrong` },
  });
  expect(response?.body).toBe('You sent ***, which is wrong');
});
