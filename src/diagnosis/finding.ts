/** The types alone: who judges needs no schema, and a start that reads none is sooner done. */
export type { Finding, Fixer, FixStep, Missing } from './finding-schema.ts';

import type { FixStep, Missing } from './finding-schema.ts';

/** What to do, most helpful first. */
export type FixSteps = readonly [FixStep, ...FixStep[]];

export const nothingMissing: Missing = {
  scopes: [],
  groups: [],
  globalPermissions: [],
  projectPermissions: [],
};
