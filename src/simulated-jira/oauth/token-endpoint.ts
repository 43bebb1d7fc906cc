import { z } from 'zod';
import type { WireRequest, WireResponse } from '../request.ts';
import type { SimulatedWorld } from '../world.ts';
import { exchangeCode } from './authorization-code.ts';
import { clientCredentials } from './client-credentials.ts';
import { refresh } from './refresh.ts';
import { refusal } from './token-request.ts';

const body = z.object({
  grant_type: z.string(),
  client_id: z.string(),
  client_secret: z.string(),
  code: z.string().optional(),
  redirect_uri: z.string().optional(),
  refresh_token: z.string().optional(),
  scope: z.string().optional(),
});

/**
 * POST /oauth/token. JSON is documented; a form is taken too, as OAuth 2.0 has it. A client that does not exist is 400
 * (github.com/n8n-io/n8n/pull/37513, Sep 2026).
 */
export function tokenEndpoint(request: WireRequest, world: SimulatedWorld): WireResponse {
  const parsed = body.safeParse(fields(request));
  if (!parsed.success) return refusal(400, 'invalid_request', 'Missing required parameters');
  const { grant_type, client_id, client_secret, code, redirect_uri, refresh_token, scope } = parsed.data;
  const client = world.state.oauthClients.find((each) => each.clientId === client_id);
  if (client === undefined) return refusal(400, 'invalid_client', 'Unknown client');
  if (client.clientSecret !== client_secret) {
    return refusal(401, 'access_denied', 'Unauthorized');
  }
  const asked = {
    client,
    code: code ?? '',
    redirectUri: redirect_uri ?? '',
    refreshToken: refresh_token ?? '',
    scope: scope ?? null,
  };
  switch (grant_type) {
    case 'authorization_code':
      return exchangeCode(asked, world);
    case 'refresh_token':
      return refresh(asked, world);
    case 'client_credentials':
      return clientCredentials(asked, world);
    default:
      return refusal(403, 'unsupported_grant_type', `Unsupported grant type: ${grant_type}`);
  }
}

function fields(request: WireRequest): unknown {
  const text = request.body.toString('utf8');
  if (!(request.headers['content-type'] ?? '').includes('json')) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
