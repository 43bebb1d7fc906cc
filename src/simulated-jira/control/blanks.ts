import { newIssue } from '../new-site/new-issue.ts';
import { newProject } from '../new-site/new-project.ts';
import { user } from '../new-site/people.ts';
import type { SimulatedWorld } from '../world.ts';

type Blank = () => Record<string, unknown>;

/** The ids that follow on the largest one there is; it is looked for once, so a long list of new things takes no square of it. */
function idsAfter(list: () => readonly { readonly id: string }[]): () => string {
  let last: number | null = null;
  return () => {
    last ??= list().reduce((largest, { id }) => Math.max(largest, Number(id)), 9999);
    last += 1;
    return String(last);
  };
}

/** What an item of a list looks like before the patch that adds it is merged in. */
export function blanks(world: SimulatedWorld): Readonly<Record<string, Blank>> {
  const projectId = idsAfter(() => world.state.projects);
  const issueId = idsAfter(() => world.state.issues);
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
        id: projectId(),
        key: '',
        name: 'New project',
        leadAccountId: world.state.users[0]?.accountId ?? '',
      }),
    }),
    issues: () => ({
      ...newIssue({
        id: issueId(),
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
