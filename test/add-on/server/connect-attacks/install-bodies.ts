import supertest, { type Test } from 'supertest';
import { payloadOf } from '../jira.ts';
import { type Attack, type Battlefield, posted, refusedWith, withEach } from './attack.ts';
import { genuine, install, takeover } from './install.ts';

const installOf = (field: Battlefield, body: unknown): Test => install(field, `JWT ${genuine(field)}`, body);
const installWith = (field: Battlefield, change: Record<string, unknown>): Test =>
  installOf(field, { ...takeover(field), ...change });
const installIn = (field: Battlefield, type: string): Test =>
  supertest(field.url).post('/connect/installed').set('Content-Type', type);

const otherSites = [
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
];

const target = 'install body';

export const installBodyAttacks: readonly Attack[] = [
  ...refusedWith(401, target, {
    'another app': (field) => installWith(field, { key: 'another-app' }),
    'another tenant': (field) => installWith(field, { clientKey: field.other.clientKey }),
    'no clientKey': (field) => installWith(field, { clientKey: undefined }),
    'a clientKey that is a list': (field) => installWith(field, { clientKey: [field.victim.clientKey] }),
    'a clientKey that is an object': (field) => installWith(field, { clientKey: { $ne: null } }),
    'no secret': (field) => installWith(field, { sharedSecret: undefined }),
    'an empty secret': (field) => installWith(field, { sharedSecret: '' }),
    'a secret that is an object': (field) => installWith(field, { sharedSecret: {} }),
    'another event': (field) => installWith(field, { eventType: 'uninstalled' }),
    ...withEach(
      otherSites,
      (baseUrl) => `baseUrl ${baseUrl}`,
      (field, baseUrl) => installWith(field, { baseUrl }),
    ),
    'an array': (field) => installOf(field, []),
    nothing: (field) => posted(field, '/connect/installed', genuine(field)),
    '__proto__ carrying the fields': (field) =>
      installOf(field, `{"__proto__":${JSON.stringify(payloadOf(field.victim, 'installed'))}}`),
    'a second clientKey that is another tenant': (field) =>
      installOf(
        field,
        JSON.stringify(takeover(field)).replace(/}$/, `,"clientKey":"${field.other.clientKey}"}`),
      ),
  }),
  ...refusedWith(400, target, {
    'a text': (field) => installOf(field, '"text"'),
    null: (field) => installOf(field, 'null'),
    'broken JSON': (field) => installOf(field, '{"key":'),
  }),
  ...refusedWith(415, target, {
    'a form': (field) =>
      posted(field, '/connect/installed', genuine(field)).type('form').send({ key: 'clearance' }),
    'plain text': (field) => posted(field, '/connect/installed', genuine(field)).type('text').send('{}'),
    'a charset we do not read': (field) => installIn(field, 'application/json; charset=utf-7').send('{}'),
    'a compressed body': (field) =>
      installIn(field, 'application/json').set('Content-Encoding', 'gzip').send('{}'),
  }),
  ...refusedWith(413, target, {
    'two megabytes': (field) => installOf(field, { pad: 'x'.repeat(2_000_000) }),
  }),
];
