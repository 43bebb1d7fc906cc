import {
  type HeldScopes,
  type NamedNeed,
  nameOf,
  needName,
  type Operation,
  type OperationsTable,
  operationProblems,
  type ScopeProblem,
  type SmallestSets,
  scopeAnswer,
} from '../jira-facts/index.ts';
import type { ScanFindings, UnresolvedCall } from './source/found.ts';

interface ReportedCall {
  readonly method: string;
  readonly path: string;
  readonly file: string;
  readonly line: number;
  /** "GET /rest/api/3/issue/{issueIdOrKey}"; null: no document describes it. */
  readonly operation: string | null;
  readonly by: 'syntax' | 'client-method' | 'text' | 'traffic';
  /** It carries the login of somebody: what an app declares does not open it. */
  readonly ownCredential?: true;
}

/** Why a scope is in a set: the calls and events that need it, with their places. */
export interface ScopeReason {
  readonly scope: string;
  readonly needs: readonly { readonly what: string; readonly places: readonly string[] }[];
}

/** A wide classic scope, and the granular ones that open the same calls and nothing else. */
interface NarrowerChoice {
  readonly classic: string;
  readonly granular: readonly string[];
}

/** What `clearance scan --format json` prints. */
export interface ScanReport {
  readonly calls: readonly ReportedCall[];
  readonly undocumented: readonly Omit<ReportedCall, 'operation' | 'by'>[];
  readonly unresolved: readonly UnresolvedCall[];
  /** Events of triggers and webhooks, which take scopes too. */
  readonly events: readonly string[];
  readonly minimal: SmallestSets;
  readonly have: readonly string[] | null;
  readonly missing: readonly string[];
  /** Null: not known, because some calls are not, or because no app file was given. */
  readonly unused: readonly string[] | null;
  readonly why: {
    readonly connect: readonly ScopeReason[];
    readonly classic: readonly ScopeReason[];
    readonly granular: readonly ScopeReason[];
  };
  readonly narrower: readonly NarrowerChoice[];
  readonly problems: readonly ScopeProblem[];
  /** ISO 8601 day of the facts about operations and scopes. */
  readonly factsAsOf: string;
}

interface ScanReportInput {
  readonly table: OperationsTable;
  readonly findings: ScanFindings;
  readonly events: readonly NamedNeed[];
  readonly held: HeldScopes | null;
}

type Need = Operation | NamedNeed;

const operationsOf = (calls: ScanFindings['calls']): Operation[] => [
  ...new Set(calls.flatMap(({ operation }) => operation ?? [])),
];

/** What the calls found in source code need, and how that stands to what an app declares. */
export const scanReport = ({ table, findings, events, held }: ScanReportInput): ScanReport => {
  // What an app file declares opens only what is called as the app.
  const asAsked = findings.calls.filter(({ ownCredential }) => held === null || !ownCredential);
  const called = operationsOf(findings.calls);
  const operations = operationsOf(asAsked);
  const asked = { operations, events, problems: called.flatMap(operationProblems) };
  const { answer } = scopeAnswer(table, asked, held);
  const needs: Need[] = [...operations, ...events];
  const placesOf = (need: Need): string[] =>
    asAsked.filter(({ operation }) => operation === need).map(({ file, line }) => `${file}:${line}`);
  const because = (scopes: readonly string[], needed: (need: Need) => readonly string[]): ScopeReason[] =>
    scopes.map((scope) => ({
      scope,
      needs: needs
        .filter((need) => needed(need).includes(scope))
        .map((need) => ({ what: needName(need), places: placesOf(need) })),
    }));
  const { minimal } = answer;
  const groupWithin =
    (set: readonly string[]) =>
    (need: Need): readonly string[] =>
      need.alternatives.find(({ scopes }) => scopes.every((scope) => set.includes(scope)))?.scopes ?? [];
  const why = {
    connect: because(minimal.connect, ({ connectScope }) => (connectScope === null ? [] : [connectScope])),
    classic: because(minimal.classic, groupWithin(minimal.classic)),
    granular: because(minimal.granular, groupWithin(minimal.granular)),
  };
  return {
    calls: findings.calls.map(({ method, path, file, line, operation, by, ownCredential }) => ({
      method,
      path,
      file,
      line,
      operation: operation && nameOf(operation),
      by,
      ...(ownCredential ? { ownCredential } : {}),
    })),
    undocumented: findings.calls.flatMap(({ method, path, file, line, operation }) =>
      operation === null ? [{ method, path, file, line }] : [],
    ),
    unresolved: findings.unresolved.map(({ file, line, why }) => ({ file, line, why })),
    events: events.map(({ name }) => name),
    minimal,
    have: answer.have,
    missing: answer.missing,
    unused: held === null || findings.unresolved.length > 0 ? null : answer.unused,
    why,
    narrower: narrowerChoices(minimal.classic, needs),
    problems: answer.problems,
    factsAsOf: table.date,
  };
};

/** For each classic scope of a set the granular scopes that would do for the same needs, where all of them have some. */
const narrowerChoices = (classic: readonly string[], needs: readonly Need[]): NarrowerChoice[] =>
  classic.flatMap((scope) => {
    const served = needs.filter(({ alternatives }) =>
      alternatives.some((group) => group.kind === 'classic' && group.scopes.includes(scope)),
    );
    const granular = served.map(
      ({ alternatives }) => alternatives.find(({ kind }) => kind === 'granular')?.scopes,
    );
    if (granular.length === 0 || granular.some((scopes) => scopes === undefined)) return [];
    return [{ classic: scope, granular: [...new Set(granular.flatMap((scopes) => scopes ?? []))].sort() }];
  });
