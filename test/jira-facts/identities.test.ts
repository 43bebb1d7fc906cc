import { type IdentityTraits, identityKinds, identityTraits, kindsWith } from '../../src/jira-facts/index.ts';

/** The kinds of the day this was written: a new one needs no line here. */
const familiar: readonly string[] = [
  ...['connect-app', 'connect-user', 'forge-app', 'forge-user', 'oauth-3lo', 'oauth-client-credentials'],
  ...['api-token', 'scoped-api-token', 'service-account-token', 'password', 'pat', 'anonymous'],
];
const those = (wanted: (traits: IdentityTraits) => boolean): readonly string[] =>
  kindsWith(wanted).filter((kind) => familiar.includes(kind));

test('what each family of kinds is', () => {
  expect(those(({ throughApp }) => throughApp)).toEqual(['connect-user', 'forge-user', 'oauth-3lo']);
  expect(those(({ rightsOf }) => rightsOf === 'app')).toEqual(['connect-app', 'forge-app']);
  expect(those(({ rightsOf }) => rightsOf === 'service account')).toEqual([
    'oauth-client-credentials',
    'service-account-token',
  ]);
  expect(those(({ countsPoints }) => countsPoints)).toEqual([
    'connect-app',
    'connect-user',
    'forge-app',
    'forge-user',
    'oauth-3lo',
    'oauth-client-credentials',
  ]);
  expect(those(({ home }) => home === 'self-hosted')).toEqual(['pat']);
  expect(those(({ schemes }) => schemes.length === 0)).toEqual(['anonymous']);
});

test.each(identityKinds)('the traits of %s agree with each other', (kind) => {
  const { scopeWorld, scopesChangedIn, framework, throughApp, rightsOf, home, schemes, words } =
    identityTraits[kind];
  expect(scopesChangedIn === null).toBe(scopeWorld === null);
  // What counts an app's scopes is its framework; what calls for somebody uses that person's rights.
  if (framework !== null) expect(scopeWorld).toBe(framework);
  if (throughApp) expect(rightsOf).toBe('person');
  if (scopeWorld === 'oauth2' || scopeWorld === 'forge') expect(home).toBe('gateway');
  expect(schemes.length === 0).toBe(rightsOf === 'nobody');
  expect(words).toMatch(/^(?:the|an?) \S/);
});

type Row = [
  string,
  string,
  string | null,
  string | null,
  string,
  string,
  string,
  boolean,
  string | null,
  boolean,
  string | null,
];
/** Kind; words; world of its scopes, and where they are changed; home; schemes; whose rights; through an app; framework; counts points; listed by. */
const traits: readonly Row[] = [
  ['connect-app', 'the app', 'connect', 'descriptor', 'site', 'jwt', 'app', false, 'connect', true, null],
  [
    'connect-user',
    'the app acting for a user',
    'connect',
    'descriptor',
    'site',
    'bearer',
    'person',
    true,
    'connect',
    true,
    null,
  ],
  ['forge-app', 'the Forge app', 'forge', 'manifest', 'gateway', 'bearer', 'app', false, 'forge', true, null],
  [
    'forge-user',
    'the Forge app acting for a user',
    'forge',
    'manifest',
    'gateway',
    'bearer',
    'person',
    true,
    'forge',
    true,
    null,
  ],
  [
    'oauth-3lo',
    'the OAuth 2.0 connection',
    'oauth2',
    'developer console',
    'gateway',
    'bearer',
    'person',
    true,
    null,
    true,
    'client id',
  ],
  [
    'oauth-client-credentials',
    'the service account (OAuth client credentials)',
    'oauth2',
    'new OAuth credential',
    'gateway',
    'bearer',
    'service account',
    false,
    null,
    true,
    'client id',
  ],
  ['api-token', 'the API token', null, null, 'site', 'basic', 'person', false, null, false, 'account'],
  [
    'scoped-api-token',
    'the API token with scopes',
    'oauth2',
    'new token',
    'gateway',
    'basic bearer',
    'person',
    false,
    null,
    false,
    'account',
  ],
  [
    'service-account-token',
    'the service account token',
    'oauth2',
    'new token',
    'gateway',
    'basic bearer',
    'service account',
    false,
    null,
    false,
    'account',
  ],
  [
    'password',
    'the password',
    null,
    null,
    'site or self-hosted',
    'basic cookie',
    'person',
    false,
    null,
    false,
    'account',
  ],
  [
    'pat',
    'the personal access token',
    null,
    null,
    'self-hosted',
    'bearer',
    'person',
    false,
    null,
    false,
    null,
  ],
  ['anonymous', 'an anonymous caller', null, null, 'anywhere', '', 'nobody', false, null, false, null],
];
test.each(traits)('%s: %s', (kind, ...expected) => {
  const found = Object.entries(identityTraits).find(([name]) => name === kind)?.[1];
  const { schemes, ...others } = found ?? identityTraits.anonymous;
  expect({ ...others, schemes: schemes.join(' ') }).toEqual({
    ...{ words: expected[0], scopeWorld: expected[1], scopesChangedIn: expected[2], home: expected[3] },
    ...{ schemes: expected[4], rightsOf: expected[5], throughApp: expected[6], framework: expected[7] },
    ...{ countsPoints: expected[8], listedBy: expected[9] },
  });
});
