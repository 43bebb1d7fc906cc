import { z } from 'zod';

/** A signed lifecycle call, by a digest of what was signed and, of an install, of its body, which no signature covers. */
const HeardToken = z.object({
  digest: z.string(),
  /** A digest of what was signed alone; rows written by older versions have none. */
  signed: z.string().optional(),
  /** Seconds since 1970 after which the token is accepted no longer. */
  until: z.number(),
});
export type HeardToken = z.infer<typeof HeardToken>;

const HeardTokens = z.array(HeardToken);

/** Lifecycle calls come a few times in the life of a tenant, and a token lives fifteen minutes. */
const mostKept = 20;

/** Reads the column of the tenant's row; null where it was written before there was one. */
export function heardTokens(column: string | null): readonly HeardToken[] {
  return column === null ? [] : HeardTokens.parse(JSON.parse(column));
}

/**
 * `newest`: the last one heard, come again. `replayed`: another has been heard since, which this one would undo.
 * `other-body`: the signature of a call heard before, on another body.
 */
export function hearing(
  heard: readonly HeardToken[],
  token: HeardToken,
): 'new' | 'newest' | 'replayed' | 'other-body' {
  const at = heard.findIndex(({ digest }) => digest === token.digest);
  if (at === -1) {
    const before = token.signed !== undefined && heard.some(({ signed }) => signed === token.signed);
    return before ? 'other-body' : 'new';
  }
  return at === heard.length - 1 ? 'newest' : 'replayed';
}

/** The column with one more; those that have ended are dropped. `now` in seconds since 1970. */
export function withHeard(heard: readonly HeardToken[], token: HeardToken, now: number): string {
  const others = heard.filter(({ digest, until }) => until > now && digest !== token.digest);
  return JSON.stringify([...others, token].slice(-mostKept));
}
