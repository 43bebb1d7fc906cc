import { type Advice, adviceOf, isGap } from './advice.ts';
import type { Report } from './model.ts';

/** A gap as a list of changes names it. */
type GapName = Pick<Advice, 'id' | 'kind' | 'title' | 'identities' | 'operations'>;

/** What became of the gaps since an earlier run. `since` null: there is no earlier run that asked for as much. */
interface Changes {
  readonly since: string | null;
  readonly opened: readonly GapName[];
  readonly closed: readonly GapName[];
  readonly unchanged: number;
}

/** Whether an earlier run tells what a later one changed: it came to its end, about the same things, and asked for no less. */
export function isComparable(report: Report, earlier: Report): boolean {
  if (earlier.state !== 'finished' || !sameSubject(report, earlier)) return false;
  if (report.needs.from === 'none' || earlier.needs.from === 'none')
    return report.needs.from === earlier.needs.from;
  const asked = new Set(earlier.needs.operations);
  return report.needs.operations.every((operation) => asked.has(operation));
}

/** Gaps that are new, gone and as before; a gap of the earlier run about operations that were not asked again is left out. */
export function changesSince(report: Report, earlier: Report | null): Changes {
  const now = gapsOf(report);
  const asked = new Set(report.needs.operations);
  const before = (earlier === null ? [] : gapsOf(earlier)).filter(
    ({ operations }) => operations.length === 0 || operations.some((operation) => asked.has(operation)),
  );
  const was = new Set(before.map(({ id }) => id));
  const is = new Set(now.map(({ id }) => id));
  return {
    since: earlier?.id ?? null,
    opened: now.filter(({ id }) => !was.has(id)),
    closed: before.filter(({ id }) => !is.has(id)),
    unchanged: now.filter(({ id }) => was.has(id)).length,
  };
}

const gapsOf = (report: Report): GapName[] =>
  adviceOf(report)
    .filter(isGap)
    .map(({ id, kind, title, identities, operations }) => ({ id, kind, title, identities, operations }));

const sameSubject = (report: Report, earlier: Report): boolean =>
  (['project', 'issue', 'accountId'] as const).every(
    (what) => report.subject?.[what] === earlier.subject?.[what],
  );
