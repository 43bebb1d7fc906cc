import { all, not } from './algebra.ts';

/** A web server before Jira wrote the page: the call did not reach Jira, or its answer did not come through. */
export const pageOnTheWay = all('signed by a web server', 'of a page', not('mark of Jira'));

/** Jira words its policies in JSON; a filter of a company speaks of policies too, on a page of its own. */
export const policyOnTheWay = all('says policyBlocked', 'of a page', not('mark of Jira'));
