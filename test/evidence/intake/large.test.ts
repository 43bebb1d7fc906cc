import { readFileSync } from 'node:fs';
import { readRecording, redactText } from '../../../src/evidence/index.ts';
import { hostileTexts } from './hostile-texts.ts';

const eighth = 131_072;
const repeated = (part: string) => part.repeat(Math.ceil(eighth / part.length)).slice(0, eighth);

/** Each part is the worst of some step: repeated to 128 KiB, a step that is not linear takes minutes, a linear one moments. */
const parts: string[] = JSON.parse(readFileSync('test/evidence/intake/hostile-parts.json', 'utf8'));

test.each(['', 'jira 403 {', '{"a":"', '{"log":{"entries":['])(
  'an eighth of a megabyte behind %j is read in moments',
  (start) => {
    for (const part of parts) {
      const text = `${start}${repeated(part)}`;
      expect(typeof readRecording(text, 'x').ok).toBe('boolean');
      expect(redactText(text).length).toBeLessThanOrEqual(4 * text.length);
    }
  },
);

/** Milliseconds of processor time, the best of three: other programs on the machine are not counted. */
function spent(work: () => void): number {
  return Math.min(
    ...[1, 2, 3].map(() => {
      const before = process.cpuUsage();
      work();
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1_000;
    }),
  );
}

// Half of it on a machine that has nothing else to do: `npm run bench:large-input`.
test.each([...hostileTexts(1_048_576)])('a mebibyte of it is read within 250 ms: %s', (_what, text) => {
  expect(spent(() => readRecording(text, 'x', { longestProse: eighth }))).toBeLessThan(250);
});

test('a long log is read at both of its ends', () => {
  const line = 'INFO GET https://example.atlassian.net/rest/api/3/issue/A-1 status=200\n';
  const log = `${line.repeat(4_000)}ERROR GET https://example.atlassian.net/rest/api/3/role status=403\n`;
  const recording = readRecording(log, 'x', { longestProse: 65_536 });
  expect(recording.ok && recording.read.calls).toEqual([
    'GET https://example.atlassian.net/rest/api/3/role, 403',
    'GET https://example.atlassian.net/rest/api/3/issue/A-1, 200',
  ]);
});

test('in the middle of a long log a refusal is read with what stands around it', () => {
  const line =
    '2026-11-20 10:00:00.403 INFO GET https://example.atlassian.net/rest/api/3/issue/A-1 status=200\n';
  const refused =
    'GET https://example.atlassian.net/rest/api/3/role\nHTTP/1.1 403 Forbidden\n\n{"errorMessages":["no"]}\n';
  const log = `${line.repeat(4_000)}${refused}${line.repeat(4_000)}`;
  const recording = readRecording(log, 'x');
  expect(recording.ok && recording.read.calls[0]).toBe(
    'GET https://example.atlassian.net/rest/api/3/role, 403',
  );
  expect(recording.ok && recording.evidence.exchanges[0]?.response?.body).toBe('{"errorMessages":["no"]}');
});

test('of thousands of refusals in one line as many are read as the bound takes', () => {
  const text = 'GET https://example.atlassian.net/rest/api/3/role 403 '.repeat(40_000);
  const recording = readRecording(text, 'x', { longestProse: 65_536 });
  expect(recording.ok && recording.read.calls.length).toBeGreaterThan(0);
});

test('half a million wrong items cost no more than the first', () => {
  const wrong = Array.from({ length: 500_000 }, () => 0);
  for (const evidence of [
    { identity: 'pat', scopes: wrong, exchanges: [] },
    { identity: 'pat', exchanges: wrong },
    { identity: 'pat', exchanges: [], account: { groups: wrong } },
  ]) {
    const recording = readRecording(JSON.stringify(evidence), 'x');
    expect(recording.ok).toBe(false);
    if (!recording.ok) expect(recording.problem.length).toBeLessThan(300);
  }
});
