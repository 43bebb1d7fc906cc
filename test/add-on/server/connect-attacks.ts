import { createHmac } from 'node:crypto';
import supertest, { type Test } from 'supertest';
import type { SigningKey } from './atlassian.ts';
import {
  assembled,
  type Claims,
  contextToken,
  hs256,
  type JiraSite,
  pageUrl,
  payloadOf,
  qshOf,
  rs256,
  seconds,
  signedClaims,
  signedRaw,
  userClaims,
} from './jira.ts';

export interface Battlefield {
  readonly url: string;
  /** Known to the key source. */
  readonly key: SigningKey;
  /** Not known to it. */
  readonly forgedKey: SigningKey;
  /** Installed and enabled. */
  readonly victim: JiraSite;
  /** Installed too: an attacker with a site of their own. */
  readonly other: JiraSite;
  /** Was installed once. */
  readonly gone: JiraSite;
}

export type Attack = readonly [
  name: string,
  status: number | readonly number[],
  send: (field: Battlefield) => Test,
];

const stolen = 'an-attackers-secret-0123456789abcdef';

/** An install of the victim's tenant with a secret of the attacker's. */
const install = (field: Battlefield, authorization: string | null, body: unknown = null): Test => {
  const test = supertest(field.url).post('/connect/installed').set('Content-Type', 'application/json');
  if (authorization !== null) test.set('Authorization', authorization);
  const payload = { ...payloadOf(field.victim, 'installed'), sharedSecret: stolen };
  return test.send(typeof body === 'string' ? body : JSON.stringify(body ?? payload));
};
const claimsFor = (field: Battlefield, change: Claims = {}): Claims => ({
  ...signedClaims(field.victim, field.url, '/connect/installed'),
  ...change,
});
const installAs = (field: Battlefield, change: Claims): Test =>
  install(field, `JWT ${rs256(claimsFor(field, change), field.key)}`);
const installWith = (field: Battlefield, change: Record<string, unknown>): Test =>
  install(field, `JWT ${rs256(claimsFor(field), field.key)}`, {
    ...payloadOf(field.victim, 'installed'),
    sharedSecret: stolen,
    ...change,
  });
const withHeader = (field: Battlefield, header: Record<string, unknown>): Test => {
  const signed = rs256(claimsFor(field), field.key).split('.');
  return install(
    field,
    `JWT ${assembled(JSON.stringify(header), '{}').split('.')[0]}.${signed[1]}.${signed[2]}`,
  );
};
const without = (claims: Claims, name: string): Claims =>
  Object.fromEntries(Object.entries(claims).filter(([key]) => key !== name));

const tokenAttacks: Attack[] = [
  ['no token', 401, (field) => install(field, null)],
  ['an empty Authorization', 401, (field) => install(field, '')],
  ['no scheme', 401, (field) => install(field, rs256(claimsFor(field), field.key))],
  ['another scheme', 401, (field) => install(field, `Bearer ${rs256(claimsFor(field), field.key)}`)],
  ['basic authentication', 401, (field) => install(field, 'Basic YTpi')],
  ['rubbish', 401, (field) => install(field, 'JWT rubbish')],
  ['two dots and nothing', 401, (field) => install(field, 'JWT ..')],
  [
    'two parts',
    401,
    (field) => install(field, `JWT ${rs256(claimsFor(field), field.key).split('.').slice(0, 2).join('.')}`),
  ],
  ['four parts', 401, (field) => install(field, `JWT ${rs256(claimsFor(field), field.key)}.x`)],
  [
    'a payload that is no JSON',
    401,
    (field) => install(field, `JWT ${assembled('{"alg":"RS256","kid":"key-1"}', '{{{', 'x')}`),
  ],
  [
    'a payload that is an array',
    401,
    (field) => install(field, `JWT ${assembled('{"alg":"RS256","kid":"key-1"}', '[]', 'x')}`),
  ],
  [
    'a header that is null',
    401,
    (field) => install(field, `JWT ${assembled('null', '{"iss":"victim"}', 'x')}`),
  ],
  [
    'ten kilobytes of token',
    401,
    (field) => install(field, `JWT ${rs256(claimsFor(field, { pad: 'x'.repeat(9000) }), field.key)}`),
  ],
  ['twenty kilobytes of header', 431, (field) => install(field, `JWT ${'a'.repeat(20_000)}`)],
  [
    'no signature',
    401,
    (field) => install(field, `JWT ${rs256(claimsFor(field), field.key).replace(/[^.]*$/, '')}`),
  ],
  [
    'a changed payload',
    401,
    (field) => {
      const [header, , signature] = rs256(claimsFor(field), field.key).split('.');
      return install(
        field,
        `JWT ${header}.${assembled('', JSON.stringify(claimsFor(field, { sub: 'x' }))).split('.')[1]}.${signature}`,
      );
    },
  ],
  [
    'the token in the query only',
    401,
    (field) =>
      supertest(field.url)
        .post(`/connect/installed?jwt=${rs256(claimsFor(field), field.key)}`)
        .send(payloadOf(field.victim, 'installed')),
  ],
  [
    'the token in the body only',
    401,
    (field) =>
      install(field, null, {
        ...payloadOf(field.victim, 'installed'),
        jwt: rs256(claimsFor(field), field.key),
      }),
  ],
  [
    'a token in header and query',
    401,
    (field) =>
      supertest(field.url)
        .post('/connect/installed?jwt=a.b.c')
        .set('Authorization', `JWT ${rs256(claimsFor(field), field.key)}`)
        .send({ ...payloadOf(field.victim, 'installed'), sharedSecret: stolen }),
  ],
];

