import type { ProbeResult } from './model.ts';

/**
 * What a running self-test tells while it runs. Server-sent events use `type` as the event name, `sequence` as the
 * id and the whole object as data; polling clients get the same objects.
 */
export type SelfTestEvent =
  | { readonly type: 'started'; readonly sequence: number; readonly total: number }
  | {
      readonly type: 'probe';
      readonly sequence: number;
      readonly done: number;
      readonly total: number;
      readonly probe: ProbeResult;
    }
  | {
      readonly type: 'finished';
      readonly sequence: number;
      readonly state: 'finished' | 'failed';
      readonly reason?: string;
    };
