import * as z from 'zod/mini';

/** What stands behind an address. A live run knows it; an intake infers it from a public host. */
export const places = ['site', 'gateway', 'authorization-server', 'self-hosted', 'other'] as const;

/** Read leniently: people write it in words, programs with a hyphen. */
export const Place = z.pipe(
  z.transform((value: unknown) => (value === 'authorization server' ? 'authorization-server' : value)),
  z.enum(places),
);
export type Place = z.infer<typeof Place>;