const algorithmAttacks: Attack[] = [
  ...[
    'none',
    'None',
    'NONE',
    'nOnE',
    '',
    'rs256',
    'RS256 ',
    'RS384',
    'RS512',
    'PS256',
    'ES256',
    'HS256',
    'HS512',
  ].map(
    (alg): Attack => [
      `alg ${JSON.stringify(alg)}`,
      401,
      (field) => withHeader(field, { typ: 'JWT', alg, kid: field.key.kid }),
    ],
  ),
  [
    'alg none without signature',
    401,
    (field) => install(field, `JWT ${assembled('{"alg":"none"}', JSON.stringify(claimsFor(field)))}`),
  ],
  ['alg an array', 401, (field) => withHeader(field, { alg: ['RS256'], kid: field.key.kid })],
  ['no alg', 401, (field) => withHeader(field, { kid: field.key.kid })],
  [
    'HS256 with the public key as secret',
    401,
    (field) => {
      const [header, payload] = assembled(
        JSON.stringify({ alg: 'HS256', kid: field.key.kid }),
        JSON.stringify(claimsFor(field)),
      ).split('.');
      const signature = createHmac('sha256', field.key.publicPem)
        .update(`${header}.${payload}`)
        .digest('base64url');
      return install(field, `JWT ${header}.${payload}.${signature}`);
    },
  ],
  [
    'HS256 with the shared secret',
    401,
    (field) => install(field, `JWT ${hs256(claimsFor(field), field.victim.sharedSecret)}`),
  ],
  [
    'a critical extension',
    401,
    (field) => withHeader(field, { alg: 'RS256', kid: field.key.kid, crit: ['b64'], b64: false }),
  ],
  [
    'a key of its own in the header',
    401,
    (field) => {
      const token = rs256(claimsFor(field), field.forgedKey, {
        kid: field.key.kid,
        jwk: field.forgedKey.jwk,
      });
      return install(field, `JWT ${token}`);
    },
  ],
];

const kidAttacks: Attack[] = [
  ['no kid', 401, (field) => withHeader(field, { alg: 'RS256' })],
  ['a kid that is a number', 401, (field) => withHeader(field, { alg: 'RS256', kid: 1 })],
  ['a kid that is an object', 401, (field) => withHeader(field, { alg: 'RS256', kid: { a: 1 } })],
  [
    'a forged key under a known kid',
    401,
    (field) => install(field, `JWT ${rs256(claimsFor(field), field.forgedKey, { kid: field.key.kid })}`),
  ],
  [
    'a forged key under an unknown kid',
    401,
    (field) => install(field, `JWT ${rs256(claimsFor(field), field.forgedKey)}`),
  ],
  ...[
    '',
    '/',
    '..',
    '../jwks',
    'a/b',
    'a\\b',
    '%2e%2e%2fjwks',
    'key-1?x',
    'key-1#x',
    'key-1/',
    'key-1\n',
    'key 1',
    'kéy',
    'key\u0000',
    '.key-1',
    'a..b',
    'http://evil.example/k',
    '@evil.example',
    'k'.repeat(129),
    'k'.repeat(5000),
  ].map(
    (kid): Attack => [
      `kid ${JSON.stringify(kid.slice(0, 40))}`,
      401,
      (field) => install(field, `JWT ${rs256(claimsFor(field), field.forgedKey, { kid })}`),
    ],
  ),
];

