import type { z } from 'zod';

/** A scalar read as another kind; undefined: it cannot be. */
function readAs(expected: string, value: unknown): unknown {
  if (expected === 'string')
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
  if (typeof value !== 'string') return undefined;
  if (expected === 'boolean') return value === 'true' ? true : value === 'false' ? false : undefined;
  if (expected === 'number' || expected === 'int')
    return value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : undefined;
  return undefined;
}

const isBranch = (value: unknown): value is Record<PropertyKey, unknown> =>
  typeof value === 'object' && value !== null;

/** Puts what stands at a path into the kind that is wanted there, where it can be read so; null is as good as nothing. */
function mend(body: unknown, path: readonly PropertyKey[], expected: string): void {
  const name = path.at(-1);
  let at = body;
  for (const each of path.slice(0, -1)) at = isBranch(at) ? at[each] : undefined;
  if (name === undefined || !isBranch(at)) return;
  if (at[name] === null && !Array.isArray(at)) delete at[name];
  const read = readAs(expected, at[name]);
  if (read !== undefined) at[name] = read;
}

/**
 * A payload as Jira reads it: its library (Jackson) takes a scalar of another kind for the wanted one where it can be read so: `"false"`
 * for false, `"12"` for 12, 12 for `"12"`, and null where nothing need be given.
 */
export function readPayload<S extends z.ZodType>(
  schema: S,
  body: unknown,
): z.ZodSafeParseResult<z.output<S>> {
  const strictly = schema.safeParse(body, { reportInput: true });
  if (strictly.success || !isBranch(body)) return strictly;
  const copy: unknown = structuredClone(body);
  for (const issue of strictly.error.issues)
    if (issue.code === 'invalid_type') mend(copy, issue.path, issue.expected);
  const again = schema.safeParse(copy, { reportInput: true });
  return again.success ? again : strictly;
}
