import type { AccountFacts, Exchange } from '../../../evidence/index.ts';
import type { HttpCaller } from '../../../jira-client/index.ts';
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
  const { exchange, body } = await caller.send(
    {
      method: 'GET',
      url: apiUrl + accessibleResourcesPath,
      headers: { accept: 'application/json', authorization: `Bearer ${accessToken.reveal()}` },
      body: null,
    },
    signal,
  );
  const sites = parseSites(exchange.response?.status ?? null, body);
  return { exchange, sites, facts: sites === null ? {} : { accessibleSites: sites.map(({ url }) => url) } };
}

function parseSites(status: number | null, body: string | null): AccessibleResources | null {
  if (status !== 200 || body === null) return null;
  try {
    const parsed = AccessibleResources.safeParse(JSON.parse(body));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
