import { scopeFix } from '../../src/diagnosis/index.ts';
import { type IdentityKind, identityKinds, identityTraits } from '../../src/jira-facts/index.ts';
import { explain, gateway, given, own, site } from './given.ts';

const auth = 'https://auth.atlassian.com';

test.each([
  [`GET ${site}/rest/api/3/myself`, 401, '401', 'at a Cloud site'],
  [`GET ${gateway}/rest/api/3/myself`, 403, '403', 'at the gateway'],
  [`GET ${own}/rest/api/2/myself`, 401, '401', 'at a self-hosted site'],
  [`POST ${auth}/oauth/token`, 403, '403', 'at the authorization server'],
  ['GET /rest/api/3/issue/A-1', 404, '404', 'at this address'],
  [`GET ${site}/rest/api/3/myself`, null, 'a refusal without a stated status', 'at a Cloud site'],
])('%s answered with %s: where no fact decides, experience says so', (call, status, answer, place) => {
  const [first] = explain(given('password', [{ call, status }]));
  expect(first?.because).toEqual([
    `nothing in the evidence decides it; experience: ${answer} is most often this for the password ${place}`,
  ]);
  expect(first?.confidence).toBeLessThanOrEqual(0.5);
});

type ChangedIn = NonNullable<(typeof identityTraits)[IdentityKind]['scopesChangedIn']>;

/** Who changes scopes, and where: the first words of each step. */
const changedIn: Readonly<Record<ChangedIn, readonly (readonly [string, string])[]>> = {
  descriptor: [
    ['app developer', 'Add READ to "scopes" in atlassian-connect.json'],
    ['Jira administrator', 'Approve the update in Manage apps'],
  ],
  manifest: [
    ['app developer', 'Add READ to permissions.scopes in manifest.yml'],
    ['Jira administrator', 'Approve the new version'],
  ],
  'developer console': [
    ['app developer', 'Enable READ for the app in the developer console'],
    ['credential owner', 'Consent again'],
  ],
  'new OAuth credential': [['credential owner', 'Make a new OAuth 2.0 credential of the service account']],
  'new token': [['credential owner', 'Make a new token']],
};
/** Whose scopes are changed where; a kind that does not stand here is held to what its own traits say. */
const placed: Readonly<Record<string, ChangedIn>> = {
  'connect-app': 'descriptor',
  'connect-user': 'descriptor',
  'forge-app': 'manifest',
  'forge-user': 'manifest',
  'oauth-3lo': 'developer console',
  'oauth-client-credentials': 'new OAuth credential',
  'scoped-api-token': 'new token',
  'service-account-token': 'new token',
};

test.each(identityKinds)('a scope for %s is added by whoever can, where they can', (kind) => {
  const expected = changedIn[placed[kind] ?? identityTraits[kind].scopesChangedIn ?? 'developer console'];
  const steps = scopeFix(kind, [['READ']]);
  expect(steps.map(({ who }) => who)).toEqual(expected.map(([who]) => who));
  for (const [index, [, begins]] of expected.entries())
    expect(steps[index]?.step.startsWith(begins)).toBe(true);
  expect(steps[0].step).toContain('READ');
  expect(steps[0].link).toMatch(/^https:\/\//);
});

test('of several scopes it is said whether one group is enough or all are needed', () => {
  const said = (...choices: string[][]) => scopeFix('scoped-api-token', choices)[0].step;
  expect(said(['a', 'b'])).toContain('All of them are needed.');
  expect(said(['a', 'b'], ['c'])).toContain('One of these groups is enough, but it must be complete.');
  expect(said(['a'], ['b'])).not.toContain('enough, but');
  expect(said()).toContain('the scope that the reference names for this operation');
});
