/** Where the names live that cut what a caller may do. */
type IdentityScopeWorld = 'connect' | 'forge' | 'oauth2';

type CredentialScheme = 'basic' | 'bearer' | 'jwt' | 'cookie';

/** Everything that is true of a kind of identity whoever holds it; every list of kinds elsewhere is derived from this. */
export interface IdentityTraits {
  /** What people call it, wherever nobody gave it a name of its own. */
  readonly words: string;
  /** null: nothing but the account's own rights cuts what it may do. */
  readonly scopeWorld: IdentityScopeWorld | null;
  /** Where its scopes are declared or chosen, so that one more can be had; null: it has none of its own. */
  readonly scopesChangedIn:
    | 'descriptor'
    | 'manifest'
    | 'developer console'
    | 'new token'
    | 'new OAuth credential'
    | null;
  /** The address its credential is taken at; a credential of one home is refused at the other. */
  readonly home: 'site' | 'gateway' | 'self-hosted' | 'site or self-hosted' | 'anywhere';
  /** The forms its credential is taken in; empty: none is sent. */
  readonly schemes: readonly CredentialScheme[];
  /** Whose rights a call uses: the app's own user, a person, a service account, or nobody's. */
  readonly rightsOf: 'app' | 'person' | 'service account' | 'nobody';
  /** An app calls for a person who agreed to it. */
  readonly throughApp: boolean;
  /** The framework of the app that calls; null for credentials that belong to no app of Connect or Forge. */
  readonly framework: 'connect' | 'forge' | null;
  /** Whether its traffic is counted in points (https://developer.atlassian.com/cloud/jira/platform/rate-limiting/). */
  readonly countsPoints: boolean;
  /** By what an organization's list of credentials names it; null: it is on no such list. */
  readonly listedBy: 'account' | 'client id' | null;
}
