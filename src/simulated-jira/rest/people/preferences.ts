import { z } from 'zod';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { given } from '../given.ts';
import { personal } from './personal.ts';

/** The key the query names and the caller's preferences; a response: no key, or nobody. */
function place(
  call: RestCall,
): { key: string; preferences: Record<string, string>; accountId: string } | WireResponse {
  const key = call.query.get('key');
  const { accountId } = call.caller;
  if (accountId === null) return jiraError(401, ['You are not authenticated.']);
  if (key === null) return jiraError(400, ["The 'key' query parameter is required."]);
  return { key, preferences: personal(call, accountId).preferences, accountId };
}

const missing = (key: string) => jiraError(404, [`The preference '${key}' does not exist.`]);

const localeSchema = z.looseObject({
  locale: z.string().regex(/^[a-z]{2}(?:_[A-Z]{2})?$/, 'The locale is not valid.'),
});

export const preferenceRoutes: Route[] = [
  selfJudging('GET /mypreferences', (call) => {
    const at = place(call);
    if ('status' in at) return at;
    const value = at.preferences[at.key];
    return value === undefined ? missing(at.key) : json(200, value);
  }),
  selfJudging('PUT /mypreferences', (call) => {
    const at = place(call);
    if ('status' in at) return at;
    const text = typeof call.body === 'string' ? call.body : call.request.body.toString();
    if (text.length > 255)
      return jiraError(400, ['The value of a preference cannot be longer than 255 characters.']);
    at.preferences[at.key] = text;
    return empty(204);
  }),
  selfJudging('DELETE /mypreferences', (call) => {
    const at = place(call);
    if ('status' in at) return at;
    if (!(at.key in at.preferences)) return missing(at.key);
    delete at.preferences[at.key];
    return empty(204);
  }),
  selfJudging('PUT /mypreferences/locale', (call) => {
    const asked = given(call, localeSchema);
    if ('status' in asked) return asked;
    if (call.rights.user === null) return jiraError(401, ['You are not authenticated.']);
    call.rights.user.locale = asked.given.locale;
    return empty(204);
  }),
];
