import { anonymous } from '../../caller.ts';
import { type Rights, rightsOf } from '../../permissions/rights.ts';
import type { ConnectApp, Issue, Project, SiteState } from '../../state.ts';
import type { SimulatedWorld } from '../../world.ts';
import { inView, type PageContext } from '../surroundings.ts';

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
  const rights = rightsOf(state, { ...anonymous, accountId });
  return { state, app, accountId, rights, ...inView(state, variables) };
}
