import { z } from 'zod';
import { allFields, findCustomField } from '../../fields/custom-fields.ts';
import type { Issue } from '../../state.ts';
import { appRefusal } from './app-field-validation.ts';
import { customEdit } from './custom-writers.ts';
import { settable } from './edit-meta.ts';
import { type FieldEdit, notOnScreen, refuse, type WritePlace } from './field-edit.ts';
import { fieldValue } from './shown-fields.ts';
import { systemWriters } from './system-writers.ts';

/** Body of a write: `fields` set values, `update` holds operations on them. */
export const writeSchema = z.looseObject({
  fields: z.record(z.string(), z.unknown()).nullish(),
  update: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))).nullish(),
  properties: z.array(z.object({ key: z.string(), value: z.unknown() })).nullish(),
  historyMetadata: z.unknown().optional(),
});

export type Write = z.infer<typeof writeSchema>;

/** What a write comes to: edits by field, or Jira's words by field. */
type Edits =
  | { readonly edits: ReadonlyMap<string, (issue: Issue) => void> }
  | { readonly errors: Record<string, string> };

/** Things that `update` adds beside fields; each has its own code. */
const notFields = new Set(['comment', 'worklog', 'issuelinks', 'attachment']);

export function fieldEdit(id: string, value: unknown, place: WritePlace): FieldEdit {
  const writer = systemWriters[id];
  if (writer !== undefined) return writer(value, place);
  const custom = findCustomField(place.call.state, id);
  if (custom === null) return refuse(notOnScreen(id));
  const read = customEdit(custom, value, place);
  const refusal = 'error' in read ? null : appRefusal(custom, value, place);
  return refusal === null ? read : refuse(refusal);
}

/** Whether two references mean the same: by id, else by name or value. */
function same(one: unknown, other: unknown): boolean {
  const of = (value: unknown): string => {
    if (typeof value !== 'object' || value === null) return String(value);
    const entries = new Map<string, unknown>(Object.entries(value));
    const first = ['accountId', 'id', 'name', 'value']
      .map((key) => entries.get(key))
      .find((each) => each !== undefined);
    return String(first);
  };
  const names = (value: unknown): unknown[] =>
    typeof value === 'object' && value !== null
      ? ['accountId', 'id', 'name', 'value'].flatMap((key) =>
          Object.entries(value)
            .filter(([name]) => name === key)
            .map(([, each]) => String(each)),
        )
      : [String(value)];
  return of(one) === of(other) || names(one).some((each) => names(other).includes(each));
}

/** The value a field has after `[{set}, {add}, {remove}, {edit}]`; undefined: an operation nobody knows. */
function updated(current: unknown, operations: readonly Record<string, unknown>[]): unknown {
  let value = current;
  for (const operation of operations) {
    const [[name = '', operand] = []] = Object.entries(operation);
    const list = Array.isArray(value) ? value : [];
    if (name === 'set') value = operand;
    else if (name === 'edit')
      value = {
        ...(typeof value === 'object' ? value : {}),
        ...(typeof operand === 'object' ? operand : {}),
      };
    else if (name === 'add') value = list.some((each) => same(each, operand)) ? list : [...list, operand];
    else if (name === 'remove') value = list.filter((each) => !same(each, operand));
    else return undefined;
  }
  return value;
}

/**
 * Reads `fields` and `update` of a write: each field must stand on the screen and be open to the caller. The same field in both is
 * refused, as Jira does.
 */
export function editsOf(
  write: Write,
  place: WritePlace,
  allowed: ReadonlySet<string>,
  skip: ReadonlySet<string> = new Set(),
): Edits {
  const edits = new Map<string, (issue: Issue) => void>();
  const errors: Record<string, string> = {};
  const take = (id: string, read: () => FieldEdit) => {
    if (!allowed.has(id)) {
      errors[id] = notOnScreen(id);
      return;
    }
    const result = read();
    if ('error' in result) errors[id] = result.error;
    else edits.set(id, result.apply);
  };
  const byName = (name: string) => allFields(place.call.state).find((field) => field.id === name)?.id ?? name;
  for (const [name, value] of Object.entries(write.fields ?? {})) {
    const id = byName(name);
    if (skip.has(id)) continue;
    if (write.update?.[name] !== undefined) {
      errors[id] = `Field '${id}' cannot be used in both 'fields' and 'update'.`;
      continue;
    }
    take(id, () => fieldEdit(id, value, place));
  }
  for (const [name, operations] of Object.entries(write.update ?? {})) {
    const id = byName(name);
    if (notFields.has(id) || skip.has(id)) continue;
    take(id, () => {
      const current = place.issue === null ? null : fieldValue(place.call, place.issue, id);
      const value = updated(current, operations);
      return value === undefined
        ? refuse(`Operation is not supported by the field '${id}'.`)
        : fieldEdit(id, value, place);
    });
  }
  return Object.keys(errors).length > 0 ? { errors } : { edits };
}

/** Ids of the fields that a write may name where it happens. */
export function allowedFields(place: WritePlace): Set<string> {
  const operation = place.issue === null ? 'create' : 'edit';
  return new Set(settable(place.call, place.project, place.type, operation, place.issue).map(({ id }) => id));
}
