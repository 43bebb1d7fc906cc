import type { Api } from '../api/api.ts';
import type { Bridge } from '../bridge/bridge.ts';

/** What a part needs to ask again; an imported report has none. */
export interface Live {
  readonly api: Api;
  readonly bridge: Bridge;
}
