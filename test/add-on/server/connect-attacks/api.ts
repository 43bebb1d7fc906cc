import supertest, { type Test } from 'supertest';
import { contextToken, hs256, qshOf, seconds, userClaims } from '../jira.ts';
import { type Attack, type Battlefield, refusedWith, without } from './attack.ts';
import { genuine } from './install.ts';

const api = (field: Battlefield, authorization: string, path = '/api/tenant'): Test =>
  supertest(field.url).get(path).set('Authorization', authorization);

/** With a token that is good, so that it is the path which is refused. */
const path = (field: Battlefield, asked: string): Test =>
  api(field, `JWT ${contextToken(field.victim)}`, asked);

const changed = (field: Battlefield, claims: Readonly<Record<string, unknown>>): Test =>
  api(field, `JWT ${contextToken(field.victim, 'ada', claims)}`);

const lacking = ({ victim }: Battlefield, claim: string): string =>
  hs256(without(userClaims(victim, 'ada', 'context-qsh'), claim), victim.sharedSecret);

export const apiAttacks: readonly Attack[] = [
  ...refusedWith(401, 'api', {
    'no token': (field) => supertest(field.url).get('/api/tenant'),
    'a cookie': (field) =>
      supertest(field.url)
        .get('/api/tenant')
        .set('Cookie', `jwt=${contextToken(field.victim)}`),
    'a token in the query': (field) =>
      supertest(field.url).get(`/api/tenant?jwt=${contextToken(field.victim)}`),
    'a token in header and query': (field) => path(field, `/api/tenant?jwt=${contextToken(field.victim)}`),
    'a context token as bearer': (field) => api(field, `Bearer ${contextToken(field.victim)}`),
    'basic authentication': (field) => api(field, 'Basic YTpi'),
    'two tokens in one header': (field) =>
      api(field, `JWT ${contextToken(field.victim)}, JWT ${contextToken(field.other)}`),
    'the secret of another tenant': (field) =>
      api(field, `JWT ${contextToken({ ...field.victim, sharedSecret: field.other.sharedSecret })}`),
    'an uninstalled tenant': (field) => api(field, `JWT ${contextToken(field.gone)}`),
    'the hash of another request': (field) =>
      changed(field, { qsh: qshOf('GET', `${field.url}/api/self-tests`, field.url) }),
    'no qsh': (field) => api(field, `JWT ${lacking(field, 'qsh')}`),
    expired: (field) => changed(field, { exp: seconds() - 61 }),
    'issued in the future': (field) => changed(field, { iat: seconds() + 120 }),
    'another audience': (field) => changed(field, { aud: ['https://evil.example'] }),
    'a signed install': (field) => api(field, `JWT ${genuine(field)}`),
    'a sub that is a list': (field) => changed(field, { sub: ['ada'] }),
  }),
  ...refusedWith(403, 'api', {
    nobody: (field) => api(field, `JWT ${lacking(field, 'sub')}`),
    'a user who is no administrator': (field) => api(field, `JWT ${contextToken(field.victim, 'bob')}`),
  }),
  ...refusedWith(404, 'api', {
    'an unknown path': (field) => path(field, '/api/nothing'),
    'a self-test that is not there': (field) => path(field, '/api/self-tests/nothing'),
    'a path that climbs': (field) => path(field, '/api/self-tests/..%2f..%2fetc%2fpasswd'),
  }),
  ...refusedWith([400, 404], 'api', {
    'a path that cannot be decoded': (field) => path(field, '/api/self-tests/%E0%A4%A'),
  }),
  ...refusedWith(400, 'api', {
    'a page that is no id': (field) => path(field, '/api/self-tests?before[]=1&before=%00'),
    'a search that is a list': (field) => path(field, '/api/operations?q=a&q=b'),
  }),
  ...refusedWith(405, 'api', {
    DELETE: (field) =>
      supertest(field.url)
        .delete('/api/tenant')
        .set('Authorization', `JWT ${contextToken(field.victim)}`),
  }),
];
