import * as z from 'zod/mini';

export const AccountType = z.enum(['atlassian', 'app', 'customer', 'service account', 'unknown']);

/**
 * What our own code knows for certain of an account, its credential and its app; a field that is absent is not known.
 * People's own notes stay apart, in `accountNotes`, as the weakest kind of evidence. Times are ISO 8601.
 * Made when it is first met: what people paste has none.
 */
export const AccountFacts = z.lazy(() => {
  const Names = z.array(z.string());
  const Claims = z.object({
    iss: z.optional(z.string()),
    aud: z.optional(z.string()),
    sub: z.optional(z.string()),
    qsh: z.optional(z.string()),
    /** Seconds since 1970. */
    iat: z.optional(z.number()),
    exp: z.optional(z.number()),
    alg: z.optional(z.string()),
  });
  return z.object({
    accountType: z.optional(AccountType),
    active: z.optional(z.boolean()),
    groups: z.optional(Names),
    /** Groups that hold Administer Jira on this site, the likeliest first. */
    adminGroups: z.optional(Names),
    /** Permission keys held and lacked, in the project or issue asked about where there is one. */
    permissionsHeld: z.optional(Names),
    permissionsLacking: z.optional(Names),
    /** Keys of the products the account is licensed for: `jira-software` … */
    applicationRoles: z.optional(Names),
    /** Scopes the app's descriptor or manifest declares, and those that were granted to the credential. */
    declaredScopes: z.optional(Names),
    grantedScopes: z.optional(Names),
    /** The site has not agreed to all that the descriptor or manifest declares: an update waits for approval. */
    updatePending: z.optional(z.boolean()),
    /** Seconds by which the site's clock is ahead of ours; negative: behind. Only where it is more than both sides forgive. */
    clockAheadSeconds: z.optional(z.number()),
    serverTime: z.optional(z.string()),
    tokenIssuedAt: z.optional(z.string()),
    tokenExpiresAt: z.optional(z.string()),
    /** Flaws of the credential as it was handed in: 'blank', 'line end', 'quotes', 'not base64', 'cut off' … */
    credentialFlaws: z.optional(Names),
    /** The same credential without those stray characters was tried. */
    mendedCredential: z.optional(z.enum(['accepted', 'refused'])),
    /** Addresses of the sites the grant reaches. */
    accessibleSites: z.optional(Names),
    offlineAccess: z.optional(z.boolean()),
    /** What the authorization server of Connect made of the shared secret that Jira refuses. */
    sharedSecretThere: z.optional(z.enum(['accepted', 'refused'])),
    /** The app key in use is that of the descriptor. */
    appKeyDeclared: z.optional(z.boolean()),
    assertionClaims: z.optional(Claims),
    jwtClaims: z.optional(Claims),
    /** Projects an app access rule of the site keeps this app out of. */
    keptOutOfProjects: z.optional(Names),
    /** Key of the project the call is about, where that is archived. */
    archivedProject: z.optional(z.string()),
    /** Whether the person an app acts for has agreed to it (Forge), or the app declares that it acts for people (Connect). */
    mayActForUser: z.optional(z.boolean()),
  });
});
export type AccountFacts = z.infer<typeof AccountFacts>;
