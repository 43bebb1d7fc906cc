import type { AccountFacts, Exchange } from '../../../evidence/index.ts';
import { type HttpCaller, readAnswer } from '../../../jira-client/index.ts';
import { AccessibleResources, accessibleResourcesPath, type Secret } from '../../../tokens/index.ts';

interface AccessibleSites {
  readonly exchange: Exchange;
  /** null where the answer is none. */
  readonly sites: AccessibleResources | null;
  /** The same as a fact of the account; nothing where the answer is none. */
  readonly facts: Pick<AccountFacts, 'accessibleSites'>;
}

/** Asks the gateway which sites an access token opens. */
export async function askAccessibleSites(
  caller: HttpCaller,
  apiUrl: string,
  accessToken: Secret,
  signal: AbortSignal,
): Promise<AccessibleSites> {
  const answer = await caller.send(
    {
      method: 'GET',
      url: apiUrl + accessibleResourcesPath,
      headers: { accept: 'application/json', authorization: `Bearer ${accessToken.reveal()}` },
      body: null,
    },
    signal,
  );
  const sites = readAnswer(answer, AccessibleResources);
  return {
    exchange: answer.exchange,
    sites,
    facts: sites === null ? {} : { accessibleSites: sites.map(({ url }) => url) },
  };
}

/** Whether a site that the gateway names is the one of this address. */
export function sameSite(url: string, siteUrl: string): boolean {
  return URL.canParse(url) && new URL(url).origin === new URL(siteUrl).origin;
}
