import { loadOperations, resolveCalls, scopeAnswer, statedCall } from '../jira-facts/index.ts';

/** What one operation needs. */
export interface OperationNeeds {
  /** As Atlassian documents it: `GET /rest/api/3/permissions`. */
  readonly operation: string;
  /** The Connect scope; null: closed to Connect apps. */
  readonly connect: string | null;
  /** Groups of OAuth scopes, each of which opens it. */
  readonly alternatives: readonly (readonly string[])[];
  /** The permissions of Jira it asks for, in Atlassian's words. */
  readonly permissions: readonly string[];
  readonly deprecated: boolean;
  readonly removed: boolean;
}

export interface NeededScopes {
  readonly operations: readonly OperationNeeds[];
  /** The least sets that open all of them: `classic` and `granular` prefer that kind, `fewest` mixes both. */
  readonly minimal: {
    readonly connect: readonly string[];
    readonly classic: readonly string[];
    readonly granular: readonly string[];
    readonly fewest: readonly string[];
  };
  /** What was not understood, or will not work, one sentence each. */
  readonly problems: readonly string[];
}

/**
 * The least scopes that open a list of operations of Jira Cloud, each given as `METHOD address`: a documented template
 * (`GET /rest/api/3/issue/{issueIdOrKey}`), a path or a whole address. Never throws: what is not understood stands in `problems`.
 */
export function neededScopes(operations: readonly string[]): NeededScopes {
  const table = loadOperations();
  const calls = operations.map((text) => ({ text, call: statedCall(text) }));
  const understood = calls.flatMap(({ call }) => call ?? []);
  const { answer } = scopeAnswer(table, resolveCalls(table, understood, false), null);
  return {
    operations: answer.operations,
    minimal: answer.minimal,
    problems: [
      ...calls.filter(({ call }) => call === null).map(({ text }) => `"${text}" names no operation.`),
      ...answer.problems.map(({ message }) => message),
    ],
  };
}
