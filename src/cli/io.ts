import type { Readable, Writable } from 'node:stream';
import type { Output } from './output.ts';

/** What a command may touch of the outside: handed in by main.ts, replaced by plain streams in tests. */
export interface CliIo {
  readonly stdin: Readable;
  /** Results only. */
  readonly stdout: Output;
  /** Progress, warnings and errors. */
  readonly stderr: Writable;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** 0 healthy, 1 problems found, 2 wrong usage or configuration, 3 could not tell, 130 interrupted. */
  setExitCode(code: number): void;
}
