import { weighCalls } from '../../src/diagnosis/diagnose.ts';
import type { FactId } from '../../src/diagnosis/facts/index.ts';
import { basic, given, operations, site } from './given.ts';

const stateFor = (status: number) =>
  weighCalls(
    given('api-token', [{ call: `GET ${site}/rest/api/3/myself`, status, sent: basic, body: '' }]),
    operations,
    { about: 0 },
  )[0]?.state;

test.each([299, 300, 301, 399, 400, 401, 403, 404, 499, 500, 501, 502, 503, 504, 599])(
  'a status of %i belongs to its hundred alone',
  (status) => {
    const state = stateFor(status);
    const ids: FactId[] = ['status 4xx', 'status 5xx'];
    // A call that worked and looks like it is not explained at all.
    if (state === undefined) expect(status).toBeLessThan(300);
    else
      expect(ids.filter((id) => state.holds(id))).toEqual(
        ids.filter((id) => id === `status ${Math.floor(status / 100)}xx`),
      );
  },
);

test('"refused" is said of what a gate answers, and of nothing else', () => {
  const refused = [400, 401, 403, 404, 405, 409, 429, 500, 503].filter((status) =>
    stateFor(status)?.holds('refused'),
  );
  expect(refused).toEqual([400, 401, 403, 404]);
});
