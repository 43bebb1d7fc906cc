import { clue, credentialWorks, links, type Rule } from './rule.ts';

export const captchaRequired: Rule = {
  id: 'captcha-required',
  title: 'Too many failed logins: the account must answer a captcha',
  who: 'credential owner',
  needs: ['login', 'body', 'notes', 'siblings'],
  docs: 'docs/rules/captcha-required.md',
  applies: ({ caller, identity }) =>
    caller.basic || identity === 'pat' || identity === 'connect-user' || identity === 'anonymous',
  diagnose(reading) {
    const { at, notes, beside, selfHosted } = reading;
    return {
      clues: [
        ...clue(
          at.login.reason === 'denied',
          7,
          'the login was denied unchecked (AUTHENTICATION_DENIED, captcha challenge)',
        ),
        ...clue(at.heard.has('captcha'), 6.5, 'the answer speaks of a captcha'),
        ...clue(notes.says('captcha'), 6, 'the notes speak of a captcha'),
        ...clue(
          !notes.says('captcha') && notes.says('failed login', 'too many+login', 'login+attempts'),
          4,
          'the notes speak of repeated failed logins',
        ),
        ...clue(
          beside.ownRefused.some((call) => call.login.reason === 'denied'),
          4,
          'another call was denied with a captcha challenge',
        ),
        ...clue(
          selfHosted &&
            at.status === 403 &&
            at.body.form === 'html' &&
            at.needs.match === 'known' &&
            !at.heard.has('xsrf') &&
            !at.heard.has('foreignProxy') &&
            !at.heard.has('productAccess'),
          1.2,
          'a self-hosted Jira answers 403 with a page, as it does while a captcha is open',
        ),
        ...clue(
          selfHosted &&
            notes.says('browser+works', 'right password', 'password is right', 'password+correct'),
          1,
          'the password is right',
        ),
        ...clue(at.login.reason === 'failed', -3, 'the login was checked and refused'),
        ...credentialWorks(reading),
      ],
      fix: [
        {
          who: 'credential owner',
          step: 'Log in once in the browser and answer the captcha.',
          link: links.basic,
        },
        {
          who: 'credential owner',
          step: 'Find and stop the job that keeps sending the old credential, else the captcha comes back.',
        },
        ...(selfHosted
          ? [
              {
                who: 'Jira administrator' as const,
                step: 'Reset the failed login count of the account in the user browser.',
              },
            ]
          : []),
      ],
      settledBy:
        'the header X-Seraph-LoginReason: AUTHENTICATION_DENIED means captcha, AUTHENTICATED_FAILED a wrong credential',
    };
  },
};
