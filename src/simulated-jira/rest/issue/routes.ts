import type { Route } from '../call.ts';
import { archiveRoutes } from './archive.ts';
import { attachmentRoutes } from './attachments.ts';
import { bulkCreateRoutes } from './bulk-create.ts';
import { bulkOperationRoutes } from './bulk-operations.ts';
import { bulkChangelogRoutes } from './changelogs-in-bulk.ts';
import { commentRoutes } from './comments.ts';
import { createMetaRoutes } from './create-meta.ts';
import { limitReportRoutes } from './limit-report.ts';
import { issueLinkRoutes } from './links.ts';
import { noticeRoutes } from './notices.ts';
import { issuePeopleRoutes } from './people-routes.ts';
import { issuePropertyRoutes } from './properties.ts';
import { issueCoreRoutes } from './read-routes.ts';
import { redactionRoutes } from './redaction.ts';
import { remoteLinkRoutes } from './remote-links.ts';
import { transitionRoutes } from './transitions.ts';
import { worklogRoutes } from './worklogs.ts';

/** Everything about single issues. */
export const issueRoutes: Route[] = [
  ...issueCoreRoutes,
  ...createMetaRoutes,
  ...limitReportRoutes,
  ...bulkCreateRoutes,
  ...bulkOperationRoutes,
  ...archiveRoutes,
  ...bulkChangelogRoutes,
  ...noticeRoutes,
  ...transitionRoutes,
  ...commentRoutes,
  ...worklogRoutes,
  ...issuePeopleRoutes,
  ...attachmentRoutes,
  ...issueLinkRoutes,
  ...remoteLinkRoutes,
  ...issuePropertyRoutes,
  ...redactionRoutes,
];
