import { identityTraits } from '../../jira-facts/index.ts';
import { all, any, not } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import { asTokenOfCloud } from '../facts/callers.ts';
import type { FixStep, FixSteps } from '../finding.ts';
import { administrator, askMyself, developer, links, owner, tokenOfThisJira } from '../fixes/index.ts';
import { clientOfAnotherGrant } from '../reading/grant.ts';
import type { Reading } from '../reading/reading.ts';

const flawStep = 'Encode "user:secret" without a blank, line end or quotes at either end (printf, not echo).';

const notForHere = /form of a Cloud API token, and this is not Cloud/;

/** Where the credential in use is replaced, by who gives it out: the account's owner, an organisation, an app's console. */
function renewal({ at, identity, selfHosted }: Reading): FixStep {
  if (identity === 'oauth-client-credentials' && !selfHosted)
    return owner(
      'Make a new OAuth 2.0 credential of the service account and use its client id and secret: Atlassian Administration → Directory → Service accounts.',
      links.administration,
    );
  if (selfHosted && identity.startsWith('oauth'))
    return owner(
      'Compare client id and client secret with those of the incoming link: Administration → Applications → Application links.',
      links.dataCenterOauth,
    );
  if (at.address.place === 'auth-server' || identity.startsWith('oauth'))
    return owner(
      'Compare client id and client secret with those of the app in the developer console, and make a new secret if in doubt.',
      links.console,
    );
  if (selfHosted)
    return identity === 'pat'
      ? owner('Make a new personal access token in your Jira profile and send it as Bearer.', links.pat)
      : owner(
          'Log in with the same user name and password in the browser; if that fails, have the password reset.',
          links.server,
        );
  if (identity === 'service-account-token')
    return owner(
      'Make a new API token of the service account, and replace the old one: Atlassian Administration → Directory → Service accounts.',
      links.administration,
    );
  return owner(
    'Make a new API token for exactly the account whose e-mail address is sent, and replace the old one.',
    links.tokens,
  );
}

/** The gateway gives one answer to a dead token and to a live one of an account that may not log in. */
const alsoTheAccount = ({ identity }: Reading): FixStep =>
  identityTraits[identity].rightsOf === 'service account'
    ? administrator(
        'If a new one is refused as well, see that the service account is active: Atlassian Administration → Directory → Service accounts.',
        links.administration,
      )
    : owner(
        'If a new one is refused as well, log in to Jira in the browser with this account: a captcha to answer, or a deactivated account, shows there.',
      );

/** A client made for one grant is refused at the other, and no new secret changes that. */
const otherGrant = ({ identity }: Reading): FixStep =>
  identity === 'oauth-3lo'
    ? owner(
        'Use the client id and secret of an app for OAuth 2.0 (3LO) from the developer console; this client is not made for consent in a browser.',
        links.console,
      )
    : owner(
        'This client asks people for consent, as OAuth 2.0 (3LO) does: use it that way, or make an OAuth 2.0 credential of a service account, which needs none: Atlassian Administration → Directory → Service accounts.',
        links.administration,
      );

function fixFor(reading: Reading): FixSteps {
  const { at, selfHosted, identity, account } = reading;
  if (clientOfAnotherGrant(reading)) return [otherGrant(reading)];
  const flaws = [...at.credential.flaws, ...account.credentialFlaws];
  if (selfHosted && flaws.some((flaw) => notForHere.test(flaw))) return tokenOfThisJira;
  const encoded = identityTraits[identity].schemes[0] === 'basic' && at.address.place !== 'auth-server';
  const mending = owner(`Remove what is wrong with the credential: ${flaws.join(', ')}.`);
  if (!encoded) return flaws.length === 0 ? [renewal(reading)] : [mending, renewal(reading)];
  if (at.address.place === 'gateway' && flaws.length === 0)
    return [renewal(reading), alsoTheAccount(reading), developer(flawStep, links.basic)];
  return flaws.length === 0
    ? [renewal(reading), developer(flawStep, links.basic)]
    : [mending, developer(flawStep), renewal(reading)];
}

/** The form it went in, or an account that may not use Jira, is refused in the same words. */
const inTheSameWords = any(all('as pat', 'credential unstated'), all('on own server', 'status 403'));

/** Nobody's on a server: what is wrong with such a token is that it is one of Cloud. */
const tokenOfCloud = all('on own server', asTokenOfCloud);

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
      not(any('token listed as blocked', 'noted kind forbidden')),
      not('taken for Basic'),
      not(inTheSameWords),
      not(tokenOfCloud),
    ),
    all('as pair or pat', 'credential malformed'),
    'mended credential accepted',
    all('at authorization server', 'oauth error invalid_client'),
    'client of another grant',
  ],
  strong: [
    all('says loginFailed', 'as pair or pat', not(all('on cloud', any('as password', 'path of a session')))),
    all('says anonymousCaller', 'as pair or pat'),
    all('nobody in another call', 'as pair or pat', 'refused'),
    // What was taken and is not any more was revoked, or has ended.
    all('worked before', 'status 401', 'as pair or pat'),
    // Whose token is refused is nobody to Cloud, and nobody sees anything.
    all(
      'says notVisible',
      not('says actionRefused'),
      'status 404',
      'as api-token',
      'on cloud',
      not('credential absent'),
    ),
    'noted wrong credential',
    all('sites question refused', 'as oauth'),
    all('works afterwards', 'as basic'),
  ],
  leans: [
    all('says loginRequired', 'as pair or pat', not('credential absent')),
    all('says projectRequired', 'as basic', 'on cloud', not('credential absent')),
    // Whose login is not taken goes on as nobody, who sees no project.
    all('says projectValueUnknown', 'as pair or pat', not(any('credential absent', 'says anonymousCaller'))),
    all('says loginFailed', not('as pair or pat'), not('at authorization server')),
    all('refused by the gateway', 'as basic'),
  ],
  against: [
    'gateway token at the site',
    any(tokenOfCloud, all('as pat', 'on cloud')),
    'noted foreign login',
    any(
      'noted kind forbidden',
      'token listed as blocked',
      'taken for Basic',
      'noted inactive',
      'a user shown inactive',
      'account of a customer',
    ),
    'others work',
    all('status 401', 'answered by Jira', 'needs a global permission', not('says loginRequired')),
  ],
  fix: fixFor,
  settledBy: (reading) => `${askMyself(reading)} (200 proves the credential, 401 refutes it)`,
};
