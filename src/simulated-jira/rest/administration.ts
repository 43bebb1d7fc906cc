import { jiraDate } from '../dates.ts';
import { jiraError, json, type WireResponse } from '../request.ts';
import { type RestCall, type Route, route } from './call.ts';

function configuration(): WireResponse {
  return json(200, {
    votingEnabled: true,
    watchingEnabled: true,
    unassignedIssuesAllowed: true,
    subTasksEnabled: true,
    issueLinkingEnabled: true,
    timeTrackingEnabled: true,
    attachmentsEnabled: true,
    timeTrackingConfiguration: {
      workingHoursPerDay: 8,
      workingDaysPerWeek: 5,
      timeFormat: 'pretty',
      defaultUnit: 'minute',
    },
  });
}

/** Administer Jira was checked already; a site on the Free plan has no audit log at all. */
function auditing(call: RestCall): WireResponse {
  if (call.state.site.freePlan) {
    return jiraError(403, ['Audit log is not available on the Free plan.']);
  }
  const limit = Number(call.query.get('limit') ?? 1000) || 1000;
  const offset = Number(call.query.get('offset') ?? 0) || 0;
  const time = (name: string): number | null => {
    const at = Date.parse(call.query.get(name) ?? '');
    return Number.isNaN(at) ? null : at;
  };
  const [from, to] = [time('from'), time('to')];
  const all = call.state.auditRecords
    .filter(
      ({ created }) =>
        (from === null || Date.parse(created) >= from) && (to === null || Date.parse(created) <= to),
    )
    .toReversed();
  return json(200, {
    offset,
    limit,
    total: all.length,
    records: all.slice(offset, offset + limit).map(({ authorAccountId, ...record }) => ({
      ...record,
      created: jiraDate(Date.parse(record.created)),
      ...(authorAccountId === null ? {} : { authorAccountId }),
      eventSource: '',
      changedValues: [],
      associatedItems: [],
    })),
  });
}

function applicationRoles(call: RestCall): WireResponse {
  const { products, name } = call.state.site;
  const role = (key: string, label: string) => ({
    key,
    groups: [`jira-users-${name}`],
    name: label,
    defaultGroups: [`jira-users-${name}`],
    selectedByDefault: true,
    defined: true,
    numberOfSeats: 100,
    remainingSeats: 90,
    userCount: 10,
    hasUnlimitedSeats: false,
    platform: false,
  });
  return json(200, [
    ...(products.software ? [role('jira-software', 'Jira Software')] : []),
    ...(products.serviceManagement ? [role('jira-servicedesk', 'Jira Service Desk')] : []),
  ]);
}

const columns = ['Issue Type', 'Key', 'Summary', 'Assignee', 'Reporter', 'Priority', 'Status'];

export const administrationRoutes: Route[] = [
  route('GET /configuration', configuration),
  route('GET /settings/columns', () =>
    json(
      200,
      columns.map((label) => ({ label, value: label.toLowerCase().replaceAll(' ', '') })),
    ),
  ),
  route('GET /auditing/record', auditing),
  route('GET /applicationrole', applicationRoles),
];
