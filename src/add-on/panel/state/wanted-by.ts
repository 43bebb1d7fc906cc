import type { Report } from '../../../report/index.ts';
import type { Wanted } from '../api/shapes.ts';

/** What a report was asked to judge, to ask it once more. */
export function wantedBy({ needs, subject }: Report): Wanted {
  return {
    ...(needs.from === 'profile' && needs.name !== undefined ? { profile: needs.name } : {}),
    ...(needs.from === 'operations' || needs.from === 'app' ? { operations: needs.operations } : {}),
    ...(subject?.project === undefined ? {} : { project: subject.project }),
    ...(subject?.accountId === undefined ? {} : { account: subject.accountId }),
  };
}
