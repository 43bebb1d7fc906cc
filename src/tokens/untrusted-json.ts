import type { z } from 'zod';

/** The JSON of one part of a compact token; null where it holds none. */
export function jsonOfPart(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString());
  } catch {
    return null;
  }
}

/** Which fields are wrong, each once, and never their values; `whole`: what it is called where it is wrong as a whole. */
export function wrongFields({ issues }: z.core.$ZodError, whole: string): string {
  const names = issues.map(({ path }) => path.join('.') || whole);
  return `missing or of the wrong type: ${[...new Set(names)].join(', ')}`;
}
