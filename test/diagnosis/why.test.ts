import { diagnose, why } from '../../src/diagnosis/index.ts';
import { evidences } from './evidences.ts';
import { basic, given, operations, site } from './given.ts';

/** A tenth of all is enough to see every form. */
const some = evidences.filter((_, index) => index % 10 === 0).map(({ evidence }) => evidence);

test('of one call the likeliest cause is the one that is found, with what speaks for it', () => {
  for (const evidence of some) {
    const calls = why(evidence, operations);
    const [first] = diagnose(evidence, operations);
    const [only] = calls;
    if (calls.length !== 1 || only === undefined || first === undefined) continue;
    const [likeliest] = only.causes;
    expect(likeliest?.cause).toBe(first.cause);
    expect(Math.min(likeliest?.share ?? 0, 0.99)).toBe(first.confidence);
  }
});

test('facts that hold are told with a sentence, and no share is more than the whole', () => {
  for (const evidence of some)
    for (const { facts, causes } of why(evidence, operations)) {
      for (const { says } of facts) expect(says.length).toBeGreaterThan(3);
      for (const { share } of causes) expect(share).toBeLessThanOrEqual(1);
    }
});

test('a call is named by method, path and how it ended, without what stands in a query', () => {
  const named = (call: Parameters<typeof given>[1][number]) =>
    why(given('api-token', [call]), operations).map(({ call }) => call);
  expect(named({ call: `GET ${site}/rest/api/3/myself?token=x`, status: 401, sent: basic })).toEqual([
    'GET /rest/api/3/myself → 401',
  ]);
  expect(named({ call: `GET ${site}/rest/api/3/project/A B"`, status: 404, sent: basic })).toEqual([
    'GET /rest/api/3/project/A…B… → 404',
  ]);
  expect(
    named({ call: `GET ${site}/rest/api/3/myself`, failure: { kind: 'timeout', message: 'timed out' } }),
  ).toEqual(['GET /rest/api/3/myself → timeout']);
  expect(named({ call: `GET ${site}/rest/api/3/myself`, status: null, body: 'Unauthorized' })).toEqual([
    'GET /rest/api/3/myself → not stated',
  ]);
});
