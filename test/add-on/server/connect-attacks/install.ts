import supertest, { type Test } from 'supertest';
import { type Claims, payloadOf, rs256, signedClaims } from '../jira.ts';
import type { Battlefield } from './attack.ts';

/** What an install carries that would take the victim's tenant over: a secret of the attacker's. */
export const takeover = (field: Battlefield): Claims => ({
  ...payloadOf(field.victim, 'installed'),
  sharedSecret: 'an-attackers-secret-0123456789abcdef',
});

/** An install of the victim's tenant, with any header and any body. */
export const install = (
  field: Battlefield,
  authorization: string | null,
  body: unknown = takeover(field),
): Test => {
  const test = supertest(field.url).post('/connect/installed').set('Content-Type', 'application/json');
  if (authorization !== null) test.set('Authorization', authorization);
  return test.send(typeof body === 'string' ? body : JSON.stringify(body));
};

export const installClaims = (field: Battlefield, change: Claims = {}): Claims => ({
  ...signedClaims(field.victim, field.url, '/connect/installed'),
  ...change,
});

/** As Atlassian signs an install. */
export const genuine = (field: Battlefield): string => rs256(installClaims(field), field.key);
