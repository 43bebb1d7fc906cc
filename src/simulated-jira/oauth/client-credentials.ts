import type { WireResponse } from '../request.ts';
import type { SimulatedWorld } from '../world.ts';
import { issueTokens } from './issue-tokens.ts';
import { refusal, type TokenRequest } from './token-request.ts';

/**
 * grant_type=client_credentials: the OAuth credential of a service account; never a refresh token. Recorded in
 * github.com/n8n-io/n8n/pull/37513 (Sep 2026).
 */
export function clientCredentials({ client, scope }: TokenRequest, world: SimulatedWorld): WireResponse {
  if (client.kind !== 'client-credentials' || client.accountId === null) {
    return refusal(403, 'unauthorized_client', 'Grant type client_credentials not allowed for the client.');
  }
  // The scopes were fixed when the credential was made: asking for any is a mistake (the same source).
  if (scope !== null)
    return refusal(400, 'invalid_scope', 'Scopes cannot be requested with this grant type.');
  return issueTokens(
    {
      client,
      accountId: client.accountId,
      scopes: client.scopes,
      kind: 'client-credentials',
      grantedAt: null,
    },
    world,
  );
}
