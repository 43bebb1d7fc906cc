import type { Operation } from '../../jira-facts/index.ts';
import { administrationRoutes } from './administration.ts';
import { boardRoutes } from './boards.ts';
import type { Route } from './call.ts';
import { catalogueRoutes } from './catalogue.ts';
import { dataPolicyRoutes } from './data-policy.ts';
import { groupRoutes } from './groups.ts';
import { issueRoutes } from './issue/routes.ts';
import { myselfRoutes } from './myself.ts';
import { permissionSchemeRoutes } from './permission-schemes.ts';
import { permissionRoutes } from './permissions.ts';
import { projectRoleRoutes } from './project-roles.ts';
import { projectRoutes } from './projects.ts';
import { jqlRoutes } from './search/jql-routes.ts';
import { searchRoutes } from './search/search.ts';
import { serverInfoRoutes } from './server-info.ts';
import { serviceDeskRoutes } from './service-desk.ts';
import { taskRoutes } from './tasks.ts';
import { userRoutes } from './users.ts';
import { webhookRoutes } from './webhooks.ts';
import { workTypeRoutes } from './work-types.ts';

const all: readonly Route[] = [
  ...myselfRoutes,
  ...serverInfoRoutes,
  ...webhookRoutes,
  ...permissionRoutes,
  ...userRoutes,
  ...groupRoutes,
  ...projectRoutes,
  ...projectRoleRoutes,
  ...permissionSchemeRoutes,
  ...searchRoutes,
  ...jqlRoutes,
  ...issueRoutes,
  ...taskRoutes,
  ...administrationRoutes,
  ...catalogueRoutes,
  ...dataPolicyRoutes,
  ...workTypeRoutes,
  ...boardRoutes,
  ...serviceDeskRoutes,
];

/** Parameter names differ between versions of the documents; only where they stand matters. */
function shape(method: string, path: string): string {
  return `${method} ${path.replace(/^\/rest\/api\/[^/]+/, '').replace(/\{[^}]+\}/g, '{}')}`;
}

const byShape: ReadonlyMap<string, Route> = new Map(
  all.map((route) => {
    const [method = '', path = ''] = route.operation.split(' ');
    return [shape(method, path), route];
  }),
);

/** The route that answers an operation in any version; null: none of its own. */
export function routeOf(operation: Operation): Route | null {
  return byShape.get(shape(operation.method, operation.path)) ?? null;
}
