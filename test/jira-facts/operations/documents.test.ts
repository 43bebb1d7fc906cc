import { eventNeeds } from '../../../src/jira-facts/events/needs.ts';
import type { ReadDocument } from '../../../src/jira-facts/operations/facts/document.ts';
import { groupsOf } from '../../../src/jira-facts/operations/facts/document-groups.ts';
import { mergeDocument, rowOf } from '../../../src/jira-facts/operations/facts/merge.ts';
import { OperationRow } from '../../../src/jira-facts/operations/facts/row.ts';
import { loadOperations, needName } from '../../../src/jira-facts/operations/index.ts';

const group = (scopes: string[], state: 'Current' | 'Beta' = 'Current') => ({
  scheme: 'OAuth2',
  state,
  scopes,
});
const none = { classic: [], granular: [], noScopeNeeded: false, optional: [] };
test.each<[string, Parameters<typeof groupsOf>[0], Partial<ReturnType<typeof groupsOf>>]>([
  ['nothing', {}, {}],
  ['no group', { 'x-atlassian-oauth2-scopes': [] }, {}],
  [
    'a classic and a granular group',
    {
      'x-atlassian-oauth2-scopes': [
        group(['write:jira-work', 'read:jira-work']),
        group(['read:b:jira', 'read:a:jira'], 'Beta'),
      ],
    },
    {
      classic: [{ state: 'Current', scopes: ['read:jira-work', 'write:jira-work'] }],
      granular: [{ state: 'Beta', scopes: ['read:a:jira', 'read:b:jira'] }],
    },
  ],
  [
    'a mixed group',
    { 'x-atlassian-oauth2-scopes': [group(['read:jira-work', 'read:a:jira'])] },
    { granular: [{ state: 'Current', scopes: ['read:a:jira', 'read:jira-work'] }] },
  ],
  [
    'an empty group of today',
    { 'x-atlassian-oauth2-scopes': [group([]), group(['read:a:jira'], 'Beta')] },
    { noScopeNeeded: true, granular: [{ state: 'Beta', scopes: ['read:a:jira'] }] },
  ],
  ['an empty group to come', { 'x-atlassian-oauth2-scopes': [group([], 'Beta')] }, {}],
  [
    'app data beside all of today',
    {
      'x-atlassian-oauth2-scopes': [
        group(['read:a:jira']),
        group(['read:a:jira', 'read:app-data:jira', 'read:c:jira'], 'Beta'),
      ],
    },
    {
      granular: [
        { state: 'Current', scopes: ['read:a:jira'] },
        { state: 'Beta', scopes: ['read:a:jira', 'read:app-data:jira', 'read:c:jira'] },
      ],
      optional: ['read:app-data:jira'],
    },
  ],
  [
    'app data beside something else',
    { 'x-atlassian-oauth2-scopes': [group(['read:a:jira']), group(['read:app-data:jira'], 'Beta')] },
    {
      granular: [
        { state: 'Current', scopes: ['read:a:jira'] },
        { state: 'Beta', scopes: ['read:app-data:jira'] },
      ],
    },
  ],
  [
    'requirements alone',
    { security: [{ basicAuth: [] }, { OAuth2: ['write:jira-work', 'read:jira-work'] }] },
    { classic: [{ state: 'Current', scopes: ['read:jira-work', 'write:jira-work'] }] },
  ],
  ['an empty requirement', { security: [{ OAuth2: [] }] }, { noScopeNeeded: true }],
])('of %s the groups are read', (_what, operation, expected) => {
  expect(groupsOf(operation)).toEqual({ ...none, ...expected });
});

const table = loadOperations();
const row = (change: object = {}): OperationRow =>
  OperationRow.parse({
    ...{
      method: 'GET',
      path: '/rest/api/3/x',
      product: 'platform',
      id: 'x',
      group: null,
      connectScope: 'READ',
    },
    ...{ classic: [], granular: [], permissions: {}, deprecated: false, experimental: false },
    accessibleTo: { connect: null, oauth2: true, forge: null },
    ...change,
  });
const read = (
  rows: readonly OperationRow[],
  descriptions: ReadonlyMap<string, string> = new Map(),
): ReadDocument => ({ kind: 'platform-v3', rows, descriptions }) as unknown as ReadDocument;
const merged = (before: readonly OperationRow[], document: ReadDocument) =>
  mergeDocument(before, document, '2026-01-01');

