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
