import type { JiraRequest } from '../jira-client/index.ts';
import type { ProbeRun } from './probe-result.ts';
import type { PermissionsHeld } from './probes/facts/permissions-held.ts';
import { knownProjects, rightsInProjects } from './rights-in-projects.ts';
import type { RunSurroundings } from './surroundings.ts';

/** Key of the project a path is about; null: of none, or of one named by its id. */
export function projectInPath({ path }: JiraRequest): string | null {
  const named = /^\/rest\/api\/[^/]+\/(?:project|issue)\/([A-Za-z][A-Za-z0-9_]*)(?:-\d+)?(?:[/?]|$)/.exec(
    path,
  );
  return named?.[1] ?? null;
}

/** Project permissions lacking in the project the call is about. */
export async function lackingHere(
  { participant, operation, around }: ProbeRun,
  request: JiraRequest,
): Promise<PermissionsHeld | undefined> {
  const project = projectInPath(request);
  if (project === null || operation.permissions.project === undefined || participant.kind === 'anonymous')
    return undefined;
  const { rights } = await rightsInProjects(participant, around);
  if (!rights.ok) return undefined;
  if (!(await isKnown(project, around))) return undefined;
  const held = around.keys.project.filter((key) => rights.value.get(key)?.has(project) === true);
  return { held, lacking: around.keys.project.filter((key) => !held.includes(key)) };
}

/** A project nobody sees may not exist: then nothing can be said about permissions in it. */
async function isKnown(project: string, around: RunSurroundings): Promise<boolean> {
  return (await knownProjects(around)).some(({ key }) => key === project);
}
