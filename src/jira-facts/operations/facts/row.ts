import { z } from 'zod';

const Scopes = z.array(z.string().min(1));
const Group = z.strictObject({ state: z.enum(['Current', 'Beta']), scopes: Scopes.min(1) });

const Permissions = z.strictObject({
  none: z.boolean().optional(),
  anonymous: z.boolean().optional(),
  global: z.array(z.string()).optional(),
  project: z.array(z.string()).optional(),
  conditional: z.array(z.string()).optional(),
  rule: z.enum(['any', 'all', 'mixed']).optional(),
  clauses: z.array(z.array(z.string())).optional(),
  issueSecurity: z.boolean().optional(),
  filtered: z.boolean().optional(),
  filters: z.array(z.string()).optional(),
  access: z.string().optional(),
  owner: z.boolean().optional(),
  object: z.string().optional(),
  jsm: z.array(z.string()).optional(),
  apps: z.array(z.string()).optional(),
  module: z.string().optional(),
  internal: z.boolean().optional(),
  undocumented: z.boolean().optional(),
  review: z.boolean().optional(),
});

/**
 * One operation as a script reads it from a facts file. Strict on purpose: a field nobody here knows may carry a
 * meaning that the table would drop in silence.
 */
export const OperationRow = z.strictObject({
  method: z.enum(['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS']),
  path: z.string().regex(/^\/rest\/[\w./{}-]+$/, 'must be a template below /rest'),
  product: z.enum(['platform', 'software', 'servicedesk']),
  id: z.string(),
  group: z.string().nullable(),
  connectScope: z
    .enum([
      'NONE',
      'READ',
      'WRITE',
      'DELETE',
      'PROJECT_ADMIN',
      'ADMIN',
      'ACT_AS_USER',
      'ACCESS_EMAIL_ADDRESSES',
      'INACCESSIBLE',
    ])
    .nullable(),
  classic: z.array(Group),
  granular: z.array(Group),
  permissions: Permissions,
  deprecated: z.boolean(),
  experimental: z.boolean(),
  accessibleTo: z.strictObject({
    connect: z.boolean().nullable(),
    oauth2: z.boolean().nullable(),
    forge: z.boolean().nullable(),
  }),
  dataSecurityExempt: z.boolean().optional(),
  noScopeNeeded: z.boolean().optional(),
  optionalScopes: Scopes.optional(),
  announcedScopes: z.strictObject({ date: z.iso.date(), scopes: Scopes }).optional(),
  emptySecurity: z.boolean().optional(),
  removed: z.boolean().optional(),
  lastSeen: z.iso.date().optional(),
  derivedFrom: z.literal('v3').optional(),
  partial: z.boolean().optional(),
});
export type OperationRow = z.infer<typeof OperationRow>;

export const FactsSourceRow = z.strictObject({
  product: z.string(),
  document: z.string().optional(),
  title: z.string(),
  version: z.string(),
  downloaded: z.iso.date(),
  older: z.boolean().optional(),
});
