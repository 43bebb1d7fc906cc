import { evaluate } from '../expressions/evaluate.ts';
import { parseExpression } from '../expressions/parse.ts';
import { ExpressionError } from '../expressions/tokens.ts';
import type { Module } from './manifest.ts';

/**
 * Whether a trigger's `filter` lets an event through: not what the app did itself with `ignoreSelf`, only that of which its Jira
 * expression is true; where that fails, `onError` decides, and nothing said means that the event is ignored
 * (https://developer.atlassian.com/platform/forge/manifest-reference/modules/trigger/).
 */
export function letsThrough({ filter }: Module, event: Readonly<Record<string, unknown>>): boolean {
  if (filter?.ignoreSelf === true && event.selfGenerated === true) return false;
  if (filter?.expression === undefined) return true;
  try {
    return evaluate(parseExpression(filter.expression), new Map([['event', event]])) === true;
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return filter.onError?.startsWith('RECEIVE') === true;
  }
}
