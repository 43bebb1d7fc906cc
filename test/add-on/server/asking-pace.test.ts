import { askingPace } from '../../../src/add-on/server/api/asking-pace.ts';
import type { Caller } from '../../../src/add-on/server/api/caller.ts';
import { toldAnswer } from './told-answer.ts';

let time = 1_800_000_000_000;
const of = (clientKey: string) => ({ tenant: { door: 'connect', clientKey } }) as Caller;

test('questions about accounts have a pace of each tenant, told by 429; what is spent is earned again', () => {
  const mayAsk = askingPace(() => new Date(time));
  const asked = (clientKey: string, times: number) =>
    Array.from({ length: times }, () => mayAsk(of(clientKey), toldAnswer().res)).filter(Boolean).length;
  expect(asked('typing', 20)).toBe(20);
  const refused = toldAnswer();
  expect(mayAsk(of('typing'), refused.res)).toBe(false);
  expect(refused.said).toMatchObject({
    ...{ status: 429, headers: { 'Retry-After': '1' } },
    body: {
      error: {
        code: 'too-many-requests',
        message: 'Too many questions about accounts; try again in a moment.',
      },
    },
  });
  expect(asked('another', 20)).toBe(20);
  time += 1_000;
  expect(asked('typing', 20)).toBe(2);
});
