import { accounts, user } from '../new-site/people.ts';
import type { SiteState } from '../state.ts';

/** People whose accounts are special to logging in; the others are in new-site/people.ts. */
const specialAccounts = {
  unlicensed: '5b10fd3a9f0e2c1b7a6d5e4f',
  managed: '712020:0c1d2e3f-5a6b-4c7d-8e9f-a0b1c2d3e4f5',
} as const;

/** Classic scopes of everything Jira offers. */
const everyClassicScope = [
  'read:jira-user',
  'read:jira-work',
  'write:jira-work',
  'manage:jira-project',
  'manage:jira-configuration',
  'manage:jira-webhook',
] as const;

const dayMs = 86_400_000;

/** A personal access token in the form Data Center gives it: 44 characters that decode to an id, a colon and bytes. */
export const personalAccessToken = (id: string, filler: string): string =>
  Buffer.from(`${id}:${filler.padEnd(20, filler)}`.slice(0, 33), 'latin1').toString('base64');

/** Secrets of the healthy site, so that tests, scenarios and people can name them. Nothing outside accepts them. */
export const secrets = {
  adminPassword: 'Correct-Horse-7',
  memberPassword: 'Battery-Staple-8',
  admin: 'ATATT3xSimulated-ada-unscoped-0001',
  adminScoped: 'ATATT3xSimulated-ada-scoped-0002',
  adminReadOnly: 'ATATT3xSimulated-ada-read-only-0003',
  adminExpired: 'ATATT3xSimulated-ada-expired-0004',
  adminRevoked: 'ATATT3xSimulated-ada-revoked-0005',
  member: 'ATATT3xSimulated-mika-unscoped-0006',
  memberScoped: 'ATATT3xSimulated-mika-scoped-0007',
  inactive: 'ATATT3xSimulated-ines-unscoped-0008',
  unlicensed: 'ATATT3xSimulated-uma-unscoped-0009',
  managed: 'ATATT3xSimulated-sam-unscoped-0010',
  serviceAccount: 'ATSTT3xSimulated-build-service-0011',
  oauthClientSecret: 'ATOASimulated-three-legged-secret',
  grantedClientSecret: 'ATOASimulated-granted-secret',
  grantedAccess: 'simulated.three-legged.access-token-of-ada',
  grantedRefresh: 'simulated.three-legged.refresh-token-of-ada',
  serviceClientSecret: 'ATOASimulated-client-credentials-secret',
  organizationKey: 'ATCTT3xSimulated-organization-key-0012',
  adminPat: personalAccessToken('123456789012', 'ada-simulated-pat'),
  memberPat: personalAccessToken('210987654321', 'mika-simulated-pa'),
} as const;

/** Client ids of the OAuth clients. */
export const clients = {
  threeLegged: 'simulated-three-legged-client',
  /** Ada already agreed to this one. */
  granted: 'simulated-granted-client',
  clientCredentials: 'simulated-service-account-client',
} as const;

/** The organization above the site, and what its key may read. */
export const organization = {
  id: '0c1d2e3f-1111-4222-8333-a0b1c2d3e4f5',
  scopes: [
    'read:tokens:admin',
    'read:api-keys:admin',
    'read:service-accounts:admin',
    'read:service-accounts-tokens:admin',
  ],
} as const;

