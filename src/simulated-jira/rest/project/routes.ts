import type { Route } from '../call.ts';
import { componentRoutes } from './components.ts';
import { projectDetailRoutes } from './details.ts';
import { enterpriseTemplateRoutes } from './enterprise-templates.ts';
import { projectReadRoutes } from './read.ts';
import { projectValidationRoutes } from './validate.ts';
import { versionRoutes } from './versions.ts';
import { projectWriteRoutes } from './write.ts';

/** The life of projects. */
export const projectRoutes: Route[] = [
  ...projectReadRoutes,
  ...projectWriteRoutes,
  ...projectDetailRoutes,
  ...projectValidationRoutes,
  ...enterpriseTemplateRoutes,
  ...componentRoutes,
  ...versionRoutes,
];
