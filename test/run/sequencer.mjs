import Sequencer from '@jest/test-sequencer';

/** Seconds of processor time of the dearest test files, by how their paths begin; they need not be right. */
const dearest = {
  'browser/states': 60,
  'journeys/every-fix/met-by': 30,
  'browser/panel': 28,
  'evidence/intake/large': 18,
  'package/package': 17,
  'package/adding': 16,
  'self-test/check/journeys': 16,
  'peer/': 15,
  'browser/journey': 14,
  'diagnosis/hostile': 13,
  'journeys/': 12,
  'self-test/self-test': 10,
  'add-on/server/durability': 10,
  'add-on/server/replicas-apart': 9,
  'app-files/hostile-shapes': 9,
  'cli/help': 8,
  'package/action': 8,
  'add-on/server/api-attacks': 8,
  'app-files/forge-validator/verdicts': 8,
  'evidence/intake/leaks': 7,
  'evidence/intake/variation': 7,
  'cli/record/record': 7,
  'simulated-jira/admin-page': 7,
  'diagnosis/matrix/unchanged': 6,
  'add-on/tenants/stores': 6,
  'cli/closed-pipe': 6,
  'mcp/evaluation': 6,
};

/**
 * Starts the dearest test files first, in a first run too: one of them begun last keeps one processor busy and the others idle.
 * Jest itself would go by what the run before took, and in a fresh clone by the size of the file.
 */
export default class DearestFirst extends Sequencer {
  time(test) {
    const { path, context } = test;
    const name = path.slice(context.config.rootDir.length).replaceAll('\\', '/').replace('/test/', '');
    const [, seconds] = Object.entries(dearest).find(([begins]) => name.startsWith(begins)) ?? [];
    return (
      super.time(test) ??
      (seconds === undefined ? (context.hasteFS.getSize(path) ?? 0) / 100 : seconds * 1000)
    );
  }
}
