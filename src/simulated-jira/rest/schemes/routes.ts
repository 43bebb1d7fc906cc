import type { Route } from '../call.ts';
import { fieldConfigurationSchemeRoutes } from './field-configuration-schemes.ts';
import { fieldConfigurationRoutes } from './field-configurations.ts';
import { fieldSchemeWriteRoutes } from './field-scheme-writes.ts';
import { fieldSchemeRoutes } from './field-schemes.ts';
import { securityRoutes } from './issue-security-schemes.ts';
import { issueTypeSchemeRoutes } from './issue-type-schemes.ts';
import { notificationRoutes } from './notification-schemes.ts';
import { prioritySchemeRoutes } from './priority-schemes.ts';
import { screensRoutes } from './screens.ts';
import { workflowSchemeRoutes } from './workflow-schemes.ts';
import { workflowRoutes } from './workflows.ts';

/** Schemes: how projects are set up. */
export const schemeRoutes: Route[] = [
  ...issueTypeSchemeRoutes,
  ...prioritySchemeRoutes,
  ...screensRoutes,
  ...workflowRoutes,
  ...workflowSchemeRoutes,
  ...securityRoutes,
  ...notificationRoutes,
  ...fieldConfigurationRoutes,
  ...fieldConfigurationSchemeRoutes,
  ...fieldSchemeRoutes,
  ...fieldSchemeWriteRoutes,
];
