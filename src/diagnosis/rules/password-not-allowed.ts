import { clue, credentialWorks, links, type Rule } from './rule.ts';

export const passwordNotAllowed: Rule = {
  id: 'password-not-allowed',
  title: 'Jira Cloud takes no account password and no cookie login',
  who: 'credential owner',
  needs: ['deployment', 'identity', 'body', 'credential', 'needs', 'siblings'],
  docs: 'docs/rules/password-not-allowed.md',
  applies: ({ selfHosted, at }) => !selfHosted || at.heard.has('passwordDeprecated'),
  diagnose(reading) {
    const { at, identity, notes, beside, cloud } = reading;
    const password = identity === 'password';
    const sessionLogin = at.address.restPath?.includes('/auth/1/session') === true;
    const cookie =
      at.credential.scheme === 'cookie' || notes.says('session cookie', 'cookie login', 'cookie auth');
    return {
      clues: [
        ...clue(
          at.heard.has('passwordDeprecated'),
          7,
          'the answer says that passwords are no longer accepted for Basic authentication',
        ),
        ...clue(
          cookie && cloud && at.outcome !== 'worked' && identity !== 'anonymous',
          password ? 3.5 : 2,
          'the call rests on a session cookie, which Jira Cloud no longer gives to scripts',
        ),
        ...clue(sessionLogin && cloud, 3.5, 'the cookie login resource no longer exists on Cloud'),
        ...clue(
          password && cloud && at.login.reason === 'failed',
          5.3,
          'a password was sent to Jira Cloud and the login was refused',
        ),
        ...clue(
          password && cloud && at.heard.has('anonymousCaller'),
          3.2,
          'Jira Cloud ignored the password and treated the caller as anonymous',
        ),
        ...clue(
          password && cloud && at.heard.has('loginRequired'),
          1.8,
          'Jira Cloud asks for a login although a password was sent',
        ),
        ...clue(password && cloud && at.heard.has('loginFailed'), 3.4, 'Jira Cloud refused the password'),
        ...clue(
          password && at.status === 401 && at.needs.anonymousAllowed,
          1,
          'even an operation that is open to anonymous callers is refused, so the password itself is turned away',
        ),
        ...clue(
          password && cloud && at.status === 200 && at.body.emptyList,
          1,
          'an empty list is what a refused login gets on Cloud',
        ),
        ...clue(
          !password && !sessionLogin && identity !== 'anonymous' && !at.heard.has('passwordDeprecated'),
          -3,
          'the credential is no password',
        ),
        ...clue(
          at.address.restPath?.endsWith('/myself') === true &&
            at.heard.size === 0 &&
            at.login.reason === null,
          -0.8,
          'a bare 401 on /myself is as well what any wrong pair gets',
        ),
        ...credentialWorks(reading),
        ...clue(beside.ownWorked.length > 0, -1.5, 'the same password works elsewhere'),
      ],
      fix: [
        {
          who: 'credential owner',
          step: 'Make an API token and send it in place of the password: Basic with "e-mail:token".',
          link: links.tokens,
        },
        {
          who: 'app developer',
          step: 'Drop the cookie login (/rest/auth/1/session); authenticate each call.',
          link: links.passwords,
        },
      ],
      settledBy: 'the same call with an API token in place of the password',
    };
  },
};
