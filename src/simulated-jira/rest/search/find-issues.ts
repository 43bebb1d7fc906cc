import type { JqlContext, UnknownNames } from '../../jql/context.ts';
import { type JqlQuery, understand } from '../../jql/query.ts';
import { jiraError, type WireResponse } from '../../request.ts';
import type { Issue } from '../../state.ts';
import type { RestCall } from '../call.ts';

/** What a query of this call means: the caller's rights, clock and time. */
export function jqlContext(call: RestCall, unknown: UnknownNames = 'refused'): JqlContext {
  return { state: call.state, rights: call.rights, now: call.world.now(), clock: call.clock, unknown };
}

/** Reads a query, or answers with everything that is wrong with it. */
export function readQuery(call: RestCall, jql: string, unknown?: UnknownNames): JqlQuery | WireResponse {
  const understood = understand(jql, jqlContext(call, unknown));
  return 'errors' in understood ? jiraError(400, [...understood.errors]) : understood.query;
}

/** Issues of the caller that a search may find: what is in the archive is reached by its address alone (documented). */
export function findable(call: RestCall, within: readonly Issue[] = call.state.issues): Issue[] {
  const archived = new Set(call.state.projects.filter((project) => project.archived).map(({ id }) => id));
  return within.filter(
    (issue) => !issue.archived && !archived.has(issue.projectId) && call.rights.see(issue),
  );
}

/** The issues a query finds among those the caller may see, in its order. */
export function issuesOf(call: RestCall, query: JqlQuery, within?: readonly Issue[]): Issue[] {
  return query.sort(findable(call, within).filter((issue) => query.matches(issue)));
}
