import type { Route } from '../call.ts';
import { appFieldConfigurationRoutes } from './configurations.ts';
import { appFieldValueRoutes } from './values.ts';

/** Fields that Forge apps bring along. */
export const appFieldRoutes: Route[] = [...appFieldValueRoutes, ...appFieldConfigurationRoutes];
