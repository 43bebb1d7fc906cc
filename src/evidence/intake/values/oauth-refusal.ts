/** The errors of RFC 6749 §5.2, and the one for an owner who denies it. */
export const oauthErrors =
  'invalid_(?:grant|client|scope|request)|unauthorized_client|unsupported_grant_type|access_denied';

/** The form of RFC 6749 §5.2: only an authorization server answers so. */
export const oauthRefusal = new RegExp(
  String.raw`^\s{0,9}\{\s{0,9}"error"\s{0,4}:\s{0,4}"(?:${oauthErrors})"`,
);

/** Where it is asked for tokens, by the end that this address has everywhere. */
export const isTokenAddress = (url: string): boolean => /\/token(?:\?|$)/.test(url);