const claimAttacks: Attack[] = [
  ['expired', 401, (field) => installAs(field, { exp: seconds() - 61, iat: seconds() - 961 })],
  ['no exp', 401, (field) => install(field, `JWT ${rs256(without(claimsFor(field), 'exp'), field.key)}`)],
  ...[
    ['a text', '"9999999999"'],
    ['null', 'null'],
    ['true', 'true'],
    ['an object', '{}'],
    ['beyond numbers', '1e999'],
    ['milliseconds', '1999999999999'],
    ['negative', '-1'],
    ['NaN', 'NaN'],
  ].map(
    ([name, exp]): Attack => [
      `exp ${name}`,
      401,
      (field) => {
        const payload = JSON.stringify(claimsFor(field)).replace(/"exp":\d+/, `"exp":${exp}`);
        const [header, body] = assembled(JSON.stringify({ alg: 'RS256', kid: field.key.kid }), payload).split(
          '.',
        );
        return install(field, `JWT ${signedRaw(`${header}.${body}`, field.key)}`);
      },
    ],
  ),
  ['not valid yet (nbf)', 401, (field) => installAs(field, { nbf: seconds() + 120 })],
  ['issued in the future', 401, (field) => installAs(field, { iat: seconds() + 120 })],
  ['nbf a text', 401, (field) => installAs(field, { nbf: 'soon' })],
  ['no aud', 401, (field) => install(field, `JWT ${rs256(without(claimsFor(field), 'aud'), field.key)}`)],
  ['aud of another app', 401, (field) => installAs(field, { aud: 'https://evil.example' })],
  ['aud that begins with ours', 401, (field) => installAs(field, { aud: `${field.url}.evil.example` })],
  ['aud in another case', 401, (field) => installAs(field, { aud: field.url.toUpperCase() })],
  ['aud below ours', 401, (field) => installAs(field, { aud: `${field.url}/x` })],
  ['aud with ours second', 401, (field) => installAs(field, { aud: ['https://evil.example', field.url] })],
  ['aud an empty list', 401, (field) => installAs(field, { aud: [] })],
  ['aud an object', 401, (field) => installAs(field, { aud: { 0: field.url } })],
  ['aud empty', 401, (field) => installAs(field, { aud: '' })],
  ['iss of another tenant', 401, (field) => installAs(field, { iss: field.other.clientKey })],
  ['no iss', 401, (field) => install(field, `JWT ${rs256(without(claimsFor(field), 'iss'), field.key)}`)],
  ['iss a list', 401, (field) => installAs(field, { iss: [field.victim.clientKey] })],
  ['iss with a NUL', 401, (field) => installAs(field, { iss: `victim\u0000` })],
  ['no qsh', 401, (field) => install(field, `JWT ${rs256(without(claimsFor(field), 'qsh'), field.key)}`)],
  ['qsh context-qsh', 401, (field) => installAs(field, { qsh: 'context-qsh' })],
  [
    'qsh of another path',
    401,
    (field) => installAs(field, { qsh: qshOf('POST', `${field.url}/connect/uninstalled`, field.url) }),
  ],
  [
    'qsh of another method',
    401,
    (field) => installAs(field, { qsh: qshOf('GET', `${field.url}/connect/installed`, field.url) }),
  ],
  [
    'qsh in upper case',
    401,
    (field) => installAs(field, { qsh: String(claimsFor(field).qsh).toUpperCase() }),
  ],
  ['qsh a list', 401, (field) => installAs(field, { qsh: [claimsFor(field).qsh] })],
  [
    'a query that was not signed',
    401,
    (field) =>
      supertest(field.url)
        .post('/connect/installed?a=1')
        .set('Authorization', `JWT ${rs256(claimsFor(field), field.key)}`)
        .send({ ...payloadOf(field.victim, 'installed'), sharedSecret: stolen }),
  ],
];

