import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { evidenceAsWritten } from '../../../src/evidence/index.ts';
import { Unattributed } from '../../../src/evidence/intake/recordings/case-form.ts';
import { plainEvidence } from '../../../src/evidence/intake/recordings/plain-evidence.ts';
import { loadCases } from '../../exchanges/load.ts';

const text = fc.constantFrom('', 'GET', 'https://acme.atlassian.net/rest/api/3/myself', 'é');
const headers = fc.dictionary(fc.constantFrom('Authorization', 'x-aaccountid', '1', 'constructor'), text);
/** Mostly of the form, now and then anything else. */
const or = <T>(right: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 60, arbitrary: right }, { weight: 1, arbitrary: anything });
const anything = fc.constantFrom<unknown>(null, 0, 1.5, '', 'x', true, [], [1], {}, { kind: 'dns' }, ['x']);
const partly = <T extends Record<string, fc.Arbitrary<unknown>>>(
  fields: T,
  ...required: (keyof T & string)[]
) => fc.record(fields, { requiredKeys: required });

const exchange = partly(
  {
    request: or(fc.record({ method: or(text), url: or(text), headers: or(headers), body: or(text) })),
    response: or(
      partly({ status: or(fc.constantFrom(200, 401, null)), headers: or(headers), body: or(text) }),
    ),
    failure: or(fc.constantFrom({ kind: 'dns', message: 'x', more: 1 }, { kind: 'timeout', message: '' })),
    identity: or(fc.constantFrom('api-token', 'pat')),
    receivedAt: or(text),
    place: or(fc.constantFrom('site', 'other', 'authorization server')),
    durationMs: or(fc.constantFrom(0, 12.5)),
    unknown: anything,
  },
  'request',
);
const evidence = partly(
  {
    exchanges: or(fc.array(exchange, { maxLength: 3 })),
    identity: or(fc.constantFrom('api-token', 'oauth-3lo')),
    scopes: or(fc.array(text, { maxLength: 2 })),
    accountNotes: or(fc.constantFrom({ groups: ['a'], deep: { x: [1] } }, {})),
    deployment: or(fc.constantFrom('cloud', 'server')),
  },
  'exchanges',
);

test('what is read without the schema is what the schema reads, in the same order', () => {
  expect(plainEvidence({ account: { active: true }, exchanges: [] })).toBeNull();
  let plain = 0;
  fc.assert(
    fc.property(evidence, (value) => {
      const read = plainEvidence(value);
      if (read === null) return;
      plain += 1;
      const expected = Unattributed.parse(value);
      deepStrictEqual(read, expected);
      expect(JSON.stringify(read)).toBe(JSON.stringify(expected));
    }),
    { numRuns: 2_000, seed: 7 },
  );
  expect(plain).toBeGreaterThan(100);
});

test('recorded cases are read without it', () => {
  const isGiven = (json: unknown): json is { given: unknown } =>
    typeof json === 'object' && json !== null && 'given' in json;
  const given = loadCases('learning')
    .map(({ json }) => json)
    .filter(isGiven)
    .map((one) => one.given);
  expect(given.length).toBeGreaterThan(100);
  expect(given.filter((one) => plainEvidence(evidenceAsWritten(one)) === null)).toEqual([]);
});
