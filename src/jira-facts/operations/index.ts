/** What every Jira REST operation needs: facts, matching and scope algebra. Pure: no clock, network or file. */

export { type Asked, resolveCalls } from './answer/asked.ts';
export { type ComparableScopes, comparableScopes, type HeldScopes } from './answer/comparable-scopes.ts';
export { operationProblems, type ScopeProblem } from './answer/problem.ts';
export {
  type ScopeAnswer,
  type ScopeAnswerDetail,
  scopeAnswer,
  scopeExitCode,
} from './answer/scope-answer.ts';
export { appsOnly, isForOtherApps, isOfDataProviders } from './app-callers.ts';
export type { FactsSource } from './facts/encoded.ts';
export { type OperationFacts, operationFacts, operationNotes, searchOperations } from './facts-entry.ts';
export { type AddressOddity, type CalledPath, readCalledPath } from './matching/address.ts';
export { type Needs, needsOf, ownerClause, permissionClauses, scopeAlternatives } from './needs.ts';
export type * from './operation.ts';
export { type RecordedCalls, readCalls } from './recorded/calls.ts';
export { type RecordedCall, statedCall } from './recorded/stated.ts';
export { compareScopes, type ScopeComparison, type ScopeWorld, worldOf } from './scopes/compare.ts';
export {
  type ConnectVerdict,
  connectChain,
  connectCovers,
  connectImplies,
  connectScopeNamed,
  connectScopes,
  connectSideScopes,
  leastConnectScopes,
} from './scopes/connect.ts';
export { type ConnectLevel, connectLevelOf, type MoveToForge, movingToForge } from './scopes/moving.ts';
export { connectScopeInForge, type ScopeCatalogue, type ScopeName, scopeCatalogue } from './scopes/names.ts';
export {
  closedToOAuth,
  type MissingOfGroup,
  type OAuthCaller,
  type OAuthVerdict,
  oauthCovers,
} from './scopes/oauth.ts';
export { mostUnblocking, openedBy, type ReachOptions, type Unblocking } from './scopes/reach.ts';
export { fewestToAdd, isClassicScope, needingScope, type SmallestSets, smallestSets } from './scopes/sets.ts';
export { loadOperations, nameOf, needName, type OperationsTable, type Resolution, tableOf } from './table.ts';
