import type { Exchange } from '../../evidence/index.ts';
import type { JiraRequest } from '../../jira-client/index.ts';
import { type Operation, ownerClause, permissionClauses } from '../../jira-facts/index.ts';
import { knownProjects, rightsInProjects } from '../account/index.ts';
import { type ScopeVerdict, scopeVerdict } from '../judge/index.ts';
import { levelOf } from '../plan/index.ts';
import {
  type Found,
  found,
  myPermissionsRequest,
  noFact,
  type PermissionsHeld,
  type Project,
  permissionsHeld,
} from '../probes/index.ts';
import type { Participant, RunSurroundings } from '../run/index.ts';
import { type NamedPlace, namedInPath, placeParameter, projectKeyOf } from './named-in-path.ts';

/** What would happen: by scopes, and by permissions in the place the call would touch. */
interface Prediction {
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

/** Derives a write without performing it: a self-test changes nothing on the site. `named`: the operation as it was asked for. */
export async function predict(
  participant: Participant,
  around: RunSurroundings,
  operation: Operation,
  request: JiraRequest,
  project: Found<Project>,
  named: string,
): Promise<Prediction> {
  const clauses = permissionClauses(operation);
  const keys = [...new Set(clauses.flat())].filter((key) => levelOf(key) !== null);
  const { issue } = around.plan;
  const onIssue = operation.path.includes('{issueIdOrKey}') && issue !== null;
  const place = namedInPath(operation, named) ?? (onIssue ? { kind: 'issue' as const, name: issue } : null);
  // Of an account that is judged by somebody else Jira tells rights by project alone.
  const judged = around.plan.judged?.kind === participant.kind;
  const within = place !== null && judged ? await projectNamed(place, project, around) : project;
  const { permissions, asked } = await heldInPlace(participant, around, keys, within, judged ? null : place);
  return {
    scopes: scopeVerdict(participant.kind, participant.identity.scopes, operation),
    permissions,
    permitted: permissions.ok ? holds(clauses, permissions.value) : null,
    project: place === null ? (project.ok ? project.value.key : null) : projectKeyOf(place),
    wouldBe: unsent(participant, request),
    asked,
  };
}

/** A call as it would be made, never sent. */
export function unsent(
  { identity }: Participant,
  { method, path }: Pick<JiraRequest, 'method' | 'path'>,
): Exchange {
  return { request: { method, url: identity.baseUrl + path, headers: {}, body: null }, response: null };
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
  around: RunSurroundings,
  keys: readonly string[],
  project: Found<Project>,
  place: NamedPlace | null,
): Promise<{ permissions: Found<PermissionsHeld>; asked: Exchange[] }> {
  if (keys.length === 0) return { permissions: found({ held: [], lacking: [] }), asked: [] };
  if (place !== null) {
    const answer = await participant.asker.ask(placePermissionsRequest(around, place));
    const { exchange } = answer;
    const status = exchange.response?.status ?? null;
    // Nothing but that it cannot be seen is known of the rights in a place that is hidden or not there.
    if (status === 404)
      return { permissions: found({ held: [], lacking: ['BROWSE_PROJECTS'] }), asked: [exchange] };
    const held = await permissionsHeld({ ...participant.asker, ask: async () => answer }, keys);
    return { permissions: held, asked: [exchange] };
  }
  const site = await participant.permissions();
  const projectKeys = keys.filter((key) => levelOf(key) === 'project');
  if (projectKeys.length === 0) return { permissions: site, asked: [] };
  if (!project.ok) return { permissions: noFact(project.why), asked: [] };
  const all = await rightsInProjects(participant, around, [project.value]);
  if (!all.rights.ok) return { permissions: site.ok ? site : noFact(all.rights.why), asked: all.asked };
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

/** The project of a named place, as far as somebody of the run sees it; of an id nothing is known. */
async function projectNamed(
  place: NamedPlace,
  instead: Found<Project>,
  around: RunSurroundings,
): Promise<Found<Project>> {
  const key = projectKeyOf(place);
  if (key === null) return instead;
  const known = (await knownProjects(around)).find((project) => project.key === key);
  return known === undefined ? noFact(`nobody of the run sees the project ${key}`) : found(known);
}

/** Everything the run wants to know about one place, whichever operation asks first. */
function placePermissionsRequest({ keys }: RunSurroundings, place: NamedPlace): JiraRequest {
  const { path } = myPermissionsRequest([...keys.global, ...keys.project]);
  return { method: 'GET', path: `${path}&${placeParameter(place)}` };
}
