import pc from 'picocolors';
import type { CliIo } from './io.ts';

/** Whether a person sits at the other end; a pipe, a file and the streams of a test are none. */
export function isTerminal(stream: object): boolean {
  return 'isTTY' in stream && stream.isTTY === true;
}

/** Whether results are coloured: a person reads them, and has not asked for none (https://no-color.org). */
export function wantsColors({ stdout, env }: Pick<CliIo, 'stdout' | 'env'>): boolean {
  return isTerminal(stdout) && !env.NO_COLOR && env.TERM !== 'dumb';
}

export type Paint = ReturnType<typeof pc.createColors>;

/**
 * Colours for results; for whom none are wanted each leaves a text as it is. What picocolors finds out by itself paints wherever `CI` is
 * set, and everywhere on Windows: summaries and files would be full of escapes.
 */
export const paintOf = (io: Pick<CliIo, 'stdout' | 'env'>): Paint => pc.createColors(wantsColors(io));

/** Characters in a line of the terminal; null: not a terminal, or one that does not say. */
export function terminalColumns(stream: object): number | null {
  return 'columns' in stream && typeof stream.columns === 'number' && stream.columns > 0
    ? stream.columns
    : null;
}
