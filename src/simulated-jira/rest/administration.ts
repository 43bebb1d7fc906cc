import { jiraError, json, type WireResponse } from '../request.ts';
import { type RestCall, type Route, route, selfJudging } from './call.ts';
import { pageOf } from './shapes.ts';

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
  const all = call.state.auditRecords;
  return json(200, {
    offset,
    limit,
    total: all.length,
    records: all.slice(offset, offset + limit).map(({ authorAccountId, ...record }) => ({
      ...record,
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

/** Dynamic webhooks belong to apps; a person's call is told so. */
function webhooks(call: RestCall): WireResponse {
  const { reach } = call.caller;
  if (reach.kind === 'unscoped') {
    return jiraError(403, ['Only Connect and OAuth 2.0 apps can use this operation.']);
  }
  const own = call.state.webhooks.filter(({ appKey }) => appKey === reach.app);
  return json(
    200,
    pageOf(
      call,
      own.map(({ appKey, ...webhook }) => webhook),
      100,
    ),
  );
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
  selfJudging('GET /webhook', webhooks),
];
