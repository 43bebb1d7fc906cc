import { healthySite } from '../../src/simulated-jira/new-site/healthy.ts';
import { snapshot } from '../../src/simulated-jira/state/snapshot.ts';

const site = () => healthySite({ now: Date.parse('2026-06-15T10:00:00Z') });

test('whatever was changed at any depth is as it was, as often as one likes', () => {
  const state = site();
  const [first] = state.issues;
  first?.attachments.push({
    id: '1',
    filename: 'a.bin',
    authorAccountId: null,
    created: '',
    mimeType: 'x/y',
    bytes: Buffer.from('abc'),
  });
  const before = structuredClone(state);
  const restore = snapshot(state);
  for (let round = 0; round < 3; round += 1) {
    state.issues[0]?.labels.push('red');
    state.issues.splice(1, 2);
    state.site.suspended = true;
    state.projects[0]?.roleActors['10002']?.groups.push('others');
    state.organizationKeys = [];
    state.users = [];
    restore();
    expect(structuredClone(state)).toEqual(before);
    expect(Object.keys(state)).toEqual(Object.keys(before));
  }
});

test('what one round was given is never seen in the next', () => {
  const state = site();
  const restore = snapshot(state);
  restore();
  const { issues } = state;
  expect(state.issues).toBe(issues);
  restore();
  expect(state.issues).not.toBe(issues);
  expect(state.issues[0]?.labels).not.toBe(issues[0]?.labels);
});

test('a part that was replaced stays replaced until the next reset', () => {
  const state = site();
  const restore = snapshot(state);
  restore();
  state.priorities = [];
  expect(state.priorities).toEqual([]);
  restore();
  expect(state.priorities).toHaveLength(5);
});
