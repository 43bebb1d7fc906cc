import { lookupShare } from '../../../src/add-on/server/connect/lookup-share.ts';

let time = 0;
const now = (): Date => new Date(time);
const taken = (share: ReturnType<typeof lookupShare>, address: string, times: number): number =>
  Array.from({ length: times }, () => share.take(address)).filter(Boolean).length;

beforeEach(() => {
  time = 1_800_000_000_000;
});

test('one address cannot spend what others need', () => {
  const share = lookupShare(now);
  const spent = taken(share, 'flooding', 10_000);
  expect(spent).toBeLessThan(100);
  expect(taken(share, 'honest', 5)).toBe(5);
});

test('many addresses whose keys do not exist get one look-up each of the reserve, and leave some to those who come new', () => {
  const share = lookupShare(now);
  const flooding = Array.from({ length: 100 }, (_, index) => `flood-${index}`);
  for (const address of flooding) taken(share, address, 1);
  for (const address of flooding) taken(share, address, 10);
  expect(share.take('flood-1')).toBe(false);
  expect(share.take('honest')).toBe(true);
  share.trust('honest');
  expect(share.take('honest')).toBe(true);
});

test('what is spent is earned again, and a clock set back does no harm', () => {
  const share = lookupShare(now);
  taken(share, 'busy', 1_000);
  expect(share.take('busy')).toBe(false);
  time -= 3_600_000;
  expect(share.take('busy')).toBe(false);
  time += 1_000;
  expect(share.take('busy')).toBe(true);
});
