import { z } from 'zod';

/** The parts of atlassian-connect.json that the server reads; everything else is served as it stands. */
export const ConnectDescriptor = z.looseObject({
  key: z.string().min(1).max(64),
  name: z.string().min(1),
  scopes: z.array(z.string()).default([]),
  apiMigrations: z.record(z.string(), z.boolean()).optional(),
});
export type ConnectDescriptor = z.infer<typeof ConnectDescriptor>;

/** The descriptor a site is given: `baseUrl`, `links.self` and `key` are those of this running server. */
export function servedDescriptor(
  descriptor: ConnectDescriptor,
  { baseUrl, appKey }: { readonly baseUrl: string; readonly appKey: string },
): Record<string, unknown> {
  return {
    ...descriptor,
    key: appKey,
    baseUrl,
    links: { self: `${baseUrl}/atlassian-connect.json` },
  };
}
