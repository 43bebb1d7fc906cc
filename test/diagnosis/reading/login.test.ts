import { weighCalls } from '../../../src/diagnosis/diagnose.ts';
import { basic, given, operations, own } from '../given.ts';

/** What is read of the login of a refused call with these headers. */
const loginOf = (headers: Record<string, string>, body?: string) =>
  weighCalls(
    given(
      'password',
      [
        {
          call: `GET ${own}/rest/api/2/myself`,
          status: 403,
          sent: basic,
          headers,
          ...(body ? { body } : {}),
        },
      ],
      { deployment: 'server' },
    ),
    operations,
    { about: 0 },
  )[0]?.call.login;

test.each([
  ['OK', 'ok'],
  ['ok', 'ok'],
  ['OUT', null],
  ['OUT, OK', 'ok'],
  ['OK,OUT', 'ok'],
  ['AUTHENTICATED_FAILED', 'failed'],
  ['AUTHENTICATED_FAILED, OK', 'failed'],
  ['AUTHENTICATION_DENIED, AUTHENTICATED_FAILED', 'denied'],
  ['AUTHORISATION_FAILED', 'not-authorised'],
  ['AUTHORIZATION_FAILED', 'not-authorised'],
  ['NOK', null],
  ['', null],
])('X-Seraph-LoginReason: %s is %s', (reason, expected) => {
  expect(loginOf({ 'X-Seraph-LoginReason': reason })?.reason).toBe(expected);
});

test('a stated reason for a denial is a denial', () => {
  expect(loginOf({ 'X-Authentication-Denied-Reason': 'CAPTCHA_CHALLENGE; login-url=x' })?.reason).toBe(
    'denied',
  );
});

test.each([
  [{ 'X-AUSERNAME': 'fred' }, 'X-AUSERNAME', true],
  [{ 'X-AAccountId': '5b10', 'X-AUSERNAME': 'fred' }, 'X-AAccountId', true],
  [{ 'X-AUSERNAME': 'anonymous' }, null, false],
  [{ 'X-AUSERNAME': 'Anonymous' }, null, false],
  [{ 'X-AAccountId': 'anonymous' }, null, false],
  [{ 'X-AUSERNAME': '***' }, null, false],
  [{ 'X-AUSERNAME': '<redacted>' }, null, false],
  [{ 'X-RateLimit-Limit': '100' }, 'X-RateLimit-*', true],
  [{ 'X-RateLimit-Remaining': '99' }, 'X-RateLimit-*', true],
  [{ 'X-AUSERNAME': 'fred', 'X-Seraph-LoginReason': 'AUTHENTICATED_FAILED' }, 'X-AUSERNAME', false],
  [{ 'X-Seraph-LoginReason': 'OK' }, null, true],
  [{}, null, false],
])('%j shows who calls by %s: recognised %s', (headers, sign, recognised) => {
  const login = loginOf({ ...headers });
  expect([login?.sign, login?.recognised]).toEqual([sign, recognised]);
});

test('a page names who calls', () => {
  const login = loginOf({}, '<html><meta name="ajs-remote-user" content="fred"></html>');
  expect([login?.sign, login?.recognised]).toEqual(['ajs-remote-user', true]);
});
