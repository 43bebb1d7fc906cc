import { explainCommand } from '../../src/cli/explain.ts';
import { renderText } from '../../src/cli/explain-text.ts';
import { renderWhy } from '../../src/cli/explain-why.ts';
import type { Finding } from '../../src/diagnosis/finding.ts';
import { runCommand } from './run-command.ts';

const none = { scopes: [], groups: [], globalPermissions: [], projectPermissions: [] };
const finding = (more: Partial<Finding> = {}): Finding => ({
  cause: 'global-permission-missing',
  confidence: 0.65,
  because: ['one fact', 'another fact'],
  missing: none,
  fix: [
    { who: 'Jira administrator', step: 'Do it.', link: 'https://example.com/screen' },
    { who: 'app developer', step: 'Do that.' },
  ],
  ruledOut: [],
  ...more,
});
const text = (...findings: Finding[]) => renderText([{ id: 'x', findings }]);

describe('an explanation for people', () => {
  test('says the cause, why, and what to do in order, with the link to the screen', () => {
    expect(text(finding({ settledBy: 'look there.' }))).toMatch(
      /^.+ {2}\(global-permission-missing, .+\)\n\nWhy we think so\n {2}- one fact\n {2}- another fact\n\nWhat to do\n {2}1\. Jira administrator: Do it\.\n {5}https:\/\/example\.com\/screen\n {2}2\. app developer: Do that\.\n\nTo be sure: look there\.\n\nMore: clearance causes global-permission-missing\n$/,
    );
  });

  test('names what is missing, each kind in its own words', () => {
    const missing = {
      scopes: ['a', 'b'],
      groups: ['admins', 'others'],
      globalPermissions: ['ADMINISTER', 'BULK_CHANGE'],
      projectPermissions: ['BROWSE_PROJECTS', 'EDIT_ISSUES'],
    };
    expect(text(finding({ missing }))).toContain(
      '\nMissing: scopes a, b; group admins, others; global permission ADMINISTER or BULK_CHANGE; project permission BROWSE_PROJECTS, EDIT_ISSUES\n',
    );
    // The fix of a missing scope names the scopes.
    expect(text(finding({ cause: 'scope-missing', missing: { ...none, scopes: ['a'] } }))).not.toContain(
      'Missing:',
    );
    expect(text(finding())).not.toContain('Missing:');
  });

  test('names three others it could be, with why, and what it is not', () => {
    const others = (['scope-missing', 'token-expired', 'rate-limited', 'platform-bug'] as const).map(
      (cause) => finding({ cause, confidence: 0.1, because: [`because of ${cause}`] }),
    );
    const told = text(finding({ ruledOut: [{ cause: 'not-cloud', because: 'it is Cloud' }] }), ...others);
    expect(told).toMatch(
      /What else it could be\n( {2}- .+ \([\w-]+, 10 %\): because of [\w-]+\n){3}\nNot: .+, because it is Cloud\n/,
    );
    expect(told).not.toContain('platform-bug');
    expect(text(finding())).not.toMatch(/What else|Not:/);
  });

  test('of several recordings each has its name; of one that works it says so', () => {
    const both = renderText([
      { id: 'a.har', findings: [finding()] },
      { id: 'b.har', findings: [] },
      { id: 'c.har', findings: [], problem: 'not understood' },
    ]);
    expect(both).toMatch(/^== a\.har\n[\s\S]*\n== b\.har\n\nNothing in this recording looks wrong\.\n$/);
    expect(renderText([{ id: 'a', findings: [] }])).toBe('\nNothing in this recording looks wrong.\n');
  });

  test('on a terminal is folded between words, below the text of its entry', () => {
    const because = ['a fact that is told in many more words than there is room for on a line'];
    const lines = renderText([{ id: 'x', findings: [finding({ because })] }], 40).split('\n');
    const first = lines.findIndex((line) => line.startsWith('  - a fact'));
    expect(lines[first + 1]).toMatch(/^ {4}\S/);
    expect(lines.slice(first, first + 3).every((line) => line.length <= 40)).toBe(true);
  });
});

test('how it came about: the facts, and the causes they speak for or against, eight at most', () => {
  const cause = (name: string, more: object[] = [{ bearing: 'for', facts: ['f1', 'f2'] }]) =>
    ({ cause: name, share: 0.5, arguments: more }) as never;
  const why = (causes: never[], facts = [{ id: 'f1', says: 'it is so' }]) =>
    renderWhy([{ call: 'GET /x', facts, causes } as never]);
  expect(why([cause('a'), cause('b', [])])).toBe(
    'How this came about: GET /x\n  f1: it is so\n\n   50 %  a: for f1 + f2\n',
  );
  expect(why([], [])).toContain('  no fact was read\n');
  expect(why(Array.from({ length: 9 }, (_, index) => cause(`c${index}`)))).not.toContain('c8');
  expect(renderWhy([])).toBe('No call of this recording needs explaining.\n');
});

describe('what is said beside the text', () => {
  const explain = (...words: string[]) => runCommand(explainCommand, words, { input: '{"message":"x"}' });

  test.each([
    [['--status', '99'], 'An HTTP status is a number from 100 to 599.'],
    [['--status', '600'], 'An HTTP status is a number from 100 to 599.'],
    [['--status', '40.1'], 'An HTTP status is a number from 100 to 599.'],
    [['--url', 'a b/c'], 'An address is written like'],
    [['--url', 'acme'], 'An address is written like'],
    [['--method', 'GET 1'], 'A method is one word, such as GET.'],
  ])('%j is refused', async (words, said) => {
    const { code, out, err } = await explain(...words);
    expect([code, out, err]).toEqual([2, '', expect.stringContaining(said)]);
  });

  test('a method may be written small, an address from its path on', async () => {
    const { code, out } = await explain(
      ...['--status', '405', '--method', 'delete', '--url', '/rest/api/3/myself', '--format', 'jsonl'],
    );
    expect(code).toBe(1);
    expect(JSON.parse(out).causes[0].id).toBe('method-not-allowed');
    const edges = await explain('--status', '100', '--url', 'acme.atlassian.net');
    expect(edges.err).not.toContain('HTTP status');
  });
});
