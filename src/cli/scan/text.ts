import type { ScanReport, ScopeReason } from '../../app-files/index.ts';
import { counted } from '../../report/index.ts';
import { leastScopes, namesOrNone, paragraphs } from '../least-scopes.ts';
import type { Paint } from '../terminal.ts';

const shownPlaces = 3;

const places = (all: readonly string[]): string =>
  all.length > shownPlaces
    ? `${all.slice(0, shownPlaces).join(', ')} and ${all.length - shownPlaces} more`
    : all.join(', ');

const reasons = (paint: Paint, title: string, all: readonly ScopeReason[]): string[] =>
  all.length === 0
    ? []
    : [
        paint.bold(title),
        ...all.flatMap(({ scope, needs }) => [
          `  ${scope}`,
          ...needs.map(
            (need) =>
              `    ${need.what}${need.places.length > 0 ? paint.dim(`  ${places(need.places)}`) : ''}`,
          ),
        ]),
      ];

/** The report for people: what is called, what is open, the least scopes and why, what is missing and unused. */
export const scanText = (report: ScanReport, files: number, paint: Paint): string => {
  const { calls, undocumented, unresolved, minimal, missing, unused, have } = report;
  const known = new Set(calls.flatMap(({ operation }) => operation ?? []));
  const parts = [
    [
      paint.bold(
        `${counted(calls.length, 'call')} of ${counted(known.size, 'operation')} in ${counted(files, 'file')}`,
      ),
      ...calls.map(({ file, line, operation, method, path, by, ownCredential }) => {
        const name = operation ?? `${method} ${path} ${paint.yellow('(in no document)')}`;
        return `  ${name}  ${paint.dim(`${file}:${line}${by === 'text' ? ', read as text' : ''}${ownCredential ? ', with a login of its own' : ''}`)}`;
      }),
    ],
    unresolved.length === 0
      ? []
      : [
          paint.bold(`${counted(unresolved.length, 'call')} that could not be read to the end`),
          ...unresolved.map(({ file, line, why }) => `  ${paint.yellow('?')} ${file}:${line}  ${why}`),
        ],
    undocumented.length === 0
      ? []
      : [
          `${counted(undocumented.length, 'call')} in no document of Atlassian's: nobody states which scopes such a call takes, and it may end without notice.`,
        ],
    leastScopes(paint, 'Least scopes', minimal),
    reasons(paint, 'Why (classic)', report.why.classic),
    report.narrower.length === 0
      ? []
      : [
          paint.bold('Narrower'),
          ...report.narrower.map(
            ({ classic, granular }) => `  instead of ${classic}: ${namesOrNone(granular)}`,
          ),
        ],
    have === null
      ? []
      : [
          `${paint.bold('Declared')} ${namesOrNone(have)}`,
          `${paint.bold('Missing')}  ${missing.length > 0 ? paint.red(namesOrNone(missing)) : paint.green('nothing')}`,
          `${paint.bold('Unused')}   ${
            unused === null
              ? 'cannot be told while a call could not be read to the end'
              : unused.length > 0
                ? paint.yellow(namesOrNone(unused))
                : 'nothing'
          }`,
        ],
    report.problems
      .filter(({ kind }) => kind !== 'inconsistent')
      .map(
        ({ severity, message }) =>
          `${severity === 'error' ? paint.red('✗') : severity === 'warning' ? paint.yellow('!') : '·'} ${message}`,
      ),
    [paint.dim(`Facts as of ${report.factsAsOf}.`)],
  ];
  return paragraphs(parts);
};
