import { schemeContradicts } from '../../evidence/index.ts';
import { identityTraits } from '../../jira-facts/index.ts';
import { type Fact, fact, scene } from './fact.ts';

/** What Jira says of what a caller does not see, after it looked at the login. */
const hiding = ['notVisible', 'projectValueUnknown', 'projectRequired', 'fieldHidden'] as const;

/** The credential as it was sent, and what Jira says of the login. */
export const credentialFacts = {
  'login refused': fact(
    'X-Seraph-LoginReason says AUTHENTICATED_FAILED: the login was refused and the call went on as anonymous',
    ({ at }) => at.login.reason === 'failed',
  ),
  'login denied unchecked': fact(
    'the login was denied unchecked (AUTHENTICATION_DENIED, captcha challenge)',
    ({ at }) => at.login.reason === 'denied',
  ),
  'login without right': fact(
    'the login is right but the account may not use Jira (AUTHORISATION_FAILED)',
    ({ at }) => at.login.reason === 'not-authorised',
  ),
  recognised: fact(
    ({ at }) => `Jira recognised the caller (${at.login.sign ?? 'X-Seraph-LoginReason: OK'})`,
    ({ at }) => at.login.recognised,
  ),
  // On 1,073 of 1,073 recorded answers to accepted logins, and on none of the others.
  'names nobody': fact(
    'the answer has the headers of Jira, and X-AAccountId, which names whoever was recognised, is not among them',
    ({ at }) =>
      at.address.place === 'cloud-site' &&
      at.headers.has('atl-traceid') &&
      at.headers.has('x-arequestid') &&
      !at.headers.has('x-aaccountid') &&
      !at.login.recognised &&
      hiding.some((meaning) => at.said.has(meaning)),
  ),
  'anonymous by name': fact(
    'Jira names the caller anonymous in a header',
    ({ at }) => at.login.anonymousByName,
  ),
  'credential malformed': fact(
    ({ at, account }) =>
      `the encoded user and secret are malformed (${[...at.credential.flaws, ...account.credentialFlaws].join(', ')})`,
    ({ at, account }) => at.credential.flaws.length + account.credentialFlaws.length > 0,
  ),
  'mended credential accepted': fact(
    'the same credential without those characters is accepted',
    ({ account }) => account.mendedCredential === 'accepted',
  ),
  // RFC 9110, 11.4; "JWT token=…": https://github.com/pycontribs/jira/pull/493
  'scheme misspelled': fact(
    ({ at }) => `Jira ignores an Authorization header of this form: ${at.credential.misspelled ?? ''}`,
    ({ at }) => at.credential.misspelled !== null,
  ),
  'scheme left out': fact(
    'the Authorization header holds the value alone, without a scheme before it',
    ({ at }) => at.credential.schemeless,
  ),
  'scheme of another kind': fact(
    ({ at }) => `the credential goes as ${at.credential.scheme ?? ''}, and one of this kind does not`,
    (reading) =>
      schemeContradicts(reading) &&
      !['auth-server', 'connect-auth-server', 'app'].includes(reading.at.address.place),
  ),
  'taken for Basic': fact(
    'the answer speaks of a Basic login, and a credential of this kind goes as Bearer',
    ({ at, identity, selfHosted }) =>
      // Server and Data Center alone can have it switched off.
      ((selfHosted && at.said.has('basicDisabled')) || at.body.words.includes('basic authentication fail')) &&
      !identityTraits[identity].schemes.some((scheme) => scheme === 'basic') &&
      identityTraits[identity].rightsOf !== 'nobody',
  ),
  'scheme fits': fact(
    'the scheme fits the credential',
    (reading) =>
      reading.at.credential.scheme !== null &&
      !['cookie', 'query'].includes(reading.at.credential.scheme) &&
      !schemeContradicts(reading) &&
      reading.at.credential.misspelled === null,
  ),
  'credential in query': fact(
    'the credential stands in the query of a REST call: Jira looks for it in the Authorization header',
    ({ at }) =>
      at.credential.scheme === 'query' ||
      (at.address.place === 'cloud-site' &&
        at.address.restPath !== null &&
        !at.requestHeaders.has('authorization') &&
        at.address.query.some(([name]) => name === 'jwt')),
  ),
  'credential absent': fact(
    'the request states its headers, and Authorization is not among them',
    ({ at }) => at.credential.absent,
  ),
  'credential unstated': scene(({ at }) => at.credential.scheme === null),
} satisfies Record<string, Fact>;
