import { loadOperations, oauthCovers } from '../../../src/jira-facts/operations/index.ts';
import { loadProfile, operationsOf, profileNames, scopesOf } from '../../../src/self-test/profiles/index.ts';

const table = loadOperations();

test('the named integrations are there', () => {
  expect(profileNames()).toEqual(
    expect.arrayContaining([
      'github-for-jira',
      'gitlab',
      'issue-sync',
      'mcp-server',
      'my-app',
      'n8n',
      'servicenow-spoke',
      'terraform',
    ]),
  );
});

describe.each(profileNames())('the profile %s', (name) => {
  const reading = loadProfile(name);
  if (!reading.ok) throw new Error(reading.problem);
  const { profile } = reading;

  test('is called as its file and says where its facts come from', () => {
    expect(profile.name).toBe(name);
    expect(profile.sources.length).toBeGreaterThan(0);
  });

  test('names only operations that exist and were not removed', () => {
    const wrong = operationsOf(profile).filter((operation) => {
      const found = table.named(operation);
      return found === null || found.removed || `${found.method} ${found.path}` !== operation;
    });
    expect(wrong).toEqual([]);
  });

  test('asks for scopes that cover every feature open to OAuth', () => {
    const scopes = scopesOf(profile);
    const oauth = profile.identities.some((kind) => kind.startsWith('oauth-') || kind.includes('scoped'));
    const uncovered = operationsOf(profile).filter((operation) => {
      const found = table.named(operation);
      const verdict = found === null ? null : oauthCovers(scopes, found);
      return oauth && verdict !== null && !verdict.open && verdict.reason === 'scope';
    });
    expect(name === 'my-app' ? [] : uncovered).toEqual([]);
  });

  test('asks for each scope once, and only for ones that exist', () => {
    const known = new Set(
      table.all.flatMap((operation) => operation.alternatives.flatMap((group) => group.scopes)),
    );
    const scopes = [...profile.scopes.classic, ...profile.scopes.granular];
    expect(new Set(scopes).size).toBe(scopes.length);
    expect(scopes.filter((scope) => !known.has(scope))).toEqual([]);
  });
});

test('the ServiceNow spoke asks for the six classic and seven granular scopes its page lists', () => {
  const reading = loadProfile('servicenow-spoke');
  if (!reading.ok) throw new Error(reading.problem);
  const { classic, granular } = reading.profile.scopes;
  expect([classic.length, granular.length]).toEqual([6, 7]);
  expect(reading.profile.setup.map(({ value }) => value)).toContain('{apiUrl}/ex/jira/{cloudId}');
});
