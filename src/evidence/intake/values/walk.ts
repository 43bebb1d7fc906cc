/** Goes through a value, outermost first: lists are entered, of anything else what `visit` hands back. Looks at `most` values. */
export function walk(value: unknown, visit: (one: unknown) => readonly unknown[], most = 3_000): void {
  const waiting: unknown[] = [value];
  for (let at = 0; at < waiting.length && at < most; at += 1) {
    const one = waiting[at];
    const inner: readonly unknown[] = Array.isArray(one) ? one : visit(one);
    if (waiting.length < most) waiting.push(...inner.slice(0, 1_000));
  }
}
