/** Who calls Jira. One word for each credential that behaves differently on the wire. */
export const identityKinds = [
  'connect-app',
  'connect-user',
  'forge-app',
  'forge-user',
  'oauth-3lo',
  'oauth-client-credentials',
  'api-token',
  'scoped-api-token',
  'service-account-token',
  'password',
  'pat',
  'anonymous',
] as const;

export type IdentityKind = (typeof identityKinds)[number];
