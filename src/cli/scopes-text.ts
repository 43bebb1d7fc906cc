import Table from 'cli-table3';
import pc from 'picocolors';
import {
  type HeldScopes,
  nameOf,
  type Operation,
  type OperationsTable,
  permissionClauses,
  type ScopeAnswerDetail,
  type ScopeProblem,
} from '../operations/index.ts';

/** Above this a table no longer helps and takes longer to draw than to read. */
const longestTable = 60;

const groupText = (operation: Operation, kind: 'classic' | 'granular'): string =>
  operation.alternatives
    .filter((group) => group.kind === kind)
    .map(({ scopes }) => scopes.join('\n'))
    .join('\nor ');

const permissionsText = (operation: Operation): string => {
  if (operation.permissions.undocumented) return 'not documented';
  const clauses = permissionClauses(operation).map((clause) => clause.join(' or '));
  return clauses.length > 0
    ? clauses.join('\n')
    : operation.permissions.access
      ? 'access to the product'
      : 'none';
};

const stateText = (operation: Operation): string =>
  operation.removed ? pc.red(' (removed)') : operation.deprecated ? pc.yellow(' (deprecated)') : '';

const table = (operations: readonly Operation[], columns: number): string => {
  const wide = Math.max(24, Math.floor((columns - 22) / 4));
  const grid = new Table({
    head: ['Operation', 'Connect', 'Classic', 'Granular', 'Jira permissions'],
    colWidths: [wide + 8, 16, wide - 2, wide + 4, wide - 4],
    wordWrap: true,
    wrapOnWordBoundary: false,
    style: { head: [], border: [] },
  });
  for (const operation of operations)
    grid.push([
      nameOf(operation) + stateText(operation),
      operation.connectScope ?? 'not stated',
      operation.noScopeNeeded ? 'no scope needed' : groupText(operation, 'classic') || '–',
      operation.noScopeNeeded ? '' : groupText(operation, 'granular') || '–',
      permissionsText(operation),
    ]);
  return grid.toString();
};

const lines = (operations: readonly Operation[]): string =>
  operations
    .map(
      (operation) =>
        `${nameOf(operation)}${stateText(operation)}  ${operation.connectScope ?? '?'} | ${
          operation.noScopeNeeded
            ? 'no scope needed'
            : operation.alternatives.map(({ scopes }) => scopes.join(' + ')).join(' | ') || 'closed to OAuth'
        }`,
    )
    .join('\n');

const list = (scopes: readonly string[]): string => (scopes.length > 0 ? scopes.join(', ') : 'none');

const paste = (connect: readonly string[], oauth: readonly string[], held: HeldScopes | null): string => {
  const connectLine = `  atlassian-connect.json   "scopes": ${JSON.stringify(connect)}`;
  const manifestLines = [
    '  manifest.yml             permissions:',
    '                             scopes:',
  ].concat(oauth.map((scope) => `                               - ${scope}`));
  const consent = `  OAuth 2.0 (3LO)          scope=${oauth.map(encodeURIComponent).join('%20')}`;
  if (held?.world === 'connect') return connectLine;
  if (held?.caller === 'forge') return manifestLines.join('\n');
  return [connectLine, ...(oauth.length > 0 ? [...manifestLines, consent] : [])].join('\n');
};

const marks: Readonly<Record<ScopeProblem['severity'], string>> = {
  usage: pc.red('✗'),
  error: pc.red('✗'),
  warning: pc.yellow('!'),
  note: pc.dim('·'),
};

const problemLines = (problems: readonly ScopeProblem[]): string[] =>
  problems
    .filter(({ severity }) => severity !== 'usage')
    .map(
      ({ severity, message, source }) =>
        `${marks[severity]} ${message}${source ? pc.dim(` (${source})`) : ''}`,
    );

/** The answer for people: a table, what is missing and unused, then the lines to paste. */
export const scopesText = (
  facts: OperationsTable,
  operations: readonly Operation[],
  { answer, comparison, unblocking }: ScopeAnswerDetail,
  held: HeldScopes | null,
  columns: number,
): string => {
  if (operations.length === 0) return '';
  const { minimal, have, missing, unused, problems } = answer;
  const parts = [operations.length <= longestTable ? table(operations, columns) : lines(operations)];
  parts.push(
    [
      pc.bold(
        `Least scopes for ${operations.length === 1 ? 'this operation' : `these ${operations.length} operations`}`,
      ),
      `  Connect    ${list(minimal.connect)}`,
      `  classic    ${list(minimal.classic)}`,
      `  granular   ${list(minimal.granular)}`,
      `  fewest     ${list(minimal.fewest)}`,
    ].join('\n'),
  );
  if (have !== null && comparison !== null) {
    const comparing = [
      `${pc.bold('Held')}     ${list(have)}`,
      `${pc.bold('Missing')}  ${missing.length > 0 ? pc.red(list(missing)) : pc.green('nothing')}`,
      `${pc.bold('Unused')}   ${unused.length > 0 ? pc.yellow(list(unused)) : 'nothing'}`,
    ];
    for (const { operation, lacks } of comparison.waiting.slice(0, 20))
      comparing.push(`  ${nameOf(operation)} lacks ${lacks.join(' + ')}`);
    if (comparison.waiting.length > 20) comparing.push(`  … and ${comparison.waiting.length - 20} more`);
    const [best] = unblocking;
    if (best && comparison.waiting.length > 1)
      comparing.push(`  ${best.scope} alone opens ${best.opens.length} of ${comparison.waiting.length}.`);
    parts.push(comparing.join('\n'));
  }
  const told = problemLines(problems);
  if (told.length > 0) parts.push(told.join('\n'));
  const world = comparison?.world;
  const target =
    comparison === null ? minimal.fewest : [...(have ?? []).filter((s) => !unused.includes(s)), ...missing];
  parts.push(
    `${pc.bold('To paste')}\n${paste(minimal.connect, world === 'oauth' ? target : minimal.fewest, held)}`,
  );
  parts.push(pc.dim(`Facts as of ${facts.date}.`));
  return `${parts.join('\n\n')}\n`;
};

/** What held scopes open when no operation was named. */
export const openedText = (
  facts: OperationsTable,
  opened: readonly Operation[],
  held: HeldScopes,
): string => {
  const groups = new Map<string, number>();
  for (const { group } of opened) groups.set(group ?? 'other', (groups.get(group ?? 'other') ?? 0) + 1);
  return [
    `${pc.bold('Held')}  ${list(held.scopes)}`,
    `Opens ${opened.length} of ${facts.all.length} operations (facts as of ${facts.date}):`,
    ...[...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([group, count]) => `  ${group}: ${count}`),
    '',
  ].join('\n');
};
