import type { Route } from '../call.ts';
import { appFieldConfigurationRoutes } from './configurations.ts';
import { appFieldOptionRoutes } from './options.ts';
import { appFieldValueRoutes } from './values.ts';

/** Fields that apps bring along. */
export const appFieldRoutes: Route[] = [
  ...appFieldValueRoutes,
  ...appFieldConfigurationRoutes,
  ...appFieldOptionRoutes,
];
