import { at, entriesOf, itemsOf, type ObjectNode } from '../document/node.ts';
import type { LintReport } from '../finding.ts';
import { keysKnownTo, moduleEntry } from './schema/known-keys.ts';
import { loadManifestShape } from './schema/shape.ts';
import type { Violation } from './schema/violation.ts';
import { violationsOf } from './schema/violations.ts';

const rules: Readonly<Record<Violation['kind'], string>> = {
  'unknown-key': 'unknown-field',
  'missing-key': 'property-missing',
  'not-allowed': 'property-not-allowed',
  'wrong-type': 'wrong-type',
  'wrong-value': 'value-unknown',
  'wrong-form': 'value-malformed',
  'wrong-count': 'count-wrong',
};

/** `modules.jira:issuePanel[0].resolver` as a person reads it. */
const where = (path: readonly (string | number)[]): string =>
  path.reduce<string>(
    (all, step) => (typeof step === 'number' ? all : all === '' ? step : `${all}.${step}`),
    '',
  );

const sentence = ({ path, kind, message, accepted = [], key }: Violation, report: LintReport): string => {
  const place = where(path) || 'The manifest';
  switch (kind) {
    case 'unknown-key':
      return `${key ?? ''} is not known ${path.length > 0 ? `in ${place}` : 'at the top of a manifest'}.${report.didYouMean(key ?? '', accepted)}`;
    case 'missing-key':
      return `${place} needs ${key ?? ''}.`;
    default:
      return `${place} ${message}.`;
  }
};

/** Keys that no form of a module knows, where one that is not there is near: Atlassian takes them and does nothing with them. */
const checkMisspelt = (
  root: ObjectNode,
  parts: ReturnType<typeof loadManifestShape>['parts'],
  report: LintReport,
): void => {
  for (const { key: type, value } of entriesOf(at(root, 'modules'))) {
    const entry = moduleEntry(parts, type);
    const known = new Set(entry === null ? [] : keysKnownTo(parts, entry));
    if (known.size === 0) continue;
    for (const module of itemsOf(value)) {
      const present = new Set(entriesOf(module).map(({ key }) => key));
      const absent = [...known].filter((key) => !present.has(key));
      for (const { key, keyAt } of entriesOf(module)) {
        const nearest = known.has(key) ? null : report.nearest(key, absent);
        if (nearest !== null)
          report.warning(
            'unknown-field',
            keyAt,
            `${key} is no property of ${type}. Did you mean ${nearest}?`,
            { fix: nearest },
          );
      }
    }
  }
};

/** Fields that Atlassian's validator only warns of. */
const deprecated = new Set(['app.name']);

/** Holds a manifest against what Atlassian's validator accepts: module types, required and unknown properties, values. */
export const checkShape = (root: ObjectNode, report: LintReport): void => {
  const { parts, moduleTypes, source } = loadManifestShape();
  const told = new Set(report.findings.map(({ line, column }) => `${line}:${column}`));
  const missing = report.findings.map(({ message }) => message);
  for (const { key, keyAt } of entriesOf(at(root, 'modules')))
    if (!moduleTypes.includes(key)) {
      const nearest = report.nearest(key, moduleTypes);
      report.error(
        'unknown-module-type',
        keyAt,
        `There is no module type ${key}.${nearest ? ` Did you mean ${nearest}?` : ''}`,
        {
          ...(nearest ? { fix: `${nearest}:` } : {}),
          source: 'https://developer.atlassian.com/platform/forge/manifest-reference/modules/',
        },
      );
    }
  checkMisspelt(root, parts, report);
  for (const violation of violationsOf(parts, parts.length - 1, root)) {
    const place = `${violation.at.line}:${violation.at.column}`;
    // A rule of ours says the same with more to it.
    const name = where([...violation.path, violation.key ?? '']);
    const said =
      violation.kind !== 'missing-key' || missing.some((message) => message.startsWith(`${name} is missing`));
    if (told.has(place) && said) continue;
    if (deprecated.has(name))
      report.warning(rules[violation.kind], violation.at, sentence(violation, report), { source });
    else report.error(rules[violation.kind], violation.at, sentence(violation, report), { source });
  }
};
