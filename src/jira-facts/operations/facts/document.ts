import { z } from 'zod';
import { groupsOf, OAuthScopes } from './document-groups.ts';
import { OperationRow } from './row.ts';

const methods = ['get', 'post', 'put', 'delete', 'patch', 'head', 'options'] as const;

const Policy = z.looseObject({ 'app-access-rule-exempt': z.boolean().optional() });

/** What the table takes from an operation of an OpenAPI document; the rest (parameters, bodies) is not its business. */
const DocumentOperation = z.looseObject({
  operationId: z.string(),
  tags: z.array(z.string()).default([]),
  deprecated: z.boolean().default(false),
  description: z.string().default(''),
  'x-experimental': z.boolean().default(false),
  'x-atlassian-connect-scope': OperationRow.shape.connectScope.unwrap().optional(),
  'x-atlassian-oauth2-scopes': OAuthScopes.optional(),
  'x-atlassian-data-security-policy': z.union([z.array(Policy), Policy]).optional(),
  security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
});
type DocumentOperation = z.infer<typeof DocumentOperation>;

const OpenApi = z.looseObject({
  openapi: z.string().regex(/^3\./, 'must be OpenAPI 3'),
  info: z.looseObject({ title: z.string(), version: z.string() }),
  paths: z.record(z.string().startsWith('/'), z.looseObject({})),
});

/** Which of the four documents something is; each speaks for a part of the table. */
export type DocumentKind = 'platform-v3' | 'platform-v2' | 'software' | 'servicedesk';

/** Operations a document speaks for: both platform documents repeat the families without a version. */
export const speaksFor: Readonly<
  Record<DocumentKind, (row: Pick<OperationRow, 'path' | 'product'>) => boolean>
> = {
  'platform-v3': ({ path, product }) => product === 'platform' && !path.startsWith('/rest/api/2/'),
  'platform-v2': ({ path }) => path.startsWith('/rest/api/2/'),
  software: ({ product }) => product === 'software',
  servicedesk: ({ product }) => product === 'servicedesk',
};

export interface ReadDocument {
  readonly kind: DocumentKind;
  readonly title: string;
  readonly version: string;
  /** Rows as far as the machine-readable part goes; what is prose is filled in by `mergeDocument`. */
  readonly rows: readonly OperationRow[];
  /** Names (`GET /rest/…`) to descriptions, for reading permissions of new operations. */
  readonly descriptions: ReadonlyMap<string, string>;
}

type DocumentReading =
  | { readonly ok: true; readonly document: ReadDocument }
  | { readonly ok: false; readonly problems: readonly string[] };

const kindOf = (paths: readonly string[]): DocumentKind | null => {
  const most = (prefix: string): boolean =>
    paths.filter((path) => path.startsWith(prefix)).length * 2 > paths.length;
  if (most('/rest/api/3/')) return 'platform-v3';
  if (most('/rest/api/2/')) return 'platform-v2';
  if (most('/rest/servicedeskapi/')) return 'servicedesk';
  return paths.some((path) => path.startsWith('/rest/agile/')) ? 'software' : null;
};

const productOf = {
  'platform-v3': 'platform',
  'platform-v2': 'platform',
  software: 'software',
  servicedesk: 'servicedesk',
} as const;

const exemptOf = (operation: DocumentOperation): boolean | undefined => {
  const policy = operation['x-atlassian-data-security-policy'];
  if (policy === undefined) return undefined;
  return (Array.isArray(policy) ? policy : [policy]).find(
    (entry) => entry['app-access-rule-exempt'] !== undefined,
  )?.['app-access-rule-exempt'];
};

const rowOfDocument = (
  method: OperationRow['method'],
  path: string,
  kind: DocumentKind,
  operation: DocumentOperation,
): OperationRow => {
  const { classic, granular, noScopeNeeded, optional } = groupsOf(operation);
  const connectScope = operation['x-atlassian-connect-scope'] ?? null;
  const oauth = noScopeNeeded || classic.length + granular.length > 0;
  const exempt = exemptOf(operation);
  return {
    method,
    path,
    product: productOf[kind],
    id: operation.operationId,
    group: operation.tags[0] ?? null,
    connectScope,
    classic,
    granular,
    permissions: { undocumented: true },
    deprecated: operation.deprecated,
    experimental: operation['x-experimental'],
    accessibleTo: {
      connect: connectScope === null ? null : connectScope !== 'INACCESSIBLE',
      oauth2: oauth,
      forge: oauth,
    },
    ...(noScopeNeeded ? { noScopeNeeded: true } : {}),
    ...(optional.length > 0 ? { optionalScopes: [...optional] } : {}),
    ...(operation.security?.some((requirement) => Object.keys(requirement).length === 0)
      ? { emptySecurity: true }
      : {}),
    ...(exempt === undefined ? {} : { dataSecurityExempt: exempt }),
  };
};

/** Reads one of Atlassian's OpenAPI documents; refuses what it does not understand and names every such place. */
export const readDocument = (text: string, name: string): DocumentReading => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, problems: [`${name} is not JSON.`] };
  }
  const parsed = OpenApi.safeParse(json);
  if (!parsed.success)
    return {
      ok: false,
      problems: parsed.error.issues.map(
        ({ path, message }) => `${name}, ${path.join('.') || 'top level'}: ${message}`,
      ),
    };
  const { info, paths } = parsed.data;
  const kind = kindOf(Object.keys(paths));
  if (kind === null)
    return {
      ok: false,
      problems: [`${name} ("${info.title}") is none of Jira's four REST documents: its paths are unknown.`],
    };
  const problems: string[] = [];
  const rows: OperationRow[] = [];
  const descriptions = new Map<string, string>();
  for (const [path, item] of Object.entries(paths))
    for (const verb of methods) {
      if (item[verb] === undefined) continue;
      const method = OperationRow.shape.method.parse(verb.toUpperCase());
      const operation = DocumentOperation.safeParse(item[verb]);
      if (!operation.success) {
        for (const issue of operation.error.issues)
          problems.push(
            `${name}, ${method} ${path}, ${issue.path.join('.') || 'operation'}: ${issue.message}`,
          );
        continue;
      }
      const row = OperationRow.safeParse(rowOfDocument(method, path, kind, operation.data));
      if (!row.success)
        problems.push(`${name}, ${method} ${path}: ${row.error.issues[0]?.message ?? 'not understood'}`);
      else if (speaksFor[kind](row.data)) {
        rows.push(row.data);
        descriptions.set(`${method} ${path}`, operation.data.description);
      }
    }
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, document: { kind, title: info.title, version: info.version, rows, descriptions } };
};
