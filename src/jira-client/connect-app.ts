import { identityTraits } from '../jira-facts/index.ts';
import { type Secret, signAppJwt } from '../tokens/index.ts';
import { identityFrom } from './call-with.ts';
import type { Identity } from './identity.ts';
import type { HttpCaller } from './transport.ts';

interface ConnectAppOptions {
  readonly caller: HttpCaller;
  /** The tenant's `baseUrl`. */
  readonly baseUrl: string;
  /** `key` of the descriptor. */
  readonly appKey: string;
  /** Becomes `aud`; null leaves it out. */
  readonly clientKey: string | null;
  readonly sharedSecret: Secret;
  /** As declared in the descriptor. */
  readonly scopes: readonly string[] | null;
  readonly now: () => Date;
  readonly label?: string;
}

/** The Connect app as itself: a JWT of its own, made anew for each request, at the tenant's address. */
export function connectAppIdentity(options: ConnectAppOptions): Identity {
  return identityFrom({
    kind: 'connect-app',
    label: options.label ?? identityTraits['connect-app'].words,
    scopes: options.scopes,
    baseUrl: options.baseUrl,
    caller: options.caller,
    credential: {
      headersFor: async ({ method, url }) => {
        const jwt = signAppJwt({
          appKey: options.appKey,
          clientKey: options.clientKey,
          sharedSecret: options.sharedSecret,
          method,
          url,
          baseUrl: options.baseUrl,
          now: Math.floor(options.now().getTime() / 1000),
        });
        return { ok: true, headers: { authorization: `JWT ${jwt.reveal()}` } };
      },
    },
    facts: () => (options.scopes === null ? {} : { declaredScopes: [...options.scopes] }),
  });
}
