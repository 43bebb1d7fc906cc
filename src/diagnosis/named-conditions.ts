import { all, any, not } from './algebra.ts';
import type { When } from './facts/index.ts';

/** The account of whoever calls, or is acted for, is not active or may not use Jira. */
export const accountShutOut = any('account inactive', 'noted inactive', 'noted unlicensed');

/** A web server before Jira wrote the page: the call did not reach Jira, or its answer did not come through. */
export const pageOnTheWay = all('signed by a web server', 'of a page', not('mark of Jira'));

/** Jira words its policies in JSON; a filter of a company speaks of policies too, on a page of its own. */
export const policyOnTheWay = all('says policyBlocked', 'of a page', not('mark of Jira'));

/** What rules out that a right is missing, whichever: no right opens the operation, what it asks for is held, or it asks for none. */
export const noRightMissing: readonly When[] = [
  'closed by the reference',
  all('holds what is needed', not('project archived')),
  all(
    'needs no permission',
    // What is left out of a list is a matter of rights all the same.
    not('worked'),
    // The reference does not know of each right that Jira asks for.
    not(
      any(
        'says adminNeeded',
        'says actionRefused',
        'says globalNamed',
        'says projectConfiguration',
        'says relevantPermissions',
        'works for another person',
      ),
    ),
  ),
];
