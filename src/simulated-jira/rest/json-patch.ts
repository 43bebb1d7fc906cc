import { z } from 'zod';
import { isRecord } from '../record.ts';

const operations = z.array(
  z.discriminatedUnion('op', [
    z.object({ op: z.literal('add'), path: z.string(), value: z.unknown() }),
    z.object({ op: z.literal('replace'), path: z.string(), value: z.unknown() }),
    z.object({ op: z.literal('remove'), path: z.string() }),
  ]),
);

type Operation = z.infer<typeof operations>[number];

/**
 * A copy of `value` after the operations of a JSON Patch (RFC 6902: add, replace, remove); null: it cannot be read, or names a place
 * that is not there.
 */
export function patched(value: unknown, patch: unknown): unknown {
  const asked = operations.safeParse(patch);
  if (!asked.success) return null;
  let current: unknown = structuredClone(value);
  for (const operation of asked.data) {
    const path = operation.path.split('/').slice(1);
    if (path.length === 0) return null;
    current = changed(
      current,
      path.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~')),
      operation,
    );
    if (current === null) return null;
  }
  return current;
}

/** null: the path leads nowhere. */
function changed(value: unknown, [name = '', ...below]: readonly string[], operation: Operation): unknown {
  if (Array.isArray(value)) return changedList(value, name, below, operation);
  if (!isRecord(value)) return null;
  const there = Object.hasOwn(value, name);
  if (below.length > 0) {
    const inner = there ? changed(value[name], below, operation) : null;
    return inner === null ? null : { ...value, [name]: inner };
  }
  if (operation.op !== 'add' && !there) return null;
  if (operation.op !== 'remove') return { ...value, [name]: operation.value };
  return Object.fromEntries(Object.entries(value).filter(([each]) => each !== name));
}

/** Adding ignores where in the list ("do not respect array indexes in target locations", says the page of plans). */
function changedList(
  list: readonly unknown[],
  name: string,
  below: readonly string[],
  operation: Operation,
): unknown {
  if (operation.op === 'add' && below.length === 0) return [...list, operation.value];
  const at = /^\d+$/.test(name) ? Number(name) : -1;
  if (at < 0 || at >= list.length) return null;
  if (below.length > 0) {
    const inner = changed(list[at], below, operation);
    return inner === null ? null : list.with(at, inner);
  }
  return operation.op === 'remove' ? list.toSpliced(at, 1) : list.with(at, operation.value);
}
