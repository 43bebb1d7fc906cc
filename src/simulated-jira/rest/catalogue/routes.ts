import type { Route } from '../call.ts';
import { fieldAssociationRoutes } from './field-association.ts';
import { fieldContextRoutes } from './field-contexts.ts';
import { fieldRoutes } from './fields.ts';
import { issueTypeRoutes } from './issue-types.ts';
import { linkTypeRoutes } from './link-types.ts';
import { priorityRoutes } from './priorities.ts';
import { statusRoutes } from './statuses.ts';

/** The vocabulary of a site: what issues can be made of. */
export const catalogueRoutes: Route[] = [
  ...statusRoutes,
  ...priorityRoutes,
  ...issueTypeRoutes,
  ...linkTypeRoutes,
  ...fieldRoutes,
  ...fieldContextRoutes,
  ...fieldAssociationRoutes,
];
