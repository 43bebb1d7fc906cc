import type { ReportCheck, Verdict } from '../../../report/index.ts';
import type { Candidate } from '../credentials/index.ts';

/** One line of the list; with a candidate it is about that identity, without one about the site. */
export const check = (
  id: string,
  title: string,
  verdict: Verdict,
  note: string,
  candidate?: Pick<Candidate, 'kind'>,
): ReportCheck => ({
  id,
  title,
  verdict,
  note,
  ...(candidate === undefined ? {} : { identity: candidate.kind }),
});
