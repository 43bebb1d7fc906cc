import type { Report, ReportCheck, ReportFeature } from '../../../src/report/index.ts';
import { newProblems, readBaseline } from '../../../src/self-test/check/baseline.ts';
import { plantedReport } from '../../report/planted-report.ts';

const before = plantedReport();
const { probes } = before;
const problem = probes.find(({ verdict }) => verdict === 'problem');
if (problem === undefined) throw new Error('the planted report has a problem');
const line = `${problem.identity} ${problem.operation} ${problem.findings[0]?.cause}`;
const without: Report = { ...before, probes: probes.filter((probe) => probe !== problem) };

test('what was wrong before is nothing new, what has come is, and what has gone is not', () => {
  expect(newProblems(before, before)).toEqual([]);
  expect(newProblems(before, without)).toEqual([line]);
  expect(newProblems(without, before)).toEqual([]);
});

test('the same operation refused for another cause, or to somebody else, is new', () => {
  const otherCause: Report = {
    ...before,
    probes: probes.map((probe) =>
      probe === problem
        ? {
            ...probe,
            findings: probe.findings.map((finding) => ({ ...finding, cause: 'platform-bug' as const })),
          }
        : probe,
    ),
  };
  expect(newProblems(otherCause, before)).toEqual([`${problem.identity} ${problem.operation} platform-bug`]);
  const other: Report = { ...before, probes: [...probes, { ...problem, identity: 'pat' }] };
  expect(newProblems(other, before)).toEqual([line.replace(problem.identity, 'pat')]);
});

test('what was closed before anybody needed it is nothing new, and closed alone is no problem', () => {
  const closed: Report = {
    ...without,
    probes: [...without.probes, { ...problem, verdict: 'closed', needed: false }],
  };
  expect(newProblems(before, closed)).toEqual([]);
  expect(newProblems(closed, without)).toEqual([]);
});

const check = (verdict: ReportCheck['verdict']): Report => ({
  ...before,
  checks: [{ id: 'admin-groups', title: 'Groups', verdict, identity: 'api-token', note: 'x' }],
});
const feature = (verdict: ReportFeature['verdict'], optional: boolean): Report => ({
  ...before,
  features: [{ name: 'Issues', identity: 'api-token', verdict, optional, operations: [], note: 'x' }],
});

test('checks and features count as well, but those that are optional do not', () => {
  expect(newProblems(check('problem'), check('healthy'))).toEqual(['api-token admin-groups']);
  expect(newProblems(check('healthy'), before)).toEqual([]);
  expect(newProblems(feature('problem', false), before)).toEqual(['api-token Issues']);
  expect(newProblems(feature('problem', true), before)).toEqual([]);
});

test('of an identity the first finding counts', () => {
  const [first] = before.identities;
  const [finding] = problem.findings;
  if (first === undefined || finding === undefined) throw new Error('the planted report has both');
  const refused: Report = {
    ...before,
    identities: [
      {
        ...first,
        findings: [
          { ...finding, cause: 'token-expired' },
          { ...finding, cause: 'not-cloud' },
        ],
      },
      ...before.identities.slice(1),
    ],
  };
  expect(newProblems(refused, before)).toEqual([`${first.kind} token-expired`]);
});

test.each([
  ['{', 'not JSON'],
  ['{}', 'no report'],
  ['[]', 'no report'],
])('%s is no baseline: %s', (text, words) => {
  expect(readBaseline(text)).toEqual({ ok: false, problem: expect.stringContaining(words) });
});

test('a report that was kept is read again', () => {
  const read = readBaseline(JSON.stringify(before));
  expect(read.ok && newProblems(before, read.report)).toEqual([]);
});
