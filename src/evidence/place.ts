/** What stands behind an address. A live run knows it; an intake infers it from a public host. */
export const places = ['site', 'gateway', 'authorization-server', 'self-hosted', 'other'] as const;
export type Place = (typeof places)[number];
