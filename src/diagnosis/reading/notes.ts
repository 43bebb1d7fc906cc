import { type Evidence, isRecord } from '../../evidence/index.ts';

/** What people wrote beside the facts: small statements "key: value", in lower case, one for each sentence. At most 8 KB. */
export function clausesOf(notes: Evidence['accountNotes']): readonly string[] {
  if (notes === null || notes === undefined) return [];
  // Names of claims and groups are no words of a person.
  const { assertionClaims: _claims, groups: _groups, ...spoken } = notes;
  const lines: string[] = [];
  collect(spoken, '', 0, lines);
  if (lines.length === 0) return [];
  return lines
    .join('\n')
    .slice(0, 8_192)
    .toLowerCase()
    .split(/\n|[.;!?](?=\s)|, but /);
}

function collect(value: unknown, key: string, depth: number, into: string[]): void {
  if (into.length >= 200 || depth > 5) return;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    into.push(`${key}${String(value).slice(0, 1_000)}`);
  } else if (Array.isArray(value)) {
    for (const item of value.slice(0, 100)) collect(item, key, depth + 1, into);
  } else if (isRecord(value)) {
    for (const name of Object.keys(value).slice(0, 100))
      collect(value[name], `${key}${spaced(name)}: `, depth + 1, into);
  }
}

/** "apiTokens" is "api Tokens" to whoever reads words. */
const spaced = (name: string) => name.replace(/([a-z])([A-Z])/g, '$1 $2').slice(0, 80);

/** Notes by their keys, however these are written: `jwtClaims`, `jwt claims`, `JWT_claims`. */
export function notesByKey(notes: Evidence['accountNotes']): ReadonlyMap<string, unknown> {
  const inner = notes?.account ?? notes?.user;
  return new Map(
    [...Object.entries(isRecord(inner) ? inner : {}), ...Object.entries(notes ?? {})]
      .slice(0, 100)
      .map(([key, value]) => [key.toLowerCase().replace(/[\s_-]/g, ''), value]),
  );
}

const numbered = /^(?:call|request|exchange)#?(\d{1,2})$|^(first|second|third|fourth)(?:call|request)?$/;
const ordinals = ['first', 'second', 'third', 'fourth'];

/** What the notes say of single calls: "call 2", "secondCall"; by the index of the call. */
export function remarksOnCalls(notes: ReadonlyMap<string, unknown>): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const [key, value] of notes) {
    if (typeof value !== 'string') continue;
    const said = value.slice(0, 1_000).toLowerCase();
    const match = numbered.exec(key);
    if (match !== null)
      found.set(match[1] === undefined ? ordinals.indexOf(match[2] ?? '') : Number(match[1]) - 1, said);
    else
      for (const part of said.split(/[,;.]\s/)) {
        const ordinal = /^(?:the )?(first|second|third|fourth)\b/.exec(part)?.[1];
        if (ordinal !== undefined) found.set(ordinals.indexOf(ordinal), part);
      }
  }
  return found;
}
