import { findCustomField } from '../../fields/custom-fields.ts';
import { findGroup } from '../../people.ts';
import type { PermissionGrant } from '../../state.ts';
import type { RestCall } from '../call.ts';
import { roleBean } from '../role-actors.ts';
import { expansions, self } from './address.ts';
import { groupBean, personOf } from './users.ts';

/** What `expand` would show of a holder, by its kind (recorded for roles). */
const expandable: Readonly<Record<string, string>> = {
  group: 'group',
  projectRole: 'projectRole',
  user: 'user',
  groupCustomField: 'field',
  userCustomField: 'field',
};

/** The person, group, role or field that a holder names; undefined where there is none (any more). */
function named(call: RestCall, part: string, parameter: string): unknown {
  const { state } = call;
  switch (part) {
    case 'group': {
      const group = findGroup(state, parameter);
      return group === null ? undefined : groupBean(call, group);
    }
    case 'user':
      return personOf(call, parameter) ?? undefined;
    case 'projectRole': {
      const role = state.projectRoles.find(({ id }) => String(id) === parameter);
      return role === undefined ? undefined : roleBean(call, role);
    }
    default: {
      const field = findCustomField(state, parameter);
      return field === null ? undefined : { id: field.id, name: field.name };
    }
  }
}

/** Who holds something, as the API names them, with the holder itself where `expand` asks for it. */
export function holderBean(call: RestCall, { type, parameter }: PermissionGrant['holder']) {
  const expand = expandable[type];
  if (parameter === undefined) return { type };
  const group = type === 'group' ? findGroup(call.state, parameter) : null;
  const asked = expansions(call);
  const shown = expand !== undefined && (asked.has('all') || asked.has(expand));
  return {
    type,
    parameter,
    value: group?.groupId ?? parameter,
    ...(expand === undefined ? {} : { expand }),
    ...(shown ? { [expand]: named(call, expand, parameter) } : {}),
  };
}

/** A grant with its holder. */
export function grantBean(call: RestCall, schemeId: number, grant: PermissionGrant) {
  return {
    id: grant.id,
    self: self(call, `/permissionscheme/${schemeId}/permission/${grant.id}`),
    holder: holderBean(call, grant.holder),
    permission: grant.permission,
  };
}
