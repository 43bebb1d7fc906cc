import { type DirectAnswer, directSite } from './direct.ts';

/** A site asked by one app. */
function toolOf(app = 'ci-tool', { askAsApp } = directSite()) {
  return (method: string, path: string, body?: unknown): DirectAnswer => askAsApp(app, method, path, body);
}

const build = (buildNumber: number, given: Record<string, unknown> = {}) => ({
  schemaVersion: '1.0',
  pipelineId: 'main',
  buildNumber,
  updateSequenceNumber: 10,
  displayName: `Build ${buildNumber}`,
  url: 'https://ci.example.com/1',
  state: 'successful',
  lastUpdated: '2026-06-15T10:00:00Z',
  issueKeys: ['PAY-1'],
  ...given,
});

test('builds are there when read, the later telling counts, and unknown issues are named', () => {
  const ask = toolOf();
  const told = ask('POST', '/rest/builds/0.1/bulk', {
    properties: { account: 'one' },
    builds: [build(1), build(2, { issueKeys: ['NONE-1'] }), { pipelineId: 'main', buildNumber: 3 }],
  });
  expect(told.status).toBe(202);
  expect(told.headers['x-simulated']).toBeUndefined();
  expect(told.body).toMatchObject({
    acceptedBuilds: [{ pipelineId: 'main', buildNumber: 1 }],
    rejectedBuilds: [{ key: { pipelineId: 'main', buildNumber: 3 } }],
    unknownIssueKeys: ['NONE-1'],
  });
  const read = () => ask('GET', '/rest/builds/0.1/pipelines/main/builds/1');
  expect(read().body).toMatchObject({ displayName: 'Build 1' });
  expect(ask('GET', '/rest/builds/0.1/pipelines/main/builds/2').status).toBe(404);
  ask('POST', '/rest/builds/0.1/bulk', { builds: [build(1, { updateSequenceNumber: 9, state: 'failed' })] });
  expect(read().body.state).toBe('successful');
  ask('POST', '/rest/builds/0.1/bulk', { builds: [build(1, { updateSequenceNumber: 11, state: 'failed' })] });
  expect(read().body.state).toBe('failed');
  expect(ask('DELETE', '/rest/builds/0.1/pipelines/main/builds/1').status).toBe(202);
  expect(read().status).toBe(404);
});

test('what has the named properties is removed, the rest stays; without one nothing is', () => {
  const ask = toolOf();
  const flag = (id: string) => ({
    id,
    key: id,
    updateSequenceId: 1,
    summary: {},
    details: [],
    issueKeys: [],
  });
  const tell = (id: string, properties: Record<string, string>) =>
    ask('POST', '/rest/featureflags/0.1/bulk', { flags: [flag(id)], properties });
  expect(tell('a', { team: 'x' }).body.acceptedFeatureFlags).toEqual(['a']);
  tell('b', { team: 'y' });
  expect(ask('DELETE', '/rest/featureflags/0.1/bulkByProperties').status).toBe(400);
  expect(ask('DELETE', '/rest/featureflags/0.1/bulkByProperties?team=x').status).toBe(202);
  const statusOf = (id: string) => ask('GET', `/rest/featureflags/0.1/flag/${id}`).status;
  expect([statusOf('a'), statusOf('b')]).toEqual([404, 200]);
});

test('a repository keeps its commits, branches and pull requests from telling to telling', () => {
  const ask = toolOf();
  const repository = { id: 'r', name: 'code', url: 'https://git.example.com/r' };
  const commit = (id: string, updateSequenceId: number, message: string) => ({
    id,
    updateSequenceId,
    message,
    issueKeys: ['PAY-1'],
  });
  const tell = (commits: unknown[]) =>
    ask('POST', '/rest/devinfo/0.10/bulk', {
      repositories: [{ ...repository, updateSequenceId: 1, commits }],
      properties: { account: 'one' },
    });
  expect(tell([commit('c1', 2, 'new')]).body).toEqual({
    acceptedDevinfoEntities: { r: { commits: ['c1'], branches: [], pullRequests: [] } },
    failedDevinfoEntities: {},
    unknownIssueKeys: [],
  });
  tell([commit('c1', 1, 'old'), commit('c2', 1, 'another')]);
  const commits = (): { id: string; message: string }[] =>
    ask('GET', '/rest/devinfo/0.10/repository/r').body.commits;
  expect(commits().map(({ id, message }) => [id, message])).toEqual([
    ['c1', 'new'],
    ['c2', 'another'],
  ]);
  ask('DELETE', '/rest/devinfo/0.10/repository/r/commit/c1');
  expect(commits().map(({ id }) => id)).toEqual(['c2']);
  const exists = (value: string) =>
    ask('GET', `/rest/devinfo/0.10/existsByProperties?account=${value}`).body.hasDataMatchingProperties;
  expect([exists('one'), exists('two')]).toEqual([true, false]);
  ask('DELETE', '/rest/devinfo/0.10/bulkByProperties?account=one');
  expect(ask('GET', '/rest/devinfo/0.10/repository/r').status).toBe(404);
});

test('nobody reads what another told, and people are no tools', () => {
  const site = directSite();
  const one = toolOf('one', site);
  const other = toolOf('other', site);
  one('POST', '/rest/builds/0.1/bulk', { builds: [build(1)] });
  expect(one('GET', '/rest/builds/0.1/pipelines/main/builds/1').status).toBe(200);
  expect(other('GET', '/rest/builds/0.1/pipelines/main/builds/1').status).toBe(404);
  expect(site.ask('GET', '/rest/builds/0.1/pipelines/main/builds/1').status).toBe(403);
});
