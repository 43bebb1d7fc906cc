/** What a list's items are known by; lists that are not named here are replaced as a whole. */
const identities: Readonly<Record<string, string>> = {
  users: 'accountId',
  groups: 'name',
  projectRoles: 'id',
  permissionSchemes: 'id',
  issueSecuritySchemes: 'id',
  projects: 'key',
  issues: 'key',
  statuses: 'id',
  priorities: 'id',
  resolutions: 'id',
  issueTypes: 'id',
  issueLinkTypes: 'id',
  customFields: 'id',
  workflows: 'id',
  workflowSchemes: 'id',
  filters: 'id',
  boards: 'id',
  sprints: 'id',
  connectApps: 'key',
  forgeApps: 'installationId',
  apiTokens: 'token',
  personalAccessTokens: 'token',
  oauthClients: 'clientId',
  accessTokens: 'token',
  refreshTokens: 'token',
};

/** Parts of the state that are there only once somebody set them. */
const optional = new Set([
  'authorizationServer',
  'authorizationCodes',
  'forgePlatform',
  'forgeDeliveries',
  'forgeFrames',
  'webhookSettings',
  'webhookDeliveries',
  'failedWebhooks',
]);

type Plain = Record<string, unknown>;

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text is given whole: what it was before says nothing of it, the markup that it was written as least of all. */
const isDocument = ({ type }: Plain): boolean => type === 'doc';

function kind(value: unknown): string {
  return Array.isArray(value) ? 'list' : value === null ? 'null' : typeof value;
}

/**
 * Merges a patch into the state, in place: objects deeply, lists of known things item by item (`$remove: true` takes
 * one out, an unknown one is added over `blank`; a map from name to item will do as well), every other value, a text's document among them, replaces. Returns what was wrong, nothing if all
 * went in; names that do not exist and values of another type are refused.
 */
export function mergeState(
  target: Plain,
  patch: Plain,
  blank: Readonly<Record<string, () => Plain>>,
  path = '',
): string[] {
  return Object.entries(patch).flatMap(([name, value]) => {
    const at = path === '' ? name : `${path}.${name}`;
    const current = target[name];
    const identity = path === '' ? identities[name] : undefined;
    if (path === '' && !(name in target) && !optional.has(name)) {
      return [`${at}: the state has nothing of this name`];
    }
    if (identity !== undefined && Array.isArray(current) && (Array.isArray(value) || isPlain(value))) {
      const items = Array.isArray(value) ? value : byIdentity(value, identity);
      return mergeList(current, items, identity, blank[name], at);
    }
    if (isPlain(current) && isPlain(value) && !isDocument(value))
      return mergeState(current, value, blank, at);
    const fits = current === undefined || current === null || value === null || kind(current) === kind(value);
    if (!fits) return [`${at}: expected ${kind(current)}, got ${kind(value)}`];
    target[name] = value;
    return [];
  });
}

/** A list written as a map: `{"PAY": {…}}` is `[{key: "PAY", …}]`; ids are numbers. */
function byIdentity(map: Plain, identity: string): unknown[] {
  return Object.entries(map).map(([name, value]) => ({
    [identity]: identity === 'id' ? Number(name) : name,
    ...(isPlain(value) ? value : {}),
  }));
}

function mergeList(
  list: unknown[],
  patch: readonly unknown[],
  identity: string,
  blank: (() => Plain) | undefined,
  at: string,
): string[] {
  const known = new Map(list.flatMap((one) => (isPlain(one) ? [[one[identity], one] as const] : [])));
  return patch.flatMap((item, index) => {
    if (!isPlain(item) || item[identity] === undefined) return [`${at}[${index}]: needs ${identity}`];
    const name = item[identity];
    const existing = known.get(name);
    if (item.$remove === true) {
      if (existing !== undefined) list.splice(list.indexOf(existing), 1);
      known.delete(name);
      return [];
    }
    if (existing !== undefined) return mergeState(existing, item, {}, `${at}[${String(name)}]`);
    const added = blank?.() ?? {};
    list.push(added);
    known.set(name, added);
    return mergeState(added, item, {}, `${at}[${String(name)}]`);
  });
}
