import { at, entriesOf, entryOf, itemsOf, type Node, type ObjectNode } from '../document/node.ts';
import type { LintReport } from '../finding.ts';
import { keysKnownTo, moduleEntry } from '../schema/known-keys.ts';
import { loadManifestShape, type ShapeParts } from '../schema/shape.ts';
import { checkMisspelt, pathWords, ruleOf, sentenceOf } from '../schema/telling.ts';
import { violationsOf } from '../schema/violations.ts';

/** Properties that a rule of ours asks for already, with more to say than that they are missing. */
const askedFor = new Set(['app', 'app.id', 'app.runtime', 'app.runtime.name', 'modules']);

/** A page or panel that a function draws instead of a resource: the first UI Kit, of which nothing runs any more. */
const checkDrawn = (parts: ShapeParts, type: string, module: Node, report: LintReport): void => {
  const drawn = entryOf(module, 'function');
  if (drawn === undefined || entryOf(module, 'resource') !== undefined) return;
  const entry = moduleEntry(parts, type);
  if (entry === null || !keysKnownTo(parts, entry).includes('resource')) return;
  report.warning(
    'ui-kit-1',
    drawn.keyAt,
    `${type} is drawn by a function: that is UI Kit 1, which Atlassian has removed. Give it a resource, with render: native for UI Kit or a built page for Custom UI.`,
    { source: 'https://developer.atlassian.com/platform/forge/ui-kit/upgrade-to-ui-kit-latest/' },
  );
};

/** Holds a manifest against what Atlassian's validator accepts: module types, required and unknown properties, values. */
export const checkShape = (root: ObjectNode, report: LintReport): void => {
  const { parts, moduleTypes, source } = loadManifestShape();
  const before = [...report.findings];
  for (const { key: type, keyAt, value } of entriesOf(at(root, 'modules'))) {
    if (!moduleTypes.includes(type)) {
      const nearest = report.nearest(type, moduleTypes);
      report.error(
        'unknown-module-type',
        keyAt,
        `There is no module type ${type}.${nearest ? ` Did you mean ${nearest}?` : ''}`,
        {
          ...(nearest ? { fix: `${nearest}:` } : {}),
          source: 'https://developer.atlassian.com/platform/forge/manifest-reference/modules/',
        },
      );
    }
    for (const module of itemsOf(value)) {
      checkMisspelt(parts, moduleEntry(parts, type), type, module, report);
      checkDrawn(parts, type, module, report);
    }
  }
  for (const violation of violationsOf(parts, parts.length - 1, root)) {
    const name = pathWords([...violation.path, violation.key ?? '']);
    const { at: place, kind, key = '' } = violation;
    const here = before.filter(({ line, column }) => line === place.line && column === place.column);
    // A rule of ours says the same with more to it.
    const isTold =
      kind === 'missing-key'
        ? askedFor.has(name) || here.some(({ message }) => message.split(/[ .]/).includes(key))
        : here.length > 0;
    if (isTold) continue;
    if (name === 'app.name')
      report.warning(
        'unknown-field',
        place,
        "app.name is not read any more: the app's name is kept in the developer console. Take the line away.",
        { source },
      );
    else
      report.error(ruleOf[kind], place, sentenceOf(violation, 'The manifest', report), {
        source,
      });
  }
};
