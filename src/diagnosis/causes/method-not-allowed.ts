import { all, any, not } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import { developer, links } from '../fixes/index.ts';

export const methodNotAllowed: Cause = {
  title: 'The path exists, the method does not',
  gate: 'route',
  owner: 'app developer',
  about: 'operation',
  possible: any('status 405', 'path with other methods'),
  decisive: [
    all('path with other methods', 'as oauth', 'refused as unknown or forbidden'),
    all('status 405', any('says methodRefused', 'path with other methods'), not('redirect before')),
  ],
  // Where the operation is documented, something else answered as often.
  leans: [all('status 405', not('redirect before')), 'path with other methods'],
  against: [
    all('path known', not('mark of Jira'), any('of a page', all('on cloud', not('writes')))),
    'plain http',
  ],
  fix: ({ at }) => [
    developer(
      at.needs.allowedMethods.length > 0
        ? `Use ${at.needs.allowedMethods.join(' or ')} for this path.`
        : 'Use the method that the reference names for this path.',
      links.rest,
    ),
  ],
  settledBy: () => 'Which methods does the Allow header of the answer list?',
};
