import fc from 'fast-check';
import { Evidence } from '../../src/evidence/exchange.ts';
import { explain, site } from './given.ts';

const mebibyte = 1_048_576;
/** What makes careless expressions slow: long runs of what they repeat, and beginnings that never end. */
const seeds = [
  'admin',
  'admin ',
  'contact admin ',
  '<',
  '<a',
  '{"a":',
  '[',
  '[a:b, ',
  ' ',
  '/',
  '//',
  '%20',
  'atlassian.net',
  'permission to ',
  'scope not match ',
  'groups of scopes [',
  'changelog/#change-1',
  '\\',
  'é',
  '401 ',
  'Authorization: Bearer a.b.c\n',
  'https://a.atlassian.net/rest/api/3/issue ',
  '{"errorMessages":["x"],"errors":{}}',
  '"message":"x",',
  'JIRAError HTTP 401 ',
];
const long = fc.array(fc.constantFrom(...seeds), { minLength: 1, maxLength: 3 }).map((parts) =>
  parts
    .join('')
    .repeat(Math.ceil(mebibyte / parts.join('').length))
    .slice(0, mebibyte),
);

/** Milliseconds of processor time, the best of three: other programs on the machine are not counted. */
function spent(work: () => void): number {
  return Math.min(
    ...[1, 2, 3].map(() => {
      const before = process.cpuUsage();
      work();
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1_000;
    }),
  );
}

test('a mebibyte in any place is judged within 200 ms and without throwing', () => {
  fc.assert(
    fc.property(long, fc.integer({ min: 0, max: 4 }), (text, place) => {
      const evidence = Evidence.parse({
        identity: 'api-token',
        accountNotes: place === 0 ? { note: text } : null,
        exchanges: [
          {
            request: {
              method: 'GET',
              url: place === 1 ? `${site}/${text}` : `${site}/rest/api/3/myself`,
              headers: place === 2 ? { 'User-Agent': text } : {},
            },
            response: {
              status: 403,
              headers: place === 3 ? { Location: text, Server: text } : {},
              body: place === 4 ? text : null,
            },
          },
        ],
      });
      expect(spent(() => explain(evidence))).toBeLessThan(200);
    }),
    { numRuns: 40 },
  );
});
