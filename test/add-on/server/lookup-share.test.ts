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

describe('how many look-ups there are', () => {
  test('forty at once for an address, and twenty more each second', () => {
    const share = lookupShare(now);
    expect(taken(share, 'a', 100)).toBe(40);
    time += 1_000;
    expect(taken(share, 'a', 100)).toBe(20);
  });

  test('a hundred and twenty at once for all, and forty more each second, of which the last forty are for those who come new', () => {
    const share = lookupShare(now);
    expect(['a', 'b', 'c'].map((address) => taken(share, address, 100))).toEqual([40, 40, 1]);
    const newcomers = Array.from({ length: 60 }, (_, index) => `new-${index}`);
    expect(newcomers.filter((address) => share.take(address))).toHaveLength(39);
    time += 1_000;
    expect(newcomers.slice(40).filter((address) => share.take(address))).toHaveLength(20);
    expect(
      Array.from({ length: 30 }, (_, index) => share.take(`newer-${index}`)).filter(Boolean),
    ).toHaveLength(20);
  });

  test('a doubt lasts ten minutes, unless the key existed', () => {
    const share = lookupShare(now);
    const spend = () => {
      for (const address of ['b', 'c']) taken(share, address, 100);
    };
    share.take('doubted');
    spend();
    expect(share.take('doubted')).toBe(false);
    time += 600_000;
    taken(share, 'x', 100);
    spend();
    expect(share.take('doubted')).toBe(true);
    expect(share.take('doubted')).toBe(false);
    share.trust('doubted');
    expect(share.take('doubted')).toBe(true);
  });
});
