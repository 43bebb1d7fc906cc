import type { Exchange, IdentityKind } from '../evidence/index.ts';
import type { JiraRequest } from '../jira-client/index.ts';
import {
  connectCovers,
  identityTraits,
  type Operation,
  oauthCovers,
  ownerClause,
  permissionClauses,
} from '../jira-facts/index.ts';
import type { Participant } from './participant.ts';
import { levelOf } from './permission-keys.ts';
import { type PermissionsHeld, permissionsHeld } from './probes/facts/permissions-held.ts';
import {
  type ProjectPermissions,
  permissionsCheckRequest,
  projectPermissions,
} from './probes/facts/project-permissions.ts';
import type { Project } from './probes/facts/visible-projects.ts';
import { type Found, found, notFound } from './probes/found.ts';
import type { Surroundings } from './surroundings.ts';

/** Whether scopes open an operation; `unknown`: nobody can know which scopes the credential has. */
export type ScopeVerdict = 'open' | 'missing' | 'closed' | 'unknown';

export function scopeVerdict(
  kind: IdentityKind,
  scopes: readonly string[] | null,
  operation: Operation,
): ScopeVerdict {
  const { scopeWorld } = identityTraits[kind];
  if (scopeWorld === null) return 'open';
  if (scopeWorld === 'connect') {
    if (scopes === null) return 'unknown';
    const verdict = connectCovers(scopes, operation);
    if (verdict.open) return 'open';
    if (verdict.reason === 'inaccessible') return 'closed';
    return verdict.reason === 'scope' ? 'missing' : 'unknown';
  }
  const verdict = oauthCovers(scopes ?? [], operation, scopeWorld);
  if (verdict.open) return 'open';
  if (verdict.reason === 'closed') return 'closed';
  return scopes === null ? 'unknown' : 'missing';
}

/** What would happen: by scopes, and by permissions in the place the call would touch. */
export interface Prediction {
  readonly scopes: ScopeVerdict;
  readonly permissions: Found<PermissionsHeld>;
  /** Every clause of the operation holds; null: not known. */
  readonly permitted: boolean | null;
  /** Key of the project looked at. */
  readonly project: string | null;
  /** The call as it would be made, never sent. */
  readonly wouldBe: Exchange;
  /** The permission questions that were really asked. */
  readonly asked: readonly Exchange[];
}

/** Derives a write without performing it: a self-test changes nothing on the site. */
export async function predict(
  participant: Participant,
  around: Surroundings,
  operation: Operation,
  request: JiraRequest,
  project: Found<Project>,
): Promise<Prediction> {
  const clauses = permissionClauses(operation);
  const keys = [...new Set(clauses.flat())].filter((key) => levelOf(key) !== null);
  const { permissions, asked } = await heldInPlace(participant, around, keys, project);
  return {
    scopes: scopeVerdict(participant.kind, participant.identity.scopes, operation),
    permissions,
    permitted: permissions.ok ? holds(clauses, permissions.value) : null,
    project: project.ok ? project.value.key : null,
    wouldBe: {
      request: {
        method: request.method,
        url: participant.identity.baseUrl + request.path,
        headers: {},
        body: null,
      },
      response: null,
    },
    asked,
  };
}

/** An and of ors; what was not asked about (an owner, a key of another product) leaves a clause undecided. */
function holds(clauses: readonly (readonly string[])[], { held, lacking }: PermissionsHeld): boolean | null {
  let open = false;
  for (const clause of clauses) {
    if (clause.some((key) => held.includes(key))) continue;
    if (clause.every((key) => lacking.includes(key) || key === ownerClause)) return false;
    open = true;
  }
  return open ? null : true;
}

async function heldInPlace(
  participant: Participant,
  around: Surroundings,
  keys: readonly string[],
  project: Found<Project>,
): Promise<{ permissions: Found<PermissionsHeld>; asked: Exchange[] }> {
  if (keys.length === 0) return { permissions: found({ held: [], lacking: [] }), asked: [] };
  const { issue } = around.plan;
  if (issue !== null) {
    const request = {
      method: 'GET' as const,
      path: `/rest/api/3/mypermissions?permissions=${keys.join('%2C')}&issueKey=${encodeURIComponent(issue)}`,
    };
    const answer = await participant.asker.ask(request);
    const { exchange } = answer;
    const status = exchange.response?.status ?? null;
    if (status === 404)
      return {
        permissions: found({ held: [], lacking: keys.filter((key) => levelOf(key) === 'project') }),
        asked: [exchange],
      };
    const held = await permissionsHeld({ ...participant.asker, ask: async () => answer }, keys);
    return { permissions: held, asked: [exchange] };
  }
  const site = await participant.permissions();
  const projectKeys = keys.filter((key) => levelOf(key) === 'project');
  if (projectKeys.length === 0) return { permissions: site, asked: [] };
  if (!project.ok) return { permissions: notFound(project.why), asked: [] };
  const all = await rightsInProjects(participant, around, [project.value]);
  if (!all.rights.ok) return { permissions: site.ok ? site : notFound(all.rights.why), asked: all.asked };
  const rights = all.rights.value;
  const inProject = (key: string): boolean => rights.get(key)?.has(project.value.key) ?? false;
  const global = site.ok ? site.value : { held: [], lacking: [] };
  return {
    permissions: found({
      held: keys.filter((key) => (levelOf(key) === 'project' ? inProject(key) : global.held.includes(key))),
      lacking: keys.filter((key) =>
        levelOf(key) === 'project' ? !inProject(key) : global.lacking.includes(key),
      ),
    }),
    asked: all.asked,
  };
}

/** Every project that somebody in the run can see, and those given, by key. */
export async function knownProjects(around: Surroundings, more: readonly Project[] = []): Promise<Project[]> {
  await around.examined();
  const known = new Map<string, Project>();
  for (const other of around.participants) {
    if (!other.usable || other.kind === 'anonymous') continue;
    const visible = await other.projects();
    for (const project of visible.ok ? visible.value.projects : []) known.set(project.id, project);
  }
  for (const project of more) known.set(project.id, project);
  return [...known.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Project permissions of an identity in every project the run knows: one call for all of them, asked once. */
export async function rightsInProjects(
  participant: Participant,
  around: Surroundings,
  more: readonly Project[] = [],
): Promise<{ rights: Found<ProjectPermissions>; asked: Exchange[] }> {
  const projects = await knownProjects(around, more);
  if (projects.length === 0) return { rights: notFound('no project is visible to any identity'), asked: [] };
  const permissions = around.keys.project;
  const rights = await projectPermissions(participant.asker, permissions, projects);
  const asked = await participant.asker.ask(
    permissionsCheckRequest({ globalPermissions: [], projectPermissions: permissions, projects }),
  );
  return { rights, asked: [asked.exchange] };
}
