import { type IdentityKind, identityKinds } from './kinds.ts';

/** Where the names live that cut what a caller may do. */
export type IdentityScopeWorld = 'connect' | 'forge' | 'oauth2';

export type CredentialScheme = 'basic' | 'bearer' | 'jwt' | 'cookie';

/** Everything that is true of a kind of identity whoever holds it; every list of kinds elsewhere is derived from this. */
export interface IdentityTraits {
  /** What people call it, wherever nobody gave it a name of its own. */
  readonly words: string;
  /** null: nothing but the account's own rights cuts what it may do. */
  readonly scopeWorld: IdentityScopeWorld | null;
  /** The address its credential is taken at; a credential of one home is refused at the other. */
  readonly home: 'site' | 'gateway' | 'self-hosted' | 'site or self-hosted' | 'anywhere';
  /** The forms its credential is taken in; empty: none is sent. */
  readonly schemes: readonly CredentialScheme[];
  /** Whose rights a call uses: the app's own user, a person, a service account, or nobody's. */
  readonly rightsOf: 'app' | 'person' | 'service account' | 'nobody';
  /** The framework of the app that calls; null for credentials that belong to no app of Connect or Forge. */
  readonly framework: 'connect' | 'forge' | null;
  /** Whether its traffic is counted in points (https://developer.atlassian.com/cloud/jira/platform/rate-limiting/). */
  readonly countsPoints: boolean;
}

export const identityTraits: Readonly<Record<IdentityKind, IdentityTraits>> = {
  'connect-app': {
    words: 'the app',
    scopeWorld: 'connect',
    home: 'site',
    schemes: ['jwt'],
    rightsOf: 'app',
    framework: 'connect',
    countsPoints: true,
  },
  'connect-user': {
    words: 'the app acting for a user',
    scopeWorld: 'connect',
    home: 'site',
    schemes: ['bearer'],
    rightsOf: 'person',
    framework: 'connect',
    countsPoints: true,
  },
  'forge-app': {
    words: 'the Forge app',
    scopeWorld: 'forge',
    home: 'gateway',
    schemes: ['bearer'],
    rightsOf: 'app',
    framework: 'forge',
    countsPoints: true,
  },
  'forge-user': {
    words: 'the Forge app acting for a user',
    scopeWorld: 'forge',
    home: 'gateway',
    schemes: ['bearer'],
    rightsOf: 'person',
    framework: 'forge',
    countsPoints: true,
  },
  'oauth-3lo': {
    words: 'the OAuth 2.0 connection',
    scopeWorld: 'oauth2',
    home: 'gateway',
    schemes: ['bearer'],
    rightsOf: 'person',
    framework: null,
    countsPoints: true,
  },
  'oauth-client-credentials': {
    words: 'the service account (OAuth client credentials)',
    scopeWorld: 'oauth2',
    home: 'gateway',
    schemes: ['bearer'],
    rightsOf: 'service account',
    framework: null,
    countsPoints: true,
  },
  'api-token': {
    words: 'the API token',
    scopeWorld: null,
    home: 'site',
    schemes: ['basic'],
    rightsOf: 'person',
    framework: null,
    countsPoints: false,
  },
  'scoped-api-token': {
    words: 'the API token with scopes',
    scopeWorld: 'oauth2',
    home: 'gateway',
    schemes: ['basic', 'bearer'],
    rightsOf: 'person',
    framework: null,
    countsPoints: false,
  },
  'service-account-token': {
    words: 'the service account token',
    scopeWorld: 'oauth2',
    home: 'gateway',
    schemes: ['basic', 'bearer'],
    rightsOf: 'service account',
    framework: null,
    countsPoints: false,
  },
  password: {
    words: 'the password',
    scopeWorld: null,
    home: 'site or self-hosted',
    schemes: ['basic', 'cookie'],
    rightsOf: 'person',
    framework: null,
    countsPoints: false,
  },
  pat: {
    words: 'the personal access token',
    scopeWorld: null,
    home: 'self-hosted',
    schemes: ['bearer'],
    rightsOf: 'person',
    framework: null,
    countsPoints: false,
  },
  anonymous: {
    words: 'an anonymous caller',
    scopeWorld: null,
    home: 'anywhere',
    schemes: [],
    rightsOf: 'nobody',
    framework: null,
    countsPoints: false,
  },
};

/** The kinds whose traits satisfy a question, in the order of the list. */
export const kindsWith = (wanted: (traits: IdentityTraits) => boolean): readonly IdentityKind[] =>
  identityKinds.filter((kind) => wanted(identityTraits[kind]));
