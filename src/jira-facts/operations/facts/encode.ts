import { connectCodes, type EncodedFacts, type FactsSource, productCodes } from './encoded.ts';
import type { OperationRow } from './row.ts';

/** Numbers distinct texts in the order they are first seen. */
class Dictionary {
  readonly #index = new Map<string, number>();

  add(text: string): number {
    const known = this.#index.get(text);
    if (known !== undefined) return known;
    this.#index.set(text, this.#index.size);
    return this.#index.size - 1;
  }

  get texts(): string[] {
    return [...this.#index.keys()];
  }
}

const ternary = (value: boolean | null | undefined): string =>
  value === true ? 't' : value === false ? 'f' : 'u';

/** What a v2 row says differently from its v3 twin, as far as the table can express it. */
type TwinDifference = Partial<
  Pick<OperationRow, 'deprecated' | 'experimental' | 'permissions' | 'lastSeen' | 'derivedFrom'>
>;

const sameText = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const twinDifference = (v2: OperationRow, v3: OperationRow): TwinDifference | null => {
  const { deprecated, experimental, permissions, lastSeen, derivedFrom, path: _path, ...rest } = v2;
  const {
    deprecated: _d,
    experimental: _e,
    permissions: _p,
    lastSeen: _l,
    derivedFrom: _f,
    path: _path3,
    ...rest3
  } = v3;
  const ordered = (row: object) => Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1));
  if (!sameText(ordered(rest), ordered(rest3))) return null;
  return {
    ...(deprecated === v3.deprecated ? {} : { deprecated }),
    ...(experimental === v3.experimental ? {} : { experimental }),
    ...(sameText(permissions, v3.permissions) ? {} : { permissions }),
    ...(lastSeen === v3.lastSeen || lastSeen === undefined ? {} : { lastSeen }),
    ...(derivedFrom === undefined ? {} : { derivedFrom }),
  };
};

const v2Path = (path: string): string => path.replace(/^\/rest\/api\/3\//, '/rest/api/2/');

/** Packs rows into the form of table.ts; the order of the rows does not matter. */
export const encodeFacts = (rows: readonly OperationRow[], sources: readonly FactsSource[]): EncodedFacts => {
  const byName = new Map(rows.map((row) => [`${row.method} ${row.path}`, row]));
  if (byName.size !== rows.length) throw new Error('two rows have the same method and path');
  const scopes = new Dictionary();
  const groups = new Dictionary();
  const permissions = new Dictionary();
  const tags = new Dictionary();
  const stored = new Set<string>();
  const lines: string[] = [];

  const ordered = [...rows].sort((a, b) =>
    a.path === b.path ? (a.method < b.method ? -1 : 1) : a.path < b.path ? -1 : 1,
  );
  for (const scope of new Set(
    rows.flatMap((row) => [...row.classic, ...row.granular].flatMap((g) => g.scopes)).sort(),
  ))
    scopes.add(scope);

  const line = (row: OperationRow, twin: TwinDifference | null): string => {
    const groupOf = (kind: string) => (group: OperationRow['classic'][number]) =>
      groups.add(
        kind + (group.state === 'Current' ? 'C' : 'B') + group.scopes.map((s) => scopes.add(s)).join(','),
      );
    const extra = {
      ...(row.optionalScopes ? { optionalScopes: row.optionalScopes } : {}),
      ...(row.announcedScopes ? { announced: row.announcedScopes } : {}),
      ...(row.lastSeen ? { lastSeen: row.lastSeen } : {}),
      ...(twin && Object.keys(twin).length > 0 ? { v2: twin } : {}),
    };
    const flags = [
      productCodes[row.product],
      ternary(row.accessibleTo.connect),
      ternary(row.accessibleTo.oauth2),
      ternary(row.accessibleTo.forge),
      ternary(row.dataSecurityExempt),
      row.deprecated ? 'D' : '',
      row.experimental ? 'X' : '',
      row.removed ? 'R' : '',
      row.noScopeNeeded ? 'N' : '',
      row.emptySecurity ? 'E' : '',
      row.partial ? 'P' : '',
      row.derivedFrom ? '3' : '',
      twin ? '2' : '',
    ].join('');
    return [
      row.method,
      row.path,
      row.id,
      row.group === null ? '' : tags.add(row.group),
      row.connectScope === null ? '' : connectCodes[row.connectScope],
      [...row.classic.map(groupOf('c')), ...row.granular.map(groupOf('g'))].join(','),
      permissions.add(JSON.stringify(row.permissions)),
      flags,
      Object.keys(extra).length > 0 ? JSON.stringify(extra) : '',
    ].join('|');
  };

  for (const row of ordered) {
    const name = `${row.method} ${row.path}`;
    if (row.path.startsWith('/rest/api/2/')) continue;
    const v2 = row.path.startsWith('/rest/api/3/')
      ? byName.get(`${row.method} ${v2Path(row.path)}`)
      : undefined;
    const twin = v2 ? twinDifference(v2, row) : null;
    if (v2 && twin) stored.add(`${v2.method} ${v2.path}`);
    lines.push(line(row, twin));
    stored.add(name);
  }
  for (const row of ordered) if (!stored.has(`${row.method} ${row.path}`)) lines.push(line(row, null));

  const days = sources.filter((source) => source.older !== true).map((source) => source.downloaded);
  return {
    date: days.sort().at(-1) ?? '',
    sources,
    scopes: scopes.texts.join(' '),
    groups: groups.texts.join('\n'),
    permissions: permissions.texts.join('\n'),
    tags: tags.texts.join('\n'),
    operations: lines.join('\n'),
  };
};

const literal = (text: string): string =>
  `\`\n${text.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${')}\n\``;

/** The text of table.ts; one line an operation. A new group or permission renumbers those behind it: what was changed is read from what the scripts print. */
export const factsModule = (facts: EncodedFacts): string =>
  `// Written by \`npm run operations:refresh\` and \`npm run operations:table\`, which also corrects a single row (docs/scopes.md); do not edit.
import type { EncodedFacts } from './encoded.ts';

export const facts: EncodedFacts = {
  date: ${JSON.stringify(facts.date)},
  sources: ${JSON.stringify(facts.sources, null, 2).replaceAll('\n', '\n  ')},
  scopes: ${literal(facts.scopes.replaceAll(' ', '\n'))}.trim().replaceAll('\\n', ' '),
  groups: ${literal(facts.groups)}.trim(),
  permissions: ${literal(facts.permissions)}.trim(),
  tags: ${literal(facts.tags)}.trim(),
  operations: ${literal(facts.operations)}.trim(),
};
`;
