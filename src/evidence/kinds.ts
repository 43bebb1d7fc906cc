/** Words of an evidence, apart from its schemas: whoever only compares them need not load Zod. */
export const deployments = ['cloud', 'server', 'datacenter'] as const;

/** How a call failed below HTTP. */
export const failureKinds = ['dns', 'tls', 'refused', 'timeout', 'reset'] as const;

/** What stands behind an address. A live run knows it; an intake infers it from a public host. */
export const places = ['site', 'gateway', 'authorization-server', 'self-hosted', 'other'] as const;
export type Place = (typeof places)[number];
