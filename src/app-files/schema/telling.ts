import { entriesOf, type Node } from '../document/node.ts';
import type { LintReport } from '../finding.ts';
import { keysKnownTo } from './known-keys.ts';
import type { ShapeParts } from './shape.ts';
import type { Path, Violation } from './violation.ts';

/** The rule under which a violation is reported. */
export const ruleOf: Readonly<Record<Violation['kind'], string>> = {
  'unknown-key': 'unknown-field',
  'missing-key': 'property-missing',
  'not-allowed': 'property-not-allowed',
  'wrong-type': 'wrong-type',
  'wrong-value': 'value-unknown',
  'wrong-form': 'value-malformed',
  'wrong-count': 'count-wrong',
};

/** `modules.jira:issuePanel[0].resolver` as a person reads it; empty for the top. */
export const pathWords = (path: Path): string => path.filter((step) => typeof step !== 'number').join('.');

/** A violation as a sentence; `whole` is what the top is called. */
export const sentenceOf = (
  { path, kind, message, accepted = [], key = '' }: Violation,
  whole: string,
  report: LintReport,
): string => {
  const place = pathWords(path);
  switch (kind) {
    case 'unknown-key':
      return `${key} is not known ${place === '' ? `at the top of ${whole.toLowerCase().replace(/^the /, 'a ')}` : `in ${place}`}.${report.didYouMean(key, accepted)}`;
    case 'missing-key':
      return `${place || whole} needs ${key}.`;
    default:
      return `${place || whole} ${message}.`;
  }
};

/** Keys that are documented for a module and stand in no published schema. */
const documented: Readonly<Record<string, readonly string[]>> = { macro: ['categories'] };

/** Keys that no form of a module knows, where one that is not there is near: Atlassian takes them and does nothing with them. */
export const checkMisspelt = (
  parts: ShapeParts,
  entry: number | null,
  type: string,
  module: Node,
  report: LintReport,
): void => {
  const known = new Set(entry === null ? [] : keysKnownTo(parts, entry));
  if (known.size === 0) return;
  for (const key of Object.hasOwn(documented, type) ? (documented[type] ?? []) : []) known.add(key);
  const present = new Set(entriesOf(module).map(({ key }) => key));
  const absent = [...known].filter((key) => !present.has(key));
  for (const { key, keyAt } of entriesOf(module)) {
    const nearest = known.has(key) ? null : report.nearest(key, absent);
    if (nearest !== null)
      report.warning('unknown-field', keyAt, `${key} is no property of ${type}. Did you mean ${nearest}?`, {
        fix: nearest,
      });
  }
};
