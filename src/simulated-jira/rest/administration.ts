import { jiraDate } from '../dates.ts';
import { jiraError, json, type WireResponse } from '../request.ts';
import { type RestCall, type Route, route } from './call.ts';
import { groupBean } from './shapes/users.ts';

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
  const words = (call.query.get('filter') ?? '')
    .toLowerCase()
    .split(' ')
    .filter((word) => word !== '');
  const inTime = call.state.auditRecords.filter(
    ({ created }) =>
      (from === null || Date.parse(created) >= from) && (to === null || Date.parse(created) <= to),
  );
  const all = inTime
    .filter(({ summary, category }) =>
      words.every((word) => `${summary} ${category}`.toLowerCase().includes(word)),
    )
    .toReversed();
  return json(200, {
    offset,
    limit,
    // Counts all of the time whatever the filter (measured by a client's suite).
    total: inTime.length,
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

function applicationRoles(call: RestCall) {
  const { products, name } = call.state.site;
  const groups = call.state.groups.filter((group) => group.name === `jira-users-${name}`);
  const names = groups.map((group) => group.name);
  const details = groups.map((group) => groupBean(call, group));
  const role = (key: string, label: string) => ({
    key,
    groups: names,
    groupDetails: details,
    name: label,
    defaultGroups: names,
    defaultGroupsDetails: details,
    selectedByDefault: true,
    defined: true,
    numberOfSeats: 100,
    remainingSeats: 90,
    userCount: 10,
    userCountDescription: key === 'jira-servicedesk' ? 'agents' : 'users',
    hasUnlimitedSeats: false,
    platform: false,
  });
  return [
    ...(products.software ? [role('jira-software', 'Jira Software')] : []),
    ...(products.serviceManagement ? [role('jira-servicedesk', 'Jira Service Desk')] : []),
  ];
}

/** How many people have access to a product, or to any. */
const licensed = ({ state }: RestCall, role: string | null): number =>
  state.users.filter(
    ({ active, applicationRoles: held }) => active && (role === null ? held.length > 0 : held.includes(role)),
  ).length;

const licenseCount = (key: string, count: number): WireResponse => json(200, { key, value: String(count) });

export const administrationRoutes: Route[] = [
  route('GET /instance/license', (call) =>
    json(200, {
      applications: applicationRoles(call).map(({ key }) => ({
        id: key,
        plan: call.state.site.freePlan ? 'FREE' : 'PAID',
      })),
    }),
  ),
  route('GET /license/approximateLicenseCount', (call) =>
    licenseCount('license.totalApproximateUserCount', licensed(call, null)),
  ),
  route('GET /license/approximateLicenseCount/product/{applicationKey}', (call) => {
    const key = call.params.applicationKey ?? '';
    const known = applicationRoles(call).some((role) => role.key === key);
    return known
      ? licenseCount(`license.approximateUserCount.product.${key}`, licensed(call, key))
      : jiraError(400, [`The product '${key}' is unknown.`]);
  }),
  route('GET /auditing/record', auditing),
  route('GET /applicationrole', (call) => json(200, applicationRoles(call))),
  route('GET /applicationrole/{key}', (call) => {
    const role = applicationRoles(call).find(({ key }) => key === call.params.key);
    return role === undefined
      ? jiraError(404, [`The application role '${call.params.key}' does not exist.`])
      : json(200, role);
  }),
];
