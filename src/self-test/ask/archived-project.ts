import { type Operation, permissionClauses } from '../../jira-facts/index.ts';
import { levelOf } from '../plan/index.ts';
import { projectDetails } from '../probes/index.ts';
import type { Participant, RunSurroundings } from '../run/index.ts';

/** Rights that mean something in an archived project too: to look, to administer, and to bring work back. */
const outlasting: ReadonlySet<string> = new Set([
  'BROWSE_PROJECTS',
  'ADMINISTER_PROJECTS',
  'ARCHIVE_ISSUES',
  'UNARCHIVE_ISSUES',
]);

/**
 * Key of the project a write would go to, where that is archived; null: it is not, or cannot be seen. Permissions do not tell: a
 * role keeps its rights in an archived project, and Jira refuses the write nevertheless. A project that was found by itself comes
 * from a list without archived ones, so only one that was named is looked at.
 */
export async function archivedProject(
  participant: Participant,
  { plan }: RunSurroundings,
  operation: Operation,
  place: string | null,
): Promise<string | null> {
  const named = plan.project !== null || plan.issue !== null;
  if (place === null || !named || !changesWork(operation)) return null;
  const project = await projectDetails(participant.asker, place);
  return project.ok && project.value.archived === true ? project.value.key : null;
}

function changesWork(operation: Operation): boolean {
  return permissionClauses(operation)
    .flat()
    .some((key) => levelOf(key) === 'project' && !outlasting.has(key));
}
