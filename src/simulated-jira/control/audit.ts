import type { AuditRecord } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import type { Command } from './commands.ts';

type Entry = Pick<AuditRecord, 'summary' | 'category' | 'objectItem'>;

/** What an administrator's change leaves in the site's own log; null for what Jira does not log. */
function entryOf(command: Command, { state }: SimulatedWorld): Entry | null {
  const schemeOf = (key: string) => {
    const project = state.projects.find((one) => one.key === key);
    return state.permissionSchemes.find(({ id }) => id === project?.permissionSchemeId)?.name ?? key;
  };
  switch (command.do) {
    case 'add-to-group':
    case 'remove-from-group':
      return {
        summary: command.do === 'add-to-group' ? 'User added to group' : 'User removed from group',
        category: 'group management',
        objectItem: { name: command.group, typeName: 'GROUP' },
      };
    case 'grant-global':
    case 'revoke-global':
      return {
        summary: command.do === 'grant-global' ? 'Global permission added' : 'Global permission deleted',
        category: 'permissions',
        objectItem: { name: 'Global Permissions', typeName: 'PERMISSIONS' },
      };
    case 'grant-in-project':
    case 'revoke-in-project':
      return {
        summary: 'Permission scheme updated',
        category: 'permissions',
        objectItem: { name: schemeOf(command.project), typeName: 'SCHEME' },
      };
    case 'add-to-role':
    case 'remove-from-role':
      return {
        summary: 'Project roles changed',
        category: 'projects',
        objectItem: { name: command.project, typeName: 'PROJECT' },
      };
    case 'set-scopes':
    case 'approve-update':
    case 'enable-app':
    case 'disable-app':
      return {
        summary: 'App updated',
        category: 'apps',
        objectItem: { name: command.app, typeName: 'APP' },
      };
    case 'switch-fault-on':
    case 'switch-fault-off':
      return null;
  }
}

/** Somebody who may do this: the first person in a group that holds Administer Jira. */
function administratorOf({ state }: SimulatedWorld): string | null {
  const groups = state.globalPermissions.ADMINISTER ?? [];
  const one = state.users.find(
    (user) => user.accountType === 'atlassian' && user.groups.some((group) => groups.includes(group)),
  );
  return one?.accountId ?? null;
}

/** Writes the change into the audit log, as done by an administrator of the site. */
export function record(command: Command, world: SimulatedWorld): void {
  const entry = entryOf(command, world);
  if (entry === null) return;
  const { auditRecords } = world.state;
  auditRecords.push({
    id: Math.max(0, ...auditRecords.map(({ id }) => id)) + 1,
    ...entry,
    created: new Date(world.now()).toISOString().replace('Z', '+0000'),
    authorAccountId: administratorOf(world),
  });
}
