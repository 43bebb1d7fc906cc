import fc from 'fast-check';
import { type LifecycleEvent, transition } from '../../../src/add-on/tenants/lifecycle.ts';
import type { TenantState } from '../../../src/add-on/tenants/tenant.ts';

const table: [TenantState | null, LifecycleEvent, TenantState | 'ignored'][] = [
  [null, 'installed', 'installed'],
  [null, 'enabled', 'ignored'],
  [null, 'disabled', 'ignored'],
  [null, 'uninstalled', 'ignored'],
  ['installed', 'installed', 'installed'],
  ['installed', 'enabled', 'enabled'],
  ['installed', 'disabled', 'disabled'],
  ['installed', 'uninstalled', 'uninstalled'],
  ['enabled', 'installed', 'enabled'],
  ['enabled', 'enabled', 'enabled'],
  ['enabled', 'disabled', 'disabled'],
  ['enabled', 'uninstalled', 'uninstalled'],
  ['disabled', 'installed', 'installed'],
  ['disabled', 'enabled', 'enabled'],
  ['disabled', 'disabled', 'disabled'],
  ['disabled', 'uninstalled', 'uninstalled'],
  ['uninstalled', 'installed', 'installed'],
  ['uninstalled', 'enabled', 'ignored'],
  ['uninstalled', 'disabled', 'ignored'],
  ['uninstalled', 'uninstalled', 'uninstalled'],
];

describe('transition', () => {
  test.each(table)('%s, then %s: %s', (state, event, expected) => {
    const moves = transition(state, event);
    expect(moves.kind === 'moves' ? moves.to : moves.kind).toBe(expected);
  });

  test('an uninstalled tenant comes back by installed alone, whatever else arrives and how often', () => {
    const late = fc.array(fc.constantFrom<LifecycleEvent>('enabled', 'disabled', 'uninstalled'), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(late, (events) => {
        let state: TenantState = 'uninstalled';
        for (const event of events) {
          const moves = transition(state, event);
          if (moves.kind === 'moves') state = moves.to;
        }
        expect(state).toBe('uninstalled');
        expect(transition(state, 'installed')).toEqual({ kind: 'moves', to: 'installed' });
      }),
    );
  });
});
