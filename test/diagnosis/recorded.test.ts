import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { causeIds } from '../../src/diagnosis/cause.ts';
import { Finding } from '../../src/diagnosis/finding.ts';
import { readRecording } from '../../src/evidence/intake/index.ts';
import { explain } from './given.ts';

const Expected = z.object({
  id: z.string(),
  kind: z.enum(['recorded', 'documented', 'simulated']),
  source: z.string().startsWith('https://'),
  expected: z.object({
    cause: z.enum(causeIds),
    alsoAcceptable: z.array(z.enum(causeIds)),
    missing: z.array(z.string()),
  }),
});

function load(folder: string) {
  const at = new URL(`../exchanges/${folder}/`, import.meta.url);
  return readdirSync(at)
    .filter((name) => name.endsWith('.json'))
    .map((name) => {
      const text = readFileSync(new URL(name, at), 'utf8');
      const recording = readRecording(text, name);
      if (!recording.ok) throw new Error(`${name}: ${recording.problem}`);
      return { ...Expected.parse(JSON.parse(text)), findings: explain(recording.evidence) };
    });
}

const cases = load('cases');
const further = load('further');
const independent = load('independent');
const right = (all: typeof cases) =>
  all.filter(({ expected, findings }) => findings[0]?.cause === expected.cause).length / all.length;

test('at least 95 of 100 of the developed cases have the confirmed cause first', () => {
  expect(cases.length).toBeGreaterThan(50);
  expect(right(cases)).toBeGreaterThanOrEqual(0.95);
});

test('at least 85 of 100 of the threads collected later do', () => {
  expect(right(further)).toBeGreaterThanOrEqual(0.85);
});

test('at least 90 of 100 of those labelled without knowing the rules do', () => {
  expect(independent.length).toBeGreaterThan(150);
  expect(right(independent)).toBeGreaterThanOrEqual(0.9);
});

test.each([...cases, ...further, ...independent].map((one) => [one.id, one] as const))(
  '%s: the confirmed or a defensible cause stands first, with facts and a fix',
  (_, { expected, findings }) => {
    expect([expected.cause, ...expected.alsoAcceptable]).toContain(findings[0]?.cause);
    for (const finding of findings) expect(Finding.safeParse(finding).success).toBe(true);
    const confidences = findings.map(({ confidence }) => confidence);
    expect(confidences).toEqual([...confidences].sort((a, b) => b - a));
    expect(confidences.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(1.05);
  },
);

test.each(cases.filter(({ expected }) => expected.missing.length > 0).map((one) => [one.id, one] as const))(
  '%s: what was missing is named',
  (_, { expected, findings }) => {
    const missing = findings[0]?.missing;
    const named = missing
      ? [...missing.scopes, ...missing.groups, ...missing.globalPermissions, ...missing.projectPermissions]
      : [];
    for (const name of expected.missing) expect(named).toContain(name);
  },
);

test('a close call stays close and names the look that decides', () => {
  for (const { findings } of [...cases, ...further, ...independent]) {
    const [first, second] = findings;
    if (first && second && second.confidence > first.confidence / 3) expect(first.settledBy).toBeTruthy();
  }
});
