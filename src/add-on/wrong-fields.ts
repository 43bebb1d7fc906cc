import type { z } from 'zod';

/** The first fields of a body that are missing or of the wrong type, each once, for whoever sent it; never their values. */
export function wrongFields({ issues }: z.core.$ZodError): string {
  const names = issues.slice(0, 50).map(({ path }) => path.join('.') || 'body');
  return [...new Set(names)].slice(0, 5).join(', ');
}
