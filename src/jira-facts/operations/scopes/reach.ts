import type { Operation } from '../operation.ts';
import { type ScopeWorld, worldOf } from './compare.ts';
import { connectCovers } from './connect.ts';
import { type OAuthCaller, oauthCovers } from './oauth.ts';

export interface ReachOptions {
  readonly world?: ScopeWorld;
  readonly caller?: OAuthCaller;
}

const isOpen = (
  held: readonly string[],
  operation: Operation,
  world: ScopeWorld,
  caller?: OAuthCaller,
): boolean =>
  world === 'connect' ? connectCovers(held, operation).open : oauthCovers(held, operation, caller).open;

/** The operations that a set of scopes opens, those that need no scope included. */
export const openedBy = (
  scopes: readonly string[],
  operations: readonly Operation[],
  options: ReachOptions = {},
): Operation[] => {
  const world = options.world ?? worldOf(scopes);
  return operations.filter((operation) => isOpen(scopes, operation, world, options.caller));
};

export interface Unblocking {
  readonly scope: string;
  readonly opens: readonly Operation[];
}

const lackedBy = (
  held: readonly string[],
  operation: Operation,
  world: ScopeWorld,
  caller?: OAuthCaller,
): string[] => {
  if (world === 'connect') {
    const verdict = connectCovers(held, operation);
    return !verdict.open && verdict.reason === 'scope' ? [verdict.missing] : [];
  }
  const verdict = oauthCovers(held, operation, caller);
  return !verdict.open && verdict.reason === 'scope'
    ? verdict.missingByGroup.filter(({ missing }) => missing.length === 1).flatMap(({ missing }) => missing)
    : [];
};

/**
 * Single scopes ranked by how many of the operations each would open if it alone were added to `held`. Empty when
 * every closed operation lacks at least two.
 */
export const mostUnblocking = (
  held: readonly string[],
  operations: readonly Operation[],
  options: ReachOptions = {},
): Unblocking[] => {
  const world = options.world ?? worldOf(held);
  const candidates = new Set(
    operations.flatMap((operation) => lackedBy(held, operation, world, options.caller)),
  );
  const closed = operations.filter((operation) => !isOpen(held, operation, world, options.caller));
  return [...candidates]
    .map((scope) => ({
      scope,
      opens: closed.filter((operation) => isOpen([...held, scope], operation, world, options.caller)),
    }))
    .sort((a, b) => b.opens.length - a.opens.length || (a.scope < b.scope ? -1 : 1));
};
