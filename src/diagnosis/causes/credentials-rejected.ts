import { all, any, not } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import { ask, versionOf } from '../fixes/call.ts';
import { links } from '../fixes/links.ts';
import { developer, owner } from '../fixes/steps.ts';
import type { Reading } from '../reading/reading.ts';

const flawStep = 'Encode "user:secret" without a blank, line end or quotes at either end (printf, not echo).';

function fixFor(reading: Reading): ReturnType<Cause['fix']> {
  const { at, selfHosted, identity, account } = reading;
  if (at.address.place === 'auth-server' || identity.startsWith('oauth')) {
    return [
      owner(
        'Compare client id and client secret with those of the app in the developer console, and make a new secret if in doubt.',
        'https://developer.atlassian.com/console/myapps/',
      ),
    ];
  }
  const flaws = [...at.credential.flaws, ...account.credentialFlaws];
  const flawed =
    flaws.length > 0
      ? [owner(`Remove what is wrong with the credential: ${flaws.join(', ')}.`), developer(flawStep)]
      : [];
  const renew = selfHosted
    ? identity === 'pat'
      ? owner('Make a new personal access token in your Jira profile and send it as Bearer.', links.pat)
      : owner(
          'Log in with the same user name and password in the browser; if that fails, have the password reset.',
          links.server,
        )
    : owner(
        'Make a new API token for exactly the account whose e-mail address is sent, and replace the old one.',
        links.tokens,
      );
  const [first, ...rest] = [...flawed, renew];
  return first === undefined
    ? [renew]
    : [first, ...rest, ...(flaws.length === 0 ? [developer(flawStep, links.basic)] : [])];
}

export const credentialsRejected: Cause = {
  title: 'Jira did not accept the credential',
  gate: 'credential',
  owner: 'credential owner',
  about: 'identity',
  possible: any(all(not('as anonymous'), not('as app'), not('as impersonator')), 'at authorization server'),
  decisive: [
    all(
      'login refused',
      'as pair or pat',
      not(all('as password', 'on cloud')),
      not('gateway token at the site'),
    ),
    all('as pair or pat', 'credential malformed'),
    'mended credential accepted',
    all('at authorization server', 'oauth error invalid_client'),
    all('as basic', 'says loginFailed', 'at gateway'),
  ],
  strong: [
    all(
      'says loginFailed',
      'as pair or pat',
      not('at authorization server'),
      not(all('on cloud', any('as password', 'path of a session'))),
    ),
    all(
      'says anonymousCaller',
      'as pair or pat',
      not('credential absent'),
      not(all('as password', 'on cloud')),
    ),
    all('login refused beside', 'as pair or pat', 'refused', not('says loginRequired')),
    all('nothing listed', 'as pair or pat', 'refused'),
    'noted wrong credential',
    all('says signature', 'as oauth-3lo', 'on own server'),
  ],
  leans: [
    all('myself refused', 'as pair or pat'),
    all('says loginRequired', 'as pair or pat', not('credential absent')),
    all('status 401', 'says actionRefused', 'as pair or pat', not('recognised'), not('others work')),
    all('says loginFailed', not('as pair or pat'), not('at authorization server')),
    all('at authorization server', 'status 401'),
    'says userFailedToAuthenticate',
  ],
  against: [
    'gateway token at the site',
    all('as password', 'on cloud', any('login refused', 'says anonymousCaller')),
    'others work',
    'works at another address',
    'works at the other door',
    'same operation works',
    all('says userFailedToAuthenticate', 'path internal'),
    all('on cloud', 'path of a session'),
    all(
      'status 401',
      'answered by Jira',
      'needs a global permission',
      not('says loginRequired'),
      not('says loginFailed'),
    ),
    all('at gateway', 'status 200'),
    'is administrator',
    'scheme of another kind',
  ],
  fix: fixFor,
  settledBy: (reading) =>
    `${ask(reading, `/rest/api/${versionOf(reading)}/myself`)} (200 proves the credential, 401 refutes it)`,
};
