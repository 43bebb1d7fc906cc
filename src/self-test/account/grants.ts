import { z } from 'zod';
import type { ReportGrant } from '../../report/index.ts';
import { levelOf } from '../plan/index.ts';
import { type Asker, type Found, factIn } from '../probes/index.ts';
import type { Participant, RunSurroundings } from '../run/index.ts';
import { rightsInProjects } from './rights-in-projects.ts';

/** Projects and roles looked into, at most: a site has thousands, and each costs a call. */
const projectsLookedAt = 3;
const rolesLookedAt = 8;

const Scheme = z.object({
  name: z.string(),
  permissions: z
    .array(
      z.object({
        permission: z.string(),
        holder: z.object({
          type: z.string(),
          parameter: z.string().optional(),
          value: z.string().optional(),
        }),
      }),
    )
    .default([]),
});
type Holder = z.infer<typeof Scheme>['permissions'][number]['holder'];

const Role = z.object({
  name: z.string(),
  actors: z
    .array(
      z.object({
        actorUser: z.object({ accountId: z.string() }).optional(),
        actorGroup: z.object({ name: z.string() }).optional(),
      }),
    )
    .default([]),
});
type Role = z.infer<typeof Role>;

/**
 * Through which grant an account holds each project permission that is needed, or who holds it in its place: group, role
 * and scheme, read with an administrator's rights. What cannot be read is left out.
 */
export async function grantsOf(
  participant: Participant,
  administrator: Asker,
  around: RunSurroundings,
  projects: readonly string[],
): Promise<ReportGrant[]> {
  const account = await participant.account();
  const groups = await participant.groups();
  if (!account.ok) return [];
  const who = { accountId: account.value.accountId, groups: new Set(groups.ok ? groups.value : []) };
  const { rights } = await rightsInProjects(participant, around);
  if (!rights.ok) return [];
  const permissions = around.keys.project.filter((key) => levelOf(key) === 'project');
  const perProject = projects.slice(0, projectsLookedAt).map(async (project) => {
    const scheme = await schemeOf(administrator, project);
    if (!scheme.ok) return [];
    const roles = await rolesOf(administrator, project, scheme.value.permissions);
    return permissions.map((permission): ReportGrant => {
      const granted = scheme.value.permissions.filter((grant) => grant.permission === permission);
      const holders = granted.map(({ holder }) => chainOf(holder, roles, who));
      const held = rights.value.get(permission)?.has(project) === true;
      return {
        identity: participant.kind,
        permission,
        project,
        held,
        scheme: scheme.value.name,
        through: held ? holders.flatMap(({ chain }) => chain ?? []).slice(0, 2) : [],
        grantedTo: [...new Set(holders.map(({ name }) => name))],
      };
    });
  });
  return (await Promise.all(perProject)).flat();
}

interface Chain {
  /** The holder as the scheme's screen names it. */
  readonly name: string;
  /** How the account comes to it, outermost first; null: not by this one, as far as can be read. */
  readonly chain: string | null;
}

function chainOf(
  { type, parameter, value }: Holder,
  roles: ReadonlyMap<string, Role>,
  { accountId, groups }: { readonly accountId: string; readonly groups: ReadonlySet<string> },
): Chain {
  const given = value ?? parameter ?? '';
  switch (type) {
    case 'anyone':
      return { name: 'anyone', chain: 'anyone' };
    case 'user':
      return {
        name: 'single users',
        chain: [parameter, value].includes(accountId) ? 'the account itself' : null,
      };
    case 'group': {
      const mine = [parameter, value].find((name) => name !== undefined && groups.has(name));
      // The value of a group is its id, which no screen shows.
      return { name: `group ${parameter ?? given}`, chain: mine === undefined ? null : `group ${mine}` };
    }
    case 'projectRole': {
      const role = roles.get(given) ?? roles.get(parameter ?? '');
      const name = `project role ${role?.name ?? given}`;
      const self = role?.actors.some(({ actorUser }) => actorUser?.accountId === accountId) === true;
      const group = role?.actors.find(({ actorGroup }) => groups.has(actorGroup?.name ?? ''))?.actorGroup;
      if (self) return { name, chain: `the account itself → ${name}` };
      return { name, chain: group === undefined ? null : `group ${group.name} → ${name}` };
    }
    case 'applicationRole':
      return { name: given === '' ? 'anybody logged in' : `whoever has ${given}`, chain: null };
    default:
      return { name: type, chain: null };
  }
}

async function schemeOf(asker: Asker, project: string): Promise<Found<z.infer<typeof Scheme>>> {
  const path = `/rest/api/3/project/${encodeURIComponent(project)}/permissionscheme?expand=permissions`;
  return factIn(await asker.ask({ method: 'GET', path }), Scheme);
}

/** Who is in each role that the scheme names, in this project. */
async function rolesOf(
  asker: Asker,
  project: string,
  grants: readonly { readonly holder: Holder }[],
): Promise<ReadonlyMap<string, Role>> {
  const ids = grants.flatMap(({ holder }) =>
    holder.type === 'projectRole' ? (holder.value ?? holder.parameter ?? []) : [],
  );
  const asked = [...new Set(ids)].slice(0, rolesLookedAt).map(async (id) => {
    const path = `/rest/api/3/project/${encodeURIComponent(project)}/role/${encodeURIComponent(id)}`;
    return { id, role: factIn(await asker.ask({ method: 'GET', path }), Role) };
  });
  return new Map(
    (await Promise.all(asked)).flatMap(({ id, role }) => (role.ok ? [[id, role.value] as const] : [])),
  );
}
