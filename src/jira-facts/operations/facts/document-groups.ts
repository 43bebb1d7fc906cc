import { z } from 'zod';
import { isClassicScope } from '../scopes/sets.ts';
import type { OperationRow } from './row.ts';

/** The extension `x-atlassian-oauth2-scopes`. */
export const OAuthScopes = z.array(
  z.strictObject({
    scheme: z.string(),
    state: z.enum(['Current', 'Beta']),
    scopes: z.array(z.string()),
  }),
);
/** The two places of an operation that speak of OAuth scopes. */
interface Scoped {
  readonly 'x-atlassian-oauth2-scopes'?: z.infer<typeof OAuthScopes> | undefined;
  readonly security?: readonly Readonly<Record<string, string[]>>[] | undefined;
}

interface Groups {
  readonly classic: OperationRow['classic'];
  readonly granular: OperationRow['granular'];
  readonly noScopeNeeded: boolean;
  readonly optional: readonly string[];
}

/** Reads the scope groups: the extension where it is there, else each OAuth alternative of `security`. */
export const groupsOf = (operation: Scoped): Groups => {
  const extension = operation['x-atlassian-oauth2-scopes'];
  const groups = extension
    ? extension.map(({ state, scopes }) => ({ state, scopes: [...scopes].sort() }))
    : (operation.security ?? []).flatMap((requirement) =>
        Object.entries(requirement)
          .filter(([scheme]) => /oauth2/i.test(scheme))
          .map(([, scopes]) => ({ state: 'Current' as const, scopes: [...scopes].sort() })),
      );
  const current = groups.find(({ state }) => state === 'Current');
  const beta = groups.find(({ state }) => state === 'Beta');
  // The app-data scopes of a Beta group that holds all of the current one open more of the answer, not the call.
  const optional =
    current && beta && current.scopes.every((scope) => beta.scopes.includes(scope))
      ? beta.scopes.filter((scope) => /:app-data:/.test(scope) && !current.scopes.includes(scope))
      : [];
  const filled = groups.filter(({ scopes }) => scopes.length > 0);
  return {
    classic: filled.filter(({ scopes }) => scopes.every(isClassicScope)),
    granular: filled.filter(({ scopes }) => !scopes.every(isClassicScope)),
    noScopeNeeded: current !== undefined && current.scopes.length === 0,
    optional,
  };
};
