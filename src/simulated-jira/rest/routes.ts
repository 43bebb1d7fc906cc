import type { Operation } from '../../jira-facts/index.ts';
import { administrationRoutes } from './administration.ts';
import { agileRoutes } from './agile/routes.ts';
import { appPropertyRoutes } from './app-properties.ts';
import type { Route } from './call.ts';
import { catalogueRoutes } from './catalogue/routes.ts';
import { classificationRoutes } from './classification-levels.ts';
import { dataPolicyRoutes } from './data-policy.ts';
import { dynamicModuleRoutes } from './dynamic-modules.ts';
import { expressionRoutes } from './expressions.ts';
import { forgePanelRoutes } from './forge-panels.ts';
import { groupRoutes } from './groups.ts';
import { issueRoutes } from './issue/routes.ts';
import { myselfRoutes } from './myself.ts';
import { routesByShape, shape } from './operation-shape.ts';
import { preferenceRoutes } from './people/preferences.ts';
import { userSearchRoutes } from './people/search.ts';
import { userRoutes } from './people/users.ts';
import { permissionSchemeRoutes } from './permission-schemes.ts';
import { permissionRoutes } from './permissions.ts';
import { planRoutes } from './plans/plans.ts';
import { projectRoutes } from './project/routes.ts';
import { projectRoleRoutes } from './project-roles.ts';
import { providerDataRoutes } from './provider-data/routes.ts';
import { schemeRoutes } from './schemes/routes.ts';
import { jqlRoutes } from './search/jql-routes.ts';
import { searchRoutes } from './search/search.ts';
import { serverInfoRoutes } from './server-info.ts';
import { serviceDeskRoutes } from './service-desk/routes.ts';
import { avatarRoutes } from './settings/avatars.ts';
import { siteSettingsRoutes } from './settings/site.ts';
import { dashboardRoutes } from './sharing/dashboards.ts';
import { filterRoutes } from './sharing/filters.ts';
import { taskRoutes } from './tasks.ts';
import { uiModificationRoutes } from './ui-modifications.ts';
import { webhookRoutes } from './webhooks.ts';

const all: readonly Route[] = [
  ...myselfRoutes,
  ...serverInfoRoutes,
  ...webhookRoutes,
  ...permissionRoutes,
  ...userRoutes,
  ...userSearchRoutes,
  ...preferenceRoutes,
  ...groupRoutes,
  ...projectRoutes,
  ...projectRoleRoutes,
  ...permissionSchemeRoutes,
  ...searchRoutes,
  ...jqlRoutes,
  ...issueRoutes,
  ...taskRoutes,
  ...expressionRoutes,
  ...siteSettingsRoutes,
  ...avatarRoutes,
  ...schemeRoutes,
  ...filterRoutes,
  ...dashboardRoutes,
  ...administrationRoutes,
  ...catalogueRoutes,
  ...dataPolicyRoutes,
  ...appPropertyRoutes,
  ...agileRoutes,
  ...serviceDeskRoutes,
  ...providerDataRoutes,
  ...planRoutes,
  ...dynamicModuleRoutes,
  ...uiModificationRoutes,
  ...classificationRoutes,
  ...forgePanelRoutes,
];

const byShape = routesByShape(all);

/** The route that answers an operation in any version; null: none of its own. */
export function routeOf(operation: Operation): Route | null {
  return byShape.get(shape(operation.method, operation.path)) ?? null;
}
