import type { IdentityKind } from '../evidence/index.ts';
import { pointsFor } from '../jira-client/index.ts';
import { nameOf, type OperationsTable } from '../jira-facts/index.ts';
import type { ReportNeeds } from '../report/index.ts';
import { issueOperation } from './named-places.ts';
import { permissionKeysFor } from './permission-keys.ts';
import type { PlannedProbe, PlanOutcome, PlanRequest } from './plan.ts';
import { defaultOperations, defaultSuite } from './probes/default-suite.ts';
import { genericProbe } from './probes/generic.ts';
import type { Probe } from './probes/probe.ts';
import { isSelfHosted, selfHostedOperations } from './self-hosted/suite.ts';

interface Chosen {
  /** As it was asked for. */
  readonly asked: string;
  readonly probe: Probe;
}

/** What a run will ask and what it will cost, without asking anything; an unknown operation is answered with the nearest. */
export function planSelfTest(request: PlanRequest & { readonly table: OperationsTable }): PlanOutcome {
  const { table, identities } = request;
  if (identities.length === 0) return { ok: false, problem: 'There is no identity to test as.' };
  const wanted =
    request.operations === undefined && request.profile === undefined
      ? undefined
      : [...(request.profile?.operations ?? []), ...(request.operations ?? [])];
  if (wanted !== undefined && wanted.length === 0)
    return { ok: false, problem: 'The list of operations to test is empty.' };
  const chosen: Chosen[] = [];
  for (const asked of wanted ?? suiteOf(request)) {
    const choice = choose(asked, table);
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
        needed: isNeeded(choice, needs, request),
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
      project: request.project ?? null,
      issue: request.issue ?? null,
      judged: request.judged ?? null,
    },
  };
}

const suiteOf = ({ deployment }: PlanRequest): readonly string[] =>
  isSelfHosted(deployment ?? null) ? selfHostedOperations : defaultOperations;

/** What a run needs, before it is planned: for a report that never comes to a plan. */
export function statedNeeds(request: Pick<PlanRequest, 'profile' | 'operations'>): ReportNeeds {
  const named = [...(request.profile?.operations ?? []), ...(request.operations ?? [])];
  return needsFrom(
    request,
    [...new Set(named)].filter((asked) => !isOptional(asked, request)),
  );
}

function needsFrom(
  request: Pick<PlanRequest, 'profile' | 'operations'>,
  operations: readonly string[],
): ReportNeeds {
  const { profile } = request;
  if (profile !== undefined) {
    const title = profile.title === undefined ? {} : { title: profile.title };
    return { from: 'profile', name: profile.name, ...title, operations: [...operations] };
  }
  return request.operations === undefined
    ? { from: 'none', operations: [] }
    : { from: 'operations', operations: [...operations] };
}

/** Asked for by the profile alone, and for what it can do without. */
function isOptional(
  asked: string,
  { profile, operations }: Pick<PlanRequest, 'profile' | 'operations'>,
): boolean {
  return profile?.optional?.includes(asked) === true && operations?.includes(asked) !== true;
}

/** Where nobody said what is needed, whoever named an issue still needs to see that one. */
function isNeeded({ asked, probe }: Chosen, needs: ReportNeeds, request: PlanRequest): boolean {
  const { issue } = request;
  if (isOptional(asked, request)) return false;
  return needs.from !== 'none' || (issue !== undefined && probe.operation === issueOperation);
}

function choose(
  asked: string,
  table: OperationsTable,
): ({ ok: true } & Chosen) | { ok: false; problem: string } {
  const [, method, path] = /^\s*([A-Za-z]+)\s+(\S+)\s*$/.exec(asked) ?? [];
  if (method === undefined || path === undefined) {
    return {
      ok: false,
      problem: `"${asked}" is not an operation: write a method and a path, such as "GET /rest/api/3/permissions".`,
    };
  }
  const resolution = table.resolve(method, path);
  switch (resolution.kind) {
    case 'known': {
      const { operation } = resolution;
      const name = nameOf(operation);
      const suited = defaultSuite.find((probe) => probe.operation === name);
      const isTemplate = path === operation.path || path.includes('{');
      const probe =
        isTemplate && suited !== undefined
          ? suited
          : genericProbe(operation, table, isTemplate ? undefined : pathOnly(path));
      return { ok: true, asked: asked.trim(), probe };
    }
    case 'wrong-method':
      return {
        ok: false,
        problem: `There is no ${method.toUpperCase()} ${path}: that path takes ${resolution.allowed.join(', ')}.`,
      };
    case 'unknown': {
      const nearest = resolution.nearest.map(nameOf);
      const hint = nearest.length === 0 ? '' : ` The nearest is ${nearest[0]}.`;
      return { ok: false, problem: `${method.toUpperCase()} ${path} is not a known Jira operation.${hint}` };
    }
  }
}

/** An address may have been pasted whole; the identity knows its own. */
function pathOnly(path: string): string {
  const rest = path.indexOf('/rest/');
  return rest > 0 && /^https?:/.test(path) ? path.slice(rest) : path;
}

function planned(
  { asked, probe }: Chosen,
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

/** Schemes and roles of up to three projects, read to say through which grant a right is held. */
const grantsPoints = (kind: IdentityKind): number =>
  3 * pointsFor(kind, 'GET', '/rest/api/3/project/{projectKeyOrId}/permissionscheme', 1) +
  9 * pointsFor(kind, 'GET', '/rest/api/3/project/{projectIdOrKey}/role/{id}', 3);

const sum = (probes: readonly PlannedProbe[]): number =>
  probes.reduce((total, { points }) => total + points, 0);

/** Questions around the probes; those that are probes themselves are asked once and counted there. */
function pointsAround(
  chosen: readonly Chosen[],
  kinds: readonly IdentityKind[],
  table: OperationsTable,
): number {
  const keys = permissionKeysFor(
    chosen.map(({ probe }) => probe.operation),
    table,
  );
  const around: [string, string, number][] = [['GET', '/rest/api/3/myself', 6]];
  if (keys.global.length + keys.project.length > 0)
    around.push(['GET', '/rest/api/3/mypermissions', keys.global.length + keys.project.length]);
  if (keys.project.length > 0) around.push(['GET', '/rest/api/3/project/search', 10]);
  if (keys.global.includes('ADMINISTER')) around.push(['GET', '/rest/api/3/groups/picker', 10]);
  const asked = new Set(chosen.map(({ probe }) => probe.operation));
  const extra = around.filter(([method, path]) => !asked.has(`${method} ${path}`));
  if (keys.project.length > 0) extra.push(['POST', '/rest/api/3/permissions/check', keys.project.length]);
  return kinds.reduce(
    (total, kind) =>
      total +
      extra.reduce((points, [method, path, objects]) => points + pointsFor(kind, method, path, objects), 0),
    0,
  );
}
