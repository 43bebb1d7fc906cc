import type { JiraRequest } from '../../jira-client/index.ts';
import type { Asker } from './asker.ts';
import type { Project } from './facts/visible-projects.ts';
import { type Found, found, noFact } from './found.ts';
import type { Group, Issue, OwnSubjects } from './own-subjects.ts';

/** Permission keys a run wants to know about: from what its operations need. */
export interface PermissionKeys {
  readonly global: readonly string[];
  readonly project: readonly string[];
}

/** What fills a path for one identity: its own findings, else what another identity of the run has found. */
export interface Subjects {
  accountId(): Promise<Found<string>>;
  project(): Promise<Found<Project>>;
  issue(): Promise<Found<Issue>>;
  group(): Promise<Found<Group>>;
  /** Identifier of the first object in a collection, by the names it may have. */
  firstOf(collection: string, fields: readonly string[]): Promise<Found<string>>;
  readonly permissions: PermissionKeys;
  /** The question about permissions in bulk, as the run asks it. */
  permissionsQuestion(): Promise<JiraRequest>;
  /** Key of the project the run was told to look at. */
  readonly toldProject: string | null;
}

export function subjectsFor(
  asker: Asker,
  own: OwnSubjects,
  others: () => Promise<readonly OwnSubjects[]>,
  run: Pick<Subjects, 'permissions' | 'permissionsQuestion' | 'toldProject'>,
): Subjects {
  return {
    ...run,
    accountId: () => own.accountId(),
    project: () => firstFound(own.project, others, (subjects) => subjects.project),
    issue: () => firstFound(own.issue, others, (subjects) => subjects.issue),
    group: () => firstFound(own.group, others, (subjects) => subjects.group),
    firstOf: (collection, fields) => firstOf(asker, collection, fields),
  };
}

/** What is only derived needs no work item that is there: where none is to be seen, any one of the project stands for it. */
export function withAnyIssue(subjects: Subjects): Subjects {
  const issue = async (): Promise<Found<Issue>> => {
    const seen = await subjects.issue();
    const project = seen.ok ? seen : await subjects.project();
    if (seen.ok || !project.ok) return seen;
    const { key } = project.value;
    return found({ id: `${key}-1`, key: `${key}-1`, project: key });
  };
  return { ...subjects, issue };
}

/** The others are asked only if the identity itself finds nothing; its own reason stands. */
async function firstFound<T>(
  own: () => Promise<Found<T>>,
  others: () => Promise<readonly OwnSubjects[]>,
  pick: (subjects: OwnSubjects) => () => Promise<Found<T>>,
): Promise<Found<T>> {
  const mine = await own();
  if (mine.ok) return mine;
  for (const other of await others()) {
    const theirs = await pick(other)();
    if (theirs.ok) return theirs;
  }
  return mine;
}

async function firstOf(asker: Asker, collection: string, fields: readonly string[]): Promise<Found<string>> {
  const { exchange, json } = await asker.ask({ method: 'GET', path: collection });
  const status = exchange.response?.status ?? null;
  if (status === null || status > 299)
    return noFact(`GET ${collection} was answered with ${status ?? 'nothing'}`);
  const first = firstObject(json);
  for (const field of first === null ? [] : fields) {
    const value = first?.[field];
    if (typeof value === 'string' || typeof value === 'number') return found(String(value));
  }
  return noFact(`GET ${collection} shows nothing that could be asked about`);
}

/** Collections come as a list or as an object that holds one. */
function firstObject(json: unknown): Record<string, unknown> | null {
  const list = Array.isArray(json)
    ? json
    : isObject(json)
      ? Object.values(json).find(Array.isArray)
      : undefined;
  const first: unknown = Array.isArray(list) ? list[0] : undefined;
  return isObject(first) ? first : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
