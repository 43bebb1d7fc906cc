import { json, type WireResponse } from '../request.ts';
import type { Group } from '../state.ts';
import { type RestCall, type Route, selfJudging } from './call.ts';
import { pageBounds, queryList } from './shapes/page.ts';
import { userBean } from './shapes/users.ts';
import { flagged } from './shapes/wanted.ts';

/** The picker marks groups that give administrator access (GroupLabel of the OpenAPI document). */
function labelsOf({ state }: RestCall, name: string) {
  return state.globalPermissions.ADMINISTER?.includes(name) === true
    ? [
        {
          text: 'Admin',
          title: 'Users added to this group will be given administrative access',
          type: 'ADMIN',
        },
      ]
    : [];
}

/** Groups whose name holds what was typed, those left out that the query excludes. */
function matching(call: RestCall): Group[] {
  const exact = call.query.get('caseInsensitive') !== 'true';
  const typed = call.query.get('query') ?? '';
  const excluded = [...queryList(call, 'exclude'), ...queryList(call, 'excludeId')];
  const may = call.rights.global('USER_PICKER') || call.rights.anyProject('BROWSE_PROJECTS');
  return call.state.groups.filter(
    ({ name, groupId }) =>
      may &&
      (name.includes(typed) ||
        (!exact && name.toLowerCase().includes(typed.toLowerCase())) ||
        name.toLowerCase().startsWith(typed.toLowerCase())) &&
      !excluded.includes(name) &&
      !excluded.includes(groupId),
  );
}

function pickerPart(call: RestCall) {
  const groups = matching(call);
  const shown = groups.slice(0, pageBounds(call).maxResults);
  return {
    header: `Showing ${shown.length} of ${groups.length} matching groups`,
    total: groups.length,
    groups: shown.map(({ name, groupId }) => ({ name, html: name, labels: labelsOf(call, name), groupId })),
  };
}

const picker = (call: RestCall): WireResponse => json(200, pickerPart(call));

/** `GET /groupuserpicker`: people and groups in one answer. */
function both(call: RestCall): WireResponse {
  const typed = (call.query.get('query') ?? '').toLowerCase();
  const { maxResults } = pageBounds(call);
  const withoutApps = flagged(call, 'excludeConnectAddons');
  const users = call.rights.global('USER_PICKER')
    ? call.state.users.filter(
        ({ active, accountType, displayName, emailAddress }) =>
          active &&
          !(withoutApps && accountType === 'app') &&
          `${displayName} ${emailAddress ?? ''}`.toLowerCase().includes(typed),
      )
    : [];
  const shown = users.slice(0, maxResults);
  return json(200, {
    users: {
      users: shown.map((user) => {
        const { accountId, accountType, displayName, avatarUrls } = userBean(call, user);
        return { accountId, accountType, html: displayName, displayName, avatarUrl: avatarUrls['24x24'] };
      }),
      total: users.length,
      header: `Showing ${shown.length} of ${users.length} matching users`,
    },
    groups: pickerPart(call),
  });
}

/** Groups for whoever types a name. */
export const groupPickerRoutes: Route[] = [
  selfJudging('GET /groups/picker', picker),
  selfJudging('GET /groupuserpicker', both),
];