const bodyAttacks: Attack[] = [
  ['another app', 401, (field) => installWith(field, { key: 'another-app' })],
  ['another tenant', 401, (field) => installWith(field, { clientKey: field.other.clientKey })],
  ['no clientKey', 401, (field) => installWith(field, { clientKey: undefined })],
  ['a clientKey that is a list', 401, (field) => installWith(field, { clientKey: [field.victim.clientKey] })],
  ['a clientKey that is an object', 401, (field) => installWith(field, { clientKey: { $ne: null } })],
  ['no secret', 401, (field) => installWith(field, { sharedSecret: undefined })],
  ['an empty secret', 401, (field) => installWith(field, { sharedSecret: '' })],
  ['a secret that is an object', 401, (field) => installWith(field, { sharedSecret: {} })],
  ['another event', 401, (field) => installWith(field, { eventType: 'uninstalled' })],
  ...[
    'http://acme.atlassian.net',
    'https://evil.example',
    'https://acme.atlassian.net.evil.example',
    'https://a:b@acme.atlassian.net',
    'https://acme.atlassian.net@evil.example',
    'https://acme.atlassian.net:8443',
    'https://acme.atlassian.net/path',
    'https://evil.example\\.atlassian.net',
    'javascript:alert(1)',
    'file:///etc/passwd',
    '',
    '//acme.atlassian.net',
  ].map((baseUrl): Attack => [`baseUrl ${baseUrl}`, 401, (field) => installWith(field, { baseUrl })]),
  ['an array', 401, (field) => install(field, `JWT ${rs256(claimsFor(field), field.key)}`, [])],
  ['a text', 400, (field) => install(field, `JWT ${rs256(claimsFor(field), field.key)}`, '"text"')],
  ['null', 400, (field) => install(field, `JWT ${rs256(claimsFor(field), field.key)}`, 'null')],
  ['broken JSON', 400, (field) => install(field, `JWT ${rs256(claimsFor(field), field.key)}`, '{"key":')],
  [
    'nothing',
    401,
    (field) =>
      supertest(field.url)
        .post('/connect/installed')
        .set('Authorization', `JWT ${rs256(claimsFor(field), field.key)}`),
  ],
  [
    '__proto__ carrying the fields',
    401,
    (field) =>
      install(
        field,
        `JWT ${rs256(claimsFor(field), field.key)}`,
        `{"__proto__":${JSON.stringify(payloadOf(field.victim, 'installed'))}}`,
      ),
  ],
  [
    'a second clientKey that is another tenant',
    401,
    (field) => {
      const text = JSON.stringify({ ...payloadOf(field.victim, 'installed'), sharedSecret: stolen });
      return install(
        field,
        `JWT ${rs256(claimsFor(field), field.key)}`,
        text.replace(/}$/, `,"clientKey":"${field.other.clientKey}"}`),
      );
    },
  ],
  [
    'a form',
    415,
    (field) =>
      supertest(field.url)
        .post('/connect/installed')
        .set('Authorization', `JWT ${rs256(claimsFor(field), field.key)}`)
        .type('form')
        .send({ key: 'clearance' }),
  ],
  [
    'plain text',
    415,
    (field) =>
      supertest(field.url)
        .post('/connect/installed')
        .set('Authorization', `JWT ${rs256(claimsFor(field), field.key)}`)
        .type('text')
        .send('{}'),
  ],
  [
    'a charset we do not read',
    415,
    (field) =>
      supertest(field.url)
        .post('/connect/installed')
        .set('Content-Type', 'application/json; charset=utf-7')
        .send('{}'),
  ],
  [
    'a compressed body',
    415,
    (field) =>
      supertest(field.url)
        .post('/connect/installed')
        .set('Content-Type', 'application/json')
        .set('Content-Encoding', 'gzip')
        .send('{}'),
  ],
  [
    'two megabytes',
    413,
    (field) => install(field, `JWT ${rs256(claimsFor(field), field.key)}`, { pad: 'x'.repeat(2_000_000) }),
  ],
];

const hookBody = (field: Battlefield): Claims => payloadOf(field.victim, 'disabled');
const disable = (field: Battlefield, token: string, body: unknown = hookBody(field)): Test =>
  supertest(field.url)
    .post('/connect/disabled')
    .set('Authorization', `JWT ${token}`)
    .send(body as object);
const hookClaims = (field: Battlefield, change: Claims = {}): Claims => ({
  iss: field.victim.clientKey,
  iat: seconds(),
  exp: seconds() + 180,
  qsh: qshOf('POST', `${field.url}/connect/disabled`, field.url),
  ...change,
});

