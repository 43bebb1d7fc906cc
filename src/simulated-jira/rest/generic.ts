import { empty, json, type WireResponse } from '../request.ts';
import type { RestCall } from './call.ts';
import { documentedAnswer } from './documented/answer-of.ts';

const marks = {
  read: { 'x-simulated': 'generic' },
  write: { 'x-simulated': 'generic', 'x-simulated-note': 'not modelled: nothing was changed' },
} as const;

/** What stands in the body for the address asked and for what the path names last. */
function filled(body: string, call: RestCall): unknown {
  const self = `${call.base}${call.request.path}`;
  const id = Object.values(call.params).at(-1) ?? '10000';
  const plain = (text: string): string => JSON.stringify(text).slice(1, -1);
  return JSON.parse(body.replaceAll('"$self"', `"${plain(self)}"`).replaceAll('"$id"', `"${plain(id)}"`));
}

/**
 * What is not modelled: the documented success with the smallest body that fits its schema, marked as such so that nobody takes it
 * for a fact of the site. In a strict world 501. Changes nothing either way.
 */
export function genericAnswer(call: RestCall): WireResponse {
  const { operation, world } = call;
  if (world.strict) {
    const sentence = `The simulated Jira does not model ${operation.method} ${operation.path}.`;
    return json(501, { errorMessages: [sentence], errors: {} }, { 'x-simulated': 'refused' });
  }
  const { status, body } = documentedAnswer(operation);
  const headers = operation.method === 'GET' ? marks.read : marks.write;
  return body === null ? empty(status, headers) : json(status, filled(body, call), headers);
}
