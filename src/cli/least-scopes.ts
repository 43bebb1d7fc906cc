import type { ScopeAnswer } from '../jira-facts/index.ts';
import type { Paint } from './terminal.ts';

export const namesOrNone = (names: readonly string[]): string =>
  names.length > 0 ? names.join(', ') : 'none';

/** The least sets of scopes, a line each. `besideConnect`: what else is to be said of that one. */
export const leastScopes = (
  paint: Paint,
  title: string,
  { connect, classic, granular, fewest }: ScopeAnswer['minimal'],
  besideConnect = '',
): string[] => [
  paint.bold(title),
  `  Connect    ${namesOrNone(connect)}${besideConnect}`,
  `  classic    ${namesOrNone(classic)}`,
  `  granular   ${namesOrNone(granular)}`,
  `  fewest     ${namesOrNone(fewest)}`,
];

/** Blocks of lines with an empty line between them; one that has none is left out. */
export const paragraphs = (blocks: readonly (readonly string[])[]): string =>
  `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
