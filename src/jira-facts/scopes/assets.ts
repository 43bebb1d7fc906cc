const families: readonly (readonly [RegExp, string])[] = [
  [/^objectschema(?:\/|$)/, 'cmdb-schema'],
  [/^objecttypeattribute(?:\/|$)|^attribute(?:\/|$)/, 'cmdb-attribute'],
  [/^objecttype(?:\/|$)/, 'cmdb-type'],
  [/^object(?:\/|$)|^aql(?:\/|$)/, 'cmdb-object'],
  [/^icon(?:\/|$)/, 'cmdb-icon'],
  [/^config(?:\/|$)/, 'cmdb-config'],
];

/**
 * The scope of an operation of Assets, by its path below `/jsm/assets/workspace/{id}/v1`; null for another path. A query in AQL is
 * posted and reads. https://developer.atlassian.com/cloud/assets/rest/
 */
export function assetsScope(method: string, path: string): string | null {
  const below = /\/jsm\/assets\/workspace\/[^/]{1,80}\/v1\/(.{1,200})/.exec(path)?.[1] ?? '';
  const family = families.find(([pattern]) => pattern.test(below))?.[1];
  if (family === undefined) return null;
  const reads = method === 'GET' || /(?:^|\/)(?:aql|navlist\/aql|aql\/totalcount)$/.test(below);
  return `${reads ? 'read' : method === 'DELETE' ? 'delete' : 'write'}:${family}:jira`;
}
