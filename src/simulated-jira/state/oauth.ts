/** Times and habits of auth.atlassian.com; see oauth/settings.ts for the values and their sources. */
export interface AuthorizationServerSettings {
  codeSeconds: number;
  accessTokenSeconds: number;
  /** How long a rotated refresh token still works. */
  reuseWindowSeconds: number;
  inactivityDays: number;
  absoluteDays: number;
  /** Account that agrees on the consent page without being asked; null: a person has to press the button. */
  autoApproveAs: string | null;
  /** Scopes an older consent was for: a new one is not asked for and grants no more; null: consent is fresh. */
  grantAtMost: string[] | null;
  /** What the gateway answers to an access token past its life; 404 and 403 were recorded beside 401. */
  expiredTokenStatus: 401 | 403 | 404;
}

export interface AuthorizationCode {
  code: string;
  clientId: string;
  accountId: string;
  redirectUri: string;
  scopes: string[];
  expiresAt: string;
  used: boolean;
}

export interface OAuthClient {
  clientId: string;
  clientSecret: string;
  name: string;
  kind: 'three-legged' | 'client-credentials';
  redirectUris: string[];
  /** Enabled for the client in the developer console, or given to the service account's credential. */
  scopes: string[];
  /** Service account behind a client-credentials client. */
  accountId: string | null;
}

export interface OAuthGrant {
  clientId: string;
  accountId: string;
  scopes: string[];
  /** False: the user agreed for other sites only. */
  thisSite: boolean;
}

export interface AccessToken {
  token: string;
  kind: 'connect-impersonation' | 'three-legged' | 'client-credentials' | 'forge-system' | 'forge-user';
  accountId: string;
  /** Connect app key, OAuth client id or Forge app ARI. */
  issuedTo: string;
  scopes: string[];
  issuedAt: string;
  expiresAt: string;
  revoked: boolean;
}

export interface RefreshToken {
  token: string;
  clientId: string;
  accountId: string;
  scopes: string[];
  issuedAt: string;
  lastUsedAt: string | null;
  /** Set once rotated; the old one dies some minutes later. */
  replacedAt: string | null;
  revoked: boolean;
  /** When the user agreed: the chain of rotated tokens ends a year later. Left out: issuedAt. */
  grantedAt?: string;
}
