import type { Finding } from '../../src/diagnosis/finding.ts';
import { type CauseId, causeIds, causeTraits, explainText } from '../../src/diagnosis/index.ts';
import { loadOperations } from '../../src/jira-facts/operations/index.ts';
import { briefOf } from '../../src/mcp/brief.ts';
import { nextMove } from '../../src/mcp/next-move.ts';
import { bearerErrorOf } from '../../src/mcp/rfc6750.ts';
import { connectedClient } from './client.ts';

const none = { scopes: [], groups: [], globalPermissions: [], projectPermissions: [] };
const finding = (more: Partial<Finding> = {}): Finding => ({
  cause: 'global-permission-missing',
  confidence: 0.654,
  because: ['one', 'two', 'three'],
  missing: none,
  fix: [
    { who: 'Jira administrator', step: 'Do it.', link: 'https://example.com' },
    { who: 'app developer', step: 'Do that.' },
    { who: 'Atlassian', step: 'Do nothing.' },
  ],
  ruledOut: [],
  settledBy: 'Look there.',
  ...more,
});
const other = (cause: CauseId) => finding({ cause });
const sizeOf = (brief: unknown): number => JSON.stringify(brief).length;

describe('a finding for an agent', () => {
  test('has two reasons, two steps, what would settle it and two others it could be', () => {
    const others = [other('scope-missing'), other('token-expired'), other('rate-limited')];
    expect(briefOf([finding(), ...others])).toEqual({
      cause: 'global-permission-missing',
      means: expect.any(String),
      confidence: 0.65,
      because: ['one', 'two'],
      fix: [
        { who: 'Jira administrator', do: 'Do it.', link: 'https://example.com' },
        { who: 'app developer', do: 'Do that.' },
      ],
      next: nextMove('global-permission-missing'),
      settledBy: 'Look there.',
      orElse: ['scope-missing', 'token-expired'],
    });
    expect(briefOf([])).toBeNull();
  });

  test('that is sure has no alternatives, and nothing to settle', () => {
    const sure = briefOf([finding({ confidence: 0.8 }), other('scope-missing')]);
    expect([sure?.orElse, sure?.settledBy]).toEqual([undefined, undefined]);
    const alone = briefOf([finding()]);
    expect([alone?.orElse, alone?.settledBy]).toEqual([undefined, 'Look there.']);
  });

  test('names every right that is missing; scopes stand in the words of RFC 6750', () => {
    const missing = { ...none, scopes: ['a:b'], groups: ['g'], globalPermissions: ['ADMINISTER'] };
    expect(briefOf([finding({ missing })])?.missing).toEqual(['g', 'ADMINISTER']);
    expect(briefOf([finding({ missing: { ...none, scopes: ['a:b'] } })])?.missing).toBeUndefined();
  });

  const long = (length: number): string => 'word '.repeat(length / 5);
  const crowded = finding({
    because: [long(150), long(150)],
    fix: [
      { who: 'Jira administrator', step: long(600), link: 'https://example.com/a' },
      { who: 'app developer', step: long(600) },
    ],
    missing: {
      ...none,
      projectPermissions: ['A', 'B', 'C', 'D', 'E', 'F'].map((key) => `${key}_PERMISSION`),
    },
    settledBy: long(150),
  });

  test('is shortened from what is needed least, until it fits', () => {
    const whole = briefOf([crowded], 10_000);
    expect(whole).toMatchObject({
      because: [expect.any(String), expect.any(String)],
      settledBy: expect.any(String),
    });
    expect(whole?.fix[0]?.do).toHaveLength(320);
    expect(whole?.fix[0]?.do).toMatch(/word…$/);
    const size = sizeOf(whole);
    const oneReason = briefOf([crowded], size - 1);
    expect([oneReason?.because.length, oneReason?.settledBy === undefined]).toEqual([1, false]);
    const unsettled = briefOf([crowded], sizeOf(oneReason) - 1);
    expect([unsettled?.settledBy, unsettled?.fix.length]).toEqual([undefined, 2]);
    const oneStep = briefOf([crowded], sizeOf(unsettled) - 1);
    expect([oneStep?.fix.length, oneStep?.fix[0]?.do.length]).toEqual([1, 320]);
    const shortStep = briefOf([crowded], sizeOf(oneStep) - 1);
    expect(shortStep?.fix[0]?.do.length).toBeLessThanOrEqual(220);
    expect(shortStep?.missing).toHaveLength(6);
    const fewer = briefOf([crowded], sizeOf(shortStep) - 1);
    expect([fewer?.missing?.length, fewer?.fix[0]?.link]).toEqual([4, 'https://example.com/a']);
    expect(fewer?.because[0]?.length).toBeLessThanOrEqual(80);
    const least = briefOf([crowded], 0);
    expect(least?.fix).toEqual([{ who: 'Jira administrator', do: expect.stringMatching(/…$/) }]);
    expect(least?.fix[0]?.do.length).toBeLessThanOrEqual(160);
    expect(least).toMatchObject({ cause: crowded.cause, means: whole?.means, next: whole?.next });
  });

  test('fits into 940 characters where nobody says how many', () => {
    expect(sizeOf(briefOf([crowded]))).toBeLessThanOrEqual(940);
    expect(sizeOf(briefOf([crowded], 800))).toBeLessThanOrEqual(800);
    const untouched = finding({ fix: [{ who: 'app developer', step: 'x'.repeat(300) }] });
    expect(briefOf([untouched])?.fix[0]?.do).toBe('x'.repeat(300));
  });
});

