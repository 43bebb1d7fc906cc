import type { ConnectScope, HttpMethod, Operation, PermissionNeeds, ScopeGroup } from '../operation.ts';
import { connectCodes, type EncodedFacts, productCodes } from './encoded.ts';
import { type FindInconsistencies, inconsistencyIndex } from './inconsistencies.ts';

const inverse = <K extends string, V extends string>(
  codes: Readonly<Record<K, V>>,
): ReadonlyMap<string, K> => {
  const map = new Map<string, K>();
  for (const key in codes) map.set(codes[key], key);
  return map;
};

interface Extra {
  readonly optionalScopes?: readonly string[];
  readonly announced?: { readonly date: string; readonly scopes: readonly string[] };
  readonly lastSeen?: string;
  readonly v2?: {
    readonly deprecated?: boolean;
    readonly experimental?: boolean;
    readonly permissions?: PermissionNeeds;
    readonly lastSeen?: string;
    readonly derivedFrom?: 'v3';
  };
}

const noExtra: Extra = {};
const noDifference: NonNullable<Extra['v2']> = {};

const httpMethods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'] as const;

const ternary = (code: string | undefined): boolean | null =>
  code === 't' ? true : code === 'f' ? false : null;

const broken = (what: string): never => {
  throw new Error(`The operations table is broken (${what}): regenerate it with npm run operations:table.`);
};

const decodeGroups = (facts: EncodedFacts): ScopeGroup[] => {
  const scopes = facts.scopes.split(' ');
  return facts.groups.split('\n').map((text) => ({
    kind: text[0] === 'c' ? 'classic' : 'granular',
    state: text[1] === 'C' ? 'Current' : 'Beta',
    scopes: text
      .slice(2)
      .split(',')
      .map((index) => scopes[Number(index)] ?? broken('scope index')),
  }));
};

/** The v2 twin of a v3 operation: the same facts under the other version, but for the differences written down. */
const twinOf = (v3: Operation, differs: NonNullable<Extra['v2']>, find: FindInconsistencies): Operation => {
  const path = v3.path.replace('/rest/api/3/', '/rest/api/2/');
  const known = find(v3.method, path);
  const twin = {
    ...v3,
    path,
    ...(differs.deprecated === undefined ? {} : { deprecated: differs.deprecated }),
    ...(differs.experimental === undefined ? {} : { experimental: differs.experimental }),
    ...(differs.permissions === undefined ? {} : { permissions: differs.permissions }),
    ...(differs.lastSeen === undefined ? {} : { lastSeen: differs.lastSeen }),
    ...(differs.derivedFrom === undefined ? {} : { derivedFromV3: true }),
  };
  if (known.length > 0) return { ...twin, inconsistencies: known };
  if (v3.inconsistencies === undefined) return twin;
  const { inconsistencies: _v3Only, ...same } = twin;
  return same;
};

/** Unpacks the generated table: v3 rows, their v2 twins and every other family. Throws only for a damaged table. */
export const decodeFacts = (facts: EncodedFacts): Operation[] => {
  const connectNames: ReadonlyMap<string, ConnectScope | 'INACCESSIBLE'> = inverse(connectCodes);
  const products = inverse(productCodes);
  const methods: ReadonlyMap<string, HttpMethod> = new Map(httpMethods.map((method) => [method, method]));
  const groups = decodeGroups(facts);
  const permissions: PermissionNeeds[] = facts.permissions.split('\n').map((line) => JSON.parse(line));
  const tags = facts.tags.split('\n');
  const find = inconsistencyIndex();
  const operations: Operation[] = [];

  for (const line of facts.operations.split('\n')) {
    const [method, path, id, tag, connect, groupList, permission, flags, rest] = line.split('|');
    if (!method || !path || id === undefined || flags === undefined) return broken(line);
    const extra: Extra = rest ? JSON.parse(rest) : noExtra;
    const known = find(method, path);
    const operation: Operation = {
      method: methods.get(method) ?? broken(method),
      path,
      product: products.get(flags[0] ?? '') ?? broken(flags),
      id,
      group: tag ? (tags[Number(tag)] ?? null) : null,
      connectScope: connect ? (connectNames.get(connect) ?? broken(connect)) : null,
      alternatives: groupList
        ? groupList.split(',').map((index) => groups[Number(index)] ?? broken('group index'))
        : [],
      noScopeNeeded: flags.includes('N'),
      permissions: permissions[Number(permission)] ?? broken('permission index'),
      deprecated: flags.includes('D'),
      experimental: flags.includes('X'),
      removed: flags.includes('R'),
      accessibleTo: { connect: ternary(flags[1]), oauth2: ternary(flags[2]), forge: ternary(flags[3]) },
      appAccessRuleExempt: ternary(flags[4]),
      ...(extra.optionalScopes ? { optionalScopes: extra.optionalScopes } : {}),
      ...(extra.announced ? { announced: extra.announced } : {}),
      ...(extra.lastSeen ? { lastSeen: extra.lastSeen } : {}),
      ...(flags.includes('P') ? { partial: true } : {}),
      ...(flags.includes('E') ? { emptySecurity: true } : {}),
      ...(flags.includes('3') ? { derivedFromV3: true } : {}),
      ...(known.length > 0 ? { inconsistencies: known } : {}),
    };
    operations.push(operation);
    if (flags.includes('2')) operations.push(twinOf(operation, extra.v2 ?? noDifference, find));
  }
  return operations;
};
