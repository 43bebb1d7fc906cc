import { anonymous } from '../caller.ts';
import { mayUseJira } from '../people.ts';
import { rightsOf } from '../permissions/rights.ts';
import type { SiteState, User } from '../state.ts';

/** What a credential opens: judged from the state of the moment, so it is true after every change. */
interface Holdings {
  /** null: the credential is not narrowed by scopes; everything its account may do. */
  readonly scopes: readonly string[] | null;
  readonly groups: readonly string[];
  readonly globalPermissions: readonly string[];
  /** Keys of the projects it can see. */
  readonly projects: readonly string[];
  /** Whether it works now, or why not. */
  readonly state:
    | 'works'
    | 'expired'
    | 'revoked'
    | 'account inactive'
    | 'no access to Jira'
    | 'other deployment';
}

/** Ways to sign in, as the command line names them. */
type CredentialKind =
  | 'api-token'
  | 'scoped-api-token'
  | 'service-account-token'
  | 'oauth-3lo'
  | 'oauth-client-credentials'
  | 'password'
  | 'pat'
  | 'connect-app'
  | 'forge-app'
  /** Good at the admin APIs alone: `--org` of the check. */
  | 'organization-api-key';

/** Kinds whose every credential has one value of the Authorization header for every call. */
export type SentAsItIs = 'api-token' | 'scoped-api-token' | 'service-account-token' | 'password' | 'pat';

/** One way to sign in, with everything a client needs for it. Nothing outside the simulation accepts any of them. */
export interface ListedCredential {
  readonly kind: CredentialKind;
  readonly name: string;
  readonly accountId?: string;
  readonly email?: string;
  readonly userName?: string;
  readonly token?: string;
  readonly password?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly redirectUris?: readonly string[];
  readonly refreshToken?: string;
  readonly appKey?: string;
  readonly clientKey?: string;
  readonly sharedSecret?: string;
  readonly oauthClientId?: string;
  readonly orgId?: string;
  /** Address it is good at, without trailing slash. */
  readonly url: string;
  /** Value of the Authorization header, where one value serves every call. */
  readonly authorization?: string;
  readonly holds: Holdings;
}

/** `Basic …` for a name and secret. */
export const basic = (name: string, secret: string): string =>
  `Basic ${Buffer.from(`${name}:${secret}`).toString('base64')}`;

function accountState(user: User | null): Holdings['state'] {
  if (user === null || !user.active) return 'account inactive';
  return mayUseJira(user) ? 'works' : 'no access to Jira';
}

/** What an account holds at this moment, narrowed by scopes where there are any. */
export function holdings(
  state: SiteState,
  user: User | null,
  scopes: readonly string[] | null,
  credential: Holdings['state'],
): Holdings {
  const rights = rightsOf(state, { ...anonymous, accountId: user?.accountId ?? null });
  const working = credential === 'works' ? accountState(user) : credential;
  return {
    scopes,
    groups: user?.groups ?? [],
    globalPermissions: Object.keys(state.globalPermissions).filter((key) => rights.global(key)),
    projects: state.projects.filter((project) => rights.browse(project)).map(({ key }) => key),
    state: working,
  };
}

/** Whether a credential still lives. */
export const lifeOf = (
  { revoked, expiresAt }: { readonly revoked: boolean; readonly expiresAt: string | null },
  now: number,
): Holdings['state'] =>
  revoked ? 'revoked' : expiresAt !== null && Date.parse(expiresAt) <= now ? 'expired' : 'works';
