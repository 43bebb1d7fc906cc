import type { Exchange } from '../../evidence/index.ts';
import type { JiraRequest } from '../../jira-client/index.ts';
import {
  type Found,
  heldInProjects,
  noFact,
  type Project,
  type ProjectPermissions,
  permissionsCheckRequest,
} from '../probes/index.ts';
import type { Participant, RunSurroundings } from '../run/index.ts';

/** Every project that somebody in the run can see, and those given, by key. */
export async function knownProjects(
  around: RunSurroundings,
  more: readonly Project[] = [],
): Promise<Project[]> {
  await around.examined();
  const known = new Map<string, Project>();
  for (const other of around.participants) {
    if (!other.usable || other.kind === 'anonymous') continue;
    const visible = await other.projects();
    for (const project of visible.ok ? visible.value.projects : []) known.set(project.id, project);
  }
  for (const project of more) known.set(project.id, project);
  const all = [...known.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  if (!around.selfHosted) return all;
  // There each project is a question of its own: the one that matters is enough.
  const wanted = more.map(({ key }) => key).concat(around.plan.project ?? []);
  const chosen = all.filter(({ key }) => wanted.includes(key));
  return chosen.length > 0 || around.plan.project !== null ? chosen : all.slice(0, 1);
}

/**
 * All that a run asks about permissions in bulk: of the site, and of every project the run knows. One question, whether a
 * probe or a prediction wants the answer.
 */
export async function permissionsQuestion(
  around: RunSurroundings,
  more: readonly Project[] = [],
): Promise<JiraRequest> {
  const projects = around.keys.project.length === 0 ? [] : await knownProjects(around, more);
  const { global, project } = around.keys;
  return permissionsCheckRequest({ globalPermissions: global, projectPermissions: project, projects });
}

/** Project permissions of an identity in every project the run knows: one call for all of them, asked once. */
export async function rightsInProjects(
  participant: Participant,
  around: RunSurroundings,
  more: readonly Project[] = [],
): Promise<{ rights: Found<ProjectPermissions>; asked: Exchange[] }> {
  const projects = await knownProjects(around, more);
  if (projects.length === 0) return { rights: noFact('no project is visible to any identity'), asked: [] };
  const answer = await participant.asker.ask(await permissionsQuestion(around, more));
  return { rights: heldInProjects(answer, around.keys.project, projects), asked: [answer.exchange] };
}
