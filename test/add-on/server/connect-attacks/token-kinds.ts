import { createHmac } from 'node:crypto';
import type { Test } from 'supertest';
import {
  assembled,
  type Claims,
  contextToken,
  hookClaims,
  hs256,
  pageUrl,
  payloadOf,
  qshOf,
  rs256,
  seconds,
  signedClaims,
} from '../jira.ts';
import { type Attack, type Battlefield, posted, refusedWith, without } from './attack.ts';
import { genuine, install } from './install.ts';

const disable = (field: Battlefield, token: string, event = 'disabled'): Test =>
  posted(field, '/connect/disabled', token).send(payloadOf(field.victim, event));
const disabling = (field: Battlefield, change: Claims = {}): Claims => ({
  ...hookClaims(field.victim, field.url, '/connect/disabled'),
  ...change,
});
const disableAs = (field: Battlefield, change: Claims): Test =>
  disable(field, hs256(disabling(field, change), field.victim.sharedSecret));
const uninstall = (field: Battlefield, token: string): Test =>
  posted(field, '/connect/uninstalled', token).send(payloadOf(field.victim, 'uninstalled'));
const qshOfEnabled = (field: Battlefield): string => qshOf('POST', `${field.url}/connect/enabled`, field.url);

/** A token that is good for something else. */
export const tokenKindAttacks: readonly Attack[] = refusedWith(401, 'token kind', {
  'disabled with a context token': (field) => disable(field, contextToken(field.victim)),
  'disabled with the secret of another tenant': (field) =>
    disable(field, hs256(disabling(field), field.other.sharedSecret)),
  'disabled of the victim with a token of the attacker': (field) =>
    disable(field, hs256(disabling(field, { iss: field.other.clientKey }), field.other.sharedSecret)),
  'disabled with RS256': (field) => disable(field, rs256(disabling(field), field.key)),
  'disabled with HS512': (field) =>
    disable(field, hs256(disabling(field), field.victim.sharedSecret, 'HS512')),
  'disabled without signature': (field) =>
    disable(field, assembled('{"alg":"none"}', JSON.stringify(disabling(field)))),
  'disabled with an empty secret': (field) => {
    const input = assembled('{"alg":"HS256"}', JSON.stringify(disabling(field))).slice(0, -1);
    return disable(field, `${input}.${createHmac('sha256', '').update(input).digest('base64url')}`);
  },
  'disabled with the token of enabled': (field) => disableAs(field, { qsh: qshOfEnabled(field) }),
  'disabled for another audience': (field) => disableAs(field, { aud: 'https://evil.example' }),
  'disabled, expired': (field) => disableAs(field, { exp: seconds() - 61 }),
  'disabled without exp': (field) =>
    disable(field, hs256(without(disabling(field), 'exp'), field.victim.sharedSecret)),
  'disabled of an unknown tenant': (field) =>
    disable(field, hs256(disabling(field, { iss: 'nobody' }), 'any-secret-0123456789')),
  'disabled with the app as issuer': (field) => disableAs(field, { iss: 'clearance' }),
  'disabled with a body of another event': (field) =>
    disable(field, hs256(disabling(field), field.victim.sharedSecret), 'enabled'),
  'enabled of an uninstalled tenant': (field) => {
    const claims = disabling(field, { iss: field.gone.clientKey, qsh: qshOfEnabled(field) });
    const token = hs256(claims, field.gone.sharedSecret);
    return posted(field, '/connect/enabled', token).send(payloadOf(field.gone, 'enabled'));
  },
  'installed with the token of a page': (field) => {
    const page = new URL(pageUrl(field.victim, field.url), field.url);
    return install(field, `JWT ${page.searchParams.get('jwt')}`);
  },
  'installed with a context token': (field) => install(field, `JWT ${contextToken(field.victim)}`),
  'uninstalled with the token of installed': (field) => uninstall(field, genuine(field)),
  'uninstalled of the victim signed for the attacker': (field) =>
    uninstall(field, rs256(signedClaims(field.other, field.url, '/connect/uninstalled'), field.key)),
  'uninstalled signed with the shared secret': (field) => {
    const claims = signedClaims(field.victim, field.url, '/connect/uninstalled');
    return uninstall(field, hs256(claims, field.victim.sharedSecret));
  },
});
