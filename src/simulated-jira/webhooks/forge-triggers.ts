import { manifestOf, toTriggers } from '../forge/lifecycle.ts';
import type { RestCall } from '../rest/call.ts';
import type { ForgeApp, SiteState } from '../state.ts';
import type { ChangeKind } from './change-kinds.ts';

/** Forge's names for what happened to an issue (https://developer.atlassian.com/platform/forge/events-reference/jira/). */
const productEvents: Readonly<Record<string, string>> = {
  issue_created: 'avi:jira:created:issue',
  issue_updated: 'avi:jira:updated:issue',
  issue_generic: 'avi:jira:updated:issue',
  issue_assigned: 'avi:jira:assigned:issue',
  issue_deleted: 'avi:jira:deleted:issue',
  issue_commented: 'avi:jira:commented:issue',
  issue_work_logged: 'avi:jira:worklog:issue',
};

const productEvent = ({ issueEventType }: ChangeKind): string | null =>
  productEvents[issueEventType ?? ''] ?? null;

/** The apps with a trigger for one of these changes. */
export function triggered(kinds: readonly ChangeKind[], state: SiteState): ForgeApp[] {
  const events = kinds.map(productEvent).filter((event) => event !== null);
  if (events.length === 0) return [];
  return state.forgeApps.filter(
    (app) =>
      app.state === 'enabled' &&
      manifestOf(app).modules.trigger.some((trigger) =>
        trigger.events?.some((event) => events.includes(event)),
      ),
  );
}

/** Tells them of one change, without waiting; what an app itself did comes back to it marked. */
export function tellTriggers(
  apps: readonly ForgeApp[],
  kind: ChangeKind,
  message: Readonly<Record<string, unknown>>,
  { world, caller }: RestCall,
): void {
  const eventType = productEvent(kind);
  if (eventType === null) return;
  for (const app of apps) {
    const body = {
      eventType,
      issue: message.issue,
      atlassianId: caller.accountId,
      associatedUsers: [{ accountId: caller.accountId }],
      ...(message.changelog === undefined ? {} : { changelog: message.changelog }),
      selfGenerated: caller.accountId === app.accountId,
    };
    // The app takes its time; what becomes of it stands in the deliveries.
    void toTriggers(app, body, world);
  }
}
