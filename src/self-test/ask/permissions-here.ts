import type { JiraRequest } from '../../jira-client/index.ts';
import { knownProjects, rightsInProjects } from '../account/index.ts';
import type { PermissionsHeld } from '../probes/index.ts';
import type { RunSurroundings } from '../run/index.ts';
import type { ProbeRun } from './probe-result.ts';

/** Key of the project a request is about, by its path or by a search of ours; null: of none, or of one named by its id. */
export function projectAbout({ path }: JiraRequest): string | null {
  const named =
    /^\/rest\/api\/[^/]+\/(?:project|issue\/createmeta)\/([A-Za-z][A-Za-z0-9_]*)(?:[/?]|$)/.exec(path) ??
    /^\/rest\/api\/[^/]+\/issue\/([A-Za-z][A-Za-z0-9_]*)-\d+(?:[/?]|$)/.exec(path) ??
    /[?&]jql=project%3D%22([A-Za-z][A-Za-z0-9_]*)%22(?:&|$)/.exec(path);
  return named?.[1] ?? null;
}

/**
 * What the account may do in the project the call is about. `unknown`: nobody asked sees the project, so it may not exist, and what is held
 * elsewhere says nothing of it. undefined: the call is about no project.
 */
export async function permissionsHere(
  { participant, operation, around }: ProbeRun,
  request: JiraRequest,
): Promise<PermissionsHeld | 'unknown' | undefined> {
  const project = projectAbout(request);
  if (project === null || operation.permissions.project === undefined || participant.kind === 'anonymous')
    return undefined;
  const { rights } = await rightsInProjects(participant, around);
  if (!rights.ok) return undefined;
  if (!(await isKnown(project, around))) return 'unknown';
  const held = around.keys.project.filter((key) => rights.value.get(key)?.has(project) === true);
  return { held, lacking: around.keys.project.filter((key) => !held.includes(key)) };
}

async function isKnown(project: string, around: RunSurroundings): Promise<boolean> {
  return (await knownProjects(around)).some(({ key }) => key === project);
}
