import type { Route } from '../call.ts';
import { deskRoutes } from './desks.ts';
import { organizationRoutes } from './organizations.ts';
import { requestFeedbackRoutes } from './request-feedback.ts';
import { requestFileRoutes } from './request-files.ts';
import { requestTypePropertyRoutes } from './request-type-properties.ts';
import { requestRoutes } from './requests.ts';
import { withoutProductsRoutes } from './without-products.ts';

/** Jira Service Management: desks, request types, queues, organizations, requests. */
export const serviceDeskRoutes: Route[] = [
  ...deskRoutes,
  ...organizationRoutes,
  ...requestRoutes,
  ...requestFileRoutes,
  ...requestFeedbackRoutes,
  ...requestTypePropertyRoutes,
  ...withoutProductsRoutes,
];
