import { anonymous } from '../../caller.ts';
import { type Rights, rightsOf } from '../../permissions/rights.ts';
import type { ConnectApp, Issue, Project, SiteState } from '../../state.ts';
import type { SimulatedWorld } from '../../world.ts';
import { inView, type PageContext } from '../surroundings.ts';

/** What conditions ask of the app: the key its properties are kept under, and whether it is licensed. */
interface AppInView {
  readonly key: string;
  readonly licensed: boolean;
}

/** The app as its descriptor puts it. */
export const connectInView = ({ key, descriptor }: ConnectApp): AppInView => ({
  key,
  licensed: descriptor.enableLicensing === true,
});

/** Who looks at what, as conditions see it. */
export interface View {
  readonly state: SiteState;
  readonly app: AppInView;
  readonly accountId: string | null;
  readonly rights: Rights;
  readonly issue: Issue | null;
  readonly project: Project | null;
}

/** What is around a page with these variables, for this viewer. */
export function viewOf(
  { state }: SimulatedWorld,
  app: AppInView,
  accountId: string | null,
  variables: PageContext,
): View {
  const rights = rightsOf(state, { ...anonymous, accountId });
  return { state, app, accountId, rights, ...inView(state, variables) };
}
