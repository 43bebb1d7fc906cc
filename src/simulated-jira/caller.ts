import type { WireRequest, WireResponse } from './request.ts';
import type { SimulatedWorld } from './world.ts';

/** How far a credential reaches, before any Jira permission is looked at. */
export type Reach =
  /** Connect scopes, upper-case; `app` is the app's key. */
  | { readonly kind: 'connect'; readonly scopes: readonly string[]; readonly app: string }
  /** Classic and granular scopes of 3LO, client credentials, Forge and scoped tokens. */
  | { readonly kind: 'oauth'; readonly scopes: readonly string[]; readonly app: string | null }
  /** A person's own token, password or browser session: nothing but permissions limits it. */
  | { readonly kind: 'unscoped' };

/** Who a request runs as, once its credential was judged. */
export interface Caller {
  /** null: anonymous. */
  readonly accountId: string | null;
  /** For the request log: `connect-app`, `connect-user`, `api-token`, `session`, `anonymous`, … */
  readonly identity: string;
  readonly reach: Reach;
  /** Value of X-Seraph-LoginReason; null: header left out. Cloud sends none with a login that worked; Server says OK. */
  readonly loginReason: 'OK' | 'OUT' | 'AUTHENTICATED_FAILED' | 'AUTHENTICATION_DENIED' | null;
  /** Extra headers for the answer, e.g. X-Authentication-Denied-Reason. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Looks at a request's credential. `null`: not this resolver's kind of credential, ask the next one;
 * `caller`: decided (possibly as anonymous, when Jira ignores a bad credential); `refusal`: answered at once.
 * Resolvers are asked in order; when none decides, the request is anonymous. They never look at the operation.
 */
export type CallerResolver = (
  request: WireRequest,
  world: SimulatedWorld,
) => { readonly caller: Caller } | { readonly refusal: WireResponse; readonly identity?: string } | null;

/** Nobody: no credential, or one that Jira did not take for one. */
export const anonymous: Caller = {
  accountId: null,
  identity: 'anonymous',
  reach: { kind: 'unscoped' },
  loginReason: null,
};
