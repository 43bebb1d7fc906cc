import type { IdentityKind } from '../../evidence/index.ts';
import { kindsWith, type Operation } from '../../jira-facts/index.ts';
import { findCauses } from '../judge/index.ts';
import { projectsKeptFromApp, searchRequest } from '../probes/index.ts';
import type { Participant, RunSurroundings } from '../run/index.ts';
import { knownProjects } from './rights-in-projects.ts';

/** Kinds that call as an app Jira can tell its data policy to; Connect apps may not ask. */
const told: readonly IdentityKind[] = kindsWith(
  ({ framework, throughApp, scopeWorld }) => framework === 'forge' || (throughApp && scopeWorld === 'oauth2'),
);

/** Keys of the projects an app access rule keeps this identity's app out of; none where that cannot be asked. */
export async function projectsKeptFrom(participant: Participant, around: RunSurroundings): Promise<string[]> {
  if (!told.includes(participant.kind) || !participant.usable || around.keys.project.length === 0) return [];
  const kept = await projectsKeptFromApp(participant.asker, () => knownProjects(around));
  return kept.ok ? kept.value.map(({ key }) => key) : [];
}

/**
 * Projects out of which a rule of an administrator keeps this operation. `project`: the one it is about, else null. null:
 * nothing stands in the way.
 */
export async function projectsKeptOut(
  participant: Participant,
  around: RunSurroundings,
  operation: Operation,
  project: string | null,
): Promise<string[] | null> {
  if (operation.appAccessRuleExempt === true || (operation.permissions.project?.length ?? 0) === 0)
    return null;
  const kept = await projectsKeptFrom(participant, around);
  const concerned = project === null ? kept : kept.filter((key) => key === project);
  return concerned.length === 0 ? null : concerned;
}

/** The same for whoever cannot ask for the data policy: what a read in that project is refused with. null: it is not, or for another reason. */
export async function ruleSeenIn(
  participant: Participant,
  around: RunSurroundings,
  project: string | null,
): Promise<string[] | null> {
  if (project === null || told.includes(participant.kind)) return null;
  const { exchange } = await participant.asker.ask(searchRequest(project));
  const status = exchange.response?.status ?? 0;
  if (status < 400) return null;
  const [leading] = await findCauses(participant, around, exchange, [], {});
  return leading?.cause === 'app-access-blocked' ? [project] : null;
}
