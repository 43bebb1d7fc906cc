import type { z } from 'zod';
import { administratorWords } from '../permissions/administrator-words.ts';
import { invalidPayload, jiraError, json, type WireResponse } from '../request.ts';
import { notJson } from '../site/framework.ts';
import type { RestCall } from './call.ts';
import { readPayload } from './scalars.ts';
import { violations } from './violations.ts';

/** The body in the form a schema wants, or the 400 that says which part is wrong. */
export function given<S extends z.ZodType>(
  call: RestCall,
  schema: S,
): { readonly given: z.output<S> } | WireResponse {
  const parsed = readPayload(schema, call.body ?? {});
  if (parsed.success) return { given: parsed.data };
  if (call.body === undefined || call.body === null) return withoutPayload(call);
  if (administratorWords(call.operation) !== undefined) {
    const wrong = violations(parsed.error.issues);
    if (wrong.length > 0) return jiraError(400, wrong);
  }
  const errors: Record<string, string> = {};
  for (const { path, message, code, input } of parsed.error.issues) {
    if (path.length === 0) continue;
    if (code === 'custom') errors[path.map(String).join('.')] = message;
    else if (code === 'invalid_type' && input === undefined)
      errors[path.map(String).join('.')] = `${String(path.at(-1))} is required.`;
  }
  return Object.keys(errors).length === 0 ? invalidPayload() : jiraError(400, [], errors);
}

/** What is said of a payload that is not there: that it is no JSON, or that it ends before it begins (Jackson's words). */
export function withoutPayload({ request, world }: RestCall): WireResponse {
  return request.headers['content-type'] === undefined
    ? notJson(request, world)
    : json(400, { errorMessages: ['No content to map to Object due to end of input'] });
}

/** The thing of a list whose id the path names; undefined: there is none. */
export function byPath<T extends { id: string | number }>(
  call: RestCall,
  all: readonly T[],
  parameter = 'id',
): T | undefined {
  return all.find(({ id }) => String(id) === call.params[parameter]);
}

/** 404 in the words of the published documents: `Notification scheme with ID 10000 not found.` */
export const noneWithId = (what: string, id: string | undefined): WireResponse =>
  jiraError(404, [`${what} with ID ${id ?? ''} not found.`]);

/** 404 for the first of these ids that nothing in a list has; null: all are there. */
export function missingAmong(
  what: string,
  ids: readonly string[],
  all: readonly { id: string }[],
): WireResponse | null {
  const missing = ids.find((id) => !all.some((each) => each.id === id));
  return missing === undefined ? null : jiraError(404, [`The ${what} with id '${missing}' was not found.`]);
}

/** Whether another thing of a list has this name, in any case of letters. */
export function nameTaken(
  all: readonly { id: string | number; name: string }[],
  name: string,
  except?: string | number,
): boolean {
  const wanted = name.trim().toLowerCase();
  return all.some((each) => each.id !== except && each.name.toLowerCase() === wanted);
}

/** A list with one thing moved behind another, or to the front. */
export function movedTo<T>(all: readonly T[], moved: readonly T[], after: T | null | 'end'): T[] {
  const rest = all.filter((each) => !moved.includes(each));
  const at = after === 'end' ? rest.length : after === null ? 0 : rest.indexOf(after) + 1;
  return [...rest.slice(0, at), ...moved, ...rest.slice(at)];
}
