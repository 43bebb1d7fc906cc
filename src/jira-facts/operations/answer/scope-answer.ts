import type { OperationFacts } from '../facts-entry.ts';
import { operationFacts } from '../facts-entry.ts';
import type { NamedNeed, Operation } from '../operation.ts';
import { compareScopes, type ScopeComparison, type ScopeWorld, worldOf } from '../scopes/compare.ts';
import { connectScopeNamed } from '../scopes/connect.ts';
import { closedToOAuth, type OAuthCaller } from '../scopes/oauth.ts';
import { mostUnblocking, type Unblocking } from '../scopes/reach.ts';
import { isClassicScope, type SmallestSets, smallestSets } from '../scopes/sets.ts';
import { needName, type OperationsTable } from '../table.ts';
import type { Asked } from './asked.ts';
import { comparableScopes, type HeldScopes } from './comparable-scopes.ts';
import { mixingNote, type ScopeProblem, setProblems } from './problem.ts';

/** What `clearance scopes --format json` prints. */
export interface ScopeAnswer {
  readonly operations: readonly Pick<
    OperationFacts,
    'operation' | 'connect' | 'alternatives' | 'permissions' | 'deprecated' | 'removed'
  >[];
  readonly minimal: SmallestSets;
  readonly have: readonly string[] | null;
  readonly missing: readonly string[];
  readonly unused: readonly string[];
  readonly problems: readonly ScopeProblem[];
}

export interface ScopeAnswerDetail {
  readonly answer: ScopeAnswer;
  readonly comparison: ScopeComparison<Operation | NamedNeed> | null;
  /** Single scopes by how much each would open; only when something is missing. */
  readonly unblocking: readonly Unblocking[];
}

/** A Connect scope in either spelling; null for every other name. */
const comparableName = (name: string): string | null =>
  connectScopeNamed(
    name
      .trim()
      .replace(/:connect-jira$/, '')
      .replaceAll('-', '_'),
  );

const framework = (world: ScopeWorld, caller: OAuthCaller | undefined): string =>
  world === 'connect'
    ? 'a Connect app'
    : caller === 'forge'
      ? 'a Forge app'
      : caller === 'oauth2'
        ? 'an OAuth 2.0 app'
        : 'OAuth 2.0 and Forge apps';

const closedProblems = (
  closed: readonly (Operation | NamedNeed)[],
  world: ScopeWorld,
  caller?: OAuthCaller,
): ScopeProblem[] =>
  closed.map((operation) => ({
    kind: 'closed',
    severity: 'error',
    operation: needName(operation),
    message: `${needName(operation)} is closed to ${framework(world, caller)}, whatever its scopes${
      world === 'connect' && !closedToOAuth(operation)
        ? '; OAuth 2.0 or Forge can call it'
        : world === 'oauth' && operation.connectScope !== 'INACCESSIBLE' && operation.accessibleTo.connect
          ? '; a Connect app can call it'
          : ''
    }.`,
  }));

const tooWideProblems = ({ tooWide }: Pick<ScopeComparison, 'tooWide'>): ScopeProblem[] =>
  tooWide.map(({ held, enough }) => ({
    kind: 'too-wide',
    severity: 'warning',
    scope: held,
    nearest: [enough],
    message: `${held} is more than these operations need: ${enough} would do.`,
  }));

/** Answers what operations need and, when scopes are held, what is missing, what is unused, and what else is wrong. */
export const scopeAnswer = (
  table: OperationsTable,
  asked: Asked,
  held: HeldScopes | null,
): ScopeAnswerDetail => {
  const { operations } = asked;
  const needs = [...operations, ...(asked.events ?? [])];
  const minimal = smallestSets(needs, held?.caller);
  const entries = operations.map((operation) => {
    const {
      operation: name,
      connect,
      alternatives,
      permissions,
      deprecated,
      removed,
    } = operationFacts(operation);
    return { operation: name, connect, alternatives, permissions, deprecated, removed };
  });
  const mixed = (scopes: readonly string[]): boolean =>
    scopes.some(isClassicScope) && scopes.some((scope) => !isClassicScope(scope));
  const shared = [
    ...asked.problems,
    ...setProblems('The granular set', minimal.granular),
    ...setProblems('The smallest set', minimal.fewest),
  ];
  if (held === null)
    return {
      answer: {
        operations: entries,
        minimal,
        have: null,
        missing: [],
        unused: [],
        problems: [...shared, ...(mixed(minimal.fewest) ? [mixingNote] : [])],
      },
      comparison: null,
      unblocking: [],
    };
  const world = held.world ?? worldOf(held.scopes);
  const { comparable, problems } = comparableScopes(table, held, asked.events);
  const options = { world, ...(held.caller ? { caller: held.caller } : {}) };
  const comparison = compareScopes<Operation | NamedNeed>(comparable, needs, options);
  // Names as they were given: a descriptor may spell them in lower case.
  const given = new Map(held.scopes.map((name) => [comparableName(name) ?? name.trim(), name]));
  return {
    answer: {
      operations: entries,
      minimal,
      have: held.scopes,
      missing: comparison.missing,
      unused: comparison.unused.map((scope) => given.get(scope) ?? scope),
      problems: [
        ...shared,
        ...problems,
        ...closedProblems(comparison.closed, world, held.caller),
        ...tooWideProblems(comparison),
        ...(world === 'oauth' && mixed([...comparable, ...comparison.missing]) ? [mixingNote] : []),
        ...setProblems(
          'The grant with what is missing',
          world === 'oauth' ? [...held.scopes, ...comparison.missing] : [],
        ),
      ],
    },
    comparison,
    unblocking:
      comparison.missing.length > 0 ? mostUnblocking(comparable, operations, options).slice(0, 5) : [],
  };
};

/** 2: an operation is not understood; 1: something is missing or will be refused; 0: fine. `strict` counts surplus too. */
export const scopeExitCode = (
  { missing, unused, problems }: Pick<ScopeAnswer, 'missing' | 'unused' | 'problems'>,
  strict = false,
): 0 | 1 | 2 => {
  const has = (severity: ScopeProblem['severity']) =>
    problems.some((problem) => problem.severity === severity);
  if (has('usage')) return 2;
  if (missing.length > 0 || has('error')) return 1;
  return strict && (unused.length > 0 || has('warning')) ? 1 : 0;
};
