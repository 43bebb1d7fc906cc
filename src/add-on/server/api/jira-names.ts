import { z } from 'zod';

/** Key or id of a project or an issue. What is neither stands in no address and in no search we make. */
export const JiraKey = z.string().regex(/^[\w-]{1,64}$/);

export const AccountId = z.string().regex(/^[\w:-]{1,128}$/);
