import type { ConnectScope, Operation, PermissionNeeds, ScopeGroup } from '../operation.ts';
import { connectCodes, type EncodedFacts, productCodes } from './encoded.ts';
import { type FindInconsistencies, inconsistencyIndex } from './inconsistencies.ts';
import { broken, type PackedOperation, packedOperations, v2Prefix, v3Prefix } from './packed.ts';

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

const ternary = (code: string | undefined): boolean | null =>
  code === 't' ? true : code === 'f' ? false : null;

/** Scope groups by their place in the table, each decoded when it is first asked for. */
const groupReader = (facts: EncodedFacts): ((index: string) => ScopeGroup) => {
  const scopes = facts.scopes.split(' ');
  const texts = facts.groups.split('\n');
  const read = new Map<string, ScopeGroup>();
  return (index) => {
    const known = read.get(index);
    if (known !== undefined) return known;
    const text = texts[Number(index)] ?? broken('group index');
    const group: ScopeGroup = {
      kind: text[0] === 'c' ? 'classic' : 'granular',
      state: text[1] === 'C' ? 'Current' : 'Beta',
      scopes: text
        .slice(2)
        .split(',')
        .map((place) => scopes[Number(place)] ?? broken('scope index')),
    };
    read.set(index, group);
    return group;
  };
};

/** The v2 twin of a v3 operation: the same facts under the other version, but for the differences written down. */
const twinOfV3 = (v3: Operation, differs: NonNullable<Extra['v2']>, find: FindInconsistencies): Operation => {
  const path = v3.path.replace(v3Prefix, v2Prefix);
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

/** Unpacks rows; the same operation always comes to the same object, from whichever row. Throws only for a damaged table. */
export const unpacker = (facts: EncodedFacts): ((row: PackedOperation) => Operation) => {
  const connectNames: ReadonlyMap<string, ConnectScope | 'INACCESSIBLE'> = inverse(connectCodes);
  const products = inverse(productCodes);
  const groupAt = groupReader(facts);
  const permissionLines = facts.permissions.split('\n');
  const permissions = new Map<string, PermissionNeeds>();
  const tags = facts.tags.split('\n');
  const find = inconsistencyIndex();
  const unpacked = { itself: new Map<string, Operation>(), twin: new Map<string, Operation>() };

  const permissionsAt = (index: string | undefined): PermissionNeeds => {
    const known = permissions.get(index ?? '');
    if (known !== undefined) return known;
    const needs: PermissionNeeds = JSON.parse(permissionLines[Number(index)] ?? broken('permission index'));
    permissions.set(index ?? '', needs);
    return needs;
  };

  const unpackRow = ({ method, path, line, twinOf }: PackedOperation): Operation => {
    const [, , id = '', tag, connect, groupList, permission, flags = '', rest] = line.split('|');
    const extra: Extra = rest ? JSON.parse(rest) : noExtra;
    if (twinOf !== null) return twinOfV3(unpack(twinOf), extra.v2 ?? noDifference, find);
    const known = find(method, path);
    return {
      method,
      path,
      product: products.get(flags[0] ?? '') ?? broken(flags),
      id,
      group: tag ? (tags[Number(tag)] ?? null) : null,
      connectScope: connect ? (connectNames.get(connect) ?? broken(connect)) : null,
      alternatives: groupList ? groupList.split(',').map(groupAt) : [],
      noScopeNeeded: flags.includes('N'),
      permissions: permissionsAt(permission),
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
  };

  const unpack = (row: PackedOperation): Operation => {
    const kept = row.twinOf === null ? unpacked.itself : unpacked.twin;
    const known = kept.get(row.line);
    if (known !== undefined) return known;
    const operation = unpackRow(row);
    kept.set(row.line, operation);
    return operation;
  };
  return unpack;
};

/** The whole generated table, unpacked. Throws only for a damaged table. */
export const decodeFacts = (facts: EncodedFacts): Operation[] => packedOperations(facts).map(unpacker(facts));
