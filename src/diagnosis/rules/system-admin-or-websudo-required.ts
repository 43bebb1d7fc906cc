import { clue, type Rule } from './rule.ts';

export const systemAdminOrWebsudoRequired: Rule = {
  id: 'system-admin-or-websudo-required',
  title: 'A system administrator or a secure administrator session is needed',
  who: 'Jira administrator',
  needs: ['body', 'deployment', 'notes'],
  docs: 'docs/rules/system-admin-or-websudo-required.md',
  applies: ({ identity }) => identity !== 'anonymous',
  diagnose({ at, selfHosted, notes }) {
    const websudoHeader = [...at.headers.keys()].some((name) => name.includes('websudo'));
    return {
      clues: [
        ...clue(
          at.heard.has('websudo') && (at.outcome !== 'worked' || at.body.form === 'html'),
          selfHosted ? 6.5 : 4.5,
          'the answer asks for WebSudo or a system administrator',
        ),
        ...clue(websudoHeader && at.outcome !== 'worked', 5, 'a WebSudo header is in the answer'),
        ...clue(
          at.redirectTo !== null && /websudo|WebSudoAuthenticate/i.test(at.redirectTo.path),
          6,
          'the call is redirected to the administrator password page',
        ),
        ...clue(
          notes.says('websudo', 'secure admin', 'system admin'),
          3,
          'the notes speak of a secure administrator session',
        ),
        ...clue(
          selfHosted &&
            notes.admin === true &&
            at.needs.globalPermissions.includes('ADMINISTER') &&
            (at.status === 401 || at.status === 403),
          2,
          'the account is an administrator and yet refused',
        ),
        ...clue(!selfHosted && !at.heard.has('websudo'), -3, 'Cloud knows neither'),
      ],
      missing: { globalPermissions: ['SYSTEM_ADMIN'] },
      fix: [
        {
          who: 'Jira administrator',
          step: 'Elevate the session (POST /rest/auth/1/websudo in older versions), or exempt REST calls by switching secure administrator sessions off for them.',
        },
        {
          who: 'Jira administrator',
          step: 'Where the text asks for a system administrator, grant Jira System Administrators to the account.',
        },
      ],
      settledBy: 'the text of the answer: WebSudo, or system administrator',
    };
  },
};
