import Table from 'cli-table3';
import {
  type HeldScopes,
  nameOf,
  needName,
  type Operation,
  type OperationsTable,
  permissionClauses,
  type ScopeAnswerDetail,
  type ScopeProblem,
} from '../jira-facts/index.ts';
import { printableLine } from '../report/index.ts';
import { leastScopes, namesOrNone } from './least-scopes.ts';
import type { Paint } from './terminal.ts';

/** Above this a table no longer helps and takes longer to draw than to read. */
const longestTable = 60;

const groupText = (operation: Operation, kind: 'classic' | 'granular'): string =>
  operation.alternatives
    .filter((group) => group.kind === kind)
    .map(({ scopes }) => scopes.join('\n'))
    .join('\nor ');

const permissionsText = (operation: Operation): string => {
  const { permissions } = operation;
  const clauses = permissionClauses(operation).map((clause) => clause.join(' or '));
  if (clauses.length > 0) return clauses.join('\n');
  if (permissions.none) return 'none';
  if (permissions.access) return `access to ${permissions.access === 'jsm' ? 'Service Management' : 'Jira'}`;
  if (permissions.object) return `access to the object\n(${permissions.object})`;
  return permissions.filtered ? 'shows what the caller may see' : 'not documented';
};

const stateText = (operation: Operation, paint: Paint): string =>
  operation.removed ? paint.red(' (removed)') : operation.deprecated ? paint.yellow(' (deprecated)') : '';

/** Narrow terminals wrap; a pipe gets whole names, so that they can be searched for. */
const widths = (columns: number | null): object => {
  if (columns === null) return {};
  const wide = Math.max(24, Math.floor((columns - 22) / 4));
  return {
    colWidths: [wide + 8, 16, wide - 2, wide + 4, wide - 4],
    wordWrap: true,
    wrapOnWordBoundary: false,
  };
};

const table = (operations: readonly Operation[], columns: number | null, paint: Paint): string => {
  const grid = new Table({
    head: ['Operation', 'Connect', 'Classic', 'Granular', 'Jira permissions'],
    style: { head: [], border: [] },
    ...widths(columns),
  });
  for (const operation of operations)
    grid.push([
      nameOf(operation) + stateText(operation, paint),
      operation.connectScope ?? 'not stated',
      operation.noScopeNeeded ? 'no scope needed' : groupText(operation, 'classic') || '–',
      operation.noScopeNeeded ? '' : groupText(operation, 'granular') || '–',
      permissionsText(operation),
    ]);
  return grid.toString();
};

const lines = (operations: readonly Operation[], paint: Paint): string =>
  operations
    .map(
      (operation) =>
        `${nameOf(operation)}${stateText(operation, paint)}  ${operation.connectScope ?? '?'} | ${
          operation.noScopeNeeded
            ? 'no scope needed'
            : operation.alternatives.map(({ scopes }) => scopes.join(' + ')).join(' | ') || 'closed to OAuth'
        }`,
    )
    .join('\n');

const closedToConnect = (operations: readonly Operation[], paint: Paint): string => {
  const closed = operations.filter(({ connectScope }) => connectScope === 'INACCESSIBLE').length;
  return closed === 0 ? '' : paint.dim(`  (${closed} of ${operations.length} closed to Connect apps)`);
};

const forgeOnly = /^(storage:app|read:app-(system|user)-token)$/;

/** Lines for the places where scopes are declared, only those that fit what is held. */
const paste = (connect: readonly string[], oauth: readonly string[], held: HeldScopes | null): string => {
  const descriptor = `  atlassian-connect.json   "scopes": ${JSON.stringify(connect)}`;
  const manifest = [
    '  manifest.yml             permissions:',
    '                             scopes:',
    ...oauth
      .filter((scope) => scope !== 'offline_access')
      .map((scope) => `                               - ${scope}`),
  ].join('\n');
  const asked = oauth.filter((scope) => !forgeOnly.test(scope)).map(encodeURIComponent);
  const consent = `  OAuth 2.0 (3LO)          scope=${asked.join('%20')}`;
  if (held?.world === 'connect') return descriptor;
  if (held?.caller === 'forge') return manifest;
  return [...(held === null ? [descriptor] : []), ...(oauth.length > 0 ? [manifest, consent] : [])].join(
    '\n',
  );
};

