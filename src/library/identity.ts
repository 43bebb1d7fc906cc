/* Written by `npm run derived`, from src/jira-facts/identities/kinds: a consumer of the package gets the names without the schemas. */

/** Who made the calls. */
export type Identity =
  | 'connect-app'
  | 'connect-user'
  | 'forge-app'
  | 'forge-user'
  | 'oauth-3lo'
  | 'oauth-client-credentials'
  | 'api-token'
  | 'scoped-api-token'
  | 'service-account-token'
  | 'password'
  | 'pat'
  | 'anonymous';
