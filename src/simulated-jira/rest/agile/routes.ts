import type { Route } from '../call.ts';
import { boardRoutes } from './boards.ts';
import { epicRoutes } from './epics.ts';
import { agileIssueRoutes } from './issues.ts';
import { sprintRoutes } from './sprints.ts';

/** Jira Software: boards, sprints, epics, ranks. */
export const agileRoutes: Route[] = [...boardRoutes, ...sprintRoutes, ...epicRoutes, ...agileIssueRoutes];
