import { eventsWithScopes, type Operation } from '../../../jira-facts/index.ts';
import { shape } from '../../rest/operation-shape.ts';
import type { ForgeApp } from '../../state.ts';
import { manifestOf, toTriggers } from '../lifecycle.ts';
import { agileEvents } from './agile-events.ts';
import { commentEvents } from './comment-events.ts';
import { issueEvents } from './issue-events.ts';
import { linkEvents } from './link-events.ts';
import type { Change, ProductEvent } from './product-event.ts';
import { projectEvents } from './project-events.ts';
import { siteEvents } from './site-events.ts';

const byShape = new Map<string, ProductEvent[]>();
for (const [operation, ...events] of [
  ...issueEvents,
  ...commentEvents,
  ...linkEvents,
  ...projectEvents,
  ...siteEvents,
  ...agileEvents,
])
  byShape.set(operation, [...(byShape.get(operation) ?? []), ...events]);

/** What an operation may bring about that apps are told of. */
function productEvents({ method, path }: Operation): readonly ProductEvent[] {
  return byShape.get(shape(method, path)) ?? [];
}

/** Every event that is told of. */
export const toldEvents = (): ReadonlySet<string> =>
  new Set([...byShape.values()].flatMap((events) => events.map(({ event }) => event)));

/** An app is told only of what its scopes let it see: the classic one, or all of the granular ones. */
function maySee({ grantedScopes }: ForgeApp, event: string): boolean {
  const needs = eventsWithScopes().get(event);
  if (needs === undefined) return true;
  const held = (scopes: readonly string[]) =>
    scopes.length > 0 && scopes.every((scope) => grantedScopes.includes(scope));
  return held(needs.classic) || held(needs.granular);
}

const listens = (app: ForgeApp, event: string): boolean =>
  app.state === 'enabled' &&
  manifestOf(app).modules.trigger.some(({ events }) => events?.includes(event)) &&
  maySee(app, event);

/**
 * Looks at the site before a write and returns what tells the apps afterwards, with the answer's body; null: no app listens. What an
 * app itself did comes back to it marked.
 */
export function watchForApps(change: Change): ((made: unknown) => void) | null {
  const { call } = change;
  if (call.state.forgeApps.length === 0) return null;
  const watching = productEvents(call.operation).flatMap(({ event, watch }) => {
    const apps = call.state.forgeApps.filter((app) => listens(app, event));
    return apps.length === 0 ? [] : [{ event, apps, told: watch(change) }];
  });
  if (watching.length === 0) return null;
  return (made) => {
    for (const { event, apps, told } of watching)
      for (const members of told(made))
        for (const app of apps) {
          const selfGenerated = call.caller.accountId === app.accountId;
          // The app takes its time; what becomes of it stands in the deliveries.
          void toTriggers(app, { eventType: event, ...members, selfGenerated }, call.world);
        }
  };
}
