import { z } from 'zod';

const Names = z.array(z.string());
const Claims = z.object({
  iss: z.string().optional(),
  aud: z.string().optional(),
  sub: z.string().optional(),
  qsh: z.string().optional(),
  /** Seconds since 1970. */
  iat: z.number().optional(),
  exp: z.number().optional(),
  alg: z.string().optional(),
});

/**
 * What our own code knows for certain of an account, its credential and its app; a field that is absent is not known.
 * People's own notes stay apart, in `accountNotes`, as the weakest kind of evidence. Times are ISO 8601.
 */
export const AccountFacts = z.object({
  accountType: z.enum(['atlassian', 'app', 'customer', 'service account', 'unknown']).optional(),
  active: z.boolean().optional(),
  groups: Names.optional(),
  /** Groups that hold Administer Jira on this site, the likeliest first. */
  adminGroups: Names.optional(),
  /** Permission keys held and lacked, in the project or issue asked about where there is one. */
  permissionsHeld: Names.optional(),
  permissionsLacking: Names.optional(),
  /** Keys of the products the account is licensed for: `jira-software` … */
  applicationRoles: Names.optional(),
  /** Scopes the app's descriptor or manifest declares, and those that were granted to the credential. */
  declaredScopes: Names.optional(),
  grantedScopes: Names.optional(),
  /** The site has not agreed to all that the descriptor or manifest declares: an update waits for approval. */
  updatePending: z.boolean().optional(),
  /** Seconds by which the site's clock is ahead of ours; negative: behind. Only where it is more than both sides forgive. */
  clockAheadSeconds: z.number().optional(),
  serverTime: z.string().optional(),
  tokenIssuedAt: z.string().optional(),
  tokenExpiresAt: z.string().optional(),
  /** Flaws of the credential as it was handed in: 'blank', 'line end', 'quotes', 'not base64', 'cut off' … */
  credentialFlaws: Names.optional(),
  /** The same credential without those stray characters was tried. */
  mendedCredential: z.enum(['accepted', 'refused']).optional(),
  /** Addresses of the sites the grant reaches. */
  accessibleSites: Names.optional(),
  offlineAccess: z.boolean().optional(),
  assertionClaims: Claims.optional(),
  jwtClaims: Claims.optional(),
  /** Projects an app access rule of the site keeps this app out of. */
  keptOutOfProjects: Names.optional(),
  /** Whether the person an app acts for has agreed to it (Forge), or the app declares that it acts for people (Connect). */
  mayActForUser: z.boolean().optional(),
});
export type AccountFacts = z.infer<typeof AccountFacts>;
