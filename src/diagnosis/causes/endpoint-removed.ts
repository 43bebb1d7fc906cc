import { successorOf } from '../../jira-facts/index.ts';
import { all, any, not } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import type { FixSteps } from '../finding.ts';
import { developer, owner } from '../fixes/index.ts';
import type { Reading } from '../reading/reading.ts';

const changelog = 'https://developer.atlassian.com/changelog/';

/** The entry that the answer itself names comes first. */
function noticeOf({ at, selfHosted }: Reading): string {
  const named = /changelog\/#change-(\d{1,6})/.exec(at.body.words)?.[1];
  if (named !== undefined) return `${changelog}#CHANGE-${named}`;
  return successorOf(at.address.restPath ?? '', selfHosted)?.notice ?? changelog;
}

function fixFor(reading: Reading): FixSteps {
  const successor = successorOf(reading.at.address.restPath ?? '', reading.selfHosted);
  return [
    developer(
      successor === null
        ? 'Move to the successor that the changelog names for this operation.'
        : `Move to ${successor.path}.`,
      noticeOf(reading),
    ),
    owner('If the program is not yours, update it: newer versions use the successor.'),
  ];
}

export const endpointRemoved: Cause = {
  title: 'The operation is gone or replaced',
  gate: 'route',
  owner: 'app developer',
  about: 'operation',
  decisive: [
    'status 410',
    'says removed',
    // It names no issue: a Jira that has it no longer takes its last word for the key of one.
    all('path of createmeta', 'says notVisible'),
    all(any('path of createmeta', 'path of old families'), 'successor works'),
  ],
  strong: [
    'removed by the reference',
    all('path of the old search', 'on cloud', 'status unstated'),
    all('path of createmeta', 'on own server', any('status 404', 'status 400')),
    all('path of old families', 'status 404', any(not('on cloud'), 'says routeMissing')),
  ],
  leans: [all('path of old families', 'status 404')],
  fix: fixFor,
  settledBy: (reading) => `Does the changelog say so? ${noticeOf(reading)}`,
};
