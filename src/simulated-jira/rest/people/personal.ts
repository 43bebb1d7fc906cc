import type { PersonalSettings } from '../../state.ts';
import type { RestCall } from '../call.ts';

/** What Jira remembers of somebody, made when first needed. */
export function personal(call: RestCall, accountId: string): PersonalSettings {
  call.state.personal[accountId] ??= {
    preferences: {},
    properties: {},
    columns: null,
    defaultShareScope: 'PRIVATE',
  };
  return call.state.personal[accountId];
}
