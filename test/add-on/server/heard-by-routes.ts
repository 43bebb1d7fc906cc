import type { LongWork } from '../../../src/add-on/long-work/long-work.ts';
import type { SelfTestRuns } from '../../../src/add-on/runs/runs.ts';
import type { Caller } from '../../../src/add-on/server/api/caller.ts';

export const connectedCaller = {
  tenant: { door: 'connect', clientKey: 'a', baseUrl: 'https://a.example', oauthClientId: null },
  viewer: { accountId: 'ada' },
} as unknown as Caller;

/** Runs of which each is there, and long work that is done at once; both tell what they were asked for. */
export const runsHeard = (heard: string[]): SelfTestRuns =>
  ({
    list: async (_tenant: string, before: string | null) => {
      heard.push(`list ${before}`);
      return before === null ? ['listed'] : [];
    },
    exists: async () => true,
    newestEvent: async () => null,
    events: async () => ['event'],
    stored: async () => ({ report: '{}', events: ['{}'] }),
  }) as unknown as SelfTestRuns;

export const longWorkHeard = (heard: string[]): LongWork => ({
  close: async () => undefined,
  do: async (_tenant, work) => {
    heard.push(work.kind, 'today' in work ? work.today : 'view' in work ? `as ${work.view.as}` : '');
    return { kind: 'answered', answer: { ok: true, text: '{}' } };
  },
});
