import { refusedUnrecognised } from './permission-facts.ts';
import { clue, credentialWorks, links, type Rule } from './rule.ts';

/** User management and other parts of the user interface: they take browser sessions. */
const outsideOfApi = /^\/(admin|secure|plugins\/servlet|gateway\/api)\//;

export const credentialsRejected: Rule = {
  id: 'credentials-rejected',
  title: 'Jira did not accept the credential',
  who: 'credential owner',
  needs: ['login', 'credential', 'body', 'siblings', 'notes'],
  docs: 'docs/rules/credentials-rejected.md',
  applies: ({ identity, caller, at }) =>
    identity !== 'anonymous' &&
    ((!caller.app && identity !== 'connect-user' && identity !== 'forge-user') ||
      at.address.place === 'auth-server'),
  diagnose(reading) {
    const { at, notes, beside, caller, cloud, identity } = reading;
    const pair = caller.basic || identity === 'pat';
    const failed = at.login.reason === 'failed';
    const asAnonymous = at.heard.has('anonymousCaller');
    return {
      clues: [
        ...clue(
          pair && refusedUnrecognised(reading),
          2.4,
          'an action is refused with 401, the status for whom Jira did not log in, although a credential was sent',
        ),
        ...clue(
          failed && pair,
          5,
          'X-Seraph-LoginReason says AUTHENTICATED_FAILED: the login was refused and the call went on as anonymous',
        ),
        ...clue(
          at.credential.flaws.length > 0,
          4.5,
          `the encoded user and secret are malformed (${at.credential.flaws.join(', ')})`,
        ),
        ...clue(
          at.heard.has('loginFailed') && !failed,
          pair || at.heard.has('oauth1Refused') ? 4 : 1.5,
          'the answer says that the login failed',
        ),
        ...clue(
          asAnonymous && pair && !at.credential.absent,
          3.2,
          'Jira treated the caller as anonymous although a credential was sent',
        ),
        ...clue(
          pair && at.address.restPath?.endsWith('/myself') === true && at.status === 401,
          0.8,
          '/myself, the plainest test of a credential, is refused with 401',
        ),
        ...clue(pair && beside.myselfRefused, 2.5, '/myself is refused with the same credential'),
        ...clue(
          pair && at.status === 200 && at.body.emptyList && at.needs.match === 'known',
          1,
          'an empty list is also what an anonymous caller gets',
        ),
        ...clue(
          pair &&
            notes.says(
              'credential+incorrect',
              'credential+wrong',
              'credential+invalid',
              'password+wrong',
              'wrong password',
              'wrong token',
              'token+revoked',
              'token+expired',
              'typo',
              'wrong e-mail',
              'wrong email',
              'not belong',
              'base64',
              'encod',
              'trailing newline',
              'quotes',
            ),
          4,
          'the notes on the account speak of a wrong, expired or badly encoded credential',
        ),
        ...clue(
          at.address.place === 'auth-server' &&
            (at.body.oauthError === 'invalid_client' || at.body.oauthError === 'access_denied'),
          4,
          `the authorization server answers ${at.body.oauthError ?? ''}: client id or client secret`,
        ),
        ...clue(
          at.address.place === 'auth-server' && at.status === 401,
          1.5,
          'the authorization server refuses the client with 401',
        ),
        ...clue(
          at.heard.has('loginRequired') && pair && !at.credential.absent,
          1.5,
          'Jira asks for a login although a credential was sent',
        ),
        ...clue(
          pair && beside.loginRefused && !at.heard.has('loginRequired') && at.outcome === 'refused',
          3,
          'another call with the same credential is told to log in',
        ),
        ...clue(
          pair && beside.nothingListed && at.outcome === 'refused',
          3,
          'even the list of all projects is empty, as it is for an anonymous caller',
        ),
        ...clue(
          at.heard.has('userFailedToAuthenticate') && outsideOfApi.test(at.address.path),
          -2.5,
          'a path outside of the public API speaks for itself only',
        ),
        ...clue(at.heard.has('scopeMismatch'), -4, 'a scope is named'),
        ...clue(
          at.heard.has('passwordDeprecated') ||
            at.login.reason === 'denied' ||
            at.heard.has('connectSessionToken'),
          -4,
          'the answer names another reason',
        ),
        ...clue(
          at.heard.has('adminNeeded') ||
            at.heard.has('projectConfiguration') ||
            at.heard.has('fieldNotSettable') ||
            at.heard.has('parameterNamed'),
          -1.5,
          'the answer is about a right or a parameter',
        ),
        ...clue(
          identity === 'password' && cloud && failed,
          -3,
          'Jira Cloud takes no password, right or wrong',
        ),
        ...clue(
          beside.sameOperationWorks,
          -3,
          'the same operation works with the same credential on another object',
        ),
        ...clue(
          at.status === 401 &&
            at.body.hasErrorMessages &&
            at.needs.globalPermissions.length > 0 &&
            !at.heard.has('loginRequired') &&
            !at.heard.has('loginFailed'),
          -1.5,
          'Jira itself answered',
        ),
        ...clue(
          at.address.place === 'gateway' && at.status === 200,
          -3,
          'the gateway refuses a bad credential itself',
        ),
        ...clue(
          cloud && /^\/rest\/auth\/(1|latest)\/session/.test(at.address.restPath ?? ''),
          -2,
          'Cloud has no session login, with whichever secret',
        ),
        ...clue(beside.otherAddressWorks !== null, -4, 'the same credential works at another address'),
        ...clue(notes.admin === true && beside.ownWorked.length > 0, -2, 'the account works otherwise'),
        ...credentialWorks(reading),
      ],
      fix: [
        {
          who: 'credential owner',
          step: 'Call /rest/api/3/myself with exactly this credential: 200 proves it, 401 or the header X-Seraph-LoginReason: AUTHENTICATED_FAILED refutes it.',
          link: links.basic,
        },
        cloud || !reading.selfHosted
          ? {
              who: 'credential owner',
              step: 'Check that e-mail address and API token belong to the same account and that the token has not expired; else make a new one.',
              link: links.tokens,
            }
          : {
              who: 'credential owner',
              step: 'Log in with the same user name and password in the browser, or make a new personal access token.',
              link: links.pat,
            },
        {
          who: 'app developer',
          step: 'Encode "user:secret" without a line end and without quotes (printf, not echo).',
        },
      ],
      settledBy:
        'GET /rest/api/3/myself with the same credential, and the header X-Seraph-LoginReason of its answer',
    };
  },
};
