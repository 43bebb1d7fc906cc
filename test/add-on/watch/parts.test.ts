import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { alertText, signedHeaders } from '../../../src/add-on/watch/alert.ts';
import { expiriesOf, type ToldExpiries, warn } from '../../../src/add-on/watch/expiries.ts';
import { nextRunAt, periodMs } from '../../../src/add-on/watch/schedule.ts';
import { WatchSettings } from '../../../src/add-on/watch/watch-settings.ts';
import { Secret } from '../../../src/tokens/index.ts';

describe('when a look is due', () => {
  test('always later, within one period, at the same moment of each', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom('hour' as const, 'day' as const),
        fc.nat(4e12),
        (name, every, at) => {
          const now = new Date(at);
          const due = nextRunAt(name, every, now);
          expect(due.getTime()).toBeGreaterThan(now.getTime());
          expect(due.getTime() - now.getTime()).toBeLessThanOrEqual(periodMs[every]);
          expect(nextRunAt(name, every, due).getTime() - due.getTime()).toBe(periodMs[every]);
        },
      ),
    );
  });

  test('ten thousand tenants are spread over the day: no hour has a fifth more than its share', () => {
    const hours = new Array<number>(24).fill(0);
    for (let n = 0; n < 10_000; n += 1) {
      const hour = nextRunAt(`connect:${n}`, 'day', new Date(0)).getUTCHours();
      hours[hour] = (hours[hour] ?? 0) + 1;
    }
    expect(Math.max(...hours)).toBeLessThan((10_000 / 24) * 1.2);
  });
});

describe('ends', () => {
  const end = { what: 'API token of GitLab', expiresAt: '2026-12-31', source: 'entered by hand' };

  test('each of the marks is told once, and an end that has moved begins anew', () => {
    let told: ToldExpiries = {};
    const days: number[] = [];
    for (let day = 0; day < 60; day += 1) {
      const seen = warn([end], told, new Date(Date.parse('2026-11-10T12:00:00Z') + day * 86_400_000));
      told = seen.told;
      days.push(...seen.warnings.map(({ daysLeft }) => daysLeft));
    }
    expect(days).toEqual([30, 7, 1, 0]);
    expect(warn([{ ...end, expiresAt: '2027-01-05' }], told, new Date('2027-01-01')).warnings).toHaveLength(
      1,
    );
  });

  test('a Connect tenant has the end of Connect among them, a Forge one has not', () => {
    expect(expiriesOf('connect', [end]).map(({ what }) => what)).toEqual([end.what, 'Connect support']);
    expect(expiriesOf('forge', [end])).toEqual([end]);
  });

  test('what is no day is refused', () => {
    expect(
      WatchSettings.safeParse({ every: 'day', expiries: [{ what: 'x', expiresAt: 'soon' }] }).success,
    ).toBe(false);
  });

  test.each(['\u001b[31mred', 'two\nlines', 'turned \u202eround', 'bell\u0007'])(
    'a label that would move a cursor or turn a line round is refused: %j',
    (what) => {
      expect(
        WatchSettings.safeParse({ every: 'day', expiries: [{ what, expiresAt: '2027-01-01' }] }).success,
      ).toBe(false);
    },
  );
});

test('an alert is signed over its time and its body, so that neither can be changed', () => {
  const headers = signedHeaders('id-1', '{"a":1}', new Secret('shared'), new Date(5_000));
  const mac = createHmac('sha256', 'shared').update('5.{"a":1}').digest('hex');
  expect(headers['x-clearance-signature']).toBe(`t=5,v1=${mac}`);
});

test('its sentence counts and names', () => {
  const gap = { id: 'scope:ADMIN', title: 'The scope ADMIN is missing', operations: [] };
  expect(alertText('https://acme.atlassian.net', { opened: [gap], closed: [], expiries: [] })).toBe(
    '1 gap opened on acme.atlassian.net: The scope ADMIN is missing',
  );
});