/** Gives the site's people passwords and tokens of every kind, and the site two OAuth clients. `now` in milliseconds. */
export function issueKnownCredentials(state: SiteState, now: number): void {
  const inDays = (days: number) => new Date(now + days * dayMs).toISOString();
  const members = `jira-users-${state.site.name}`;
  for (const person of state.users) {
    if (person.accountId === accounts.admin) person.password = secrets.adminPassword;
    if (person.accountId === accounts.member) person.password = secrets.memberPassword;
    // The service account of a healthy integration administers what it looks after.
    if (person.accountId === accounts.serviceAccount) person.groups.push(`jira-admins-${state.site.name}`);
  }
  state.users.push(
    user({
      accountId: specialAccounts.unlicensed,
      displayName: 'Uma Unlicensed',
      emailAddress: 'uma@example.com',
      name: 'uma',
      password: 'Paper-Clip-9',
    }),
    user({
      accountId: specialAccounts.managed,
      displayName: 'Sam Single-Sign-On',
      emailAddress: 'sam@sso.example.com',
      name: 'sam',
      managed: true,
      groups: [members],
      applicationRoles: ['jira-software'],
    }),
  );
  const token = (text: string, accountId: string, scopes: readonly string[] | null, days = 200) => ({
    token: text,
    accountId,
    scopes: scopes === null ? null : [...scopes],
    expiresAt: inDays(days),
    revoked: text === secrets.adminRevoked,
  });
  state.apiTokens.push(
    token(secrets.admin, accounts.admin, null),
    token(secrets.adminScoped, accounts.admin, everyClassicScope),
    token(secrets.adminReadOnly, accounts.admin, ['read:jira-user', 'read:jira-work']),
    token(secrets.adminExpired, accounts.admin, null, -1),
    token(secrets.adminRevoked, accounts.admin, null),
    token(secrets.member, accounts.member, null),
    token(secrets.memberScoped, accounts.member, everyClassicScope),
    token(secrets.inactive, accounts.inactive, null),
    token(secrets.unlicensed, specialAccounts.unlicensed, null),
    token(secrets.managed, specialAccounts.managed, null),
    token(secrets.serviceAccount, accounts.serviceAccount, everyClassicScope),
  );
  state.organizationKeys = [
    {
      id: 'key-1',
      name: 'Token inventory',
      key: secrets.organizationKey,
      scopes: [...organization.scopes],
      expiresAt: inDays(300),
    },
  ];
  state.personalAccessTokens.push(
    { token: secrets.adminPat, accountId: accounts.admin, expiresAt: inDays(90), revoked: false },
    { token: secrets.memberPat, accountId: accounts.member, expiresAt: null, revoked: false },
  );
  state.oauthClients.push(
    {
      clientId: clients.threeLegged,
      clientSecret: secrets.oauthClientSecret,
      name: 'Local check',
      kind: 'three-legged',
      redirectUris: ['http://localhost:8976/callback', 'http://127.0.0.1:8976/callback'],
      scopes: [...everyClassicScope, 'read:me'],
      accountId: null,
    },
    {
      clientId: clients.clientCredentials,
      clientSecret: secrets.serviceClientSecret,
      name: 'Build service',
      kind: 'client-credentials',
      redirectUris: [],
      scopes: [...everyClassicScope],
      accountId: accounts.serviceAccount,
    },
  );
  grantSample(state, now);
}

/** A 3LO client that needs no consent page: its user agreed, and its tokens are known. */
function grantSample(state: SiteState, now: number): void {
  const scopes = [...everyClassicScope, 'read:me', 'offline_access'];
  const issuedAt = new Date(now).toISOString();
  const whose = { accountId: accounts.admin, scopes };
  state.oauthClients.push({
    clientId: clients.granted,
    clientSecret: secrets.grantedClientSecret,
    name: 'Sample integration',
    kind: 'three-legged',
    redirectUris: ['http://localhost:8976/callback'],
    scopes,
    accountId: null,
  });
  state.oauthGrants.push({ ...whose, clientId: clients.granted, thisSite: true });
  state.accessTokens.push({
    ...whose,
    token: secrets.grantedAccess,
    kind: 'three-legged',
    issuedTo: clients.granted,
    issuedAt,
    expiresAt: new Date(now + 3_600_000).toISOString(),
    revoked: false,
  });
  state.refreshTokens.push({
    ...whose,
    token: secrets.grantedRefresh,
    clientId: clients.granted,
    issuedAt,
    lastUsedAt: null,
    replacedAt: null,
    revoked: false,
  });
}
