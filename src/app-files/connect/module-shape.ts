import { at, type Node, textOf } from '../document/node.ts';
import type { LintReport } from '../finding.ts';
import { moduleEntry } from '../schema/known-keys.ts';
import type { ShapeParts } from '../schema/shape.ts';
import { checkMisspelt, pathWords, ruleOf, sentenceOf } from '../schema/telling.ts';
import type { Violation } from '../schema/violation.ts';
import { violationsOf } from '../schema/violations.ts';
import { isTemplate } from './descriptor.ts';

const page = (type: string): string =>
  `https://developer.atlassian.com/cloud/jira/platform/modules/${type
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replace(/^jira-/i, '')
    .toLowerCase()
    .replace(/s$/, '')}/`;

/** The value that a violation speaks of may be filled in by a framework before Jira sees it. */
const isFilledIn = (module: Node, { path, kind }: Violation): boolean => {
  const keys = path.filter((step) => typeof step === 'string');
  return kind !== 'missing-key' && isTemplate(textOf(at(module, ...keys)) ?? '');
};

/**
 * Holds a module of a descriptor against the published form of its type. Keys of modules are judged elsewhere: a webhook
 * needs one in a manifest only, where the form is taken from.
 */
export const checkModuleShape = (type: string, module: Node, parts: ShapeParts, report: LintReport): void => {
  const entry =
    moduleEntry(parts, `connect-jira:${type}`) ?? moduleEntry(parts, `connect-confluence:${type}`);
  if (entry === null) return;
  for (const violation of violationsOf(parts, entry, module)) {
    if (pathWords(violation.path) === 'key' || (violation.path.length === 0 && violation.key === 'key'))
      continue;
    if (isFilledIn(module, violation)) continue;
    const isMissing = violation.kind === 'missing-key';
    report.error(
      isMissing && type === 'webhooks' ? 'webhook-incomplete' : ruleOf[violation.kind],
      violation.at,
      isMissing
        ? `${violation.path.length === 0 ? `A module of ${type}` : `${pathWords(violation.path)} of a module of ${type}`} needs ${violation.key}: Jira refuses the descriptor without it.`
        : sentenceOf(violation, `A module of ${type}`, report),
      { source: page(type) },
    );
  }
  checkMisspelt(parts, entry, type, module, report);
};
