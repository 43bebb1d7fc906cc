/** A request to a token endpoint, not yet sent; `path` is relative to the authorization server's address. */
export interface TokenRequest {
  readonly method: 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Carries credentials: to be sent, never to be kept. */
  readonly body: string;
}
