import { type AppFile, declaredScopes } from '../app-file.ts';
import { at, entryOf, type ObjectNode } from '../document/node.ts';
import { moduleNeedsOf } from '../events.ts';
import type { LintReport } from '../finding.ts';

/** Scopes that a type of module needs whatever the app calls: without them Jira withholds what it is for. */
export const checkModuleScopes = (file: AppFile, root: ObjectNode, report: LintReport): void => {
  const declared = new Set(declaredScopes(file).map(({ name }) => name));
  const lacking = (scopes: readonly string[]) => scopes.filter((scope) => !declared.has(scope));
  for (const { type, alternatives, source } of moduleNeedsOf(file)) {
    const [group] = alternatives;
    if (group === undefined || alternatives.some(({ scopes }) => lacking(scopes).length === 0)) continue;
    const missing = lacking(group.scopes);
    report.warning(
      'module-scope-missing',
      entryOf(at(root, 'modules'), type)?.keyAt ?? root,
      `${type} needs ${missing.join(' and ')}, whatever the app calls.`,
      { fix: missing.map((scope) => `- ${scope}`).join('\n'), source },
    );
  }
};
