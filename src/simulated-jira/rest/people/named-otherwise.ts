import { jiraError, type WireResponse } from '../../request.ts';
import type { RestCall } from '../call.ts';

/** Parameters that named people before accounts did: the documents still list them, as no longer available. */
const older = ['username', 'userKey', 'key'];

/** The refusal of a call that names somebody otherwise than by account (recorded); null: it does not. */
export const namedOtherwise = ({ query }: RestCall): WireResponse | null =>
  older.some((name) => query.has(name))
    ? jiraError(400, ["'accountId' must be the only user identifying query parameter in GDPR strict mode."])
    : null;

/**
 * The owner that a search names by account. `owner`, a user name, is still documented: not beside `accountId`, and nobody on Cloud has one,
 * so that it finds nothing. null: whoever owns it.
 */
export function ownerAsAsked({ query }: RestCall): string | null | WireResponse {
  const [owner, accountId] = [query.get('owner'), query.get('accountId')];
  if (owner !== null && accountId !== null)
    return jiraError(400, ["The parameters 'owner' and 'accountId' cannot be used together."]);
  return owner === null ? accountId : '';
}
