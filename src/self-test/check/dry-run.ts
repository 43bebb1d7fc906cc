import type { IdentityKind } from '../../evidence/index.ts';
import type { OperationsTable } from '../../jira-facts/index.ts';
import { planSelfTest } from '../plan/index.ts';
import type { Profile } from '../profiles/index.ts';
import { neededBy } from './request/index.ts';

interface DryRunWish {
  readonly kinds: readonly IdentityKind[];
  readonly scopes: readonly string[] | null;
  readonly profile: Profile | null;
  readonly operations: readonly string[] | null;
  readonly project: string | null;
  readonly issue: string | null;
}

interface DryRun {
  readonly calls: readonly {
    readonly operation: string;
    readonly identity: IdentityKind;
    readonly predicted: boolean;
    readonly points: number;
  }[];
  readonly estimatedPoints: number;
}

type DryRunOutcome =
  | { readonly ok: true; readonly dryRun: DryRun }
  | { readonly ok: false; readonly problem: string };

/** The calls a check would make and what they cost in rate-limit points, found without any network. */
export function dryRunOf(wish: DryRunWish, table: OperationsTable): DryRunOutcome {
  const { project, issue } = wish;
  const outcome = planSelfTest({
    table,
    identities: wish.kinds.map((kind) => ({ kind, scopes: wish.scopes === null ? null : [...wish.scopes] })),
    ...neededBy(wish, wish.kinds),
    ...(project === null ? {} : { project }),
    ...(issue === null ? {} : { issue }),
  });
  if (!outcome.ok) return outcome;
  const { probes, estimatedPoints } = outcome.plan;
  const calls = probes.map(({ operation, identity, predicted, points }) => ({
    operation,
    identity,
    predicted,
    points,
  }));
  return { ok: true, dryRun: { calls, estimatedPoints } };
}

/** For a terminal. */
export function dryRunText({ calls, estimatedPoints }: DryRun): string {
  const lines = calls.map(({ operation, identity, predicted, points }) =>
    predicted
      ? `predicted  ${identity}  ${operation}`
      : `${String(points).padStart(4)} points  ${identity}  ${operation}`,
  );
  const made = calls.filter(({ predicted }) => !predicted).length;
  const sum = `${made} calls, ${calls.length - made} predicted without a call, about ${estimatedPoints} points with the questions around them. Nothing was sent.`;
  return `${[...lines, '', sum].join('\n')}\n`;
}
