import { loadOperations } from '../../src/jira-facts/operations/index.ts';
import { movingOf } from '../../src/self-test/outcome/moving.ts';
import { defaultSuite } from '../../src/self-test/probes/default-suite.ts';

const table = loadOperations();
const plan = { operations: defaultSuite.map(({ operation }) => operation) };
const as = (kind: 'connect-app' | 'forge-app' | 'api-token', scopes: string[] | null) => [
  { kind, identity: { scopes } },
];
const on = (day: string) => new Date(`${day}T23:30:00Z`);

describe('what changes when a Connect app becomes a Forge app', () => {
  test('for the operations of the run: what comes, what goes, which scopes, what is approved anew', () => {
    const moving = movingOf(
      as('connect-app', ['READ', 'WRITE', 'ACT_AS_USER']),
      plan,
      table,
      on('2026-11-22'),
    );
    expect(moving).toMatchObject({
      endOfSupport: '2027-01-31',
      daysLeft: 70,
      gained: ['GET /rest/api/3/settings/columns', 'GET /rest/api/3/applicationrole'],
      lost: ['GET /rest/api/3/webhook'],
    });
    expect(moving?.scopes).toContainEqual({ scope: 'read:jira-work', newApproval: false });
    expect(moving?.scopes).toContainEqual({ scope: 'manage:jira-configuration', newApproval: true });
    expect(moving?.kept).toContain('GET /rest/api/3/myself');
    expect(moving?.sentences.length).toBeLessThanOrEqual(7);
    expect(moving?.sentences[0]).toBe(
      'Connect support ends on 31 January 2027, in 70 days: no fixes and no support after that.',
    );
    expect(moving?.sentences.join('\n')).toMatch(
      /To be approved anew: manage:jira-configuration, .*write:jira-work;/,
    );
  });

  test('once the day is past it says so', () => {
    const moving = movingOf(as('connect-app', ['READ']), plan, table, on('2027-02-01'));
    expect(moving?.daysLeft).toBe(-1);
    expect(moving?.sentences[0]).toMatch(/^Connect support ended on 31 January 2027/);
  });

  test('an operation that nobody tests is not spoken of', () => {
    const moving = movingOf(
      as('connect-app', ['READ']),
      { operations: ['GET /rest/api/3/myself'] },
      table,
      on('2026-11-22'),
    );
    expect([moving?.gained, moving?.lost, moving?.kept]).toEqual([[], [], ['GET /rest/api/3/myself']]);
    expect(moving?.sentences.join(' ')).not.toMatch(/Gained|Lost|anew/);
    const none = movingOf(as('connect-app', ['READ']), { operations: [] }, table, on('2026-11-22'));
    expect(none?.sentences).toHaveLength(3);
  });

  test('there is nothing to say to others, or where the scopes are not known', () => {
    expect(movingOf(as('forge-app', ['read:jira-work']), plan, table, on('2026-11-22'))).toBeUndefined();
    expect(movingOf(as('api-token', null), plan, table, on('2026-11-22'))).toBeUndefined();
    expect(movingOf(as('connect-app', null), plan, table, on('2026-11-22'))).toBeUndefined();
  });
});
