import { type Changes, changesSince, isComparable, type Report } from '../../report/index.ts';
import type { RunsStore } from './runs-store.ts';

/** Earlier runs looked at, at most: the one to compare with is nearly always the last. */
const lookedAt = 20;

/** What a run changed against the run `since`, or the newest earlier one that asked for as much; null: no such run of this tenant. */
export async function changesOfRun(
  store: Pick<RunsStore, 'report' | 'list'>,
  tenant: string,
  id: string,
  since: string | null = null,
): Promise<Changes | null> {
  const report = await store.report(tenant, id);
  if (report === null) return null;
  if (since === null) return changesSince(report, await comparableBefore(store, tenant, report));
  const earlier = await store.report(tenant, since);
  return earlier === null ? null : changesSince(report, earlier);
}

async function comparableBefore(
  store: Pick<RunsStore, 'report' | 'list'>,
  tenant: string,
  report: Report,
): Promise<Report | null> {
  for (const { id } of await store.list(tenant, report.id, lookedAt)) {
    const earlier = await store.report(tenant, id);
    if (earlier !== null && isComparable(report, earlier)) return earlier;
  }
  return null;
}
