import type { Outside } from '../../self-test/index.ts';
import type { CliIo } from '../io.ts';
import { isTerminal, terminalColumns } from '../terminal.ts';

/** One live line on a terminal, a line each elsewhere; anything else that is told starts on a line of its own. */
export function progressOn({ stderr }: CliIo): Pick<Outside, 'tell' | 'progress'> {
  if (!isTerminal(stderr)) {
    const tell = (line: string): void => void stderr.write(`${line}\n`);
    return { tell, progress: tell };
  }
  const clear = '\r\u001b[K';
  const width = terminalColumns(stderr) ?? 80;
  return {
    tell: (line) => void stderr.write(`${clear}${line}\n`),
    progress: (line) => void stderr.write(`${clear}${line.slice(0, width - 1)}`),
  };
}

/** Columns of a terminal; nothing where it is none. */
export function widthOf(stream: object): { width?: number } {
  const width = terminalColumns(stream);
  return width === null ? {} : { width };
}
