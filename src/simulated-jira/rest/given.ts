import type { z } from 'zod';
import { jiraError, type WireResponse } from '../request.ts';
import type { RestCall } from './call.ts';
import { readPayload } from './scalars.ts';

const invalid = 'Invalid request payload. Refer to the REST API documentation and try again.';

/** The body in the form a schema wants, or the 400 that says which part is wrong. */
export function given<S extends z.ZodType>(
  call: RestCall,
  schema: S,
): { readonly given: z.output<S> } | WireResponse {
  const parsed = readPayload(schema, call.body ?? {});
  if (parsed.success) return { given: parsed.data };
  const errors: Record<string, string> = {};
  for (const { path, message, code, input } of parsed.error.issues) {
    if (path.length === 0) continue;
    if (code === 'custom') errors[path.map(String).join('.')] = message;
    else if (code === 'invalid_type' && input === undefined)
      errors[path.map(String).join('.')] = `${String(path.at(-1))} is required.`;
  }
  return jiraError(400, Object.keys(errors).length === 0 ? [invalid] : [], errors);
}

/** The thing of a list whose id the path names; undefined: there is none. */
export function byPath<T extends { id: string | number }>(
  call: RestCall,
  all: readonly T[],
  parameter = 'id',
): T | undefined {
  return all.find(({ id }) => String(id) === call.params[parameter]);
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
