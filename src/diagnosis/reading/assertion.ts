import type { Reading } from './reading.ts';

/**
 * What is wrong with the claims of a JWT-bearer assertion.
 * https://developer.atlassian.com/cloud/jira/software/user-impersonation-for-connect-apps
 */
export function assertionFlaws({ at, account }: Reading): string[] {
  const { assertionClaims: claims } = account;
  if (claims === null) return [];
  const host = at.address.host ?? '';
  const life = (claims.exp ?? Number.NaN) - (claims.iat ?? Number.NaN);
  return [
    host !== '' &&
      claims.aud?.includes(host) === false &&
      'aud is not the authorization server that was asked',
    claims.iss?.startsWith('urn:atlassian:connect:clientid:') === false &&
      'iss is no urn:atlassian:connect:clientid',
    claims.sub?.startsWith('urn:atlassian:connect:useraccountid:') === false &&
      'sub is no urn:atlassian:connect:useraccountid',
    life > 60 && `the assertion lives ${Math.round(life)} seconds, 60 are allowed`,
  ].filter((flaw) => flaw !== false);
}