const kindAttacks: Attack[] = [
  ['disabled with a context token', 401, (field) => disable(field, contextToken(field.victim))],
  [
    'disabled with the secret of another tenant',
    401,
    (field) => disable(field, hs256(hookClaims(field), field.other.sharedSecret)),
  ],
  [
    'disabled of the victim with a token of the attacker',
    401,
    (field) =>
      disable(field, hs256(hookClaims(field, { iss: field.other.clientKey }), field.other.sharedSecret)),
  ],
  ['disabled with RS256', 401, (field) => disable(field, rs256(hookClaims(field), field.key))],
  [
    'disabled with HS512',
    401,
    (field) => disable(field, hs256(hookClaims(field), field.victim.sharedSecret, 'HS512')),
  ],
  [
    'disabled without signature',
    401,
    (field) => disable(field, assembled('{"alg":"none"}', JSON.stringify(hookClaims(field)))),
  ],
  [
    'disabled with an empty secret',
    401,
    (field) => {
      const [header, payload] = assembled('{"alg":"HS256"}', JSON.stringify(hookClaims(field))).split('.');
      return disable(
        field,
        `${header}.${payload}.${createHmac('sha256', '').update(`${header}.${payload}`).digest('base64url')}`,
      );
    },
  ],
  [
    'disabled with the token of enabled',
    401,
    (field) =>
      disable(
        field,
        hs256(
          hookClaims(field, { qsh: qshOf('POST', `${field.url}/connect/enabled`, field.url) }),
          field.victim.sharedSecret,
        ),
      ),
  ],
  [
    'disabled for another audience',
    401,
    (field) =>
      disable(field, hs256(hookClaims(field, { aud: 'https://evil.example' }), field.victim.sharedSecret)),
  ],
  [
    'disabled, expired',
    401,
    (field) => disable(field, hs256(hookClaims(field, { exp: seconds() - 61 }), field.victim.sharedSecret)),
  ],
  [
    'disabled without exp',
    401,
    (field) => disable(field, hs256(without(hookClaims(field), 'exp'), field.victim.sharedSecret)),
  ],
  [
    'disabled of an unknown tenant',
    401,
    (field) => disable(field, hs256(hookClaims(field, { iss: 'nobody' }), 'any-secret-0123456789')),
  ],
  [
    'disabled with the app as issuer',
    401,
    (field) => disable(field, hs256(hookClaims(field, { iss: 'clearance' }), field.victim.sharedSecret)),
  ],
  [
    'disabled with a body of another event',
    401,
    (field) =>
      disable(field, hs256(hookClaims(field), field.victim.sharedSecret), payloadOf(field.victim, 'enabled')),
  ],
  [
    'enabled of an uninstalled tenant',
    401,
    (field) =>
      supertest(field.url)
        .post('/connect/enabled')
        .set(
          'Authorization',
          `JWT ${hs256(hookClaims(field, { iss: field.gone.clientKey, qsh: qshOf('POST', `${field.url}/connect/enabled`, field.url) }), field.gone.sharedSecret)}`,
        )
        .send(payloadOf(field.gone, 'enabled')),
  ],
  [
    'installed with the token of a page',
    401,
    (field) =>
      install(field, `JWT ${new URL(pageUrl(field.victim, field.url), field.url).searchParams.get('jwt')}`),
  ],
  ['installed with a context token', 401, (field) => install(field, `JWT ${contextToken(field.victim)}`)],
  [
    'uninstalled with the token of installed',
    401,
    (field) =>
      supertest(field.url)
        .post('/connect/uninstalled')
        .set('Authorization', `JWT ${rs256(claimsFor(field), field.key)}`)
        .send(payloadOf(field.victim, 'uninstalled')),
  ],
  [
    'uninstalled of the victim signed for the attacker',
    401,
    (field) =>
      supertest(field.url)
        .post('/connect/uninstalled')
        .set(
          'Authorization',
          `JWT ${rs256(signedClaims(field.other, field.url, '/connect/uninstalled'), field.key)}`,
        )
        .send(payloadOf(field.victim, 'uninstalled')),
  ],
  [
    'uninstalled signed with the shared secret',
    401,
    (field) =>
      supertest(field.url)
        .post('/connect/uninstalled')
        .set(
          'Authorization',
          `JWT ${hs256(signedClaims(field.victim, field.url, '/connect/uninstalled'), field.victim.sharedSecret)}`,
        )
        .send(payloadOf(field.victim, 'uninstalled')),
  ],
];

