import { forgeDoor } from '../../src/cli/demo/forge-door.ts';
import { setStage } from '../../src/cli/demo/stage.ts';
import { runSelfTestThrough } from '../../src/cli/demo/story.ts';

/** Milliseconds; longer than an install and the first questions take, shorter than the first wait. */
const rightsDelayMs = 1_500;

test('a Forge app that is asked at once gets its rights first, and then the report of a healthy app', async () => {
  const stage = await setStage({
    scenario: {
      name: 'late-rights',
      description: 'the rights of a Forge app appear a moment after its install',
      prepare: (world) => {
        world.state.forgePlatform = { rightsDelayMs };
      },
    },
    env: {},
  });
  try {
    const door = await forgeDoor(stage.jira, stage.backendUrl);
    const report = await runSelfTestThrough(door, () => undefined);
    const search = report.probes.find(
      ({ operation, identity }) => operation === 'GET /rest/api/3/search/jql' && identity === 'forge-app',
    );
    expect(search).toMatchObject({ verdict: 'healthy', status: 200 });
    expect(search).not.toHaveProperty('note');
    expect(report.gaps.projectPermissions).toEqual([]);
    expect(report.notChecked.join(' ')).not.toContain('on their way');
  } finally {
    await stage.close();
  }
});
