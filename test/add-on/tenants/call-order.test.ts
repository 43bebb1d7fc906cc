import {
  type CallsHeard,
  eventTurn,
  firstHeard,
  type HeardCall,
  installTurn,
} from '../../../src/add-on/tenants/call-order.ts';

const now = 1_795_700_000;
const call = (signedAt: number, digest: string, signed = digest): HeardCall => ({
  signedAt,
  token: { digest, signed, until: now + 900 },
});
/** Heard one after the other, each in its turn. */
const havingHeard = (first: HeardCall, ...others: HeardCall[]): CallsHeard =>
  others.reduce((heard: CallsHeard, one) => eventTurn(heard, one, now) ?? heard, firstHeard(first, now));
const undoes = (): boolean => true;
const harmless = (): boolean => false;

describe('an installed', () => {
  const before = havingHeard(call(now - 5, 'a'));

  test('that is newer than all that was heard comes in its turn and is heard then', () => {
    const turn = installTurn(before, call(now, 'b'), undoes, now);
    expect(turn).toMatchObject({ kind: 'in-turn', heard: { newest_lifecycle_at: now } });
    expect(turn.kind === 'in-turn' && turn.heard.heard_tokens).toContain('"b"');
  });

  test('of the same second as the newest comes in its turn too', () => {
    expect(installTurn(before, call(now - 5, 'b'), undoes, now).kind).toBe('in-turn');
  });

  test.each([
    [60, 'overtaken'],
    [61, 'superseded'],
  ])('%s seconds older than the newest is %s', (older, kind) => {
    expect(installTurn(before, call(now - 5 - older, 'b'), harmless, now).kind).toBe(kind);
  });

  test('heard before and overtaken since is superseded only where it would undo something', () => {
    const two = havingHeard(call(now - 6, 'a'), call(now - 5, 'b'));
    expect(installTurn(two, call(now - 6, 'a'), undoes, now).kind).toBe('superseded');
    expect(installTurn(two, call(now - 6, 'a'), harmless, now).kind).toBe('overtaken');
    const sameSecond = havingHeard(call(now - 5, 'a'), call(now - 5, 'b'));
    expect(installTurn(sameSecond, call(now - 5, 'a'), undoes, now).kind).toBe('superseded');
    expect(installTurn(sameSecond, call(now - 5, 'a'), harmless, now).kind).toBe('in-turn');
  });

  test('that is the last one heard, come again, is taken again', () => {
    expect(installTurn(before, call(now - 5, 'a'), undoes, now).kind).toBe('in-turn');
  });

  test.each([
    [15, 'in-turn'],
    [16, 'superseded'],
  ])('with another body under a signature of %s seconds ago is %s', (ago, kind) => {
    const signed = havingHeard(call(now - ago, 'a', 'one signature'));
    expect(installTurn(signed, call(now - ago, 'b', 'one signature'), undoes, now).kind).toBe(kind);
  });
});

test('an event is heard unless something newer was, or it was heard before something else', () => {
  const two = havingHeard(call(now - 6, 'a'), call(now - 5, 'b'));
  expect(eventTurn(two, call(now - 5, 'c'), now)?.newest_lifecycle_at).toBe(now - 5);
  expect(eventTurn(two, call(now - 5, 'b'), now)).not.toBeNull();
  expect(eventTurn(two, call(now - 6, 'c'), now)).toBeNull();
  expect(eventTurn(havingHeard(call(now - 5, 'a'), call(now - 5, 'b')), call(now - 5, 'a'), now)).toBeNull();
});