test.each<[CauseId, RegExp]>([
  ['network-or-proxy', /by the mended way/],
  ['wrong-site-url', /asking for more rights would not help/],
  ['credentials-rejected', /try GET \/rest\/api\/3\/myself/],
  ['user-inactive-or-unlicensed', /^Stop and hand the fix/],
  ['project-permission-missing', /^Stop and hand the fix/],
  ['app-access-blocked', /^Stop and hand the fix/],
  ['endpoint-not-available-to-identity', /no scope and no right opens this one/],
  ['scope-missing', /get a new token/],
  ['rate-limited', /Retry-After/],
  ['edge-rejected-request', /by the mended way/],
  ['platform-bug', /^Wait, then send the call once/],
  // Nobody who calls can mend an outage, and calling again at once helps nobody.
  ['site-unavailable', /^Wait until the site answers again/],
])('after %s an agent is told what to do next', (cause, words) => {
  expect(nextMove(cause)).toMatch(words);
});

test('in the words of RFC 6750 only what they were made for', () => {
  const scopes = { ...none, scopes: ['read:jira-work', 'read:field:jira'] };
  expect(bearerErrorOf('scope-missing', scopes)).toEqual({
    error: 'insufficient_scope',
    scope: 'read:jira-work',
  });
  expect(
    bearerErrorOf('scope-missing', { ...none, scopes: ['read:field:jira', 'read:avatar:jira'] }).scope,
  ).toBe('read:field:jira read:avatar:jira');
  expect(bearerErrorOf('scope-missing', none)).toEqual({ error: 'insufficient_scope' });
  for (const cause of causeIds) {
    const { error } = bearerErrorOf(cause, none);
    const { gate } = causeTraits(cause);
    const words = {
      scope: 'insufficient_scope',
      credential: 'invalid_token',
      'credential-form': 'invalid_request',
    };
    expect([cause, error]).toEqual([cause, gate in words ? words[gate as keyof typeof words] : undefined]);
  }
});

describe('beside an uncertain finding', () => {
  const text = 'Unauthorized';

  test('the one fact is asked for that would tell most, and the answer stays short', async () => {
    const { call, close } = await connectedClient();
    const explanation = explainText(text, loadOperations(), { status: 401 });
    const question = explanation.ok ? explanation.ask?.question : undefined;
    expect(question).toBeDefined();
    const { said, text: json } = await call('explain_failure', { text, status: 401 });
    expect(said.ask).toBe(question?.slice(0, 160));
    expect(json.length).toBeLessThanOrEqual(760 + 10 + 160);
    await close();
  });

  test('nothing is asked where the cause is sure', async () => {
    const { call, close } = await connectedClient();
    const { said } = await call('explain_failure', {
      text: '{"code":401,"message":"Unauthorized; scope does not match"}',
      ...{ status: 401, method: 'GET', identity: 'oauth-3lo', scopes: ['read:me'] },
      url: 'https://api.atlassian.com/ex/jira/11111111-2222-4333-8444-555555555555/rest/api/3/field',
    });
    expect(said.confidence).toBeGreaterThanOrEqual(0.8);
    expect(said.ask).toBeUndefined();
    await close();
  });

  test('the method that is told counts', async () => {
    const { call, close } = await connectedClient();
    const asked = { text: '', status: 405, url: 'https://acme.atlassian.net/rest/api/3/myself' };
    const { said } = await call('explain_failure', { ...asked, method: 'DELETE' });
    expect(said.cause).toBe('method-not-allowed');
    await close();
  });
});
