import fc from 'fast-check';
import { z } from 'zod';
import { renderReport } from '../../src/report/formats.ts';
import type { Report } from '../../src/report/model.ts';
import { anyCharacter } from '../run/any-character.ts';
import { plantedReport } from './planted-report.ts';

/** What SARIF 2.1.0 allows of the properties we write; an unknown one is refused, as a strict reader does. */
const Text = z.strictObject({ text: z.string().min(1) });
const Sarif = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z
    .array(
      z.strictObject({
        tool: z.strictObject({
          driver: z.strictObject({
            name: z.string().min(1),
            version: z.string().optional(),
            informationUri: z.url(),
            rules: z.array(
              z.strictObject({ id: z.string().min(1), shortDescription: Text, helpUri: z.url(), help: Text }),
            ),
          }),
        }),
        invocations: z.array(
          z.strictObject({ executionSuccessful: z.boolean(), startTimeUtc: z.iso.datetime() }),
        ),
        results: z.array(
          z.strictObject({
            ruleId: z.string().min(1),
            level: z.enum(['none', 'note', 'warning', 'error']),
            message: Text,
            partialFingerprints: z.record(z.string(), z.string().min(1)),
            locations: z
              .array(
                z.strictObject({
                  physicalLocation: z.strictObject({
                    artifactLocation: z.strictObject({ uri: z.string().regex(/^[\w.-]+$/) }),
                  }),
                  logicalLocations: z.array(z.strictObject({ name: z.string(), kind: z.string() })),
                }),
              )
              .min(1),
          }),
        ),
      }),
    )
    .length(1),
});

/** Attributes by element, as the schemas of Jenkins and of JUnit 10 have them; every one named is required. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  testsuites: ['name', 'tests', 'failures', 'errors', 'time'],
  testsuite: ['name', 'tests', 'failures', 'errors', 'skipped', 'timestamp', 'time'],
  testcase: ['classname', 'name', 'time'],
  failure: ['type', 'message'],
  error: ['type', 'message'],
  skipped: [],
};

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: string;
}

/** The elements of a well-formed document; throws where a strict reader would. */
function elementsOf(xml: string): Element[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 forbids
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(xml))
    throw new Error('a forbidden character');
  const [declaration, rest = ''] = xml.split('?>\n');
  expect(declaration).toBe('<?xml version="1.0" encoding="UTF-8"');
  const open: string[] = [];
  const elements: Element[] = [];
  for (const [whole, closing, name = '', attributes = '', empty] of rest.matchAll(
    /<(\/?)([a-z]+)((?:\s[a-z]+="[^"<]*")*)(\/?)>/g,
  )) {
    if (closing === '/') {
      if (open.pop() !== name) throw new Error(`${whole} closes another element`);
      continue;
    }
    const pairs = [...attributes.matchAll(/([a-z]+)="([^"<]*)"/g)].map(([, key = '', value = '']) => [
      key,
      value,
    ]);
    elements.push({ name, attributes: Object.fromEntries(pairs), parent: open.at(-1) ?? '' });
    if (empty !== '/') open.push(name);
  }
  expect(open).toEqual([]);
  const text = rest.replace(/<\/?[a-z]+(?:\s[a-z]+="[^"<]*")*\/?>/g, '');
  expect(text).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i);
  return elements;
}

const hostile = fc.string({ unit: anyCharacter, maxLength: 40 });
const planted = plantedReport();

/** The planted report with somebody's words wherever a site's words may stand. */
const reportWith = (words: string): Report => ({
  ...planted,
  identities: planted.identities.map((identity) => ({ ...identity, label: `the app ${words}` })),
  probes: planted.probes.map((probe) => ({
    ...probe,
    note: words,
    findings: probe.findings.map((finding) => ({ ...finding, because: [`it says ${words}`] })),
  })),
  checks: [{ id: 'form', title: `Form ${words}`, verdict: 'problem', note: words }],
  notChecked: [words],
});

test('SARIF has the form of its schema, whatever a site says, and no rule is missing', () => {
  fc.assert(
    fc.property(hostile, (words) => {
      const read = Sarif.parse(JSON.parse(renderReport(reportWith(words), 'sarif')));
      const [run] = read.runs;
      const rules = run?.tool.driver.rules.map(({ id }) => id) ?? [];
      expect(new Set(rules).size).toBe(rules.length);
      expect(run?.results.length).toBeGreaterThan(0);
      for (const { ruleId } of run?.results ?? []) expect(rules).toContain(ruleId);
    }),
    { numRuns: 60 },
  );
});

test('a rule of SARIF leads to the page of a step, if that is one of Atlassian’s for developers', () => {
  const page = 'https://developer.atlassian.com/cloud/jira/platform/scopes/';
  const leadsTo = (link: string): unknown => {
    const report: Report = {
      ...planted,
      probes: planted.probes.map((probe) => ({
        ...probe,
        findings: probe.findings.map((finding) => ({
          ...finding,
          fix: [{ who: 'app developer', step: 'Do it.', link }],
        })),
      })),
    };
    const [run] = Sarif.parse(JSON.parse(renderReport(report, 'sarif'))).runs;
    return run?.tool.driver.rules.find(({ id }) => id === 'endpoint-not-available-to-identity')?.helpUri;
  };
  expect(leadsTo(page)).toBe(page);
  for (const other of ['javascript:alert(1)', 'https://acme.atlassian.net/'])
    expect(leadsTo(other)).toMatch(/^https:\/\/developer\.atlassian\.com\/.*\/intro\/$/);
});

test('JUnit is well-formed, has what a strict reader wants, and its counts are right, whatever a site says', () => {
  fc.assert(
    fc.property(hostile, (words) => {
      const elements = elementsOf(renderReport(reportWith(words), 'junit'));
      for (const { name, attributes } of elements)
        expect({ name, attributes: Object.keys(attributes) }).toEqual({ name, attributes: allowed[name] });
      const count = (name: string): number => elements.filter((one) => one.name === name).length;
      const [all, ...others] = elements;
      expect(all?.name).toBe('testsuites');
      expect(others.every(({ name, parent }) => parent !== '' && name !== 'testsuites')).toBe(true);
      expect(all?.attributes).toMatchObject({
        tests: String(count('testcase')),
        failures: String(count('failure')),
        errors: String(count('error')),
      });
      for (const { attributes } of elements.filter(({ name }) => name === 'testsuite'))
        expect(attributes.timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
    }),
    { numRuns: 60 },
  );
});
