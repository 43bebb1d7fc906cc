/* Written by `npm run derived`, from the files of this folder. */
import type { IdentityTraits } from '../identity-traits.ts';
import { anonymous } from './anonymous.ts';
import { apiToken } from './api-token.ts';
import { connectApp } from './connect-app.ts';
import { connectUser } from './connect-user.ts';
import { forgeApp } from './forge-app.ts';
import { forgeUser } from './forge-user.ts';
import { oauth3lo } from './oauth-3lo.ts';
import { oauthClientCredentials } from './oauth-client-credentials.ts';
import { password } from './password.ts';
import { pat } from './pat.ts';
import { scopedApiToken } from './scoped-api-token.ts';
import { serviceAccountToken } from './service-account-token.ts';

/** Who calls Jira. One word for each credential that behaves differently on the wire. */
export const identityKinds = [
  'connect-app',
  'connect-user',
  'forge-app',
  'forge-user',
  'oauth-3lo',
  'oauth-client-credentials',
  'api-token',
  'scoped-api-token',
  'service-account-token',
  'password',
  'pat',
  'anonymous',
] as const;

export type IdentityKind = (typeof identityKinds)[number];

/** What is true of each kind; every list of kinds elsewhere is derived from this. */
export const identityTraits: Readonly<Record<IdentityKind, IdentityTraits>> = {
  'connect-app': connectApp,
  'connect-user': connectUser,
  'forge-app': forgeApp,
  'forge-user': forgeUser,
  'oauth-3lo': oauth3lo,
  'oauth-client-credentials': oauthClientCredentials,
  'api-token': apiToken,
  'scoped-api-token': scopedApiToken,
  'service-account-token': serviceAccountToken,
  password,
  pat,
  anonymous,
};
