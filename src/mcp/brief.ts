import { z } from 'zod';
import type { Finding } from '../diagnosis/index.ts';
import { causeTitle } from '../report/index.ts';
import { nextMove } from './next-move.ts';
import { bearerErrorOf } from './rfc6750.ts';

const Step = z.object({ who: z.string(), do: z.string(), link: z.string().optional() });

/** A finding as an agent reads it: what it is, whose turn it is, and what to try next. */
export const Brief = z.object({
  cause: z.string(),
  means: z.string(),
  confidence: z.number(),
  error: z.enum(['invalid_request', 'invalid_token', 'insufficient_scope']).optional(),
  scope: z.string().optional(),
  missing: z.array(z.string()).optional(),
  because: z.array(z.string()),
  fix: z.array(Step),
  next: z.string(),
  settledBy: z.string().optional(),
  orElse: z.array(z.string()).optional(),
});
export type Brief = z.infer<typeof Brief>;

/** Characters of JSON, for an answer below 300 tokens. */
const longest = 940;
/** From this confidence on, neither alternatives nor a question are worth their tokens. */
export const sure = 0.8;

/** Words the best finding for an agent, shortened from its least needed end to at most so many characters of JSON. */
export function briefOf(findings: readonly Finding[], most = longest): Brief | null {
  const [best, ...others] = findings;
  if (best === undefined) return null;
  const { scopes: _said, ...rights } = best.missing;
  const missing = Object.values(rights).flat();
  const whole: Brief = {
    cause: best.cause,
    means: causeTitle(best.cause),
    confidence: Math.round(best.confidence * 100) / 100,
    ...bearerErrorOf(best.cause, best.missing),
    ...(missing.length === 0 ? {} : { missing }),
    because: best.because.slice(0, 2).map((fact) => cut(fact, 160)),
    fix: best.fix.slice(0, 2).map(({ who, step, link }) => ({
      who,
      do: cut(step, 320),
      ...(link === undefined ? {} : { link }),
    })),
    next: nextMove(best.cause),
    ...(best.settledBy === undefined || best.confidence >= sure
      ? {}
      : { settledBy: cut(best.settledBy, 160) }),
    ...(others.length === 0 || best.confidence >= sure
      ? {}
      : { orElse: others.slice(0, 2).map(({ cause }) => cause) }),
  };
  return shortened(whole, most);
}

const shortenings: readonly ((brief: Brief) => Brief)[] = [
  (brief) => ({ ...brief, because: brief.because.slice(0, 1) }),
  ({ settledBy: _left, ...brief }) => brief,
  (brief) => ({ ...brief, fix: brief.fix.slice(0, 1) }),
  (brief) => ({ ...brief, fix: brief.fix.map((step) => ({ ...step, do: cut(step.do, 220) })) }),
  (brief) => ({
    ...brief,
    missing: brief.missing?.slice(0, 4),
    because: brief.because.map((fact) => cut(fact, 80)),
  }),
  (brief) => ({ ...brief, fix: brief.fix.map(({ who, do: step }) => ({ who, do: cut(step, 160) })) }),
];

function shortened(whole: Brief, most: number): Brief {
  let brief = whole;
  for (const shorten of shortenings) {
    if (JSON.stringify(brief).length <= most) break;
    brief = shorten(brief);
  }
  return brief;
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}
