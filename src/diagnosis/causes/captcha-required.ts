import { all, any } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import { administrator, askMyself, links, owner } from '../fixes/index.ts';

export const captchaRequired: Cause = {
  title: 'Too many failed logins: Jira wants a captcha answered',
  gate: 'credential',
  owner: 'credential owner',
  about: 'identity',
  possible: any('as pair or pat', 'as connect-user', 'as anonymous'),
  decisive: ['login denied unchecked', 'says captcha', 'noted captcha'],
  strong: [
    // Of the cookie login 403 is documented so: https://docs.atlassian.com/software/jira/docs/api/REST/9.17.0/#auth/1/session-login
    all('on own server', 'path of a session', 'status 403'),
  ],
  leans: [all('on own server', 'status 403', 'of a page')],
  fix: ({ selfHosted }) => [
    owner('Log in once in the browser and answer the captcha.', links.basic),
    owner('Find and stop the job that keeps sending the old credential, else the captcha comes back.'),
    ...(selfHosted
      ? [
          administrator(
            'Reset the failed login count of the account: Administration → User management → the account → Reset failed login count.',
          ),
        ]
      : []),
  ],
  settledBy: (reading) =>
    `${askMyself(reading)} (X-Seraph-LoginReason: AUTHENTICATION_DENIED means captcha, AUTHENTICATED_FAILED a wrong credential)`,
};
