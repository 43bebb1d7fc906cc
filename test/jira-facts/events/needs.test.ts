import {
  connectWebhookNeed,
  eventNeed,
  eventNeeds,
  eventsWithScopes,
  lifecycleEvents,
} from '../../../src/jira-facts/index.ts';

const alternatives = (classic: string[], granular: string[]) =>
  eventNeed({ event: 'avi:x', classic, granular }).alternatives.map(({ kind, scopes }) => [kind, scopes]);

test('an event rests on its classic scopes or on all granular ones', () => {
  expect(alternatives(['a'], ['b', 'c'])).toEqual([
    ['classic', ['a']],
    ['granular', ['b', 'c']],
  ]);
  expect([alternatives(['a'], []), alternatives([], ['b'])]).toEqual([
    [['classic', ['a']]],
    [['granular', ['b']]],
  ]);
  expect(eventNeed({ event: 'avi:x', classic: ['a'], granular: ['b'] })).toMatchObject({
    name: 'avi:x',
    connectScope: 'READ',
    noScopeNeeded: false,
    accessibleTo: { connect: true, oauth2: true, forge: true },
    optionalScopes: ['a', 'b'],
  });
});

test('an event without scopes needs none, nor does a webhook of a Connect descriptor', () => {
  expect(eventNeed({ event: 'avi:x', classic: [], granular: [] })).toMatchObject({
    alternatives: [],
    noScopeNeeded: true,
  });
  expect(connectWebhookNeed('jira:issue_created')).toMatchObject({
    name: 'jira:issue_created',
    connectScope: 'READ',
    alternatives: [],
    noScopeNeeded: true,
    accessibleTo: { connect: true, oauth2: true, forge: true },
  });
});

test('events are looked up by name, each once; those of Forge itself and unknown ones take no scope', () => {
  const names = ['avi:jira:commented:issue', 'avi:jira:commented:issue', 'avi:nothing', ...lifecycleEvents];
  expect(eventNeeds(names).map(({ name }) => name)).toEqual(['avi:jira:commented:issue']);
  const event = eventsWithScopes().get('avi:jira:commented:issue');
  expect(event?.classic).toEqual(['read:jira-work']);
  expect(event?.granular).toContain('read:comment:jira');
});
