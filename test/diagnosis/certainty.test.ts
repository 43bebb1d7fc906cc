import { diagnose, weighCalls } from '../../src/diagnosis/diagnose.ts';
import { onlySuggests, suggestive } from '../../src/diagnosis/facts/suggestive.ts';
import type { Evidence } from '../../src/evidence/exchange.ts';
import { evidences } from './evidences.ts';
import { given, jwt, operations, site } from './given.ts';

/** The facts without which nothing would settle the first cause of an evidence. */
function suggestionsBehind(evidence: Evidence, cause: string | undefined): string[] {
  const settling = weighCalls(evidence, operations, {}).flatMap(({ weighed }) =>
    weighed
      .filter(({ id }) => id === cause)
      .flatMap(({ arguments: found }) => found.filter(({ bearing }) => bearing === 'decisive')),
  );
  return settling.every(({ facts }) => facts.some(onlySuggests))
    ? settling.flatMap(({ facts }) => facts.filter(onlySuggests))
    : [];
}

const unconfirmed = new Set(
  evidences.flatMap(({ evidence }) => {
    const [first] = diagnose(evidence, operations);
    return first?.confidence === 0.89 ? suggestionsBehind(evidence, first.cause) : [];
  }),
);

test.each([...suggestive, 'noted clock'])('what rests on "%s" alone is not sure', (fact) => {
  expect([...unconfirmed]).toContain(fact);
});

test('what people note is sure where the token shows it as well', () => {
  const ahead = given('connect-app', [{ call: `GET ${site}/rest/api/3/field`, status: 401, sent: jwt }], {
    accountNotes: { note: 'the clock of the server is five minutes ahead' },
  });
  const shown = {
    ...ahead,
    account: {
      jwtClaims: { iss: 'com.example.app', iat: 1_764_150_690, exp: 1_764_150_870, qsh: 'ab' },
      serverTime: '2025-11-26T09:45:00Z',
    },
  };
  expect(diagnose(ahead, operations)[0]).toMatchObject({
    cause: 'jwt-expired-or-clock-skew',
    confidence: 0.89,
  });
  expect(diagnose(shown, operations)[0]).toMatchObject({
    cause: 'jwt-expired-or-clock-skew',
    confidence: 0.99,
  });
});
