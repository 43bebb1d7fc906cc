import { parse } from 'yaml';
import { z } from 'zod';

const tokenAuth = z
  .object({
    appSystemToken: z.object({ enabled: z.boolean() }).optional(),
    appUserToken: z.object({ enabled: z.boolean() }).optional(),
  })
  .optional();

const endpoint = z.object({
  key: z.string(),
  remote: z.string(),
  route: z.object({ path: z.string() }).optional(),
  auth: tokenAuth,
});

const module = z.looseObject({
  key: z.string(),
  title: z.string().optional(),
  resource: z.string().optional(),
  endpoint: z.string().optional(),
  function: z.string().optional(),
  events: z.array(z.string()).optional(),
  filter: z
    .looseObject({
      ignoreSelf: z.boolean().optional(),
      expression: z.string().optional(),
      onError: z.string().optional(),
    })
    .optional(),
  resolver: z.object({ endpoint: z.string().optional(), function: z.string().optional() }).optional(),
  displayConditions: z.unknown().optional(),
});

/** A list, or a map whose values say which scopes also serve offline impersonation. */
const scopes = z.union([
  z.array(z.string()),
  z.record(z.string(), z.looseObject({ allowImpersonation: z.boolean().optional() }).nullable()),
]);

/** What the platform reads of a manifest.yml; the rest stays as it is. */
export const manifestSchema = z.looseObject({
  app: z.looseObject({
    id: z.string().regex(/^ari:cloud:ecosystem::app\/[0-9a-f-]{36}$/, 'must be the full ARI of the app'),
    name: z.string().optional(),
  }),
  remotes: z.array(z.looseObject({ key: z.string(), baseUrl: z.unknown(), auth: tokenAuth })).default([]),
  /** None: an app of Connect modules that moved to Forge as it was. */
  modules: z
    .looseObject({
      endpoint: z.array(endpoint).default([]),
      trigger: z.array(module).default([]),
      scheduledTrigger: z.array(module).default([]),
      preUninstall: z.array(module).default([]),
    })
    .prefault({}),
  resources: z.array(z.looseObject({ key: z.string(), path: z.string() })).default([]),
  permissions: z
    .looseObject({
      scopes: scopes.default([]),
      external: z.record(z.string(), z.unknown()).optional(),
      content: z
        .object({ styles: z.array(z.string()).default([]), scripts: z.array(z.string()).default([]) })
        .partial()
        .optional(),
    })
    .default({ scopes: [] }),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type Endpoint = Manifest['modules']['endpoint'][number];
export type Module = z.infer<typeof module>;

/** Reads the text of a manifest.yml, or what was parsed of one. A problem is one sentence with the place in it. */
export function readManifest(
  source: unknown,
): { ok: true; manifest: Manifest } | { ok: false; problems: string[] } {
  let content = source;
  if (typeof source === 'string') {
    try {
      content = parse(source);
    } catch (error) {
      return { ok: false, problems: [`not YAML: ${error instanceof Error ? error.message : String(error)}`] };
    }
  }
  const parsed = manifestSchema.safeParse(content);
  if (parsed.success) return { ok: true, manifest: parsed.data };
  return {
    ok: false,
    problems: parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'manifest'}: ${message}`),
  };
}

/** Names of all scopes, in the order in which they stand there. */
export function scopesOf({ permissions }: Manifest): string[] {
  return Array.isArray(permissions.scopes) ? permissions.scopes : Object.keys(permissions.scopes);
}

/** Scopes that may be used for a user who is not present. */
export function impersonationScopesOf({ permissions }: Manifest): string[] {
  if (Array.isArray(permissions.scopes)) return [];
  return Object.entries(permissions.scopes)
    .filter(([, options]) => options?.allowImpersonation === true)
    .map(([scope]) => scope);
}

/** Scopes of products: without one of them the platform sends no OAuth token at all. */
export function productScopes(names: readonly string[]): string[] {
  return names.filter((name) => !['read:app-system-token', 'read:app-user-token'].includes(name));
}

/** A page module by key, with the type it stands under. */
export function pageModule(manifest: Manifest, key: string): { type: string; module: Module } | null {
  for (const [type, value] of Object.entries(manifest.modules)) {
    if (!type.includes(':') || !Array.isArray(value)) continue;
    for (const candidate of value) {
      const parsed = module.safeParse(candidate);
      if (parsed.success && parsed.data.key === key) return { type, module: parsed.data };
    }
  }
  return null;
}

/** The endpoint of this key. */
export function endpointNamed(manifest: Manifest, key: string | undefined): Endpoint | null {
  return manifest.modules.endpoint.find((each) => each.key === key) ?? null;
}
