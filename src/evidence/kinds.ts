/** Words of an evidence, apart from its schemas: whoever only compares them need not load Zod. */
export const deployments = ['cloud', 'server', 'datacenter'] as const;

/** How a call failed below HTTP. */
export const failureKinds = ['dns', 'tls', 'refused', 'timeout', 'reset'] as const;