const marksIn = (paint: Paint): Readonly<Record<ScopeProblem['severity'], string>> => ({
  usage: paint.red('✗'),
  error: paint.red('✗'),
  warning: paint.yellow('!'),
  note: paint.dim('·'),
});

const notScopes: ReadonlySet<ScopeProblem['kind']> = new Set([
  'unknown-scope',
  'retired-scope',
  'mixed-worlds',
]);

const problemLines = (problems: readonly ScopeProblem[], paint: Paint): string[] => {
  const marks = marksIn(paint);
  return problems
    .filter(({ severity }) => severity !== 'usage')
    .map(
      ({ severity, message, source }) =>
        `${marks[severity]} ${printableLine(message)}${source ? paint.dim(` (${source})`) : ''}`,
    );
};

/** The answer for people: a table, what is missing and unused, then the lines to paste. */
export const scopesText = (
  facts: OperationsTable,
  operations: readonly Operation[],
  { answer, comparison, unblocking }: ScopeAnswerDetail,
  held: HeldScopes | null,
  columns: number | null,
  paint: Paint,
): string => {
  if (operations.length === 0) return '';
  const { minimal, have, missing, unused, problems } = answer;
  const parts = [
    operations.length <= longestTable ? table(operations, columns, paint) : lines(operations, paint),
  ];
  parts.push(
    leastScopes(
      paint,
      `Least scopes for ${operations.length === 1 ? 'this operation' : `these ${operations.length} operations`}`,
      minimal,
      closedToConnect(operations, paint),
    ).join('\n'),
  );
  if (have !== null && comparison !== null) {
    const comparing = [
      `${paint.bold('Held')}     ${namesOrNone(have)}`,
      `${paint.bold('Missing')}  ${missing.length > 0 ? paint.red(namesOrNone(missing)) : paint.green('nothing')}`,
      `${paint.bold('Unused')}   ${unused.length > 0 ? paint.yellow(namesOrNone(unused)) : 'nothing'}`,
    ];
    for (const { operation, lacks } of comparison.waiting.slice(0, 20))
      comparing.push(`  ${needName(operation)} lacks ${lacks.join(' + ')}`);
    if (comparison.waiting.length > 20) comparing.push(`  … and ${comparison.waiting.length - 20} more`);
    const [best] = unblocking;
    if (best && comparison.waiting.length > 1)
      comparing.push(`  ${best.scope} alone opens ${best.opens.length} of ${comparison.waiting.length}.`);
    parts.push(comparing.join('\n'));
  }
  const told = problemLines(problems, paint);
  if (told.length > 0) parts.push(told.join('\n'));
  const world = comparison?.world;
  // Names that are no scopes, or none of this world, are not offered for pasting.
  const refused = new Set(
    problems.flatMap(({ kind, scope }) => (notScopes.has(kind) && scope ? [scope] : [])),
  );
  const target =
    comparison === null
      ? minimal.fewest
      : [...(have ?? []).filter((scope) => !unused.includes(scope) && !refused.has(scope)), ...missing];
  parts.push(
    `${paint.bold('To paste')}\n${paste(minimal.connect, world === 'oauth' ? target : minimal.fewest, held)}`,
  );
  parts.push(paint.dim(`Facts as of ${facts.date}.`));
  return `${parts.join('\n\n')}\n`;
};

/** What held scopes open when no operation was named. */
export const openedText = (
  facts: OperationsTable,
  opened: readonly Operation[],
  held: HeldScopes,
  problems: readonly ScopeProblem[],
  paint: Paint,
): string => {
  const groups = new Map<string, number>();
  for (const { group } of opened) groups.set(group ?? 'other', (groups.get(group ?? 'other') ?? 0) + 1);
  return [
    `${paint.bold('Held')}  ${namesOrNone(held.scopes)}`,
    `Opens ${opened.length} of ${facts.all.length} operations (facts as of ${facts.date}):`,
    ...[...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([group, count]) => `  ${group}: ${count}`),
    ...problemLines(problems, paint),
    '',
  ].join('\n');
};
