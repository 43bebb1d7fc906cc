import { outcomeOf } from '../expressions/outcome.ts';
import type { Module } from './manifest.ts';

/**
 * Whether a trigger's `filter` lets an event through: not what the app did itself with `ignoreSelf`, only that of which its Jira
 * expression is true; where that fails, `onError` decides, and nothing said means that the event is ignored
 * (https://developer.atlassian.com/platform/forge/manifest-reference/modules/trigger/).
 */
export function letsThrough({ filter }: Module, event: Readonly<Record<string, unknown>>): boolean {
  if (filter?.ignoreSelf === true && event.selfGenerated === true) return false;
  if (filter?.expression === undefined) return true;
  const outcome = outcomeOf(filter.expression, new Map([['event', event]]));
  return outcome.ok ? outcome.value === true : filter.onError?.startsWith('RECEIVE') === true;
}
