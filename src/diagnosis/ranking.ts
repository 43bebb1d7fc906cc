import type { CauseId } from './cause.ts';
import { type Finding, nothingMissing } from './finding.ts';
import type { Reading } from './reading/reading.ts';
import { rules } from './rules/index.ts';
import type { Rule, Suspicion } from './rules/rule.ts';
import { usualCauses } from './usual.ts';

/** One cause weighed for one call. */
export interface Weighed {
  readonly rule: Rule;
  readonly suspicion: Suspicion;
  readonly because: readonly string[];
  /** Probability among the causes that were considered, "cannot tell" included. */
  readonly share: number;
}

/** Clues overlap (a header and the words of a body tell one story), so their sum is damped before it becomes a share. */
const damping = 1.35;
/** Log odds of "none of these": what an evidence must beat before a finding is confident. */
const cannotTell = 0.4;
/** Where a cause is not usual for the situation, it starts this far down. */
const unusual = -0.8;

/** Weighs every rule against one call; best first. */
export function weigh(reading: Reading): Weighed[] {
  const usual = usualCauses(reading);
  const candidates = Object.values(rules).flatMap((rule) => {
    if (!rule.applies(reading)) return [];
    const suspicion = rule.diagnose(reading);
    const prior = usual.odds[rule.id];
    const speaking = suspicion.clues.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
    if (speaking.length === 0 && (prior === undefined || prior <= 0)) return [];
    const sum = suspicion.clues.reduce((total, { weight }) => total + weight, prior ?? unusual);
    // What is usual is no evidence: it is told only where no fact speaks.
    const because = speaking.length > 0 ? speaking.map(({ says }) => says) : [usual.says];
    return [{ rule, suspicion, because, odds: Math.exp(sum / damping) }];
  });
  const total = candidates.reduce((sum, { odds }) => sum + odds, Math.exp(cannotTell / damping));
  return candidates
    .map(({ rule, suspicion, because, odds }) => ({ rule, suspicion, because, share: odds / total }))
    .sort((a, b) => b.share - a.share);
}

/** Several failing calls are one story: their weighings are averaged, a decided call counting more than a vague one. */
export function combine(weighings: readonly (readonly Weighed[])[]): Weighed[] {
  const [only] = weighings;
  if (weighings.length === 1 && only) return [...only];
  const trust = weighings.map((each) => (each[0]?.share ?? 0) ** 2 + 0.01);
  const sum = trust.reduce((a, b) => a + b, 0);
  const best = new Map<CauseId, { weighed: Weighed; share: number }>();
  for (const [index, weighing] of weighings.entries()) {
    for (const weighed of weighing) {
      const part = (weighed.share * (trust[index] ?? 0)) / sum;
      const known = best.get(weighed.rule.id);
      best.set(weighed.rule.id, {
        weighed: known && known.weighed.share >= weighed.share ? known.weighed : weighed,
        share: (known?.share ?? 0) + part,
      });
    }
  }
  return [...best.values()]
    .map(({ weighed, share }) => ({ ...weighed, share }))
    .sort((a, b) => b.share - a.share);
}

const shown = 6;
const worthShowing = 0.03;

/** Turns weighed causes into findings; `settledBy` stands where a neighbour is close. */
export function toFindings(weighed: readonly Weighed[]): Finding[] {
  const first = weighed[0];
  if (first === undefined) return [];
  const rest = weighed.slice(1, shown).filter(({ share }) => share >= worthShowing);
  return [first, ...rest].map(({ rule, suspicion, because, share }, index) => {
    const next = weighed[index === 0 ? 1 : 0];
    const close = share < 0.75 || (next !== undefined && next.share > share / 3);
    return {
      cause: rule.id,
      confidence: Math.round(Math.min(share, 0.99) * 100) / 100,
      because: because.slice(0, 6),
      missing: { ...nothingMissing, ...suspicion.missing },
      fix: [...suspicion.fix],
      ruledOut: [],
      ...(close && suspicion.settledBy !== undefined ? { settledBy: suspicion.settledBy } : {}),
    };
  });
}
