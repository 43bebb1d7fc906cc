import { clue, links, type Rule } from './rule.ts';

export const impersonatedUserInvalid: Rule = {
  id: 'impersonated-user-invalid',
  title: 'The user to act for does not exist, is inactive or has no access',
  who: 'app developer',
  needs: ['address', 'body', 'siblings', 'notes'],
  docs: 'docs/rules/impersonated-user-invalid.md',
  applies: ({ identity, at }) =>
    identity === 'connect-user' || identity === 'forge-user' || at.address.place === 'connect-auth-server',
  diagnose({ at, notes, others, identity, all }) {
    const asking =
      at.address.place === 'connect-auth-server' ||
      at.asked.includes('jwt-bearer') ||
      at.asked.includes('offlineuserauthtoken');
    const others2 = others.some(
      (call) =>
        call.address.host === at.address.host &&
        call.address.path === at.address.path &&
        call.outcome === 'worked',
    );
    const noUser =
      notes.active === false ||
      notes.says(
        'deactivat',
        'inactive',
        'deleted',
        'closed account',
        'no access',
        'does not exist',
        'unknown account',
        'removed from',
        'left the',
      );
    return {
      clues: [
        ...clue(
          asking && at.heard.has('subjectRefused'),
          5.5,
          'the answer says that the user does not exist or is not active',
        ),
        ...clue(asking && others2, 3, 'the same app gets a token for another user'),
        ...clue(
          noUser && (asking || identity === 'connect-user' || identity === 'forge-user'),
          asking ? 5 : 3.5,
          'the notes say that the account is inactive, closed or without access',
        ),
        ...clue(
          notes.says('only one user', 'for one user', 'one account', 'other users work', 'other users+work'),
          3.5,
          'it happens for one user only',
        ),
        ...clue(
          asking && all.length > 1 && at.body.oauthError === 'invalid_grant' && others2,
          1,
          'the refusal is about this user',
        ),
        ...clue(
          asking && at.heard.has('assertionContent') && !at.heard.has('subjectRefused'),
          -2,
          'the answer names the assertion',
        ),
        ...clue(at.body.oauthError === 'unauthorized_client', -1.5, 'the client is refused'),
        ...clue(at.heard.has('scopeMismatch') || at.heard.has('scopeGrants'), -3, 'a scope is named'),
        ...clue(at.login.recognised, -3, 'the user was recognised'),
      ],
      fix: [
        {
          who: 'app developer',
          step: 'Check the account id: it must be an active user of this very site; act for another user or as the app when it is not.',
          link: links.impersonation,
        },
        { who: 'Jira administrator', step: 'Activate the account, or give it access to Jira.' },
      ],
      settledBy: 'the same request for another account id, and GET /rest/api/3/user?accountId=… as the app',
    };
  },
};
