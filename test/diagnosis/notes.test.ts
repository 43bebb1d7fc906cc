import { basic, explain, given, jwt, site } from './given.ts';

const asked = (note: string, identity: 'api-token' | 'connect-app') =>
  explain(
    given(
      identity,
      [
        {
          call: `GET ${site}/rest/api/3/myself`,
          status: 401,
          sent: identity === 'api-token' ? basic : jwt,
        },
      ],
      { deployment: 'cloud', accountNotes: { note } },
    ),
  )[0];

test.each([
  ['the clock was 4 minutes fast', 'connect-app', 'jwt-expired-or-clock-skew'],
  ['System clock synchronized: no', 'connect-app', 'jwt-expired-or-clock-skew'],
  ['reinstalled yesterday, the old shared secret is in use', 'connect-app', 'jwt-bad-signature'],
  ['API tokens are not allowed by the authentication policy', 'api-token', 'credential-kind-blocked'],
  ['since this morning API tokens are no longer allowed', 'api-token', 'credential-kind-blocked'],
  ["the container's time is off by ten minutes", 'connect-app', 'jwt-expired-or-clock-skew'],
  ['chrony had stopped on that host', 'connect-app', 'jwt-expired-or-clock-skew'],
  ['the base URL goes in as issuer', 'connect-app', 'jwt-claims-invalid'],
  ['the account is disabled in the directory', 'api-token', 'user-inactive-or-unlicensed'],
  ['the licence was taken away last week', 'api-token', 'user-inactive-or-unlicensed'],
  ['the API token was deleted by a colleague', 'api-token', 'credentials-rejected'],
  ['Atlassian confirmed it as a bug', 'api-token', 'platform-bug'],
] as const)('a note that states a fault names it: %s', (note, identity, cause) => {
  expect(asked(note, identity)?.cause).toBe(cause);
});

test.each([
  ['the clock is in sync', 'connect-app'],
  ['clock: ok', 'connect-app'],
  ['no clock skew', 'connect-app'],
  ['the secret never changed', 'connect-app'],
  ['the app was not reinstalled', 'connect-app'],
  ['no proxy between', 'api-token'],
  ['the account is not suspended', 'api-token'],
  ['no captcha was shown', 'api-token'],
  ['the token is neither revoked nor expired', 'api-token'],
  ['the token is associated with an administrator', 'api-token'],
  ['the shared secret was checked', 'connect-app'],
  ['the token was made two days ago', 'api-token'],
  ['the base URL is right, and the issue exists', 'connect-app'],
  ['the client key and the shared secret are those of this issue', 'connect-app'],
  ['no bug is known', 'api-token'],
  ['the user deleted the issue', 'api-token'],
  ['the user closed the issue', 'api-token'],
  ['the licence of the site is paid', 'api-token'],
  ['the office is in another time zone', 'connect-app'],
] as const)('a note of no fault says nothing: %s', (note, identity) => {
  const without = asked('', identity);
  expect(asked(note, identity)).toMatchObject({ cause: without?.cause, confidence: without?.confidence });
});
