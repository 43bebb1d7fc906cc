import { clients, secrets } from '../../credentials/known.ts';
import { accounts } from '../../new-site/people.ts';
import type { SimulatedWorld } from '../../world.ts';
import type { CheckCall } from './planted-fault.ts';

type MakeCall = (world: SimulatedWorld) => CheckCall;

const pair = (email: string, token: string) => ({ CLEARANCE_EMAIL: email, CLEARANCE_API_TOKEN: token });

function call(as: string, environment: Record<string, string>, options: readonly string[] = []): MakeCall {
  return ({ addresses }) => ({ site: addresses.siteUrl, as, environment, options });
}

/** Ada, who administers the site, by her unscoped token; `token` and `email` for what she gets wrong. */
export function ada({
  email = 'ada@example.com',
  token = secrets.admin as string,
  options = [] as readonly string[],
} = {}): MakeCall {
  return call('api-token', pair(email, token), options);
}

/** A person's unscoped token. */
export function person(email: string, token: string, options: readonly string[] = []): MakeCall {
  return call('api-token', pair(email, token), options);
}

/** Ada's token with scopes, at the gateway. */
export function adaScoped(token: string = secrets.adminScoped, options: readonly string[] = []): MakeCall {
  return call('scoped-api-token', pair('ada@example.com', token), options);
}

/** The service account's token, at the gateway. */
export function serviceAccount(token: string = secrets.serviceAccount): MakeCall {
  return call('service-account-token', pair('build-service@serviceaccount.atlassian.com', token));
}

/** Name and password, for Server and for those who try them on Cloud. */
export function password(
  name: string,
  text: string = secrets.adminPassword,
  options: readonly string[] = [],
): MakeCall {
  return call('password', pair(name, text), options);
}

/** A personal access token. */
export function pat(token: string = secrets.adminPat, options: readonly string[] = []): MakeCall {
  return call('pat', { CLEARANCE_PAT: token }, options);
}

/** The OAuth credential of the service account. */
export function clientCredentials(clientSecret: string = secrets.serviceClientSecret): MakeCall {
  return call('oauth-client-credentials', {
    CLEARANCE_CLIENT_ID: clients.clientCredentials,
    CLEARANCE_CLIENT_SECRET: clientSecret,
  });
}

/** The 3LO app of one's own. */
export function threeLegged(clientSecret: string = secrets.oauthClientSecret): MakeCall {
  return call('oauth-3lo', {
    CLEARANCE_CLIENT_ID: clients.threeLegged,
    CLEARANCE_CLIENT_SECRET: clientSecret,
  });
}

/** The installed Connect app itself, or a user it acts for; values as its developer finds them in their database. */
export function connect(
  as: 'connect-app' | 'connect-user',
  changed: Record<string, string> = {},
  options: readonly string[] = [],
): MakeCall {
  return ({ addresses, state }) => {
    const app = state.connectApps.find((each) => each.state !== 'uninstalled');
    if (app === undefined) throw new Error('Install a Connect app first: this fault concerns one.');
    return {
      site: addresses.siteUrl,
      as,
      options,
      environment: {
        CLEARANCE_APP_KEY: app.key,
        CLEARANCE_CLIENT_KEY: app.clientKey,
        CLEARANCE_SHARED_SECRET: app.sharedSecret,
        CLEARANCE_OAUTH_CLIENT_ID: app.oauthClientId,
        ...(as === 'connect-user' ? { CLEARANCE_ACCOUNT_ID: accounts.admin } : {}),
        ...changed,
      },
    };
  };
}

/** Another spelling of the site's address in an otherwise right call. */
export function at(change: (siteUrl: string) => string, make: MakeCall): MakeCall {
  return (world) => {
    const made = make(world);
    return { ...made, site: change(made.site) };
  };
}
