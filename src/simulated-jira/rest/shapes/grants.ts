import type { PermissionGrant } from '../../state.ts';
import type { RestCall } from '../call.ts';
import { self } from './address.ts';

/** Who holds something, as the API names them. */
export function holderBean({ type, parameter }: PermissionGrant['holder']) {
  return { type, ...(parameter === undefined ? {} : { parameter, value: parameter }) };
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
