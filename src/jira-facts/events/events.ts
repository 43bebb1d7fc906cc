import { eventScopes } from './table.ts';

/** What an app needs to be told of an event: the classic scopes, or all of the granular ones. */
export interface EventScopes {
  readonly event: string;
  readonly classic: readonly string[];
  readonly granular: readonly string[];
}

const words = (text: string): string[] => text.split(' ').filter((word) => word !== '');

/** Every event of a product that a Forge trigger may name and that takes a scope, by its name. */
export const eventsWithScopes = (): ReadonlyMap<string, EventScopes> =>
  new Map(
    eventScopes.flatMap(({ events, classic, granular }) =>
      words(events).map((event) => [event, { event, classic: words(classic), granular: words(granular) }]),
    ),
  );

/** Events of Forge itself: they take no scope. */
export const lifecycleEvents: readonly string[] = [
  'avi:forge:installed:app',
  'avi:forge:upgraded:app',
  'avi:forge:enabled:app',
  'avi:forge:disabled:app',
];
