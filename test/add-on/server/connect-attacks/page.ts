import supertest, { type Test } from 'supertest';
import { contextToken, hs256, qshOf, userClaims } from '../jira.ts';
import { type Attack, type Battlefield, refusedWith, without } from './attack.ts';

const page = (field: Battlefield, token: string, extra = ''): Test =>
  supertest(field.url).get(`/connect/panel?jwt=${token}${extra}`);

/** A token of the victim's site for its page, or for another path. */
const pageToken = ({ url, victim }: Battlefield, sub = 'ada', path = '/connect/panel'): string =>
  hs256(userClaims(victim, sub, qshOf('GET', `${url}${path}`, url)), victim.sharedSecret);

const lacking = ({ url, victim }: Battlefield, claim: string): string =>
  hs256(
    without(userClaims(victim, 'ada', qshOf('GET', `${url}/connect/panel`, url)), claim),
    victim.sharedSecret,
  );

const get = (field: Battlefield): Test => supertest(field.url).get('/connect/panel');
const post = (field: Battlefield): Test => supertest(field.url).post('/connect/panel');

export const pageAttacks: readonly Attack[] = [
  ...refusedWith(401, 'page', {
    'no token': get,
    'a context token': (field) => page(field, contextToken(field.victim)),
    'a token in the header only': (field) => get(field).set('Authorization', `JWT ${pageToken(field)}`),
    'a token in query and header': (field) =>
      page(field, contextToken(field.victim)).set('Authorization', `JWT ${contextToken(field.victim)}`),
    'two tokens in the query': (field) => page(field, pageToken(field), `&jwt=${pageToken(field)}`),
    'a token as jwt[]': (field) =>
      supertest(field.url).get(`/connect/panel?jwt[]=${contextToken(field.victim)}`),
    'a parameter added': (field) => page(field, pageToken(field), '&xdm_e=https://evil.example'),
    'the page of another path': (field) => page(field, pageToken(field, 'ada', '/connect/other')),
    'no qsh': (field) => page(field, lacking(field, 'qsh')),
    'an uninstalled tenant': (field) => page(field, pageToken({ ...field, victim: field.gone })),
  }),
  ...refusedWith(403, 'page', {
    'a user who is no administrator': (field) => page(field, pageToken(field, 'bob')),
    nobody: (field) => page(field, lacking(field, 'sub')),
  }),
  ...refusedWith(405, 'page', {
    POST: (field) => post(field).send({}),
    'a method override': (field) => post(field).set('X-HTTP-Method-Override', 'GET').send({}),
  }),
  ...refusedWith([401, 405], 'page', {
    'no administrator by HEAD': (field) => supertest(field.url).head('/connect/panel'),
  }),
];
