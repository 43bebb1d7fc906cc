import { rightsOf } from '../permissions/rights.ts';
import { json, type WireResponse } from '../request.ts';
import { findProject } from '../state/lookup.ts';
import type { Group } from '../state.ts';
import { type RestCall, type Route, selfJudging } from './call.ts';
import { pageBounds, queryList } from './shapes/page.ts';
import { avatarOnWish, userBean } from './shapes/users.ts';
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

/** Whether an account may browse the projects that the query names, which counts where it names a field as well. */
function seesProjects(call: RestCall): (accountId: string) => boolean {
  const ids = call.query.has('fieldId') ? queryList(call, 'projectId') : [];
  const projects = ids.map((id) => findProject(call.state, id));
  return (accountId) => {
    if (projects.length === 0) return true;
    const rights = rightsOf(call.state, { ...call.caller, accountId, reach: { kind: 'unscoped' } });
    return projects.every((project) => project !== null && rights.browse(project));
  };
}

/** `GET /groupuserpicker`: people and groups in one answer. */
function both(call: RestCall): WireResponse {
  const typed = (call.query.get('query') ?? '').toLowerCase();
  const { maxResults } = pageBounds(call);
  const withoutApps = flagged(call, 'excludeConnectAddons');
  const maySee = seesProjects(call);
  const users = call.rights.global('USER_PICKER')
    ? call.state.users.filter(
        ({ active, accountId, accountType, displayName, emailAddress }) =>
          active &&
          !(withoutApps && accountType === 'app') &&
          maySee(accountId) &&
          `${displayName} ${emailAddress ?? ''}`.toLowerCase().includes(typed),
      )
    : [];
  const shown = users.slice(0, maxResults);
  return json(200, {
    users: {
      users: shown.map((user) => {
        const { accountId, accountType, displayName } = userBean(call, user);
        return { accountId, accountType, html: displayName, displayName, ...avatarOnWish(call, user) };
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
