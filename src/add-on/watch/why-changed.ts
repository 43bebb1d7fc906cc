import { z } from 'zod';
import { type Identity, readAnswer } from '../../jira-client/index.ts';
import type { Alert } from './alert.ts';
import type { WatchedGap } from './gap-watch.ts';

const Records = z.object({
  records: z.array(
    z.object({
      created: z.string(),
      category: z.string(),
      authorAccountId: z.string().optional(),
      objectItem: z.object({ name: z.string().optional(), typeName: z.string().optional() }).optional(),
    }),
  ),
});
type AuditRecord = z.infer<typeof Records>['records'][number];

/** Which categories of the audit log can have made a gap of this kind; the id of an advice begins with its kind. */
const categoriesOf: Readonly<Record<string, readonly string[]>> = {
  scope: ['apps', 'plugins', 'applications', 'add-ons'],
  group: ['group management', 'user management', 'permissions'],
  'global-permission': ['permissions', 'group management', 'user management'],
  'project-permission': ['permissions', 'projects', 'project roles', 'group management', 'user management'],
  identity: ['user management', 'apps', 'applications'],
};
const most = 100;

export type Why = NonNullable<Alert['opened'][number]['why']>;

/**
 * The newest audit record since `from` that can have made each gap, read as whoever of the identities may; empty where
 * none may. Only what kind of object, its name and who did it is taken; the record's own text is left behind.
 */
export async function whyChanged(
  identities: readonly Identity[],
  gaps: readonly WatchedGap[],
  from: Date,
): Promise<ReadonlyMap<string, Why>> {
  const found = new Map<string, Why>();
  if (gaps.length === 0) return found;
  const records = await recordsSince(identities, from);
  for (const gap of gaps) {
    const categories = categoriesOf[gap.id.split(':')[0] ?? ''] ?? [];
    const record = records.find(({ category }) => categories.includes(category.toLowerCase()));
    if (record !== undefined) found.set(gap.id, asWhy(record));
  }
  return found;
}

async function recordsSince(identities: readonly Identity[], from: Date): Promise<AuditRecord[]> {
  const path = `/rest/api/3/auditing/record?limit=${most}&from=${encodeURIComponent(from.toISOString())}`;
  for (const identity of identities) {
    if (identity.kind === 'anonymous') continue;
    const read = readAnswer(await identity.ask({ method: 'GET', path }), Records);
    if (read !== null) return read.records.sort((a, b) => Date.parse(b.created) - Date.parse(a.created));
  }
  return [];
}

function asWhy({ created, category, authorAccountId, objectItem }: AuditRecord): Why {
  const object = [objectItem?.typeName, objectItem?.name].filter((part) => part !== undefined).join(' ');
  return {
    at: created,
    category,
    object,
    ...(authorAccountId === undefined ? {} : { byAccountId: authorAccountId }),
  };
}
