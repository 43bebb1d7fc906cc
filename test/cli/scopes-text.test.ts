import { stripVTControlCharacters } from 'node:util';
import pc from 'picocolors';
import { scopesCommand } from '../../src/cli/scopes.ts';
import { scopesText } from '../../src/cli/scopes-text.ts';
import { type HeldScopes, loadOperations, type Operation, scopeAnswer } from '../../src/jira-facts/index.ts';
import { runCommand } from './run-command.ts';

const table = loadOperations();
const named = (name: string): Operation => {
  const found = table.named(name);
  if (found === null) throw new Error(name);
  return found;
};
const role = named('GET /rest/api/3/role');
const text = (
  operations: readonly Operation[],
  held: HeldScopes | null = null,
  columns: number | null = null,
) =>
  scopesText(
    table,
    operations,
    scopeAnswer(table, { operations, problems: [] }, held),
    held,
    columns,
    pc.createColors(false),
  );
const row = (more: Partial<Operation>) => text([{ ...role, ...more }]);
const allowed = (permissions: Operation['permissions']) => row({ permissions });

describe('what operations need, for people', () => {
  test.each<[Operation['permissions'], string]>([
    [{ none: true }, 'none'],
    [{ access: 'jsm' }, 'access to Service Management'],
    [{ access: 'jira' }, 'access to Jira'],
    [{ object: 'the filter' }, '(the filter)'],
    [{ filtered: true }, 'shows what the caller may see'],
    [{}, 'not documented'],
  ] as [Operation['permissions'], string][])('permissions %j are told', (permissions, words) => {
    expect(allowed(permissions)).toContain(words);
  });

  test('what is deprecated or gone, is not stated or takes no scope, is told', () => {
    expect(row({ deprecated: true, removed: false })).toContain('/role (deprecated)');
    expect(row({ deprecated: true, removed: true })).toContain('/role (removed)');
    expect(row({ connectScope: null })).toContain('not stated');
    expect(row({ noScopeNeeded: true })).toContain('no scope needed');
    expect(row({ alternatives: [] })).toMatch(/│ ADMIN +│ – +│ – +│/);
  });

  test('a terminal wraps, a pipe gets whole names', () => {
    const path = 'GET /rest/api/3/issue/{issueIdOrKey}/remotelink/{linkId}';
    const operation = named(path);
    expect(text([operation])).toContain(path);
    const narrow = text([operation], null, 80);
    const grid = narrow.split('\n').filter((line) => /^[│┌└├]/.test(line));
    expect(narrow).not.toContain(path);
    expect(new Set(grid.map(({ length }) => length)).size).toBe(1);
    expect(grid[0]?.length).toBeLessThan((text([operation]).split('\n')[0] ?? '').length);
  });

  test('more than sixty stand in lines, which say the same', () => {
    const lines = text([...Array.from({ length: 60 }, () => role), named('GET /rest/api/3/serverInfo')]);
    expect(lines).not.toContain('│');
    expect(lines).toMatch(
      /^GET \/rest\/api\/3\/role {2}ADMIN \| manage:jira-configuration \| read:avatar:jira \+ read:group:jira/,
    );
    expect(lines).toMatch(/^GET \/rest\/api\/3\/serverInfo {2}READ \| no scope needed$/m);
    expect(text(Array.from({ length: 60 }, () => role))).toContain('│');
  });

  test('what is closed to Connect apps is counted', () => {
    const closed = named('GET /rest/api/3/settings/columns');
    expect(text([closed, role])).toContain('(1 of 2 closed to Connect apps)');
    expect(text([role])).not.toContain('closed to Connect');
  });

  test('what each call lacks is told, at most twenty, and the scope that opens most', () => {
    const held: HeldScopes = { scopes: ['read:me'], world: 'oauth' };
    const some = text(
      [role, named('GET /rest/api/3/myself'), named('GET /rest/api/3/auditing/record')],
      held,
    );
    expect(some).toContain('GET /rest/api/3/role lacks manage:jira-configuration');
    expect(some).toMatch(/manage:jira-configuration alone opens 2 of 3\./);
    const reads = table.all
      .filter(
        ({ method, path, connectScope }) =>
          method === 'GET' && connectScope === 'READ' && path.startsWith('/rest/api/3/'),
      )
      .slice(0, 25);
    const many = text(reads, held);
    const waiting = [...many.matchAll(/ lacks /g)].length;
    expect(waiting).toBe(20);
    expect(many).toMatch(/… and \d+ more/);
  });

  test('to paste: only where what is held is declared, and no scope there that belongs elsewhere', () => {
    const pasted = (held: HeldScopes | null) => text([role], held).split('To paste\n')[1] ?? '';
    const connect = pasted({ scopes: ['READ'], world: 'connect' });
    expect([connect.includes('atlassian-connect.json'), connect.includes('manifest.yml')]).toEqual([
      true,
      false,
    ]);
    const forge = pasted({ scopes: ['storage:app'], world: 'oauth', caller: 'forge' });
    expect(forge).toMatch(/manifest\.yml[\s\S]*- manage:jira-configuration/);
    expect(forge).not.toMatch(/atlassian-connect|3LO/);
    const oauth = pasted({ scopes: ['manage:jira-configuration', 'offline_access'], world: 'oauth' });
    expect(oauth).toMatch(/3LO\) +scope=manage%3Ajira-configuration/);
    expect(oauth).not.toMatch(/- offline_access/);
    const nobody = pasted(null);
    for (const place of ['atlassian-connect.json', 'manifest.yml', 'OAuth 2.0 (3LO)'])
      expect(nobody).toContain(place);
  });
});

describe('where operations come from', () => {
  const scopes = (...words: string[]) => runCommand(scopesCommand, words, { typed: true });

  test('method and path may be written apart, and small', async () => {
    const { code, out } = await scopes(
      'get',
      '/rest/api/3/role',
      'GET /rest/api/3/myself',
      '--format',
      'json',
    );
    expect(code).toBe(0);
    expect(JSON.parse(out).operations.map((one: { operation: string }) => one.operation)).toEqual([
      'GET /rest/api/3/role',
      'GET /rest/api/3/myself',
    ]);
  });

  test('a profile names its operations, and one that is not there is refused', async () => {
    const { out } = await scopes('--profile', 'gitlab', '--format', 'json');
    expect(JSON.parse(out).operations.length).toBeGreaterThan(3);
    const { code, err } = await scopes('--profile', 'nowhere');
    expect([code, err]).toEqual([2, expect.stringContaining('nowhere')]);
  });

  test.each([
    [['nonsense'], '"nonsense" is no operation and no file: write it as "GET /rest/api/3/myself".'],
    [['--from', 'package.json'], 'package.json holds no call of Jira'],
    [['--from', 'nowhere.txt'], 'nowhere.txt'],
    [[], 'Name at least one operation'],
  ])('%j is wrong usage', async (words, said) => {
    const { code, out, err } = await scopes(...words);
    expect([code, out, err]).toEqual([2, '', expect.stringContaining(said)]);
  });

  test('scopes alone are told what they open, by product', async () => {
    const { out, err } = await scopes('--have', 'read:jira-work,nonsense:scope');
    expect(stripVTControlCharacters(out)).toMatch(
      /^Held {2}read:jira-work, nonsense:scope\nOpens \d+ of \d+ operations \(facts as of \d{4}-\d\d-\d\d\):\n/,
    );
    expect(out).toContain('nonsense:scope');
    expect(err).toMatch(/^No operations were named/);
  });
});
