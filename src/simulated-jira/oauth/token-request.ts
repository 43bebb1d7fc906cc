import { json, type WireResponse } from '../request.ts';
import type { OAuthClient } from '../state.ts';

/** What the token endpoint was asked, once the client has proved itself. */
export interface TokenRequest {
  readonly client: OAuthClient;
  readonly code: string;
  readonly redirectUri: string;
  readonly refreshToken: string;
  /** As sent; null: not sent. */
  readonly scope: string | null;
}

/** An error of the token endpoint in the form of RFC 6749. */
export function refusal(status: number, error: string, description: string): WireResponse {
  return json(status, { error, error_description: description });
}
