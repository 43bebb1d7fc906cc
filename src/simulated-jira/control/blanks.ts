import { newIssue } from '../sites/new-issue.ts';
import { newProject } from '../sites/new-project.ts';
import { user } from '../sites/people.ts';
import type { SimulatedWorld } from '../world.ts';

type Blank = () => Record<string, unknown>;

/** What an item of a list looks like before the patch that adds it is merged in. */
export function blanks(world: SimulatedWorld): Readonly<Record<string, Blank>> {
  const inAYear = () => new Date(world.now() + 365 * 86_400_000).toISOString();
  return {
    users: () => ({
      ...user({ accountId: '', displayName: 'New user', applicationRoles: ['jira-software'] }),
    }),
    groups: () => ({ name: '', groupId: `group-${world.random(9)}` }),
    projectRoles: () => ({ id: 0, name: '', description: '' }),
    permissionSchemes: () => ({ id: 0, name: '', description: '', grants: [] }),
    projects: () => ({
      ...newProject({
        id: String(Math.max(9999, ...world.state.projects.map(({ id }) => Number(id))) + 1),
        key: '',
        name: 'New project',
        leadAccountId: world.state.users[0]?.accountId ?? '',
      }),
    }),
    issues: () => ({
      ...newIssue({
        id: String(Math.max(9999, ...world.state.issues.map(({ id }) => Number(id))) + 1),
        key: '',
        projectId: world.state.projects[0]?.id ?? '',
        created: new Date(world.now()).toISOString(),
      }),
    }),
    apiTokens: () => ({ token: '', accountId: '', scopes: null, expiresAt: inAYear(), revoked: false }),
    personalAccessTokens: () => ({ token: '', accountId: '', expiresAt: null, revoked: false }),
    oauthClients: () => ({
      clientId: '',
      clientSecret: '',
      name: 'Client',
      kind: 'three-legged',
      redirectUris: [],
      scopes: [],
      accountId: null,
    }),
  };
}
