import type { CredentialAddresses } from '../../../jira-client/index.ts';
import { operationsOf, scopesOf } from '../../profiles/index.ts';
import type { Deadline } from '../deadline.ts';
import type { CheckRequest } from '../request/index.ts';
import { scopesForOperations } from '../request/index.ts';
import type { CheckContext } from '../run-context.ts';
import type { SiteLook } from '../site/index.ts';
import type { CandidateSearch } from './find-candidates.ts';

/** Where and with what to look for each credential, now that the site was looked at. */
export function searchFor(
  request: CheckRequest,
  context: CheckContext,
  look: SiteLook,
  siteUrl: string,
  deadline: Deadline,
): CandidateSearch {
  const gatewayUrl = look.cloudId === null ? null : `${context.services.apiUrl}/ex/jira/${look.cloudId}`;
  const addresses: CredentialAddresses = { siteUrl, gatewayUrl };
  const named = [
    ...(request.profile === null ? [] : operationsOf(request.profile)),
    ...(request.operations ?? []),
  ];
  const operations = named.length === 0 ? null : named;
  const ofProfile = request.profile === null ? [] : scopesOf(request.profile);
  return {
    context,
    given: request.given,
    addresses,
    cloudId: look.cloudId,
    cloud: look.deployment !== 'server' && look.deployment !== 'datacenter',
    cloudIdAsked: look.exchanges.filter(({ request }) => request.url.endsWith('/_edge/tenant_info')),
    wishedScopes:
      request.scopes ?? (ofProfile.length > 0 ? ofProfile : scopesForOperations(context.table, operations)),
    refreshNeeded: (request.scopes ?? ofProfile).includes('offline_access'),
    saidScopes: request.scopes,
    declaredScopes: request.declaredScopes,
    descriptorKey: request.descriptorKey,
    callbackPort: request.callbackPort,
    browserTimeoutMs: request.browserTimeoutMs,
    attended: request.attended,
    deadline,
  };
}
