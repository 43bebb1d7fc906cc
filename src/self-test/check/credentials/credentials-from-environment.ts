import type { IdentityKind } from '../../../evidence/index.ts';
import { Secret } from '../../../tokens/index.ts';

/** What the environment or the prompt gave; in memory only. E-mail addresses are kept like secrets. */
export interface GivenCredentials {
  readonly email: Secret | null;
  readonly apiToken: Secret | null;
  readonly clientId: string | null;
  readonly clientSecret: Secret | null;
  readonly pat: Secret | null;
  readonly appKey: string | null;
  readonly clientKey: string | null;
  readonly sharedSecret: Secret | null;
  readonly oauthClientId: string | null;
  readonly accountId: string | null;
}

/** The kinds `check` can test, in the order of the report. */
export const checkedKinds = [
  'connect-app',
  'connect-user',
  'oauth-3lo',
  'oauth-client-credentials',
  'api-token',
  'scoped-api-token',
  'service-account-token',
  'password',
  'pat',
] as const satisfies readonly IdentityKind[];
export type CheckedKind = (typeof checkedKinds)[number];

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the variables of docs/check.md exactly as they are: a stray blank is evidence, not something to mend. */
export function credentialsFromEnvironment(env: Environment): GivenCredentials {
  const text = (name: string): string | null => {
    const value = env[name];
    return value === undefined || value === '' ? null : value;
  };
  const secret = (name: string): Secret | null => {
    const value = text(name);
    return value === null ? null : new Secret(value);
  };
  return {
    email: secret('CLEARANCE_EMAIL'),
    apiToken: secret('CLEARANCE_API_TOKEN'),
    clientId: text('CLEARANCE_CLIENT_ID'),
    clientSecret: secret('CLEARANCE_CLIENT_SECRET'),
    pat: secret('CLEARANCE_PAT'),
    appKey: text('CLEARANCE_APP_KEY'),
    clientKey: text('CLEARANCE_CLIENT_KEY'),
    sharedSecret: secret('CLEARANCE_SHARED_SECRET'),
    oauthClientId: text('CLEARANCE_OAUTH_CLIENT_ID'),
    accountId: text('CLEARANCE_ACCOUNT_ID'),
  };
}

/** What each variable gives. */
export const fieldOf = {
  CLEARANCE_EMAIL: 'email',
  CLEARANCE_API_TOKEN: 'apiToken',
  CLEARANCE_CLIENT_ID: 'clientId',
  CLEARANCE_CLIENT_SECRET: 'clientSecret',
  CLEARANCE_PAT: 'pat',
  CLEARANCE_APP_KEY: 'appKey',
  CLEARANCE_SHARED_SECRET: 'sharedSecret',
  CLEARANCE_OAUTH_CLIENT_ID: 'oauthClientId',
  CLEARANCE_ACCOUNT_ID: 'accountId',
} as const satisfies Readonly<Record<string, keyof GivenCredentials>>;
export type Variable = keyof typeof fieldOf;

const basicVariables = ['CLEARANCE_EMAIL', 'CLEARANCE_API_TOKEN'] as const;
const clientVariables = ['CLEARANCE_CLIENT_ID', 'CLEARANCE_CLIENT_SECRET'] as const;
const appVariables = ['CLEARANCE_APP_KEY', 'CLEARANCE_SHARED_SECRET'] as const;

/** Every variable that carries a credential or a part of one. */
export const credentialVariables: readonly string[] = [
  ...Object.keys(fieldOf),
  'CLEARANCE_CLIENT_KEY',
  'CLEARANCE_ORG_API_KEY',
];

/** The variables a kind cannot do without. */
function variablesOf(kind: CheckedKind): readonly Variable[] {
  switch (kind) {
    case 'api-token':
    case 'scoped-api-token':
    case 'service-account-token':
    case 'password':
      return basicVariables;
    case 'oauth-3lo':
    case 'oauth-client-credentials':
      return clientVariables;
    case 'pat':
      return ['CLEARANCE_PAT'];
    case 'connect-app':
      return appVariables;
    case 'connect-user':
      return [...appVariables, 'CLEARANCE_OAUTH_CLIENT_ID', 'CLEARANCE_ACCOUNT_ID'];
  }
}

/** The kind whose variables are there in part; the API token where none is. */
export const begunKind = (given: GivenCredentials): CheckedKind =>
  (['api-token', 'oauth-client-credentials', 'connect-app'] as const).find(
    (kind) => missingVariables(kind, given).length < variablesOf(kind).length,
  ) ?? 'api-token';

/** Which of a kind's variables are missing; empty: the kind can be tested. */
export const missingVariables = (kind: CheckedKind, given: GivenCredentials): Variable[] =>
  variablesOf(kind).filter((name) => given[fieldOf[name]] === null);
