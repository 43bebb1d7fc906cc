import { nextNumber } from '../../state/counters.ts';
import { typesOf } from '../../state/lookup.ts';
import { serviceDeskOf } from '../../state/service-desk.ts';
import type { Project, SiteState } from '../../state.ts';

/** Request types and queues that a template of service projects brings along. */
export function stockDesk(state: SiteState, project: Project): void {
  const desk = serviceDeskOf(state, project.id);
  const issueType = typesOf(state, project).find(({ hierarchyLevel }) => hierarchyLevel === 0);
  if (issueType === undefined) return;
  const ids = (all: readonly { id: string }[]) => all.map(({ id }) => id);
  for (const [name, description] of [
    ['Get IT help', 'Get assistance for general IT problems and questions.'],
    ['Request access', 'Request access to a system.'],
  ] as const)
    desk.requestTypes.push({
      id: String(
        nextNumber(
          state,
          'requestType',
          ids(state.serviceDesks.flatMap(({ requestTypes }) => requestTypes)),
          1,
        ),
      ),
      name,
      description,
      helpText: '',
      issueTypeId: issueType.id,
      groupIds: ['1'],
    });
  for (const [name, clause] of [
    ['All open', ''],
    ['Assigned to me', 'assignee = currentUser() AND '],
    ['Unassigned', 'assignee is EMPTY AND '],
  ] as const)
    desk.queues.push({
      id: String(nextNumber(state, 'queue', ids(state.serviceDesks.flatMap(({ queues }) => queues)), 1)),
      name,
      jql: `project = ${project.key} AND ${clause}resolution = Unresolved ORDER BY created ASC`,
      fields: ['issuetype', 'issuekey', 'summary', 'created', 'reporter', 'duedate'],
    });
}
