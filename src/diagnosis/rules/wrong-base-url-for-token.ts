import { clue, links, type Rule } from './rule.ts';

export const wrongBaseUrlForToken: Rule = {
  id: 'wrong-base-url-for-token',
  title: 'The token is valid, but not at this address',
  who: 'app developer',
  needs: ['address', 'identity', 'body', 'siblings'],
  docs: 'docs/rules/wrong-base-url-for-token.md',
  applies: ({ identity, selfHosted }) => identity !== 'anonymous' && identity !== 'pat' && !selfHosted,
  diagnose(reading) {
    const { at, identity, caller, beside, notes } = reading;
    const { place, oddities, cloudId } = at.address;
    const gatewayOnly =
      identity === 'scoped-api-token' ||
      identity === 'service-account-token' ||
      identity === 'oauth-3lo' ||
      identity === 'oauth-client-credentials';
    const siteOnly =
      identity === 'api-token' ||
      identity === 'password' ||
      identity === 'connect-app' ||
      identity === 'connect-user';
    const elsewhere = beside.otherAddressWorks;
    const crossed =
      elsewhere !== null &&
      elsewhere.address.place !== place &&
      (place === 'gateway' || elsewhere.address.place === 'gateway');
    const products = /^\/ex\/(?!jira\/)[a-z]+\//.test(at.address.path);
    return {
      clues: [
        ...clue(
          crossed,
          5,
          `the same call works at ${elsewhere?.address.place === 'gateway' ? 'the gateway' : 'the site'}`,
        ),
        ...clue(
          gatewayOnly && place === 'cloud-site',
          2.2,
          'a token of this kind works only at https://api.atlassian.com/ex/jira/{cloudId}, and the call went to the site',
        ),
        ...clue(
          at.heard.has('connectSessionToken') && gatewayOnly && place === 'cloud-site',
          3,
          'the site took the bearer value for a Connect session token, as it does with OAuth tokens',
        ),
        ...clue(
          siteOnly && place === 'gateway' && !at.heard.has('scopeMismatch'),
          2,
          'a credential of this kind belongs to the site address, and the call went to the gateway',
        ),
        ...clue(oddities.has('gateway-without-product'), 4.5, 'the gateway address lacks /ex/jira/{cloudId}'),
        ...clue(
          oddities.has('gateway-path'),
          5,
          'the path of the gateway (/ex/jira/{cloudId}) stands in a call that is already bound to a site',
        ),
        ...clue(products, 3.5, 'the gateway address is that of another product'),
        ...clue(
          place === 'gateway' && (oddities.has('cloud-id-not-an-id') || oddities.has('placeholder')),
          4,
          'where the cloud id belongs, the gateway address has something else',
        ),
        ...clue(
          place === 'gateway' && cloudId !== null && at.heard.has('gatewayNoRoute'),
          1,
          'the gateway knows no such route',
        ),
        ...clue(
          notes.says('scoped', 'gateway+works', 'api.atlassian.com'),
          identity === 'api-token' && place === 'cloud-site' ? 3 : 0.5,
          'the notes speak of a scoped token or of the gateway',
        ),
        ...clue(
          (identity === 'forge-app' || identity === 'forge-user') &&
            place === 'cloud-site' &&
            at.heard.has('connectSessionToken'),
          4,
          'the site took the Forge token for a Connect session token',
        ),
        ...clue(
          gatewayOnly && place === 'gateway' && oddities.size === 0 && !products,
          -3,
          'the address is the right one for the token',
        ),
        ...clue(at.login.recognised, -4, 'the caller was recognised at this address'),
        ...clue(
          beside.ownWorked.some(
            (call) =>
              call.address.host === at.address.host &&
              call.address.cloudId === cloudId &&
              call.address.contextPath === at.address.contextPath,
          ),
          -4,
          'other calls with the token work at this address',
        ),
        ...clue(
          caller.basic && place === 'cloud-site' && identity === 'password',
          -3,
          'a password knows only the site address',
        ),
        ...clue(
          at.heard.has('passwordDeprecated') || at.heard.has('adminNeeded') || at.heard.has('uiOnly'),
          -2,
          'the answer names another reason',
        ),
        ...clue(at.login.reason === 'failed' && identity === 'api-token', -1, 'the login failed'),
      ],
      fix: [
        siteOnly && place === 'gateway'
          ? {
              who: 'app developer',
              step: 'Send this credential to https://<site>.atlassian.net/rest/…; the gateway takes scoped and OAuth tokens only.',
              link: links.tokens,
            }
          : {
              who: 'app developer',
              step: 'Send the token to https://api.atlassian.com/ex/jira/{cloudId}/rest/… in place of the site address.',
              link: links.calls,
            },
        {
          who: 'app developer',
          step: 'Take the cloud id from accessible-resources, or from https://<site>.atlassian.net/_edge/tenant_info.',
          link: links.tokens,
        },
      ],
      settledBy: 'the same call at the other address: gateway in place of site, or site in place of gateway',
    };
  },
};
