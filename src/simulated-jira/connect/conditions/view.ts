import { anonymous } from '../../caller.ts';
import { type Rights, rightsOf } from '../../permissions/rights.ts';
import { findIssue, findProject } from '../../state/lookup.ts';
import type { ConnectApp, Issue, Project, SiteState } from '../../state.ts';
import type { SimulatedWorld } from '../../world.ts';
import type { PageContext } from '../surroundings.ts';

/** Who looks at what, as conditions see it. */
export interface View {
  readonly state: SiteState;
  readonly app: ConnectApp;
  readonly accountId: string | null;
  readonly rights: Rights;
  readonly issue: Issue | null;
  readonly project: Project | null;
}

/** What is around a page with these variables, for this viewer. */
export function viewOf(
  { state }: SimulatedWorld,
  app: ConnectApp,
  accountId: string | null,
  variables: PageContext,
): View {
  const named = (of: 'issue' | 'project') => variables[`${of}.key`] ?? variables[`${of}.id`] ?? '';
  return {
    state,
    app,
    accountId,
    rights: rightsOf(state, { ...anonymous, accountId }),
    issue: findIssue(state, named('issue')),
    project: findProject(state, named('project')),
  };
}
