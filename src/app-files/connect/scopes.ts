import type { ScopeCatalogue } from '../../jira-facts/index.ts';
import type { DeclaredScope } from '../app-file.ts';
import { entryOf, type ObjectNode, textOf } from '../document/node.ts';
import type { LintReport } from '../finding.ts';
import { authenticationType } from './authentication.ts';

const source = 'https://developer.atlassian.com/cloud/jira/software/scopes-for-connect-apps/';

const checkOne = (
  { name, at }: DeclaredScope,
  catalogue: ScopeCatalogue,
  isConfluence: boolean,
  report: LintReport,
): void => {
  if (isConfluence && name.toUpperCase() === 'SPACE_ADMIN') return;
  const known = catalogue.of(name);
  switch (known.kind) {
    case 'connect':
      if (known.scope === 'NONE')
        report.note('scope-none-declared', at, 'NONE never has to be declared: every app has it.', {
          source,
        });
      else if (name !== name.toUpperCase() && name !== name.toLowerCase())
        report.warning(
          'scope-mixed-case',
          at,
          `Write ${known.scope} all in capitals or all in small letters.`,
          {
            fix: known.scope,
            source,
          },
        );
      else if (known.scope === 'ACCESS_EMAIL_ADDRESSES')
        report.note(
          'scope-needs-approval',
          at,
          'ACCESS_EMAIL_ADDRESSES is only for apps that Atlassian has approved for it.',
          {
            source,
          },
        );
      return;
    case 'connect-in-forge':
      report.error('scope-of-other-framework', at, `${name} is the spelling of a Forge manifest.`, {
        fix: known.scope,
      });
      return;
    case 'classic':
    case 'granular':
    case 'retired':
    case 'outside':
      report.error(
        'scope-of-other-framework',
        at,
        `${name} is a scope of OAuth 2.0 and Forge: a Connect descriptor declares READ, WRITE, DELETE, PROJECT_ADMIN, ADMIN, ACT_AS_USER or ACCESS_EMAIL_ADDRESSES.`,
        { source },
      );
      return;
    case 'unknown': {
      const nearest = known.nearest.find((candidate) => !candidate.includes(':'));
      report.error(
        'scope-unknown',
        at,
        `${name} is not a Connect scope.${nearest ? ` Did you mean ${nearest}?` : ''}${known.hint ? ` (${known.hint})` : ''}`,
        { ...(nearest ? { fix: nearest } : {}), source },
      );
    }
  }
};

/** `scopes`: Connect names, each once. */
export const checkConnectScopes = (
  root: ObjectNode,
  declared: readonly DeclaredScope[],
  catalogue: ScopeCatalogue,
  isConfluence: boolean,
  report: LintReport,
): void => {
  const entry = entryOf(root, 'scopes');
  if (authenticationType(root) === 'jwt' && declared.length === 0)
    report.warning(
      'scopes-missing',
      entry?.keyAt ?? root,
      'No scopes are declared: the app can make no call to Jira.',
      {
        fix: '"scopes": ["READ"]',
        source,
      },
    );
  if (entry?.value.kind === 'array')
    for (const item of entry.value.items)
      if (textOf(item) === undefined) report.error('wrong-type', item, 'A scope must be a text.');
  const seen = new Set<string>();
  for (const scope of declared) {
    const key = scope.name.toUpperCase();
    if (seen.has(key)) report.warning('scope-duplicate', scope.at, `${scope.name} is declared twice.`);
    else checkOne(scope, catalogue, isConfluence, report);
    seen.add(key);
  }
};
