import {
  type IdentityKind,
  type IdentityTraits,
  identityKinds,
  identityTraits,
  kindsWith,
} from '../../src/jira-facts/index.ts';

/** The kinds of the day this was written, and what is true of them: a new one needs no line here. */
const traits = {
  'connect-app': {
    words: 'the app',
    scopeWorld: 'connect',
    scopesChangedIn: 'descriptor',
    home: 'site',
    schemes: ['jwt'],
    rightsOf: 'app',
    throughApp: false,
    framework: 'connect',
    countsPoints: true,
    listedBy: null,
  },
  'connect-user': {
    words: 'the app acting for a user',
    scopeWorld: 'connect',
    scopesChangedIn: 'descriptor',
    home: 'site',
    schemes: ['bearer'],
    rightsOf: 'person',
    throughApp: true,
    framework: 'connect',
    countsPoints: true,
    listedBy: null,
  },
  'forge-app': {
    words: 'the Forge app',
    scopeWorld: 'forge',
    scopesChangedIn: 'manifest',
    home: 'gateway',
    schemes: ['bearer'],
    rightsOf: 'app',
    throughApp: false,
    framework: 'forge',
    countsPoints: true,
    listedBy: null,
  },
  'forge-user': {
    words: 'the Forge app acting for a user',
    scopeWorld: 'forge',
    scopesChangedIn: 'manifest',
    home: 'gateway',
    schemes: ['bearer'],
    rightsOf: 'person',
    throughApp: true,
    framework: 'forge',
    countsPoints: true,
    listedBy: null,
  },
  'oauth-3lo': {
    words: 'the OAuth 2.0 connection',
    scopeWorld: 'oauth2',
    scopesChangedIn: 'developer console',
    home: 'gateway',
    schemes: ['bearer'],
    rightsOf: 'person',
    throughApp: true,
    framework: null,
    countsPoints: true,
    listedBy: 'client id',
  },
  'oauth-client-credentials': {
    words: 'the service account (OAuth client credentials)',
    scopeWorld: 'oauth2',
    scopesChangedIn: 'new OAuth credential',
    home: 'gateway',
    schemes: ['bearer'],
    rightsOf: 'service account',
    throughApp: false,
    framework: null,
    countsPoints: true,
    listedBy: 'client id',
  },
  'api-token': {
    words: 'the API token',
    scopeWorld: null,
    scopesChangedIn: null,
    home: 'site',
    schemes: ['basic'],
    rightsOf: 'person',
    throughApp: false,
    framework: null,
    countsPoints: false,
    listedBy: 'account',
  },
  'scoped-api-token': {
    words: 'the API token with scopes',
    scopeWorld: 'oauth2',
    scopesChangedIn: 'new token',
    home: 'gateway',
    schemes: ['basic', 'bearer'],
    rightsOf: 'person',
    throughApp: false,
    framework: null,
    countsPoints: false,
    listedBy: 'account',
  },
  'service-account-token': {
    words: 'the service account token',
    scopeWorld: 'oauth2',
    scopesChangedIn: 'new token',
    home: 'gateway',
    schemes: ['basic', 'bearer'],
    rightsOf: 'service account',
    throughApp: false,
    framework: null,
    countsPoints: false,
    listedBy: 'account',
  },
  password: {
    words: 'the password',
    scopeWorld: null,
    scopesChangedIn: null,
    home: 'site or self-hosted',
    schemes: ['basic', 'cookie'],
    rightsOf: 'person',
    throughApp: false,
    framework: null,
    countsPoints: false,
    listedBy: 'account',
  },
  pat: {
    words: 'the personal access token',
    scopeWorld: null,
    scopesChangedIn: null,
    home: 'self-hosted',
    schemes: ['bearer'],
    rightsOf: 'person',
    throughApp: false,
    framework: null,
    countsPoints: false,
    listedBy: null,
  },
  anonymous: {
    words: 'an anonymous caller',
    scopeWorld: null,
    scopesChangedIn: null,
    home: 'anywhere',
    schemes: [],
    rightsOf: 'nobody',
    throughApp: false,
    framework: null,
    countsPoints: false,
    listedBy: null,
  },
} satisfies Partial<Record<IdentityKind, IdentityTraits>>;
const familiar: readonly string[] = Object.keys(traits);
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

test.each(Object.entries(traits))('what is true of %s', (kind, expected) => {
  expect(new Map<string, IdentityTraits>(Object.entries(identityTraits)).get(kind)).toEqual(expected);
});
