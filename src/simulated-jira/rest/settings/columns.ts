import { allFields } from '../../fields/custom-fields.ts';
import type { RestCall } from '../call.ts';

/** The field a column shows; older clients say `key` for `issuekey`. */
export function knownColumn({ state }: RestCall, name: string) {
  const id = name === 'key' ? 'issuekey' : name;
  return allFields(state).find((field) => field.id === id && field.navigable) ?? null;
}

export function columnBean(call: RestCall, id: string) {
  return { label: knownColumn(call, id)?.name ?? id, value: id };
}
