/** The form of RFC 6749 §5.2: only an authorization server answers so. */
export const oauthRefusal =
  /^\s{0,9}\{\s{0,9}"error"\s{0,4}:\s{0,4}"(?:invalid_(?:grant|client|scope|request)|unauthorized_client|unsupported_grant_type|access_denied)"/;

/** Where it is asked for tokens, by the end that this address has everywhere. */
export const isTokenAddress = (url: string): boolean => /\/(?:oauth2?(?:\/v\d)?\/)?token(?:\?|$)/.test(url);
