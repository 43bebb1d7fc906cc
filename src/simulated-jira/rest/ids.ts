import { z } from 'zod';

/** An id or key, which clients send as text or as a number. */
export const idOrKey = z.union([z.string(), z.number()]).transform(String);
/** The same, of things whose ids are numbers; another text is refused in the documents' words. */
export const numericIdOf = (named: string) =>
  z.union([z.string(), z.number()]).transform((id, context) => {
    if (/^\d*[1-9]\d*$/.test(String(id))) return Number(id);
    context.addIssue(`${id} is not a valid value. The ${named} must be a positive integer.`);
    return z.NEVER;
  });
export const numericId = numericIdOf('ID');

/** Ids or keys of issues, mixed, as operations on many of them take them. */
export const issueNames = (most: number) => z.array(idOrKey).min(1).max(most);
