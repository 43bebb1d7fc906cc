import { identityTraits } from '../../jira-facts/index.ts';
import type { Secret } from '../../tokens/index.ts';
import { identityFrom } from '../call-with.ts';
import type { Identity } from '../identity.ts';
import type { HttpCaller } from '../transport.ts';

interface PatCredential {
  readonly caller: HttpCaller;
  readonly siteUrl: string;
  readonly token: Secret;
}

/** What an HTTP header can carry; Node throws on the rest, and a pasted line end must be a finding, not a crash. */
const unsendable = /[^\t\x20-\x7e\x80-\xff]/g;

/**
 * A personal access token of Data Center: Bearer, at the site. Cloud has none.
 * https://confluence.atlassian.com/enterprise/using-personal-access-tokens-1026032365.html
 */
export function patIdentity(credential: PatCredential): Identity {
  const authorization = (): string => `Bearer ${credential.token.reveal().replace(unsendable, '')}`;
  return identityFrom({
    kind: 'pat',
    label: identityTraits.pat.words,
    scopes: null,
    baseUrl: credential.siteUrl,
    caller: credential.caller,
    credential: { headersFor: async () => ({ ok: true, headers: { authorization: authorization() } }) },
  });
}
