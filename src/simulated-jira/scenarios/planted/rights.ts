import { secrets } from '../../credentials/known.ts';
import { accounts, staffGroup } from '../../new-site/people.ts';
import { roles } from '../../new-site/permission-schemes.ts';
import type { PermissionScheme } from '../../state.ts';
import { ada, adaScoped, clientCredentials, person, serviceAccount } from './calls.ts';
import { byState, type PlantedFault, planted } from './planted-fault.ts';

/** Takes one permission from everybody in the scheme of project PAY. */
const without = (permission: string) =>
  byState('permissionSchemes', (schemes) =>
    schemes.map(
      (scheme): PermissionScheme =>
        scheme.id === 0
          ? { ...scheme, grants: scheme.grants.filter((grant) => grant.permission !== permission) }
          : scheme,
    ),
  );

const scopesOf = (text: string, scopes: string[]) =>
  byState('apiTokens', (tokens) => tokens.map((each) => (each.token === text ? { ...each, scopes } : each)));

const inPay = ['--project', 'PAY'];

/** Logins that are accepted and may too little: scopes, global and project permissions, visibility. */
export const rightsFaults: readonly PlantedFault[] = [
  planted({
    name: 'member-in-place-of-administrator',
    wrong: 'The account is a plain member, and the operations want an administrator.',
    expectedCause: 'global-permission-missing',
    check: person('mika@example.com', secrets.member),
    mend: ({ state }) => {
      const mika = state.users.find(({ accountId }) => accountId === accounts.member);
      mika?.groups.push(`jira-admins-${state.site.name}`);
    },
  }),
  planted({
    name: 'administrators-group-without-administer',
    wrong: 'The group of administrators lost Administer Jira.',
    expectedCause: 'global-permission-missing',
    ...byState('globalPermissions', (permissions) => ({ ...permissions, ADMINISTER: [] })),
    check: ada(),
  }),
  planted({
    name: 'service-account-no-administrator',
    wrong: 'The service account is a plain member.',
    expectedCause: 'global-permission-missing',
    ...byState('users', (users, state) =>
      users.map((user) =>
        user.accountId === accounts.serviceAccount
          ? { ...user, groups: [`jira-users-${state.site.name}`, staffGroup(state.site.name)] }
          : user,
      ),
    ),
    check: serviceAccount(),
  }),
  planted({
    name: 'scoped-token-without-configuration',
    wrong: 'The scoped token lacks manage:jira-configuration.',
    expectedCause: 'scope-missing',
    ...scopesOf(secrets.adminScoped, ['read:jira-user', 'read:jira-work', 'write:jira-work']),
    check: adaScoped(),
  }),
  planted({
    name: 'scoped-token-with-half-a-group',
    wrong: 'One granular scope of several is missing: a group is all or nothing.',
    expectedCause: 'scope-missing',
    ...scopesOf(secrets.adminScoped, [
      'read:jira-user',
      'read:jira-work',
      'read:project-role:jira',
      'read:user:jira',
    ]),
    check: adaScoped(),
  }),
  planted({
    name: 'service-account-without-write-scope',
    wrong: 'The token of the service account may read only.',
    expectedCause: 'scope-missing',
    ...scopesOf(secrets.serviceAccount, ['read:jira-user', 'read:jira-work']),
    check: serviceAccount(),
  }),
  planted({
    name: 'client-credentials-without-scope',
    wrong: 'The OAuth credential of the service account lacks manage:jira-configuration.',
    expectedCause: 'scope-missing',
    ...byState('oauthClients', (clients) =>
      clients.map((client) =>
        client.kind === 'client-credentials'
          ? { ...client, scopes: ['read:jira-user', 'read:jira-work'] }
          : client,
      ),
    ),
    check: clientCredentials(),
  }),
  planted({
    name: 'project-not-visible',
    wrong: 'The account is in no role of the project.',
    expectedCause: 'resource-not-visible',
    alsoAcceptable: ['project-permission-missing'],
    ...byState('projects', (projects) =>
      projects.map((project) => (project.key === 'PAY' ? { ...project, roleActors: {} } : project)),
    ),
    check: ada({ options: inPay }),
  }),
  planted({
    name: 'browse-projects-missing',
    wrong: 'Nobody has Browse Projects in the scheme of the project.',
    expectedCause: 'resource-not-visible',
    alsoAcceptable: ['project-permission-missing'],
    ...without('BROWSE_PROJECTS'),
    check: ada({ options: inPay }),
  }),
  planted({
    name: 'issue-behind-security-level',
    wrong: 'The issue has a security level which the account is not in.',
    expectedCause: 'resource-not-visible',
    ...byState('issueSecuritySchemes', (schemes) =>
      schemes.map((scheme) => ({
        ...scheme,
        levels: scheme.levels.map((level) => ({
          ...level,
          members: [{ type: 'projectRole' as const, parameter: String(roles.addons) }],
        })),
      })),
    ),
    check: ada({ options: [...inPay, '--issue', 'PAY-2'] }),
  }),
  ...(['CREATE_ISSUES', 'EDIT_ISSUES', 'DELETE_ISSUES'] as const).map((permission) =>
    planted({
      name: `${permission.toLowerCase().replace('_', '-')}-missing`,
      wrong: `Nobody has ${permission} in the scheme of the project.`,
      expectedCause: 'project-permission-missing',
      ...without(permission),
      check: ada({ options: inPay }),
    }),
  ),
];