const page = (field: Battlefield, token: string, extra = ''): Test =>
  supertest(field.url).get(`/connect/panel?jwt=${token}${extra}`);
const pageQsh = (field: Battlefield): string => qshOf('GET', `${field.url}/connect/panel`, field.url);

const pageAttacks: Attack[] = [
  ['no token', 401, (field) => supertest(field.url).get('/connect/panel')],
  ['a context token', 401, (field) => page(field, contextToken(field.victim))],
  [
    'a token in the header only',
    401,
    (field) =>
      supertest(field.url)
        .get('/connect/panel')
        .set(
          'Authorization',
          `JWT ${hs256(userClaims(field.victim, 'ada', pageQsh(field)), field.victim.sharedSecret)}`,
        ),
  ],
  [
    'a token in query and header',
    401,
    (field) =>
      page(field, contextToken(field.victim)).set('Authorization', `JWT ${contextToken(field.victim)}`),
  ],
  [
    'two tokens in the query',
    401,
    (field) => {
      const token = hs256(userClaims(field.victim, 'ada', pageQsh(field)), field.victim.sharedSecret);
      return page(field, token, `&jwt=${token}`);
    },
  ],
  [
    'a token as jwt[]',
    401,
    (field) => supertest(field.url).get(`/connect/panel?jwt[]=${contextToken(field.victim)}`),
  ],
  [
    'a parameter added',
    401,
    (field) =>
      page(
        field,
        hs256(userClaims(field.victim, 'ada', pageQsh(field)), field.victim.sharedSecret),
        '&xdm_e=https://evil.example',
      ),
  ],
  [
    'the page of another path',
    401,
    (field) =>
      page(
        field,
        hs256(
          userClaims(field.victim, 'ada', qshOf('GET', `${field.url}/connect/other`, field.url)),
          field.victim.sharedSecret,
        ),
      ),
  ],
  [
    'no qsh',
    401,
    (field) =>
      page(field, hs256(without(userClaims(field.victim, 'ada', ''), 'qsh'), field.victim.sharedSecret)),
  ],
  [
    'an uninstalled tenant',
    401,
    (field) => page(field, hs256(userClaims(field.gone, 'ada', pageQsh(field)), field.gone.sharedSecret)),
  ],
  [
    'a user who is no administrator',
    403,
    (field) => page(field, hs256(userClaims(field.victim, 'bob', pageQsh(field)), field.victim.sharedSecret)),
  ],
  [
    'nobody',
    403,
    (field) =>
      page(
        field,
        hs256(without(userClaims(field.victim, '', pageQsh(field)), 'sub'), field.victim.sharedSecret),
      ),
  ],
  ['POST', 405, (field) => supertest(field.url).post('/connect/panel').send({})],
  [
    'a method override',
    405,
    (field) => supertest(field.url).post('/connect/panel').set('X-HTTP-Method-Override', 'GET').send({}),
  ],
  ['no administrator by HEAD', [401, 405], (field) => supertest(field.url).head('/connect/panel')],
];

const api = (field: Battlefield, authorization: string, path = '/api/tenant'): Test =>
  supertest(field.url).get(path).set('Authorization', authorization);

