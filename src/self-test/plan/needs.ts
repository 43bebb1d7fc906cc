import type { ReportNeeds } from '../../report/index.ts';
import { withoutCredentials } from '../profiles/index.ts';
import type { ChosenOperation } from './choose-operation.ts';
import type { PlanRequest } from './plan.ts';

const issueOperation = 'GET /rest/api/3/issue/{issueIdOrKey}';

/** What a run needs, before it is planned: for a report that never comes to a plan. */
export function statedNeeds(request: Pick<PlanRequest, 'profile' | 'operations' | 'app'>): ReportNeeds {
  return needsFrom(
    request,
    [...new Set(namedOperations(request))].filter((asked) => !isOptional(asked, request)),
  );
}

/** Those of the profile, then those that somebody wrote, as a report may show them. */
export const namedOperations = ({
  profile,
  operations,
}: Pick<PlanRequest, 'profile' | 'operations'>): readonly string[] => [
  ...(profile?.operations ?? []),
  ...(operations ?? []).map(withoutCredentials),
];

/** The needs of a report, of these operations. */
export function needsFrom(
  request: Pick<PlanRequest, 'profile' | 'operations' | 'app'>,
  operations: readonly string[],
): ReportNeeds {
  const { profile } = request;
  if (profile !== undefined) {
    const title = profile.title === undefined ? {} : { title: profile.title };
    return { from: 'profile', name: profile.name, ...title, operations: [...operations] };
  }
  if (request.operations === undefined) return { from: 'none', operations: [] };
  return request.app === undefined
    ? { from: 'operations', operations: [...operations] }
    : { from: 'app', name: request.app, operations: [...operations] };
}

/** Asked for by the profile alone, and for what it can do without. */
export function isOptional(
  asked: string,
  { profile, operations }: Pick<PlanRequest, 'profile' | 'operations'>,
): boolean {
  return profile?.optional?.includes(asked) === true && operations?.includes(asked) !== true;
}

/** Where nobody said what is needed, whoever named an issue still needs to see that one. */
export function isNeeded(
  { asked, probe }: ChosenOperation,
  needs: ReportNeeds,
  request: PlanRequest,
): boolean {
  const { issue } = request;
  if (isOptional(asked, request)) return false;
  return needs.from !== 'none' || (issue !== undefined && probe.operation === issueOperation);
}
