import { clue, credentialWorks, links, type Rule } from './rule.ts';

export const anonymousRequest: Rule = {
  id: 'anonymous-request',
  title: 'No usable credential reached Jira',
  who: 'app developer',
  needs: ['credential', 'login', 'body', 'redirects', 'identity'],
  docs: 'docs/rules/anonymous-request.md',
  applies: () => true,
  diagnose(reading) {
    const { at, identity, others, notes, caller, cloud } = reading;
    const redirectedHere = others.some(
      (call) => call.outcome === 'redirected' && call.redirectTo !== null && call.index < at.index,
    );
    /** The call before had a credential and was redirected to this one, which has none. */
    const leftBehind = others.some(
      (call) =>
        call.outcome === 'redirected' &&
        call.index < at.index &&
        call.credential.scheme !== null &&
        at.credential.scheme === null &&
        call.address.restPath === at.address.restPath &&
        at.address.restPath !== null,
    );
    const lost = (redirectedHere && at.credential.absent) || leftBehind;
    const noHeader = at.credential.absent || (identity === 'anonymous' && at.credential.scheme === null);
    const misspelled = at.credential.misspelled !== null && at.address.place === 'cloud-site' && !caller.app;
    const asked = at.heard.has('loginRequired');
    /** Thin records name the header where one was sent; apps of Forge and calls with a cookie have none to name. */
    const unstated =
      (caller.basic || identity === 'pat') &&
      at.credential.scheme === null &&
      at.heard.size === 0 &&
      at.needs.match === 'known' &&
      at.address.oddities.size === 0 &&
      (cloud || at.address.version !== '3') &&
      !notes.has;
    return {
      clues: [
        ...clue(identity === 'anonymous', 3, 'the call was made without credential'),
        ...clue(
          identity === 'anonymous' && at.heard.has('notVisible'),
          2.5,
          'nobody is logged in, so Jira shows what is public only',
        ),
        ...clue(lost, 5, 'the client followed a redirect and left the Authorization header behind'),
        ...clue(
          misspelled,
          4.5,
          `Jira ignores an Authorization header of this form: ${at.credential.misspelled ?? ''}`,
        ),
        ...clue(
          noHeader && !lost && identity !== 'anonymous',
          at.method === 'GET' ? 2 : 1.4,
          'the request states its headers, and Authorization is not among them',
        ),
        ...clue(
          unstated && (at.status === 404 || (at.status === 200 && at.body.emptyList)),
          2.6,
          'no Authorization header stands with this call, and nothing in the answer names another reason',
        ),
        ...clue(asked && noHeader, 2.5, 'Jira asks for a login, and no credential was sent'),
        ...clue(
          at.outcome === 'worked' && at.body.form === 'html' && at.heard.has('loginPage'),
          3,
          'Jira shows its login page in place of the answer',
        ),
        ...clue(asked && !noHeader, 1.2, 'Jira asks for a login'),
        ...clue(at.heard.has('anonymousCaller') && noHeader, 3, 'Jira names the caller anonymous'),
        ...clue(at.heard.has('anonymousCaller') && !noHeader, 1.5, 'Jira names the caller anonymous'),
        ...clue(at.login.reason === 'out', 1.5, 'Jira says that nobody is logged in (OUT)'),
        ...clue(at.login.anonymousByName, 2, 'Jira names the caller anonymous in a header'),
        ...clue(
          at.credential.flaws.includes('empty user') || at.credential.flaws.includes('empty secret'),
          1,
          'a part of the credential is empty',
        ),
        ...clue(
          notes.says(
            'header+missing',
            'header+stripped',
            'header+dropped',
            'no authorization',
            'without authorization',
            'no credential',
            'token+empty',
            'token+undefined',
            'unset',
            'header+removed',
            'not sent',
            'strips',
            'auth+dropped',
          ),
          4,
          'the notes say that the credential does not arrive',
        ),
        ...clue(at.login.reason === 'failed' || at.login.reason === 'denied', -4, 'a credential did arrive'),
        ...clue(caller.oauth && at.address.place === 'gateway' && !noHeader, -2, 'a bearer token was sent'),
        ...credentialWorks(reading),
      ],
      fix: [
        {
          who: 'app developer',
          step: 'Send the Authorization header with the failing request itself, spelled "Basic", "Bearer" or "JWT" with one blank behind.',
          link: links.basic,
        },
        {
          who: 'app developer',
          step: 'Configure the final address, so that no redirect happens; clients drop the header when host or scheme changes.',
          link: 'https://curl.se/docs/manpage.html',
        },
      ],
      settledBy: 'what the client really sends (curl -v): is the Authorization header in the last request?',
    };
  },
};
