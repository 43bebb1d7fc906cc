/**
 * A value as it is remembered: never handed out, so nobody can change it. Strings and bytes are shared with what is made of it
 * (nobody writes into bytes), records and lists are made anew.
 */
export type Kept = KeptRecord | KeptList | KeptLeaf;

interface KeptLeaf {
  readonly is: 'leaf';
  readonly value: unknown;
}

interface KeptList {
  readonly is: 'list';
  readonly items: readonly Kept[];
}

interface KeptRecord {
  readonly is: 'record';
  /** Everything that is no record or list; a place is held for those, so that keys keep their order. */
  readonly leaves: Readonly<Record<string, unknown>>;
  readonly parts: readonly { readonly name: string; readonly part: KeptRecord | KeptList }[];
}

/** Remembers a plain value: records, lists, bytes and what JSON has. */
export function keep(value: unknown): Kept {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array)
    return { is: 'leaf', value };
  if (Array.isArray(value)) return { is: 'list', items: value.map(keep) };
  const leaves: Record<string, unknown> = { ...value };
  const parts: { name: string; part: KeptRecord | KeptList }[] = [];
  for (const [name, each] of Object.entries(value)) {
    const part = keep(each);
    if (part.is === 'leaf') continue;
    leaves[name] = null;
    parts.push({ name, part });
  }
  return { is: 'record', leaves, parts };
}

/** The remembered value, made anew. Copying the leaves in one go is several times quicker than `structuredClone`. */
export function made(kept: Kept): unknown {
  switch (kept.is) {
    case 'leaf':
      return kept.value;
    case 'list':
      return kept.items.map(made);
    case 'record': {
      const record: Record<string, unknown> = { ...kept.leaves };
      for (const { name, part } of kept.parts) record[name] = made(part);
      return record;
    }
  }
}
