import { z } from 'zod';
import type { Look } from './look.ts';

const issueSchema = z.looseObject({
  id: z.string(),
  key: z.string(),
  fields: z.record(z.string(), z.unknown()),
  changelog: z.looseObject({
    histories: z.array(z.looseObject({ id: z.string(), items: z.array(z.unknown()) })),
  }),
});
export type SeenIssue = z.infer<typeof issueSchema>;

/** The issue as the caller sees it now, in version 2 with its changelog; null: it is not there. */
export function seenIssue(idOrKey: string, look: Look): SeenIssue | null {
  const address = `/rest/api/2/issue/${encodeURIComponent(idOrKey)}?expand=changelog`;
  return issueSchema.safeParse(look(address)).data ?? null;
}

/** What the newest entry of the changelog says; null: nothing was written into it between the two. */
export function written(before: SeenIssue | null, after: SeenIssue | null) {
  const newest = after?.changelog.histories[0];
  if (newest === undefined || newest.id === before?.changelog.histories[0]?.id) return null;
  return { id: newest.id, items: newest.items };
}
