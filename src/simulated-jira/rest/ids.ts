import { z } from 'zod';

/** An id or key, which clients send as text or as a number. */
export const idOrKey = z.union([z.string(), z.number()]).transform(String);
/** The same, of things whose ids are numbers. */
export const numericId = z.union([z.string(), z.number()]).transform(Number);

/** Ids or keys of issues, mixed, as operations on many of them take them. */
export const issueNames = (most: number) => z.array(idOrKey).min(1).max(most);
