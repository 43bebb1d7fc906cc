import type { Operation } from '../../jira-facts/index.ts';
import type { Route } from '../rest/call.ts';
import { routesByShape, shape } from '../rest/operation-shape.ts';
import { serverCreateMeta } from './create-meta.ts';
import { peopleRoutes } from './people.ts';
import { searchRoutes } from './search.ts';
import { workflowListRoutes } from './workflows.ts';

const own = routesByShape([...searchRoutes, ...serverCreateMeta, ...peopleRoutes, ...workflowListRoutes]);

/** What Server answers otherwise than Cloud; null: alike, but for how people are named. */
export function serverRouteOf(operation: Operation): Route | null {
  return own.get(shape(operation.method, operation.path)) ?? null;
}
