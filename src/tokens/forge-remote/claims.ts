import { z } from 'zod';

const printable = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .regex(/^[\x21-\x7e]+$/);

/**
 * What a Forge invocation token says (https://developer.atlassian.com/platform/forge/remote/essentials/). Lenient where
 * Atlassian adds and renames (`version` became `appVersion`), strict where a decision rests on it.
 */
export const InvocationClaims = z.object({
  iss: z.string(),
  aud: z.union([z.string(), z.array(z.string())]),
  exp: z.number(),
  iat: z.number().optional(),
  nbf: z.number().optional(),
  jti: z.string().max(255).optional(),
  app: z.object({
    id: z.string().optional(),
    installationId: printable(255),
    apiBaseUrl: z.string().max(512),
    version: z.string().max(64).optional(),
    appVersion: z.string().max(64).optional(),
    environment: z
      .object({ type: z.string().max(64).optional(), id: z.string().max(255).optional() })
      .optional(),
    module: z.object({ type: z.string().max(128).optional(), key: z.string().max(128) }).optional(),
    installation: z.object({ id: z.string().max(255).optional() }).optional(),
  }),
  /** Page modules only. */
  context: z
    .object({ cloudId: z.string().max(255).optional(), siteUrl: z.string().max(512).optional() })
    .optional(),
  /** accountId of the user; page modules only. */
  principal: printable(255).nullish(),
});
export type InvocationClaims = z.infer<typeof InvocationClaims>;
