import type { Operation } from '../operation.ts';
import { editDistance } from './edit-distance.ts';

const isParameter = (segment: string): boolean => segment.startsWith('{');

/** 0 for the same segment, up to 1 for one that has nothing in common. */
const segmentCost = (template: string, sent: string): number => {
  if (template === sent) return 0;
  // A parameter takes anything, but a literal that fits is always the better explanation.
  if (isParameter(template)) return isParameter(sent) ? 0.05 : 0.3;
  if (isParameter(sent)) return 0.8;
  const a = template.toLowerCase();
  const b = sent.toLowerCase();
  if (a === b) return 0.1;
  const longest = Math.max(a.length, b.length);
  return Math.min(1, 0.1 + (0.9 * editDistance(a, b, longest)) / longest);
};

/** Cost of turning one list of segments into the other; a missing or extra segment costs 0.9. */
const pathCost = (template: readonly string[], sent: readonly string[], limit: number): number => {
  if (Math.abs(template.length - sent.length) * 0.9 > limit) return Number.POSITIVE_INFINITY;
  let row = sent.map((_, index) => (index + 1) * 0.9);
  row.unshift(0);
  for (const [index, segment] of template.entries()) {
    const next = [(index + 1) * 0.9];
    for (const [at, other] of sent.entries()) {
      next.push(
        Math.min(
          (row[at] ?? 0) + segmentCost(segment, other),
          (row[at + 1] ?? 0) + 0.9,
          (next[at] ?? 0) + 0.9,
        ),
      );
    }
    if (Math.min(...next) > limit) return Number.POSITIVE_INFINITY;
    row = next;
  }
  return row.at(-1) ?? 0;
};

export interface NearestPaths {
  /** Up to `count` operations whose path is most like the one sent, best first; same method wins a tie. */
  find(method: string, segments: readonly string[], count: number): Operation[];
}

/** Prepares the comparison with every template; worth it only for paths that match nothing. */
export const nearestPaths = (operations: readonly Operation[]): NearestPaths => {
  const prepared = operations.map((operation) => ({
    operation,
    segments: operation.path.split('/').slice(1),
  }));
  return {
    find(method, segments, count) {
      // Longer than any template by far: comparing more of it tells nothing.
      const sent = segments.slice(0, 16).map((segment) => segment.slice(0, 80));
      const worst = 0.45 * Math.max(2, sent.length);
      const best: { operation: Operation; cost: number }[] = [];
      let limit = worst;
      for (const { operation, segments: template } of prepared) {
        const penalty = operation.method === method ? 0 : 0.25;
        const cost = pathCost(template, sent, limit - penalty) + penalty + (operation.removed ? 0.2 : 0);
        if (cost > limit) continue;
        best.push({ operation, cost });
        best.sort((a, b) => a.cost - b.cost);
        if (best.length > count) best.pop();
        if (best.length === count) limit = best.at(-1)?.cost ?? limit;
      }
      return best.map(({ operation }) => operation);
    },
  };
};
