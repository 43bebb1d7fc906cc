import { identityTraits } from '../../jira-facts/index.ts';
import { clue, credentialWorks, links, type Rule } from './rule.ts';

export const wrongAuthScheme: Rule = {
  id: 'wrong-auth-scheme',
  title: 'The right credential in the wrong form',
  who: 'app developer',
  needs: ['credential', 'identity', 'address', 'body'],
  docs: 'docs/rules/wrong-auth-scheme.md',
  applies: ({ identity }) => identity !== 'anonymous',
  diagnose(reading) {
    const { at, identity, caller, cloud, selfHosted, notes, others } = reading;
    const { scheme } = at.credential;
    const home = identityTraits[identity].schemes;
    const stated = scheme !== null && scheme !== 'cookie' && scheme !== 'query';
    const contradicts = stated && !home.some((one) => one === scheme);
    const jiraCall =
      at.address.place !== 'auth-server' &&
      at.address.place !== 'connect-auth-server' &&
      at.address.place !== 'app';
    const rightPlace = !(caller.oauth && at.address.place === 'cloud-site');
    const otherSchemeWorks = others.some(
      (call) =>
        !call.foreign &&
        call.outcome === 'worked' &&
        call.method === at.method &&
        call.address.host === at.address.host &&
        call.address.path === at.address.path &&
        call.credential.scheme !== null &&
        call.credential.scheme !== scheme,
    );
    const own =
      identity === 'api-token' ||
      identity === 'scoped-api-token' ||
      identity === 'password' ||
      identity === 'pat' ||
      identity === 'connect-app';
    return {
      clues: [
        ...clue(
          contradicts && jiraCall && rightPlace,
          at.address.place === 'gateway' ? 3.5 : 6,
          `the credential goes as ${scheme ?? ''}, a credential of this kind belongs as ${home.join(' or ')}`,
        ),
        ...clue(
          at.heard.has('connectSessionToken') && own,
          5,
          'Jira tried to read the bearer value as a Connect session token: it is an opaque token that the site does not take in this form',
        ),
        ...clue(at.heard.has('connectSessionToken') && !own, 1, 'Jira could not read the bearer value'),
        ...clue(
          caller.app && at.credential.misspelled !== null,
          5,
          `Jira takes no app token in this form: ${at.credential.misspelled ?? ''}`,
        ),
        ...clue(
          otherSchemeWorks && stated && at.outcome === 'refused',
          4.5,
          'the very same call works with the credential in another form',
        ),
        ...clue(scheme === 'query', 3.5, 'the credential stands in the query, where Jira does not look'),
        ...clue(
          identity === 'service-account-token' && scheme === 'basic' && at.address.place === 'gateway',
          1.2,
          'a service account token was sent as Basic',
        ),
        ...clue(
          selfHosted && at.heard.has('basicDisabled'),
          4.5,
          'Basic authentication is switched off there',
        ),
        ...clue(
          notes.says(
            'scheme+wrong',
            'as bearer',
            'as basic',
            'pat as password',
            'token as password',
            'in the query',
            'bearer in place',
            'basic in place',
          ),
          3,
          'the notes say in which form the credential was sent',
        ),
        ...clue(
          stated &&
            !contradicts &&
            !otherSchemeWorks &&
            at.credential.misspelled === null &&
            !at.heard.has('connectSessionToken'),
          -2.5,
          'the scheme fits the credential',
        ),
        ...clue(cloud && identity === 'pat' && !stated, 0.3, 'Cloud has no personal access tokens'),
        ...clue(
          at.heard.has('adminNeeded') ||
            at.heard.has('productAccess') ||
            at.login.reason === 'not-authorised',
          -4,
          'the login was accepted',
        ),
        ...clue(
          at.status === 404 && at.heard.has('webServerNotFound'),
          -4,
          'a web server answers that never saw the credential',
        ),
        ...credentialWorks(reading),
      ],
      fix: [
        identity === 'pat'
          ? {
              who: 'app developer',
              step: 'Send a personal access token as "Authorization: Bearer <token>", without a user name. On Cloud there are none: make an API token.',
              link: links.pat,
            }
          : caller.app || identity === 'connect-user'
            ? {
                who: 'app developer',
                step: 'Send the app token as "Authorization: JWT <token>" in the header; tokens made for a user go as Bearer.',
                link: links.jwt,
              }
            : {
                who: 'app developer',
                step: 'Send an API token as "Authorization: Basic base64(e-mail:token)"; fill in e-mail and token, not a bearer or personal token field.',
                link: links.basic,
              },
      ],
      settledBy: 'the same call with the scheme that belongs to the credential',
    };
  },
};
