import type { IdentityKind } from '../../evidence/index.ts';
import { pointsFor } from '../../jira-client/index.ts';
import type { OperationsTable } from '../../jira-facts/index.ts';
import { defaultOperations } from '../probes/index.ts';
import { isSelfHosted, selfHostedOperations } from '../self-hosted/index.ts';
import { type ChosenOperation, chooseOperation } from './choose-operation.ts';
import { isNeeded, isOptional, namedOperations, needsFrom } from './needs.ts';
import type { PlannedProbe, PlanOutcome, PlanRequest } from './plan.ts';
import { grantsPoints, pointsAround } from './points.ts';
import { jiraKey, otherSpellings } from './spelled-as-jira.ts';

/** What a run will ask and what it will cost, without asking anything; an unknown operation is answered with the nearest. */
export function planSelfTest(request: PlanRequest & { readonly table: OperationsTable }): PlanOutcome {
  const { table, identities } = request;
  if (identities.length === 0) return { ok: false, problem: 'There is no identity to test as.' };
  const wanted =
    request.operations === undefined && request.profile === undefined ? undefined : namedOperations(request);
  if (wanted !== undefined && wanted.length === 0)
    return { ok: false, problem: 'The list of operations to test is empty.' };
  const chosen: ChosenOperation[] = [];
  for (const asked of wanted ?? suiteOf(request)) {
    const choice = chooseOperation(asked, table);
    if (!choice.ok) return choice;
    if (!chosen.some((earlier) => earlier.asked === choice.asked)) chosen.push(choice);
  }
  const needs = needsFrom(
    request,
    chosen.map(({ asked }) => asked).filter((asked) => !isOptional(asked, request)),
  );
  const probes = identities.flatMap(({ kind }) =>
    chosen.map((choice) =>
      planned(choice, kind, {
        // Whoever is asked beside a judged account is there to compare with, and needs nothing.
        needed: isNeeded(choice, needs, request) && (request.judged?.kind ?? kind) === kind,
        judged: kind === request.judged?.kind,
      }),
    ),
  );
  return {
    ok: true,
    plan: {
      probes,
      operations: chosen.map(({ asked }) => asked),
      estimatedPoints:
        sum(probes) +
        pointsAround(
          chosen,
          identities.map(({ kind }) =>
            kind === request.judged?.kind ? (request.judged.askedAs ?? kind) : kind,
          ),
          table,
        ) +
        (request.judged?.askedAs === undefined ? 0 : grantsPoints(request.judged.askedAs)),
      needs,
      project: request.project === undefined ? null : jiraKey(request.project),
      issue: request.issue === undefined ? null : jiraKey(request.issue),
      spelling: otherSpellings([request.project, request.issue]),
      judged: request.judged ?? null,
    },
  };
}

const suiteOf = ({ deployment }: PlanRequest): readonly string[] =>
  isSelfHosted(deployment ?? null) ? selfHostedOperations : defaultOperations;

function planned(
  { asked, probe }: ChosenOperation,
  identity: IdentityKind,
  { needed, judged }: { readonly needed: boolean; readonly judged: boolean },
): PlannedProbe {
  const predicted = probe.predicted || judged;
  const [method = 'GET', path = ''] = probe.operation.split(' ');
  return {
    operation: asked,
    identity,
    predicted,
    needed,
    points: predicted ? 0 : pointsFor(identity, method, path, probe.objects),
    probe,
  };
}

const sum = (probes: readonly PlannedProbe[]): number =>
  probes.reduce((total, { points }) => total + points, 0);
