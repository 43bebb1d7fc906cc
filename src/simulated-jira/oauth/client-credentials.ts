import type { WireResponse } from '../request.ts';
import type { SimulatedWorld } from '../world.ts';
import { issueTokens } from './issue-tokens.ts';
import { refusal, type TokenRequest } from './token-request.ts';

/** grant_type=client_credentials: the OAuth credential of a service account; never a refresh token. */
export function clientCredentials({ client }: TokenRequest, world: SimulatedWorld): WireResponse {
  if (client.kind !== 'client-credentials' || client.accountId === null) {
    return refusal(403, 'unauthorized_client', 'Grant type client_credentials not allowed for the client.');
  }
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
