import { z } from 'zod';
import { findCustomField } from '../fields/custom-fields.ts';
import { findUser } from '../people.ts';
import { jiraError, type WireResponse } from '../request.ts';
import { nextNumber } from '../state/counters.ts';
import { holderTypes } from '../state/projects.ts';
import type { PermissionGrant } from '../state.ts';
import type { RestCall } from './call.ts';
import { permissionCatalogue } from './permission-catalogue.ts';

const holderSchema = z.looseObject({
  type: z.enum(holderTypes),
  parameter: z.string().nullish(),
  value: z.string().nullish(),
});
export const grantSchema = z.looseObject({ holder: holderSchema, permission: z.string() });

/** Whom a holder names, as the site keeps it; a text: he is not there, in our words. */
function parameterOf(
  { state }: RestCall,
  { type, parameter, value }: z.infer<typeof holderSchema>,
): string | null | { readonly wrong: string } {
  const asked = parameter ?? value ?? null;
  const there = (what: string, found: string | undefined) =>
    found ?? {
      wrong: asked === null ? `A ${what} has to be named.` : `The ${what} '${asked}' does not exist.`,
    };
  switch (type) {
    case 'group': {
      const found = state.groups.find(
        ({ name, groupId }) => name === parameter || groupId === (value ?? parameter),
      );
      return there('group', found?.name);
    }
    case 'projectRole':
      return there('project role', state.projectRoles.find(({ id }) => String(id) === asked)?.id.toString());
    case 'user':
      return there('user', findUser(state, asked)?.accountId);
    case 'userCustomField':
    case 'groupCustomField':
      return there('custom field', findCustomField(state, asked ?? '')?.id);
    default:
      return asked;
  }
}

/** Reads a grant; a text: what is wrong with it. */
export function readGrant(call: RestCall, asked: z.infer<typeof grantSchema>): PermissionGrant | string {
  if (permissionCatalogue.get(asked.permission)?.type !== 'PROJECT')
    return `The permission '${asked.permission}' does not exist.`;
  const parameter = parameterOf(call, asked.holder);
  if (typeof parameter === 'object' && parameter !== null) return parameter.wrong;
  const taken = call.state.permissionSchemes.flatMap(({ grants }) => grants.map(({ id }) => id));
  return {
    id: nextNumber(call.state, 'permissionGrant', taken),
    permission: asked.permission,
    holder: { type: asked.holder.type, ...(parameter === null ? {} : { parameter }) },
  };
}

export function readGrants(
  call: RestCall,
  all: z.infer<typeof grantSchema>[],
): PermissionGrant[] | WireResponse {
  const read = all.map((each) => readGrant(call, each));
  const wrong = read.find((each) => typeof each === 'string');
  return typeof wrong === 'string'
    ? jiraError(400, [wrong])
    : read.filter((each) => typeof each !== 'string');
}
