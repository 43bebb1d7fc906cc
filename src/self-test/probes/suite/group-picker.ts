import { groupPickerRequest } from '../facts/admin-groups.ts';
import { found } from '../found.ts';
import type { Probe } from '../probe.ts';

/** Groups to pick from: an empty list, not a refusal, for those without the right. */
export const groupPicker: Probe = {
  operation: 'GET /rest/api/3/groups/picker',
  predicted: false,
  objects: 10,
  prepare: async () => found(groupPickerRequest),
};
