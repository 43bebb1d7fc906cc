import { diagnose, weighCalls } from '../../src/diagnosis/diagnose.ts';
import { explainText } from '../../src/diagnosis/explain-text.ts';
import { onlySuggests, suggestive } from '../../src/diagnosis/facts/suggestive.ts';
import type { Evidence } from '../../src/evidence/exchange.ts';
import { evidences } from './evidences.ts';
import { gateway, given, jwt, operations, site } from './given.ts';

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

test.each([
  [`GET https://{site}.example.com/rest/api/2/field`, 401],
  [`GET /ex/jira/{cloudId}/rest/api/3/field`, 403],
])('how an address is written makes nothing sure that such an answer seldom means: %s', (call, status) => {
  const kind = call.startsWith('GET /') ? 'forge-app' : 'api-token';
  const [first] = diagnose(given(kind, [{ call, status }]), operations);
  expect(first?.confidence).toBe(0.89);
});

test('a slash at the end of a path, with words that several causes share, is not sure', () => {
  const body = { code: 401, message: 'Unauthorized; scope does not match' };
  const called = [{ call: `GET ${gateway}/rest/api/3/myself/`, status: 401, body }];
  const [first] = diagnose(given('oauth-3lo', called, { deployment: 'cloud' }), operations);
  expect(first).toMatchObject({ cause: 'wrong-site-url', confidence: 0.89 });
});

test('it does where such an answer usually means that', () => {
  const call = `GET ${site}/rest/api/3/rest/api/3/field`;
  const [first] = diagnose(given('api-token', [{ call, status: 404 }], { deployment: 'cloud' }), operations);
  expect(first?.cause).toBe('wrong-site-url');
  expect(first?.confidence).toBeGreaterThan(0.89);
});

const sureOf = (text: string): boolean => {
  const told = explainText(text, operations);
  if (!told.ok) throw new Error(told.problem);
  return (told.findings[0]?.confidence ?? 0) >= 0.9;
};
const refusals: readonly string[] = [
  'Only apps can access this resource.',
  'XSRF check failed',
  'Teamwork Graph tools require a modern API token.',
  "You don't have permission to connect via API token.",
];

test.each(refusals)('words alone may be anybody’s: %s', (said) => {
  expect(sureOf(said)).toBe(false);
  expect(sureOf(`The page about Jira has it as well: ${said}`)).toBe(false);
});

test.each(refusals)('in the form of an answer, or beside an address, they are the server’s: %s', (said) => {
  expect(sureOf(JSON.stringify({ errorMessages: [said], errors: {} }))).toBe(true);
  expect(sureOf(`POST https://acme.atlassian.net/rest/api/3/issue\n${said}`)).toBe(true);
});

test('what a person says of connections is not sure, what a program says of one is', () => {
  expect(sureOf('The certificate has expired on the Jira of the tests. That of the users is fine.')).toBe(
    false,
  );
  expect(sureOf('Jira: Error: connect ECONNREFUSED 10.0.0.7:443')).toBe(true);
});
