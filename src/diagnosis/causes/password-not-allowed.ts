import { all, any, not } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import { baseOf, developer, links, owner } from '../fixes/index.ts';

export const passwordNotAllowed: Cause = {
  title: 'Jira Cloud takes no account password and no cookie login',
  gate: 'credential',
  owner: 'credential owner',
  about: 'identity',
  possible: all(any(not('on own server'), 'says passwordDeprecated'), not('redirected')),
  decisive: [
    // What is no token of anybody is taken for a password.
    all('says passwordDeprecated', not('as api-token')),
    all('path of a session', 'writes'),
    all('as password', 'on cloud', 'login refused'),
  ],
  strong: [
    'says passwordDeprecated',
    'path of a session',
    all('as password', 'says loginRequired', not('credential absent')),
    all('as password', 'on cloud', any('says notVisible', 'says projectRequired')),
  ],
  leans: [all('as password', 'status 401', 'open to anonymous callers'), all('as password', 'empty list')],
  fix: () => [
    owner('Make an API token and send it in place of the password: Basic with "e-mail:token".', links.tokens),
    developer('Drop the cookie login (/rest/auth/1/session); authenticate each call.', links.passwords),
  ],
  settledBy: (reading) =>
    `curl -i -u "$EMAIL:$TOKEN" '${baseOf(reading)}/rest/api/3/myself' with an API token in place of the password`,
};
