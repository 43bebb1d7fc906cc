import { z } from 'zod';

const scopeNames = [
  ...['READ', 'WRITE', 'DELETE', 'PROJECT_ADMIN', 'ADMIN'],
  ...['ACT_AS_USER', 'ACCESS_EMAIL_ADDRESSES', 'NONE'],
];

/** Panels and glances of an issue have their address in what they open (docs, module Issue content). */
function withTarget(declared: unknown): unknown {
  const target = z.looseObject({ target: z.looseObject({ url: z.string() }) }).safeParse(declared).data;
  return target === undefined ? declared : { url: target.target.url, ...target };
}

const module = z.preprocess(
  withTarget,
  z.looseObject({
    key: z
      .string()
      .max(100)
      .regex(/^[a-zA-Z0-9-]+$/, 'a module key is letters, digits and hyphens'),
    name: z.looseObject({ value: z.string() }).optional(),
    url: z.string(),
    location: z.string().optional(),
    conditions: z.unknown().optional(),
  }),
);

/** One page of an app, whatever kind of module declares it. */
type PageModule = z.infer<typeof module>;

/** Relative to the base address; some descriptors leave the slash out. */
const lifecycleUrl = z
  .string()
  .transform((path) => (path.startsWith('/') ? path : `/${path}`))
  .optional();

/** The parts of a Connect descriptor the site acts on; anything else is kept and ignored. */
export const descriptorSchema = z
  .looseObject({
    key: z
      .string()
      .min(1)
      .max(64)
      .regex(/^[a-zA-Z0-9._-]+$/, 'an app key is letters, digits, dot, hyphen and underscore'),
    name: z.string().optional(),
    baseUrl: z.url(),
    authentication: z.looseObject({
      type: z
        .string()
        .transform((type) => type.toLowerCase())
        .pipe(z.enum(['jwt', 'none'])),
    }),
    lifecycle: z
      .looseObject({
        installed: lifecycleUrl,
        enabled: lifecycleUrl,
        disabled: lifecycleUrl,
        uninstalled: lifecycleUrl,
      })
      .optional(),
    scopes: z
      .array(
        z
          .string()
          .transform((scope) => scope.toUpperCase())
          .refine((scope) => scopeNames.includes(scope), 'not a Connect scope'),
      )
      .optional(),
    modules: z.record(z.string(), z.unknown()).optional(),
  })
  .refine((descriptor) => descriptor.authentication.type !== 'jwt' || descriptor.lifecycle?.installed, {
    path: ['lifecycle', 'installed'],
    message:
      'authentication of type jwt needs a lifecycle.installed address, or the secret has nowhere to go',
  });

export type Descriptor = z.infer<typeof descriptorSchema>;

/** Upper-case scopes without NONE, which is never declared. */
export function declaredScopes(descriptor: Descriptor): string[] {
  return [...new Set((descriptor.scopes ?? []).filter((scope) => scope !== 'NONE'))];
}

/** The version that is shown of an app, whether its descriptor has one or not. */
export const versionOf = ({ version }: Record<string, unknown>): string =>
  typeof version === 'string' ? version : '1.0.0-AC';

/** The page module of this key, from any list or single-object module. */
export function pageModule(descriptor: Record<string, unknown>, key: string): PageModule | null {
  return pages(descriptor).find((page) => page.key === key) ?? null;
}

/** Every module of the descriptor that has an address. */
export function pages(descriptor: Record<string, unknown>): (PageModule & { type: string })[] {
  const modules = z.record(z.string(), z.unknown()).safeParse(descriptor.modules);
  if (!modules.success) return [];
  return Object.entries(modules.data).flatMap(([type, declared]) =>
    [declared].flat().flatMap((one) => {
      const parsed = module.safeParse(one);
      return parsed.success && type !== 'webhooks' ? [{ ...parsed.data, type }] : [];
    }),
  );
}
