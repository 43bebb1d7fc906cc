import type { PermissionGrant } from '../../state.ts';
import type { RestCall } from '../call.ts';
import { self } from './address.ts';

/** What `expand` would show of a holder, by its kind (recorded for roles). */
const expandable: Readonly<Record<string, string>> = {
  group: 'group',
  projectRole: 'projectRole',
  user: 'user',
  groupCustomField: 'field',
  userCustomField: 'field',
};

/** Who holds something, as the API names them. */
export function holderBean({ type, parameter }: PermissionGrant['holder']) {
  const expand = expandable[type];
  return {
    type,
    ...(parameter === undefined ? {} : { parameter, value: parameter }),
    ...(expand === undefined ? {} : { expand }),
  };
}

/** A grant's holder with what `expand` asks for left out. */
export function grantBean(call: RestCall, schemeId: number, grant: PermissionGrant) {
  return {
    id: grant.id,
    self: self(call, `/permissionscheme/${schemeId}/permission/${grant.id}`),
    holder: holderBean(grant.holder),
    permission: grant.permission,
  };
}
