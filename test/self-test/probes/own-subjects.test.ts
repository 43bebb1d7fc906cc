import { askerFor } from '../../../src/self-test/probes/asker.ts';
import { found } from '../../../src/self-test/probes/found.ts';
import { groupQuery, ownSubjects, searchRequest } from '../../../src/self-test/probes/own-subjects.ts';
import { type Answered, answering } from '../answering.ts';

/** What somebody finds by itself, where Jira answers so; what is not named it refuses. */
function subjects(answers: Record<string, unknown>, told: { project?: string; issue?: string } = {}) {
  const { identity, asked } = answering('api-token', ({ path }): Answered => {
    const body = answers[path.split('?')[0] ?? ''];
    return body === undefined ? { status: 403 } : { status: 200, body };
  });
  const asker = askerFor(identity, new AbortController().signal, () => undefined);
  const own = ownSubjects(asker, { project: told.project ?? null, issue: told.issue ?? null });
  return { own, paths: () => asked.map(({ path }) => path) };
}
const myself = { accountId: 'a1', accountType: 'atlassian', active: true, displayName: 'Ada' };

test('a project that was named is asked for by its name, and that it is archived is kept', async () => {
  const details = { id: 10000, key: 'PAY', name: 'Payments' };
  const named = subjects({ '/rest/api/3/project/PAY': details }, { project: 'PAY' });
  expect(await named.own.project()).toEqual(found({ id: '10000', key: 'PAY' }));
  const archived = subjects(
    { '/rest/api/3/project/PAY': { ...details, archived: true } },
    { project: 'PAY' },
  );
  expect(await archived.own.project()).toEqual(found({ id: '10000', key: 'PAY', archived: true }));
  const hidden = await subjects({}, { project: 'PAY' }).own.project();
  expect(hidden).toEqual({ ok: false, why: 'GET /rest/api/3/project/PAY was answered with 403' });
});

test('without a name the first that is seen will do, and each is asked for once', async () => {
  const { own, paths } = subjects({
    '/rest/api/3/project/search': {
      values: [
        { id: '1', key: 'A' },
        { id: '2', key: 'B' },
      ],
      isLast: true,
    },
    '/rest/api/3/search/jql': {
      issues: [
        { id: '7', key: 'A-12' },
        { id: '8', key: 'A-13' },
      ],
    },
  });
  expect(await own.project()).toMatchObject(found({ id: '1', key: 'A' }));
  expect(await own.issue()).toEqual(found({ id: '7', key: 'A-12', project: 'A' }));
  await Promise.all([own.project(), own.issue()]);
  expect(paths()).toHaveLength(2);
});

test('a work item that was named is taken as it is; where none is seen it is said', async () => {
  const named = subjects({}, { issue: 'PAY-7' });
  expect(await named.own.issue()).toEqual(found({ id: 'PAY-7', key: 'PAY-7', project: 'PAY' }));
  expect(named.paths()).toEqual([]);
  const none = subjects({
    '/rest/api/3/search/jql': { issues: [] },
    '/rest/api/3/project/search': { values: [] },
  });
  expect([await none.own.issue(), await none.own.project()]).toEqual([
    { ok: false, why: 'no issue is visible' },
    { ok: false, why: 'no project is visible' },
  ]);
});

test('of groups one it is in itself is asked about, else one that the picker shows', async () => {
  const own = {
    '/rest/api/3/myself': myself,
    '/rest/api/3/user/groups': [{ name: 'mine', groupId: 'g1' }, { name: 'x' }],
  };
  const picker = { '/rest/api/3/groups/picker': { groups: [{ name: 'shown' }] } };
  expect(await subjects({ ...own, ...picker }).own.group()).toEqual(found({ name: 'mine', groupId: 'g1' }));
  const shown = found({ name: 'shown', groupId: null });
  expect(await subjects({ ...own, '/rest/api/3/user/groups': [], ...picker }).own.group()).toEqual(shown);
  expect(await subjects(picker).own.group()).toEqual(shown);
  expect((await subjects({ '/rest/api/3/groups/picker': { groups: [] } }).own.group()).ok).toBe(false);
  expect((await subjects({}).own.group()).ok).toBe(false);
});

test('a search is bounded, and no name ends its text', () => {
  expect(decodeURIComponent(searchRequest(null).path)).toBe(
    '/rest/api/3/search/jql?jql=project is not empty&maxResults=5&fields=project',
  );
  expect(decodeURIComponent(searchRequest('A" or "B').path)).toContain('jql=project="A or B"&');
  expect(groupQuery({ name: 'a&b', groupId: null })).toBe('groupname=a%26b');
  expect(groupQuery({ name: 'a', groupId: 'g/1' })).toBe('groupId=g%2F1');
});
