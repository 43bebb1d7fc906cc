import { z } from 'zod';
import { causeTraits } from '../../diagnosis/index.ts';
import { type Advice, adviceOf, isGap, type Report } from '../../report/index.ts';

/** A gap as the watch remembers it: by what it is, not by how it is worded. */
export const WatchedGap = z.object({ id: z.string(), title: z.string(), operations: z.array(z.string()) });
export type WatchedGap = z.infer<typeof WatchedGap>;

interface Observation {
  /** What is open now, as far as it is known. */
  readonly open: readonly WatchedGap[];
  readonly opened: readonly WatchedGap[];
  readonly closed: readonly WatchedGap[];
}

/** Causes that come and go by themselves: a quota, an outage, a network. None of them is a change of anybody's rights. */
const passing = new Set(['network', 'edge', 'quota', 'platform']);

/**
 * What a run changes in what is known. A gap opens when a run that could tell names it; it closes only where its
 * operations were answered again. What could not be told (silence, a quota, an outage) leaves everything as it was.
 * `known` null: the first look, which opens nothing, because nobody was told otherwise.
 */
export function observe(known: readonly WatchedGap[] | null, report: Report): Observation {
  if (report.state !== 'finished' || cannotTell(report)) return { open: known ?? [], opened: [], closed: [] };
  const seen = adviceOf(report)
    .filter((advice) => isGap(advice) && !isPassing(advice))
    .map(asGap);
  if (known === null) return { open: seen, opened: [], closed: [] };
  const before = new Set(known.map(({ id }) => id));
  const now = new Set(seen.map(({ id }) => id));
  const gone = known.filter(({ id }) => !now.has(id));
  const closed = gone.filter((gap) => wasAnswered(gap, report));
  const held = gone.filter((gap) => !closed.includes(gap));
  return { open: [...seen, ...held], opened: seen.filter(({ id }) => !before.has(id)), closed };
}

const isPassing = ({ cause }: Advice): boolean => passing.has(causeTraits(cause).gate);

const asGap = ({ id, title, operations }: Advice): WatchedGap => ({
  id,
  title,
  operations: [...operations],
});

/** Nobody could sign in for a reason that passes, or nothing was asked. */
function cannotTell(report: Report): boolean {
  const callers = report.identities.filter(({ kind }) => kind !== 'anonymous');
  return callers.some(({ usable, findings }) => {
    const leading = findings?.[0];
    return !usable && leading !== undefined && passing.has(causeTraits(leading.cause).gate);
  });
}

/** The operations of a gap were all asked again, and each got an answer that says something. */
function wasAnswered({ operations }: WatchedGap, report: Report): boolean {
  const told = report.probes.filter(({ operation }) => operations.includes(operation));
  if (operations.length === 0) return report.identities.every(({ usable }) => usable);
  return (
    operations.every((operation) => told.some((probe) => probe.operation === operation)) &&
    told.every(({ verdict }) => verdict !== 'inconclusive')
  );
}
