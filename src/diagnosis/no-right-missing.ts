import { all, any, not } from './algebra.ts';
import type { When } from './facts/index.ts';

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
