import type { IdentityKind } from '../../evidence/index.ts';
import { pointsFor } from '../../jira-client/index.ts';
import type { OperationsTable } from '../../jira-facts/index.ts';
import { type PlannedProbe, permissionKeysFor, type SelfTestPlan } from '../plan/index.ts';

/** What a glance asks beside the one question about permissions. Paths with their query. */
interface GlanceQuestions {
  /** Where the permissions of projects are asked about; null: the plan needs none. */
  readonly place: string | null;
  /** One call for each different scope that the plan needs. */
  readonly witnesses: readonly string[];
}

const projectsSeen = 10;
const mostWitnesses = 6;

export function glanceQuestions(
  plan: SelfTestPlan,
  kind: IdentityKind,
  table: OperationsTable,
): GlanceQuestions {
  const cheapest = new Map<string, PlannedProbe>();
  for (const planned of plan.probes) {
    const path = pathAsked(planned, kind);
    const operation = path === null ? null : table.named(planned.probe.operation);
    if (operation === null) continue;
    const scopes = JSON.stringify([operation.connectScope, operation.alternatives]);
    const before = cheapest.get(scopes);
    if (before === undefined || planned.points < before.points) cheapest.set(scopes, planned);
  }
  const witnesses = [...cheapest.values()].sort((a, b) => a.points - b.points).slice(0, mostWitnesses);
  return {
    place: placeOf(plan, table),
    witnesses: witnesses.flatMap((planned) => pathAsked(planned, kind) ?? []),
  };
}

/** Points a glance is expected to cost. */
export function glancePoints(plan: SelfTestPlan, kind: IdentityKind, table: OperationsTable): number {
  const { place, witnesses } = glanceQuestions(plan, kind, table);
  const keys = permissionKeysFor(plan.operations, table);
  const objects = place === null ? 0 : plan.project === null ? projectsSeen : 1;
  const asked = plan.probes.filter(({ identity, probe }) =>
    witnesses.includes(identity === kind ? pathOf(probe.operation) : ''),
  );
  return (
    pointsFor(kind, 'POST', '/rest/api/3/permissions/check', keys.global.length + keys.project.length) +
    (place === null ? 0 : pointsFor(kind, 'GET', '/rest/api/3/project', objects)) +
    asked.reduce((sum, { points }) => sum + points, 0)
  );
}

function placeOf(plan: SelfTestPlan, table: OperationsTable): string | null {
  if (plan.project !== null) return `/rest/api/3/project/${encodeURIComponent(plan.project)}`;
  return permissionKeysFor(plan.operations, table).project.length === 0
    ? null
    : `/rest/api/3/project/search?maxResults=${projectsSeen}&orderBy=key`;
}

const pathOf = (operation: string): string => operation.slice(operation.indexOf(' ') + 1);

/** The path of a call that is really made as this identity and needs nothing filled in; null: it is not one. */
function pathAsked({ probe, identity, predicted }: PlannedProbe, kind: IdentityKind): string | null {
  const { operation } = probe;
  return identity !== kind || predicted || !operation.startsWith('GET ') || operation.includes('{')
    ? null
    : pathOf(operation);
}