describe('a document that is read anew', () => {
  const announcedScopes = { date: '2027-01-01', scopes: ['s'] };
  test('states what is new; what people read out of its prose stays', () => {
    const before = row({
      ...{
        permissions: { global: ['ADMINISTER'] },
        announcedScopes,
        noScopeNeeded: true,
        optionalScopes: ['o'],
      },
      ...{
        emptySecurity: true,
        dataSecurityExempt: true,
        accessibleTo: { connect: true, oauth2: null, forge: null },
      },
    });
    const now = row({ id: 'y', deprecated: true });
    expect(merged([before], read([now]))).toEqual([
      { ...now, permissions: before.permissions, announcedScopes },
    ]);
  });

  test('leaves who may call it while its scopes are the same', () => {
    const accessibleTo = { connect: true, oauth2: false, forge: false };
    const before = row({ accessibleTo });
    expect(merged([before], read([row()]))).toMatchObject([{ accessibleTo }]);
    for (const change of [
      { connectScope: 'WRITE' },
      { classic: [{ state: 'Current', scopes: ['a'] }] },
      { granular: [{ state: 'Beta', scopes: ['b'] }] },
      { noScopeNeeded: true },
    ])
      expect(merged([before], read([row(change)]))).toMatchObject([{ accessibleTo: row().accessibleTo }]);
    expect(merged([row({ accessibleTo, noScopeNeeded: false })], read([row()]))).toMatchObject([
      { accessibleTo },
    ]);
  });

  test('no longer holds what is gone, and holds what comes back', () => {
    const removed = { removed: true, lastSeen: '2025-01-01' };
    expect(merged([row()], read([]))).toEqual([{ ...row(), removed: true, lastSeen: '2026-01-01' }]);
    expect(merged([row(removed)], read([]))).toEqual([row(removed)]);
    expect(merged([row({ partial: true })], read([]))).toEqual([row({ partial: true })]);
    expect(merged([row({ ...removed, partial: true, derivedFrom: 'v3' })], read([row()]))).toEqual([row()]);
  });

  test('says nothing of other products; what is new is added with a first reading of its permissions', () => {
    const other = row({ product: 'software', path: '/rest/agile/1.0/x' });
    const text = '**[Permissions](#p) required:** None. This operation can be accessed anonymously.';
    const added = merged(
      [other],
      read([row({ emptySecurity: true })], new Map([['GET /rest/api/3/x', text]])),
    );
    expect(added[0]).toEqual(other);
    expect(added[1]).toMatchObject({ path: '/rest/api/3/x', permissions: { none: true, anonymous: true } });
    expect(added[1]?.emptySecurity).toBeUndefined();
    expect(merged([], read([row({ emptySecurity: true })]))[0]?.emptySecurity).toBe(true);
  });
});

test('an operation of the table is a row again', () => {
  const operation = table.named('GET /rest/api/3/myself');
  if (operation === null) throw new Error('GET /rest/api/3/myself is not there');
  const more = {
    ...{ optionalScopes: ['o'], announced: { date: '2027-01-01', scopes: ['s'] }, emptySecurity: true },
    ...{ removed: true, lastSeen: '2026-01-01', derivedFromV3: true, partial: true, noScopeNeeded: true },
  };
  const bare = { ...operation, appAccessRuleExempt: null };
  const { announced, derivedFromV3: _derived, ...same } = more;
  const whole = rowOf({ ...operation, ...more, appAccessRuleExempt: true });
  expect(whole).toMatchObject({
    ...same,
    announcedScopes: announced,
    derivedFrom: 'v3',
    dataSecurityExempt: true,
  });
  const names = Object.keys(rowOf(bare));
  for (const name of [...Object.keys(same), 'announcedScopes', 'derivedFrom', 'dataSecurityExempt'])
    if (name !== 'removed') expect(names).not.toContain(name);
});

test('an event is named by its name, an operation by method and path', () => {
  const [event] = eventNeeds(['avi:jira:created:issue']);
  const operation = table.named('GET /rest/api/3/myself');
  expect([event && needName(event), operation && needName(operation)]).toEqual([
    ...['avi:jira:created:issue', 'GET /rest/api/3/myself'],
  ]);
});
