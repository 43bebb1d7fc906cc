import type { NamedNeed } from '../operations/operation.ts';
import { type EventScopes, eventsWithScopes } from './events.ts';

const open = { connect: true, oauth2: true, forge: true } as const;

/** An event of a Forge trigger as something that takes scopes. */
export const eventNeed = ({ event, classic, granular }: EventScopes): NamedNeed => ({
  name: event,
  connectScope: 'READ',
  alternatives: [
    ...(classic.length > 0 ? [{ kind: 'classic' as const, state: 'Current' as const, scopes: classic }] : []),
    ...(granular.length > 0
      ? [{ kind: 'granular' as const, state: 'Current' as const, scopes: granular }]
      : []),
  ],
  noScopeNeeded: classic.length + granular.length === 0,
  accessibleTo: open,
  // Whichever set is declared, the event may rest on it: none of them is surplus.
  optionalScopes: [...classic, ...granular],
});

/** The events among names that take scopes, each once. */
export const eventNeeds = (names: readonly string[]): NamedNeed[] => {
  const known = eventsWithScopes();
  return [...new Set(names)].flatMap((name) => {
    const event = known.get(name);
    return event ? [eventNeed(event)] : [];
  });
};

/** A webhook of a Connect descriptor. Source: https://developer.atlassian.com/cloud/jira/platform/modules/webhook/. */
export const connectWebhookNeed = (event: string): NamedNeed => ({
  name: event,
  connectScope: 'READ',
  alternatives: [],
  noScopeNeeded: true,
  accessibleTo: open,
});
