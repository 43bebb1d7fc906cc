import { clue, type Rule } from './rule.ts';

export const userInactiveOrUnlicensed: Rule = {
  id: 'user-inactive-or-unlicensed',
  title: 'The account is inactive or has no access to Jira',
  who: 'Jira administrator',
  needs: ['notes', 'body', 'login', 'siblings'],
  docs: 'docs/rules/user-inactive-or-unlicensed.md',
  applies: ({ identity, caller }) =>
    (identity !== 'anonymous' && !caller.app) || identity === 'oauth-client-credentials',
  diagnose(reading) {
    const { at, notes, beside, selfHosted, identity } = reading;
    const roles = notes.applicationRoles;
    const myself = at.address.restPath?.endsWith('/myself') === true;
    const authServer = at.address.place === 'connect-auth-server' || at.address.place === 'auth-server';
    return {
      clues: [
        ...clue(notes.active === false, 6, 'the account is not active'),
        ...clue(roles !== null && roles.length === 0, 5, 'the account has no application role'),
        ...clue(
          at.login.reason === 'not-authorised',
          5.5,
          'the login is right but the account may not use Jira (AUTHORISATION_FAILED)',
        ),
        ...clue(
          at.heard.has('productAccess') && !authServer,
          5,
          'the answer says that the account may not use the product',
        ),
        ...clue(
          notes.says('deactivat', 'inactive') && notes.active !== false,
          5.8,
          'the notes say that the account is not active',
        ),
        ...clue(
          notes.says(
            'no application',
            'application access',
            'product access',
            'unlicensed',
            'no licen',
            'not licen',
            'without licen',
            'licence+missing',
            'license+missing',
            'suspended',
            'no jira access',
            'no access to jira',
            'no access to the product',
            'not in+jira-users',
            'jira-software-users',
            'jira-users',
            'login permission',
            'may not log in',
            'removed from',
          ),
          4.2,
          'the notes say that the account is inactive or has no licence',
        ),
        ...clue(
          identity === 'connect-user' && notes.says('other users work', 'other users+work'),
          -2.5,
          'the app acts for this user, and for others it works',
        ),
        ...clue(myself && at.status === 403, 1.5, 'even /myself is forbidden'),
        ...clue(
          myself && at.status === 403 && at.needs.scopes === 'enough',
          2.5,
          'the scopes suffice for /myself, and it needs no permission',
        ),
        ...clue(
          selfHosted &&
            at.status === 403 &&
            at.needs.match === 'known' &&
            at.needs.operation?.path.endsWith('/createmeta') === true,
          0.6,
          'the operation shows to each user what that user may do, and is refused altogether',
        ),
        ...clue(beside.allFailAlike && at.status === 403, 1.2, 'every call of the account is forbidden'),
        ...clue(at.login.reason === 'ok', 0.4, 'the login itself was accepted'),
        ...clue(beside.ownWorked.length > 0 || beside.myselfWorked, -3, 'the account can use Jira otherwise'),
        ...clue(at.login.reason === 'failed' || at.login.reason === 'denied', -3.5, 'the login was refused'),
        ...clue(notes.active === true && (roles === null || roles.length > 0), -1, 'the account is active'),
        ...clue(notes.admin === true, -1.5, 'the account is an administrator'),
      ],
      fix: [
        {
          who: 'Jira administrator',
          step: 'Activate the account, or give it access to Jira (application access, a group with a licence).',
        },
        {
          who: 'credential owner',
          step: 'Log in to Jira in the browser with this account: if that works, the account is not the reason.',
        },
      ],
      settledBy:
        'logging in to Jira in the browser as this account; with a wrong password the status would be 401',
    };
  },
};
