import { z } from 'zod';
import type { JiraRequest } from '../../jira-client/index.ts';
import type { Asker } from './asker.ts';
import { groupPickerRequest } from './facts/admin-groups.ts';
import { groupsOfRequest } from './facts/own-groups.ts';
import { type Project, visibleProjects } from './facts/visible-projects.ts';
import { whoAmI } from './facts/who-am-i.ts';
import { type Found, factIn, found, foundFrom, noFact } from './found.ts';
import { once } from './once.ts';

export interface Issue {
  readonly id: string;
  readonly key: string;
  /** Key of its project. */
  readonly project: string;
}

export interface Group {
  readonly name: string;
  readonly groupId: string | null;
}

/** What one identity can find by itself: each question is asked when first wanted, and once. */
export interface OwnSubjects {
  accountId(): Promise<Found<string>>;
  project(): Promise<Found<Project>>;
  issue(): Promise<Found<Issue>>;
  group(): Promise<Found<Group>>;
}

/** `project` and `issue`: keys the run was told to look at; null: whatever is found first. */
export function ownSubjects(
  asker: Asker,
  told: { project: string | null; issue: string | null },
): OwnSubjects {
  const accountId = once(async (): Promise<Found<string>> => {
    const account = await whoAmI(asker);
    return foundFrom(account, (who) => who.accountId);
  });
  return {
    accountId,
    project: once(() => ownProject(asker, told.project)),
    issue: once(() => ownIssue(asker, told)),
    group: once(() => ownGroup(asker, accountId)),
  };
}

/** Bounded, because Jira refuses an unbounded search (CHANGE-2046). */
export const searchRequest = (project: string | null): JiraRequest => ({
  method: 'GET',
  path: `/rest/api/3/search/jql?jql=${encodeURIComponent(
    project === null ? 'project is not empty' : `project="${project.replaceAll('"', '')}"`,
  )}&maxResults=5&fields=project`,
});

/** A group as a query names it: by its id where that is known. */
export const groupQuery = ({ name, groupId }: Group): string =>
  groupId === null ? `groupname=${encodeURIComponent(name)}` : `groupId=${encodeURIComponent(groupId)}`;

const ProjectDetails = z.object({
  id: z.coerce.string(),
  key: z.string(),
  archived: z.boolean().optional().catch(undefined),
});
const IssueDetails = z.object({ id: z.coerce.string(), key: z.string() });
const Issues = z.object({ issues: z.array(IssueDetails) });
const UserGroups = z.array(z.object({ name: z.string(), groupId: z.string().nullish() }));
const PickedGroups = z.object({
  groups: z.array(z.object({ name: z.string(), groupId: z.string().nullish() })),
});

/** A project by its key or id; a run asks for each once. */
export async function projectDetails(asker: Asker, key: string): Promise<Found<Project>> {
  const asked = await asker.ask({ method: 'GET', path: `/rest/api/3/project/${encodeURIComponent(key)}` });
  const details = factIn(asked, ProjectDetails);
  if (!details.ok) return details;
  const { archived, ...project } = details.value;
  return found({ ...project, ...(archived === undefined ? {} : { archived }) });
}

async function ownProject(asker: Asker, told: string | null): Promise<Found<Project>> {
  if (told !== null) return projectDetails(asker, told);
  const visible = await visibleProjects(asker);
  if (!visible.ok) return visible;
  const first = visible.value.projects[0];
  return first === undefined ? noFact('no project is visible') : found(first);
}

async function ownIssue(
  asker: Asker,
  told: { project: string | null; issue: string | null },
): Promise<Found<Issue>> {
  if (told.issue !== null) {
    return found({ id: told.issue, key: told.issue, project: told.issue.replace(/-\d+$/, '') });
  }
  const answer = factIn(await asker.ask(searchRequest(told.project)), Issues);
  if (!answer.ok) return answer;
  const first = answer.value.issues[0];
  return first === undefined
    ? noFact('no issue is visible')
    : found({ ...first, project: first.key.replace(/-\d+$/, '') });
}

/** A group the identity is in itself: asking about that one gives nothing away. */
async function ownGroup(asker: Asker, accountId: OwnSubjects['accountId']): Promise<Found<Group>> {
  const account = await accountId();
  const mine = account.ok ? factIn(await asker.ask(groupsOfRequest(account.value)), UserGroups) : account;
  const known = mine.ok ? mine.value[0] : undefined;
  if (known !== undefined) return found({ name: known.name, groupId: known.groupId ?? null });
  const picked = factIn(await asker.ask(groupPickerRequest), PickedGroups);
  if (!picked.ok) return picked;
  const first = picked.value.groups[0];
  return first === undefined
    ? noFact('no group is visible')
    : found({ name: first.name, groupId: first.groupId ?? null });
}
