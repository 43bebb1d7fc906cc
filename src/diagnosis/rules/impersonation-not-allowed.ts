import { clue, links, type Rule } from './rule.ts';

export const impersonationNotAllowed: Rule = {
  id: 'impersonation-not-allowed',
  title: 'The app may not act for users',
  who: 'app developer',
  needs: ['address', 'body', 'scopes', 'notes'],
  docs: 'docs/rules/impersonation-not-allowed.md',
  applies: ({ identity, at }) =>
    at.address.place === 'connect-auth-server' ||
    identity === 'connect-user' ||
    (identity === 'forge-user' && at.heard.has('grantNotAllowed')),
  diagnose({ at, scopes, notes, others, identity }) {
    const asking = at.address.place === 'connect-auth-server' || at.asked.includes('jwt-bearer');
    const names = (scopes ?? []).map((scope) => scope.toUpperCase());
    const connectNames =
      scopes !== null && scopes.length > 0 && scopes.every((scope) => !scope.includes(':'));
    return {
      clues: [
        ...clue(
          at.heard.has('grantNotAllowed'),
          5.5,
          'the authorization server says that the app may not use this grant',
        ),
        ...clue(
          asking && at.body.oauthError === 'unauthorized_client',
          3,
          'the authorization server answers unauthorized_client',
        ),
        ...clue(
          connectNames && !names.includes('ACT_AS_USER') && identity === 'connect-user' && asking,
          4,
          'ACT_AS_USER is not among the scopes',
        ),
        ...clue(
          notes.says('act_as_user', 'impersonat+not', 'impersonation'),
          2.5,
          'the notes speak of impersonation',
        ),
        ...clue(
          names.includes('ACT_AS_USER') && !notes.says('not approved', 'pending'),
          -2.5,
          'ACT_AS_USER is declared',
        ),
        ...clue(
          others.some((call) => call.address.host === at.address.host && call.outcome === 'worked' && asking),
          -3,
          'the app got a token for another user',
        ),
        ...clue(!asking, -2.5, 'the call does not ask for a user token'),
        ...clue(at.body.oauthError === 'invalid_grant', -2, 'the assertion, not the grant, is refused'),
      ],
      missing: { scopes: ['ACT_AS_USER'] },
      fix: [
        {
          who: 'app developer',
          step: 'Declare ACT_AS_USER in the scopes of the descriptor (Forge: allowImpersonation on each scope).',
          link: links.impersonation,
        },
        {
          who: 'Jira administrator',
          step: 'Approve the update of the app: until then the installation keeps its old scopes.',
        },
      ],
      settledBy: 'the scopes of the installed version: is ACT_AS_USER among them, and approved?',
    };
  },
};
