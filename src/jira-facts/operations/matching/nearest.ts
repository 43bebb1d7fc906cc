import type { Operation } from '../operation.ts';
import { editDistance } from './edit-distance.ts';

/** How many templates are compared in full; the rest share too little with what was sent. */
const shortlistLength = 60;
/** Templates that share less than this part of what the best one shares are not compared. */
const worthComparing = 0.6;
/** A segment missing or too many. */
const gapCost = 0.9;
/** What it costs to change two letters of five; a word that differs in more was hardly meant. */
const slip = 0.46;

const isParameter = (segment: string): boolean => segment.startsWith('{');

/** Cost of reading one literal as another: 0 for the same, below 1 while they are alike; null when they are not. */
const literalCost = (literal: string, sent: string): number | null => {
  if (literal === sent) return 0;
  const a = literal.toLowerCase();
  const b = sent.toLowerCase();
  if (a === b) return 0.1;
  const longest = Math.max(a.length, b.length);
  const limit = Math.ceil(longest * 0.6);
  const distance = editDistance(a, b, limit);
  return distance >= limit ? null : 0.1 + (0.9 * distance) / longest;
};

/** The literals that a sent segment may have been meant to be, with their costs. */
type Alike = (sent: string) => ReadonlyMap<string, number>;

/** Remembers what was compared: the same few segments come over and over. Emptied when garbage fills it. */
const alikeAmong = (literals: readonly string[]): Alike => {
  const known = new Map<string, ReadonlyMap<string, number>>();
  return (sent) => {
    const before = known.get(sent);
    if (before !== undefined) return before;
    if (known.size > 5_000) known.clear();
    const found = new Map<string, number>();
    for (const literal of literals) {
      const cost = literalCost(literal, sent);
      if (cost !== null) found.set(literal, cost);
    }
    known.set(sent, found);
    return found;
  };
};

const segmentCost = (template: string, sent: string, alike: ReadonlyMap<string, number>): number => {
  if (template === sent) return 0;
  // A parameter takes anything, but a literal that fits is always the better explanation.
  if (isParameter(template)) return isParameter(sent) ? 0.05 : 0.3;
  return isParameter(sent) ? 0.8 : (alike.get(template) ?? 1);
};

/** A sent segment, prepared once for the comparison with many templates. */
interface Sent {
  readonly segment: string;
  readonly alike: ReadonlyMap<string, number>;
}

/** Cost of turning one list of segments into the other; infinite as soon as it is sure to be more than `most`. */
const pathCost = (template: readonly string[], sent: readonly Sent[], most: number): number => {
  let row = sent.map((_, index) => (index + 1) * gapCost);
  row.unshift(0);
  for (const segment of template) {
    const next = [(row[0] ?? 0) + gapCost];
    let left = next[0] ?? 0;
    let least = left;
    for (let at = 0; at < sent.length; at += 1) {
      const other = sent[at];
      if (other === undefined) break;
      const swapped = (row[at] ?? 0) + segmentCost(segment, other.segment, other.alike);
      left = Math.min(swapped, (row[at + 1] ?? 0) + gapCost, left + gapCost);
      next.push(left);
      least = Math.min(least, left);
    }
    if (least > most) return Number.POSITIVE_INFINITY;
    row = next;
  }
  return row.at(-1) ?? 0;
};

/** The segments that tell a path from others of its family: `issue` and `picker` of `/rest/api/3/issue/picker`. */
const behindFamily = <T>(segments: readonly T[]): readonly T[] =>
  segments.slice(Math.min(2, segments.length - 1));

const isVersion = (segment: string): boolean => /^\d+(?:\.\d+)?$/.test(segment);

/** Whether a name of the template may have been meant: all paths begin alike, and a parameter takes anything. */
const sharesName = (template: readonly string[], sent: readonly Sent[]): boolean =>
  behindFamily(template).some(
    (name) =>
      !isParameter(name) &&
      !isVersion(name) &&
      behindFamily(sent).some(({ alike }) => (alike.get(name) ?? 1) <= slip),
  );

export interface NearestPaths {
  /** Up to `count` operations whose path is most like the one sent, best first; same method wins a tie. */
  find(method: string, segments: readonly string[], count: number): Operation[];
}

/** Prepares the comparison with every template; worth it only for paths that match nothing. */
export const nearestPaths = (operations: readonly Operation[]): NearestPaths => {
  const templates = operations.map((operation) => operation.path.split('/').slice(1));
  const holders = new Map<string, number[]>();
  for (const [index, segments] of templates.entries())
    for (const segment of new Set(segments.filter((part) => !isParameter(part))))
      holders.set(segment, [...(holders.get(segment) ?? []), index]);
  const lengths = templates.map((segments) => segments.length);
  const alike = alikeAmong([...holders.keys()]);

  /** Indices of the templates that share most with what was sent, rare segments counting more. */
  const shortlist = (sent: readonly string[]): number[] => {
    const score = new Float64Array(templates.length);
    for (const segment of new Set(sent)) {
      if (isParameter(segment)) continue;
      for (const [literal, cost] of alike(segment)) {
        const where = holders.get(literal) ?? [];
        const weight = (1 - cost) * (1 + 0.2 * Math.log(templates.length / Math.max(1, where.length)));
        for (const index of where) score[index] = (score[index] ?? 0) + weight;
      }
    }
    let best = 0;
    for (let index = 0; index < lengths.length; index += 1) {
      const value = score[index] ?? 0;
      if (value === 0) continue;
      score[index] = value - Math.abs((lengths[index] ?? 0) - sent.length) * 0.5;
      best = Math.max(best, score[index] ?? 0);
    }
    const sharing: number[] = [];
    for (let index = 0; index < score.length; index += 1)
      if ((score[index] ?? 0) > best * worthComparing) sharing.push(index);
    return sharing.sort((a, b) => (score[b] ?? 0) - (score[a] ?? 0) || a - b).slice(0, shortlistLength);
  };

  return {
    find(method, segments, count) {
      // Longer than any template by far: comparing more of it tells nothing.
      const sent = segments.slice(0, 16).map((segment) => segment.slice(0, 80));
      const worst = 0.45 * Math.max(2, sent.length);
      const prepared = sent.map((segment) => ({ segment, alike: alike(segment) }));
      return shortlist(sent)
        .flatMap((index) => {
          const [operation, template] = [operations[index], templates[index]];
          if (operation === undefined || template === undefined || !sharesName(template, prepared)) return [];
          const penalty = (operation.method === method ? 0 : 0.25) + (operation.removed ? 0.2 : 0);
          return [{ operation, index, cost: pathCost(template, prepared, worst) + penalty }];
        })
        .filter((candidate) => candidate.cost <= worst)
        .sort((a, b) => a.cost - b.cost || a.index - b.index)
        .slice(0, count)
        .map(({ operation }) => operation);
    },
  };
};
