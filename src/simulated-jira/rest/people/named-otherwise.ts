import { jiraError, type WireResponse } from '../../request.ts';
import type { RestCall } from '../call.ts';

/** Parameters that named people before accounts did: the documents still list them, as no longer available. */
const older = ['username', 'userKey', 'key'];

/** What is said to whoever names somebody otherwise (recorded). */
export const onlyByAccount =
  "'accountId' must be the only user identifying query parameter in GDPR strict mode.";

/** The refusal of a call whose query names somebody otherwise than by account; null: it does not. */
export const namedOtherwise = ({ query }: RestCall): WireResponse | null =>
  older.some((name) => query.has(name)) ? jiraError(400, [onlyByAccount]) : null;

/** The account that a query must name, or the refusal of one that names nobody, or somebody otherwise. */
export const accountAsAsked = (call: RestCall): string | WireResponse =>
  namedOtherwise(call) ??
  (call.query.get('accountId') || jiraError(400, ["The 'accountId' query parameter needs to be provided"]));

/** The owner that a search names by account; null: whoever owns it. `owner`, a user name, is still documented: nobody on Cloud has one, so it finds nothing. */
export const ownerAsAsked = ({ query }: RestCall): string | null =>
  query.has('owner') ? '' : query.get('accountId');
