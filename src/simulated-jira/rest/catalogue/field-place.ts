import { jiraError, type WireResponse } from '../../request.ts';
import type { CustomField } from '../../state.ts';
import type { RestCall } from '../call.ts';

export const contextIds = ({ state }: RestCall): string[] =>
  state.customFields.flatMap(({ contexts }) => contexts.map(({ id }) => id));

/** The custom field the path names; those in the trash only on wish. */
export function namedField(
  call: RestCall,
  parameter = 'fieldId',
  inTrash = false,
): CustomField | WireResponse {
  const wanted = call.params[parameter] ?? '';
  return (
    call.state.customFields.find(({ id, trashed }) => id === wanted && trashed === inTrash) ??
    jiraError(404, ['The custom field was not found.'])
  );
}