const apiAttacks: Attack[] = [
  ['no token', 401, (field) => supertest(field.url).get('/api/tenant')],
  [
    'a cookie',
    401,
    (field) =>
      supertest(field.url)
        .get('/api/tenant')
        .set('Cookie', `jwt=${contextToken(field.victim)}`),
  ],
  [
    'a token in the query',
    401,
    (field) => supertest(field.url).get(`/api/tenant?jwt=${contextToken(field.victim)}`),
  ],
  [
    'a token in header and query',
    401,
    (field) =>
      api(field, `JWT ${contextToken(field.victim)}`, `/api/tenant?jwt=${contextToken(field.victim)}`),
  ],
  ['a context token as bearer', 401, (field) => api(field, `Bearer ${contextToken(field.victim)}`)],
  ['basic authentication', 401, (field) => api(field, 'Basic YTpi')],
  [
    'two tokens in one header',
    401,
    (field) => api(field, `JWT ${contextToken(field.victim)}, JWT ${contextToken(field.other)}`),
  ],
  [
    'the secret of another tenant',
    401,
    (field) => api(field, `JWT ${contextToken({ ...field.victim, sharedSecret: field.other.sharedSecret })}`),
  ],
  ['an uninstalled tenant', 401, (field) => api(field, `JWT ${contextToken(field.gone)}`)],
  [
    'the hash of another request',
    401,
    (field) =>
      api(
        field,
        `JWT ${hs256(userClaims(field.victim, 'ada', qshOf('GET', `${field.url}/api/self-tests`, field.url)), field.victim.sharedSecret)}`,
      ),
  ],
  [
    'no qsh',
    401,
    (field) =>
      api(
        field,
        `JWT ${hs256(without(userClaims(field.victim, 'ada', ''), 'qsh'), field.victim.sharedSecret)}`,
      ),
  ],
  [
    'expired',
    401,
    (field) =>
      api(
        field,
        `JWT ${hs256({ ...userClaims(field.victim, 'ada', 'context-qsh'), exp: seconds() - 61 }, field.victim.sharedSecret)}`,
      ),
  ],
  [
    'issued in the future',
    401,
    (field) =>
      api(
        field,
        `JWT ${hs256({ ...userClaims(field.victim, 'ada', 'context-qsh'), iat: seconds() + 120 }, field.victim.sharedSecret)}`,
      ),
  ],
  [
    'another audience',
    401,
    (field) =>
      api(
        field,
        `JWT ${hs256({ ...userClaims(field.victim, 'ada', 'context-qsh'), aud: ['https://evil.example'] }, field.victim.sharedSecret)}`,
      ),
  ],
  ['a signed install', 401, (field) => api(field, `JWT ${rs256(claimsFor(field), field.key)}`)],
  [
    'nobody',
    403,
    (field) =>
      api(
        field,
        `JWT ${hs256(without(userClaims(field.victim, '', 'context-qsh'), 'sub'), field.victim.sharedSecret)}`,
      ),
  ],
  [
    'a sub that is a list',
    401,
    (field) =>
      api(
        field,
        `JWT ${hs256({ ...userClaims(field.victim, '', 'context-qsh'), sub: ['ada'] }, field.victim.sharedSecret)}`,
      ),
  ],
  ['a user who is no administrator', 403, (field) => api(field, `JWT ${contextToken(field.victim, 'bob')}`)],
  ['an unknown path', 404, (field) => api(field, `JWT ${contextToken(field.victim)}`, '/api/nothing')],
  [
    'a self-test that is not there',
    404,
    (field) => api(field, `JWT ${contextToken(field.victim)}`, '/api/self-tests/nothing'),
  ],
  [
    'a path that climbs',
    404,
    (field) => api(field, `JWT ${contextToken(field.victim)}`, '/api/self-tests/..%2f..%2fetc%2fpasswd'),
  ],
  [
    'a path that cannot be decoded',
    [400, 404],
    (field) => api(field, `JWT ${contextToken(field.victim)}`, '/api/self-tests/%E0%A4%A'),
  ],
  [
    'a page that is no id',
    400,
    (field) => api(field, `JWT ${contextToken(field.victim)}`, '/api/self-tests?before[]=1&before=%00'),
  ],
  [
    'a search that is a list',
    400,
    (field) => api(field, `JWT ${contextToken(field.victim)}`, '/api/operations?q=a&q=b'),
  ],
  [
    'DELETE',
    405,
    (field) =>
      supertest(field.url)
        .delete('/api/tenant')
        .set('Authorization', `JWT ${contextToken(field.victim)}`),
  ],
];

const named = (prefix: string, attacks: readonly Attack[]): Attack[] =>
  attacks.map(([name, status, send]) => [`${prefix}: ${name}`, status, send]);

/** Everything that must be refused at the Connect door, with the status it must be refused with. */
export const connectAttacks: readonly Attack[] = [
  ...named('install token', tokenAttacks),
  ...named('install algorithm', algorithmAttacks),
  ...named('install key', kidAttacks),
  ...named('install claims', claimAttacks),
  ...named('install body', bodyAttacks),
  ...named('token kind', kindAttacks),
  ...named('page', pageAttacks),
  ...named('api', apiAttacks),
];
