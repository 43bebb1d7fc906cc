import type { PermissionGrant } from '../../state.ts';
import type { RestCall } from '../call.ts';
import { self } from './address.ts';

/** A grant's holder with what `expand` asks for left out. */
export function grantBean(call: RestCall, schemeId: number, grant: PermissionGrant) {
  const { type, parameter } = grant.holder;
  return {
    id: grant.id,
    self: self(call, `/permissionscheme/${schemeId}/permission/${grant.id}`),
    holder: { type, ...(parameter === undefined ? {} : { parameter, value: parameter }) },
    permission: grant.permission,
  };
}
